"""Twenty seeds of a run and of its ghost, side by side, and how much of them is on the screen."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from .telling import of_seeds, still_training

KNOWN = 12  # plans whose seeds are not trained again

Plan = Any
Train = Callable[[Plan], Iterator[np.ndarray]]


def in_turn(*runs: Iterable[np.ndarray]) -> Iterator[tuple[int, np.ndarray]]:
    """(which of the runs, its next), one after another and round again, until all are over: each a piece of its own."""
    going = dict(enumerate(map(iter, runs)))
    while going:
        for number, run in list(going.items()):
            try:
                yield number, next(run)
            except StopIteration:
                del going[number]


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
        """Train both. ``train(plan)`` gives what the seeds reach while they train, (results, seeds) in %, the end last."""
        self._compared = ghost is not None
        last = [np.full((len(self.names), 1), np.nan)] * 2
        for series, reached in in_turn(self._of(ghost, train) if self._compared else (), self._of(now, train)):
            last[series] = reached
            self._frames.append(np.stack(np.broadcast_arrays(*last), axis=1))
            self.shown = len(self._frames)
            yield
        self._over = True

    def _of(self, plan: Plan, train: Train) -> Iterable[np.ndarray]:
        """What they reach while they train; what is known is there at once."""
        known = [results for one, results in self._known if one == plan]
        return known or self._noted(plan, train)

    def _noted(self, plan: Plan, train: Train) -> Iterator[np.ndarray]:
        for results in train(plan):
            yield results
        self._known = [*self._known[-KNOWN:], (plan, results)]

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
