"""One exercise: its solution, its cases, and the wrong answers that are known."""

import inspect
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np


@dataclass(frozen=True)
class Wrong:
    """A known wrong answer, and the sentence that names it and why it is tempting.

    fn : the expression a learner would return, in the names of the exercise's arguments and of its module
        ("W - alpha * dW"), or a function with the exercise's arguments where one expression does not hold it.
    """

    fn: Callable | str
    message: str


@dataclass(frozen=True)
class Exercise:
    """One function for the learner to write.

    name : what the learner's function is called
    solution : the right answer; the library's own function where it has one
    cases : rng -> arguments of one call, random, non-zero, non-square, no 0.5 and no 1: chance must not hide
        a mistake. A generator the function draws from is one too: ``np.random.default_rng(rng.integers(99))``.
    wrong : the known wrong answers; a single one is named only if it is hit on every case
    hints : three, each stronger
    returns : names of the returned values, for the sentences
    right : what a right answer shows, said with the praise
    also_right : functions that differ from the solution and are right too (a mask drawn in another way)
    broken : where the stub holds code to be repaired, what that code gives, written like a wrong answer
    seeds : of the generators that cases gets in a check, a call each; more than five where five do not meet every branch
    """

    name: str
    solution: Callable
    cases: Callable[[np.random.Generator], tuple]
    wrong: Sequence[Wrong] = ()
    hints: tuple[str, str, str] = ("", "", "")
    returns: tuple[str, ...] = ()
    right: str = ""
    also_right: Sequence[Callable] = ()
    broken: Callable | str | None = None
    seeds: Sequence[int] = range(5)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wrong", [replace(wrong, fn=self._function(wrong.fn)) for wrong in self.wrong])
        object.__setattr__(self, "broken", self.broken and self._function(self.broken))

    def _function(self, answer: Callable | str) -> Callable:
        """An expression, always our own text, as the function of the exercise's arguments that returns it."""
        if callable(answer):
            return answer
        space = {"np": np, **self.cases.__globals__}
        return eval(f"lambda {', '.join(self.parameters)}: {answer}", space)  # our own text only

    def arguments(self, seed: int) -> tuple:
        """Arguments of the case with this seed, built afresh: nothing a call changed is left in them."""
        return self.cases(np.random.default_rng(seed))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the solution's arguments."""
        return tuple(inspect.signature(self.solution).parameters)

    @property
    def lines(self) -> str:
        """The library's own lines, as ``solution`` shows them."""
        return textwrap.dedent(inspect.getsource(self.solution)).rstrip()
