"""Dropout's random numbers, watched: which mask was drawn last, and the switch that freezes the first one."""

import numpy as np


class Draws:
    """Stands in for a generator: hands out ``random(shape)`` and remembers the newest numbers of each shape.

    frozen : hand out the *first* numbers of a shape again and again: the bug that makes one mask for the whole run.
    """

    def __init__(self, rng, frozen: bool = False):
        self._rng, self._frozen = rng, frozen
        self._latest: dict[tuple, np.ndarray] = {}

    def random(self, shape: tuple[int, ...]) -> np.ndarray:
        """Uniform numbers in [0, 1), fresh or the first ones again; a copy, because a layer may write into it."""
        if not (self._frozen and shape in self._latest):
            self._latest[shape] = self._rng.random(shape)
        return self._latest[shape].copy()

    def mask(self, n: int, m: int, keep_prob: float, example: int = 0) -> np.ndarray:
        """(n,) the newest mask of one example in a layer of n units; all kept before the first draw."""
        drawn = self._latest.get((n, m))
        return np.ones(n) if drawn is None else (drawn[:, example] < keep_prob).astype(float)
