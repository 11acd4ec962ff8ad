"""A run on which one goes to any update, forth or back."""

from collections.abc import Generator, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np

from .recipe import Recipe
from .running import Training

STRIDE = 20  # updates that are made again at most, once they have been made


class Mark(NamedTuple):
    """All that the next update depends on beside its batch."""

    theta: np.ndarray
    running: np.ndarray
    optimizer: dict[str, Any]
    dropout: dict[str, Any]
    settings: dict[str, Any]


class Way:
    """``training`` goes to any update of a recipe, in pieces: it keeps its batches, and itself each ``STRIDE`` updates."""

    def __init__(self, recipe: Recipe):
        self.training = Training(recipe)
        self._new, self._batches = self.training._batches, []
        self._marks: dict[int, Mark] = {}
        self.training._batches = self._from(0)
        self._mark()

    def before(self, t: int) -> Generator[None, None, Training]:
        """Afterwards the training is about to make update t, 1 at least."""
        training, nearest = self.training, max(mark for mark in self._marks if mark < t)
        if training.iteration >= t or nearest > training.iteration:
            self._back(nearest)
        while training.iteration < t - 1:
            with np.errstate(all="ignore"):
                for _ in range(min(STRIDE - training.iteration % STRIDE, t - 1 - training.iteration)):
                    training.update(*training.batch())
            self._mark()
            yield
        return training

    def _from(self, k: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """The batches from update k + 1 on: those that were drawn already, then new ones."""
        while True:
            if k == len(self._batches):
                self._batches.append(next(self._new))
            yield self._batches[k]
            k += 1

    def _mark(self) -> None:
        training = self.training
        if training.iteration % STRIDE == 0 and training.iteration not in self._marks:
            dropout = training.chance.dropout.bit_generator.state
            kept = deepcopy((vars(training.optimizer), dropout, training.settings))
            self._marks[training.iteration] = Mark(training.net.theta.copy(), training.net.running.copy(), *kept)

    def _back(self, iteration: int) -> None:
        training, mark = self.training, deepcopy(self._marks[iteration])
        training.net.theta[...], training.net.running[...] = mark.theta, mark.running
        vars(training.optimizer).update(mark.optimizer)
        training.chance.dropout.bit_generator.state = mark.dropout
        training.settings, training.iteration = mark.settings, iteration
        training._set()
        training._batches = self._from(iteration)
