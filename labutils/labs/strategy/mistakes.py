"""Twenty real mistakes of a digit network, and what tags on them are worth."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .models import SEED, cut, reader

TAGGED = 20
UNTAGGED = "?"
CAUSES = ("hole filled", "line broken", "odd shape", "easy to read", "label wrong")


class Mistakes(NamedTuple):
    """X (64, k) of the first k mistakes on dev, the true digits and the answers (k,), and the dev error in %."""

    X: np.ndarray
    true: np.ndarray
    answers: np.ndarray
    error: float


@lru_cache(maxsize=1)
def mistakes(seed: int = SEED) -> Mistakes:
    """What a 64-16-10 network gets wrong on dev, the first twenty."""
    X, Y = cut(seed).dev
    true, answers = Y.argmax(axis=0), reader(seed, (16,)).predict(X).argmax(axis=0)
    wrong = np.flatnonzero(true != answers)
    first = wrong[:TAGGED]
    return Mistakes(X[:, first], true[first], answers[first], 100 * wrong.size / true.size)


def ceilings(tags: Sequence[str], error: float) -> np.ndarray:
    """(5,) points of dev error that each of CAUSES is worth at most: its share of the tags times the error in %."""
    return np.array([error * sum(tag == cause for tag in tags) / len(tags) for cause in CAUSES])
