"""What became of one trial."""

from dataclasses import dataclass, field
from json import dumps
from math import nan
from typing import Any

import numpy as np

from .samplers import Params

__all__ = ["DIVERGED", "DONE", "FATES", "KILLED", "RAISED", "TIMED_OUT", "Result", "seed_of"]

DONE, RAISED, DIVERGED, TIMED_OUT, KILLED = "done", "raised", "diverged", "timed out", "killed its worker"
FATES = (DONE, RAISED, DIVERGED, TIMED_OUT, KILLED)


def seed_of(seed: int, number: int) -> int:
    """The seed of trial ``number``: its own stream, whoever runs the trial, and when. Below 2^63."""
    own = np.random.SeedSequence(seed, spawn_key=(number,))
    return int(own.generate_state(1, np.uint64)[0] >> np.uint64(1))


@dataclass(frozen=True)
class Result:
    """One trial that came to an end; two are equal when all but their time is.

    number, params, seed : objective(**params, seed=seed) runs it again
    fate : "done", "raised", "diverged" (NaN or infinite), "timed out" or "killed its worker"
    answer : what the objective returned, as plain data; None when it did not return
    error : one sentence when the fate is not "done"
    printed : the end of what it printed
    seconds : how long it ran
    """

    number: int
    params: Params
    seed: int
    fate: str
    answer: Any = None
    error: str = ""
    printed: str = ""
    seconds: float = field(default=nan, compare=False)

    @property
    def value(self) -> float:
        """What is compared, lower is better: the answer, or its "value"; NaN unless the trial is done."""
        return value_of(self.answer) if self.fate == DONE else nan

    def __str__(self) -> str:
        said = f"value {self.value:.6g}" if self.fate == DONE else f"{self.fate}: {self.error}"
        settings = ", ".join(f"{name} = {shown(value)}" for name, value in self.params.items())
        return f"trial {self.number} ({settings}) {said}"


def shown(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def value_of(answer: Any) -> float:
    """The number in an answer: itself, or its "value"; TypeError when there is none."""
    value = answer.get("value") if isinstance(answer, dict) else answer
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(
            f"the objective returned {type(value).__name__}; expected a number, or a dict with a number under "
            '"value". Return, say, the dev error.'
        )
    return float(value)


def to_text(data: Any) -> str:
    """Plain data as JSON; floats come back to the bit. NumPy's numbers and arrays are taken too; what is masked is None."""
    return dumps(data, default=listed)


def listed(thing: Any) -> Any:
    """What JSON writes for one of NumPy's; TypeError for all else."""
    if isinstance(thing, np.longdouble):
        return float(thing)
    plain = thing.tolist() if hasattr(thing, "tolist") else thing
    if type(plain) is type(thing):
        raise TypeError(
            f"{type(thing).__name__} is not plain data; expected numbers, text, lists and dicts. Keep a number or a text "
            "made of it."
        )
    return plain
