"""Many seeds of one recipe at once, as a stack, and whether two recipes differ by more than their seeds do."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from .recipe import Recipe
from .running import Training

SEEDS = range(20)
T = 2.093  # Student's t with 19 degrees of freedom, 97.5 % below (Gosset, 1908)
T_AT_ONCE = (T, 2.433, 2.625, 2.759, 2.861)  # the same for 1, 2, ... comparisons: (1 - 0.05/(2 k)) below (Bonferroni, 1936)


class Difference(NamedTuple):
    """Mean of b - a over the pairs, and its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def stands_out(self) -> bool:
        """Is 0 outside the interval?"""
        return self.low > 0 or self.high < 0


def spread(recipe: Recipe) -> Iterator[np.ndarray]:
    """(2, 20) accuracies in %, train and dev, of twenty seeds while they train side by side: the last ones are the result.

    Each seed draws its own first weights; points and batches are the same for all, and for every recipe with these data.
    """
    training = Training(recipe, SEEDS)
    for _ in training.reports():
        yield 100 * np.array([training.net.accuracy(*training.train), training.net.accuracy(*training.dev)])


def difference(a: np.ndarray, b: np.ndarray, *, among: int = 1) -> Difference:
    """How much larger b is than a, seed by seed; a, b : (20,).

    among : how many such comparisons, 1 to 5, are looked at together; their intervals are wider, so that in 95 of 100
    cases all of them hold at once.
    """
    d = np.asarray(b, float) - np.asarray(a, float)
    half = T_AT_ONCE[among - 1] * d.std(ddof=1) / np.sqrt(len(d))
    return Difference(float(d.mean()), float(d.mean() - half), float(d.mean() + half))
