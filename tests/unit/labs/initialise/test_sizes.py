"""Lab 02: sizes."""

import numpy as np
import pytest

from labutils.labs.initialise.models import DATA, deep
from labutils.labs.initialise.sizes import log10, rms, sizes, times


def test_sizes_are_the_root_mean_squares_of_each_layer():
    net = deep(3, "he", seed=4)
    found = sizes(net, DATA.X, DATA.Y)
    assert np.allclose(found["A"], [rms(A) for A in net.activations(DATA.X)[1:-1]])
    net.J_and_grad(DATA.X, DATA.Y)
    assert np.allclose(found["dW"], [np.sqrt(np.mean(net.grad_blocks()[f"W{l}"] ** 2)) for l in (1, 2, 3)])
    assert np.allclose(found["dZ"], [rms(layer.dZ) for layer in net.flow(DATA.X, DATA.Y)])


def test_log10_leaves_exact_zeros_out():
    assert np.array_equal(log10(np.array([100.0, 0.0, -0.1])), [2, np.nan, -1], equal_nan=True)


@pytest.mark.parametrize(
    "ratio, words",
    [
        (1.0, "1"),
        (1 / 1024, "0.00098"),
        (450, "450"),
        (23_456, "23,000"),
        (1.6e-9, "1.6e-9"),
    ],
)
def test_a_factor_has_two_digits_whatever_its_size(ratio, words):
    assert times(ratio) == words
