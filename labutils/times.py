"""What all schedules share: checks of alpha0 and t, how much of the run is over, and noise that belongs to a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

import numpy as np

from .validate import check_numbers, check_range, check_seed, plain, told
from .validate.quiet import quiet

Time = float | np.ndarray
BLOCK = 2**16  # times whose noise comes from one generator


def schedule(rule: Callable[..., Time]) -> Callable[..., Time]:
    """Check what all schedules share; a single t goes through the same arithmetic as many."""

    @wraps(rule)
    @quiet
    def checked(alpha0: float, t: Time, **settings) -> Time:
        alpha0 = check_range("alpha0", alpha0, 0, np.inf, open_low=True)
        settings = {name: value if plain(value) is None else plain(value) for name, value in settings.items()}
        times = check_numbers("t", t)
        if (times < 0).any():
            raise ValueError(f"t is {told(t)}; expected times of at least 0. Count epochs or iterations from 0.")
        alpha = rule(alpha0, np.atleast_1d(times), **settings).reshape(times.shape)[()]
        if not np.isfinite(alpha).all():
            raise ValueError(f"alpha0 = {alpha0:g} gives an infinite alpha; expected a finite one. Choose a smaller alpha0.")
        return alpha

    return checked


def share_of_run(t: Time, steps: float) -> Time:
    """How much of the run is over, at most 1."""
    check_range("steps", steps, 0, np.inf, open_low=True)
    return np.minimum(t / steps, 1)


def normals(t: np.ndarray, seed: int) -> np.ndarray:
    """The number for time t depends on t and seed only, not on which times are asked for together.

    Each block of times has a generator of its own, so that a late t costs no more than an early one.
    """
    check_seed(seed)
    blocks, places = np.divmod(np.floor(t), BLOCK)
    noise = np.empty(t.shape)
    for block in np.unique(blocks):
        here = blocks == block
        at = places[here].astype(int)
        rng = np.random.default_rng([seed, int(block)] if block else seed)
        noise[here] = rng.standard_normal(at.max() + 1)[at]
    return noise
