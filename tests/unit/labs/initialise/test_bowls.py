"""Lab 02: bowls."""

import numpy as np
import pytest

from labutils.labs.initialise.bowls import TREATMENTS, Bowl, measurements


def test_the_bowl_is_the_cost_and_its_rings_lie_at_their_level():
    X, y = measurements()
    bowl = Bowl.of(X, y)

    def J(w):
        return np.square(w @ X - y).mean() / 2

    assert J(bowl.lowest) == pytest.approx(bowl.floor)
    assert all(J(w) == pytest.approx(bowl.floor + 0.3) for w in bowl.ring(0.3).T[::20])


def test_the_bowls_path_is_gradient_descent():
    X, y = measurements()
    way = Bowl.of(X, y).descend(0.01, steps=1)
    w = way[:, 0]
    assert np.allclose(way[:, 1], w - 0.01 * X @ (w @ X - y) / len(y))


def test_normalising_rounds_the_bowl_and_sigma_squared_does_not():
    X, y = measurements()
    ratio = {name: np.divide(*Bowl.of(treat(X), y).curvatures[::-1]) for name, treat in TREATMENTS.items()}
    raw, centred, normalised, squared = ratio.values()
    assert raw > 40 and 10 < centred < 30 and normalised < 2
    assert squared == pytest.approx(centred, rel=0.1)
