"""Lab 01: waves."""

import numpy as np
import pytest

from labutils.labs.splits.waves import border, waves, wavy_field


def test_who_knows_the_border_is_wrong_as_often_as_labels_were_turned_over():
    X, Y = waves(50_000, 0.2, np.random.default_rng(0))
    assert np.mean((X[1] > border(X[0])) != Y[0]) == pytest.approx(0.2, abs=0.01)


def test_a_larger_set_holds_the_points_of_a_smaller_one_and_noise_moves_no_point():
    small, large, noisy = (wavy_field(m, noise, seed=3) for m, noise in ((20, 0.1), (50, 0.1), (20, 0.4)))
    assert np.array_equal(small.X, large.X[:, :20])
    assert np.array_equal(small.Y, large.Y[:, :20])
    assert np.array_equal(small.X, noisy.X)
    assert np.array_equal(small.X_dev, large.X_dev)
