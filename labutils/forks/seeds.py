"""Twenty seeds of a run and of its ghost, side by side, and how much of them is on the screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import Any

import numpy as np

from ..cores import side_by_side
from ..recipe.comparing import Part
from .telling import of_seeds, still_training

KNOWN = 12  # plans whose seeds are not trained again

Plan = Any
Train = Callable[[Plan], Iterator[Part]]


def in_turn(*runs: Iterable) -> Iterator:
    """The first of each, the second of each, and so on."""
    return (one for some in zip_longest(*runs) for one in some if one is not None)


class Seeds:
    """names : of the results; asked : are the seeds wanted; shown : how many of the race's frames are on the screen."""

    def __init__(self, names: Sequence[str]):
        self.names = tuple(names)
        self._known: list[tuple[Plan, np.ndarray]] = []
        self.begin(asked=False)

    def begin(self, *, asked: bool) -> None:
        """Nothing is trained yet."""
        self.asked, self.shown, self._over, self._compared = asked, 0, False, False
        self._frames: list[np.ndarray] = []

    def race(self, train: Train, now: Plan, ghost: Plan | None) -> Iterator[None]:
        """Train both, part by part on all cores; ``train(plan)`` gives the parts."""
        self._compared = ghost is not None
        plans = [now, ghost] if self._compared else [now]
        reached, parts = zip(*(self._begun(plan, train) for plan in plans))
        going = list(in_turn(*([(results, part) for part in some] for results, some in zip(reached, parts))))
        for ended in chain([[]], side_by_side(part.training for _, part in going)):
            for number, percent in ended:
                results, part = going[number]
                results[:, part.place] = percent
            self._add(*reached)
            yield
        new = [(plan, results) for plan, results, some in zip(plans, reached, parts) if some]
        self._known, self._over = [*self._known[-KNOWN:], *new], True

    def _begun(self, plan: Plan, train: Train) -> tuple[np.ndarray, list[Part]]:
        """(results, seeds) in %, NaN where there are none yet, and the parts that are still to be trained."""
        known = [results for one, results in self._known if one == plan]
        if known:
            return known[0], []
        parts = list(train(plan))
        return np.full((len(self.names), parts[-1].place.stop), np.nan), parts

    def _add(self, now: np.ndarray, ghost: np.ndarray | None = None) -> None:
        """One more frame."""
        self._frames.append(np.stack([np.full_like(now, np.nan) if ghost is None else ghost, now], axis=1))
        self.shown = len(self._frames)

    @property
    def seen(self) -> np.ndarray | None:
        """(results, series, seeds) of the frame that is shown, first the ghost's; None where none is asked for."""
        if not self.asked:
            return None
        return self._frames[self.shown - 1] if self.shown else np.full((len(self.names), 2, 1), np.nan)

    def sentence(self) -> str:
        """What they say."""
        if not self.shown:
            return ""
        ghost, now = self.seen.swapaxes(0, 1)
        if not self._over or self.shown < len(self._frames):
            return still_training(now, ghost if self._compared else None)
        return of_seeds(self.names, now, ghost if self._compared else None)
