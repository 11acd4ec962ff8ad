"""The race on five surfaces: five paths from one start, and how high each runner still is."""

from functools import lru_cache

import numpy as np

from labutils.optimizers import Optimizer

from .surfaces import SURFACES, descend


def raced(surface: str, optimizer: Optimizer, steps: int) -> np.ndarray:
    """The way down, (2, steps + 1): computed once, since a slider moves one or two of five runners."""
    return _raced(surface, type(optimizer), tuple(vars(optimizer).items()), steps)


@lru_cache(maxsize=64)
def _raced(surface: str, kind: type[Optimizer], settings: tuple, steps: int) -> np.ndarray:
    return descend(SURFACES[surface], kind(**dict(settings)), steps)


def reading(height: float) -> str:
    """A height, rounded so that other machines agree with it."""
    if height > 100:
        return "out of sight"
    return f"{height:.3f}" if height >= 0.0005 or height == 0 else f"{height:.0e}" if height > 1e-6 else "below 1e-6"
