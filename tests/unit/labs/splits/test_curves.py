"""Lab 01: many networks on one curve."""

import numpy as np
import pytest

from labutils.labs.splits.curves import GRID, SIGMA, Fits, bias_and_variance, curve, noisy
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit


def test_each_network_learns_points_of_its_own():
    fits = Fits(3, 20, (5, 6)).train(epochs=30)
    x, y = noisy(20, np.random.default_rng(6).spawn(2)[0])
    alone = fit(Network(mlp(1, 3, 1, activation="tanh"), "squared", init="xavier", seed=6), Adam(0.1), x, y, epochs=30)
    assert np.allclose(fits.answers()[1], alone.predict(GRID[None])[0])


def test_the_parts_of_constants_are_known():
    """Answers truth + 1 and truth - 1 have no bias and a variance of 1; both moved by 2, a bias² of 4."""
    answers = curve(GRID) + np.array([[1.0], [-1.0]])
    assert bias_and_variance(answers) == pytest.approx((0, 1))
    assert bias_and_variance(answers + 2) == pytest.approx((4, 1))


def test_the_error_measured_is_the_one_on_the_curve_plus_the_noise():
    fits = Fits(0, 20, range(200)).train()
    on_curve = ((fits.answers() - fits.truth()) ** 2).mean()
    assert fits.measured().mean() == pytest.approx(on_curve + SIGMA**2, abs=0.005)
    assert sum(bias_and_variance(fits.answers())) == pytest.approx(on_curve)


def test_more_units_learn_the_very_points_that_fewer_learnt():
    few, many = Fits(1, 10, range(3)), Fits(4, 10, range(3))
    assert few.x is many.x and few.y is many.y
    assert Fits(1, 20, range(3)).x.shape == (3, 1, 20) and not np.array_equal(Fits(1, 10, range(3, 6)).x, few.x)
