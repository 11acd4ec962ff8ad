"""Sentences about results, held to their proof.

A sentence in a notebook that holds numbers or compares things is a claim. It stands word for word in the
lab's module above the function that measures it; a test finds it in the notebook and proves it.

>>> CLAIMS = claim = Claims()
>>> @claim("The mean of 1,000 uniform numbers lies within 0.1 of 0.5.", given=(1_000, 0.1, 0.5))
... def uniform_mean(seeds):
...     import numpy as np
...     means = np.array([np.random.default_rng(seed).random(1_000).mean() for seed in seeds])
...     return abs(means - 0.5) < 0.1, {"largest distance": abs(means - 0.5).max()}
>>> CLAIMS[0].prove().holds
True
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# Names such as L2, W1 or 2-20-3-1 hold digits but no measured number.
_NUMBER = re.compile(r"(?<![\w.,-])[-−]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[-−]?\d+)?(?![\w]|-\d|\.\d)")
FEWEST_SEEDS = 5


class ClaimError(AssertionError):
    """A sentence does not hold, or holds a number that nothing measured."""


@dataclass(frozen=True)
class Evidence:
    """What the proof measured."""

    sentence: str
    holds: bool
    figures: Mapping[str, Any]

    def __repr__(self) -> str:
        figures = ", ".join(f"{name} {np.round(value, 4)}" for name, value in self.figures.items())
        return f"{'holds' if self.holds else 'does not hold'}: {self.sentence} [{figures}]"


@dataclass(frozen=True)
class Claim:
    """One sentence and its proof.

    measure : seeds -> (holds, figures). ``holds`` is one truth value, or one per seed; ``figures`` maps a name to
        what was measured, in the order and with the sign in which the sentence prints it. A share may be printed as
        a percentage. No argument when seeds is None.
    seeds : at least five, or None for a claim in which nothing is random
    given : the numbers of the sentence that are settings, not results (λ = 0.7)
    share : the share of seeds for which it must hold, in (0, 1]
    within : how far a printed number may lie from its figure, in units of the number's last digit
    """

    sentence: str
    measure: Callable[..., tuple[Any, Mapping[str, Any]]]
    seeds: Sequence[int] | None = range(FEWEST_SEEDS)
    given: Sequence[float] = ()
    share: float = 1.0
    within: float = 1.0

    def __post_init__(self) -> None:
        if self.seeds is not None and len(self.seeds) < FEWEST_SEEDS:
            raise ValueError(
                f"seeds has {len(self.seeds)} entries; a claim needs at least {FEWEST_SEEDS}, "
                "or None when nothing in it is random."
            )

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers in the sentence, as printed."""
        return tuple(_NUMBER.findall(self.sentence))

    def prove(self) -> Evidence:
        """Measure. Raises ClaimError when the sentence does not hold or holds a number that is not among the figures."""
        holds, figures = self.measure() if self.seeds is None else self.measure(self.seeds)
        evidence = Evidence(self.sentence, bool(np.mean(holds) >= self.share), dict(figures))
        if not evidence.holds:
            raise ClaimError(f"{evidence} True for {np.mean(holds):.0%} of the seeds, not {self.share:.0%}.")
        self._match(evidence)
        return evidence

    def _match(self, evidence: Evidence) -> None:
        """Each printed number takes the next figure that fits, so numbers that change places do not."""
        figures = [*evidence.figures.values()]
        for number in self.numbers:
            if self._is_given(number):
                continue
            at = next((i for i, figure in enumerate(figures) if self._fits(number, figure)), None)
            if at is None:
                raise ClaimError(f"The sentence says {number}, but no figure does, at this place in their order. {evidence}")
            figures = figures[at + 1 :]

    def _is_given(self, number: str) -> bool:
        return any(np.isclose(_value(number), setting) for setting in self.given)

    def _fits(self, number: str, figure: Any) -> bool:
        reach = self.within * _last_digit(number) + 1e-12
        scales = (1, 100) if re.search("%|points", self.sentence) else (1,)
        return any(abs(scale * figure - _value(number)) <= reach for scale in scales)


def _value(number: str) -> float:
    return float(number.replace(",", "").replace("−", "-"))


def _last_digit(number: str) -> float:
    """The weight of the last printed digit: 0.1 for 94.8, 1 for 15,000."""
    mantissa, _, exponent = number.replace("−", "-").partition("e")
    return 10.0 ** (int(exponent or 0) - len(mantissa.partition(".")[2]))


class Claims(list[Claim]):
    """The claims of one lab, in the order of its notebook; called, it is the decorator that adds one."""

    def __call__(self, sentence: str, **settings: Any) -> Callable[[Callable], Claim]:
        def add(measure: Callable) -> Claim:
            self.append(Claim(sentence, measure, **settings))
            return self[-1]

        return add
