"""Units that start alike, or nearly."""

from collections.abc import Callable

import numpy as np

UNITS = 6


def near(base: float, difference: float) -> Callable:
    """An initialiser: every weight is ``base`` plus ``difference`` times N(0, 1)."""
    return lambda rng, n_out, n_in: base + difference * rng.standard_normal((n_out, n_in))


def different_units(W, tolerance: float = 1e-3) -> int:
    """How many rows of W (n, n_in) differ by more than rounding: one for a layer of twins."""
    return len(np.unique(np.round(W / tolerance), axis=0))
