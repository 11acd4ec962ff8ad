"""Many seeds of one recipe at once, as a stack, and whether two recipes differ by more than their seeds do."""

from collections.abc import Generator, Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np

from ..cores import side_by_side
from .recipe import Recipe
from .running import Training

SEEDS = range(20)
STACKED = 5  # so many train as one stack, which a core's cache holds
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


class Part(NamedTuple):
    """Some networks of twenty: their place among them, and their training, which returns (results, networks) in %."""

    place: slice
    training: Generator[object, None, np.ndarray]


def places(networks: int, most: int) -> list[slice]:
    """So many networks in parts of ``most``."""
    return [slice(k, min(k + most, networks)) for k in range(0, networks, most)]


def spread(recipe: Recipe) -> Iterator[Part]:
    """Twenty seeds of a recipe, part by part; their results are the accuracies on train and dev.

    Each seed draws its own first weights; points and batches are the same for all, and for every recipe with these data.
    """
    for place in places(len(SEEDS), len(SEEDS) if _draws(recipe) else STACKED):
        yield Part(place, _trained(Training(recipe, SEEDS[place])))


def _draws(recipe: Recipe) -> bool:
    """Are masks or noise drawn, for all networks of a stack in turn? Then each network's depend on how many there are."""
    used = [recipe.params, *({edit.name: edit.value} for edit in recipe.edits)]
    return any(one.get("keep_prob", 1) != 1 or one.get("noise", 0) != 0 for one in used)


def _trained(training: Training) -> Generator[object, None, np.ndarray]:
    yield from training.reports()
    return 100 * np.array([training.net.accuracy(*training.train), training.net.accuracy(*training.dev)])


def twenty(recipe: Recipe) -> np.ndarray:
    """(2, 20) accuracies in %, train and dev, of twenty seeds at their end."""
    ends = dict(chain.from_iterable(side_by_side(part.training for part in spread(recipe))))
    return np.hstack([ends[number] for number in sorted(ends)])


def difference(a, b, *, among: int = 1) -> Difference:
    """How much larger b is than a, seed by seed; a, b : (20,).

    among : how many such comparisons, 1 to 5, are looked at together; their intervals are wider, so that in 95 of 100
    cases all of them hold at once.
    """
    d = np.asarray(b, float) - np.asarray(a, float)
    half = T_AT_ONCE[among - 1] * d.std(ddof=1) / np.sqrt(len(d))
    return Difference(float(d.mean()), float(d.mean() - half), float(d.mean() + half))
