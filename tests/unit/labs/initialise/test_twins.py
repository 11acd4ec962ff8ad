"""Lab 02: twins."""

import numpy as np

from labutils.labs.initialise.twins import different_units, near


def test_units_count_as_different_from_the_tolerance_on():
    W = near(0.5, 0.0)(np.random.default_rng(0), 4, 3)
    assert np.array_equal(W, np.full((4, 3), 0.5)) and different_units(W) == 1
    W[0, 0] += 1e-9
    W[1, 1] += 0.1
    assert different_units(W) == 2
