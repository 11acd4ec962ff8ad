"""Lab 02: sizes."""

import numpy as np
import pytest

from labutils.labs.initialise.models import DATA, deep
from labutils.labs.initialise.sizes import fold, log10, rms, sizes


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
        (1.0, "keeps its size (× 1)"),
        (1 / 1024, "shrinks 1,000-fold"),
        (450, "grows 450-fold"),
        (1e-9, "shrinks 10^9.0-fold"),
    ],
)
def test_a_ratio_is_said_in_words(ratio, words):
    assert fold(ratio) == words
