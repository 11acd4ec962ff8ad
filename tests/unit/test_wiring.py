"""Layers that do not make a network are refused in words, and stay free."""

import numpy as np
import pytest

from labutils.layers import Activation, BatchNorm, Dense, Dropout, Noise, PReLU, mlp
from labutils.network import Network


@pytest.mark.parametrize(
    "layers, words",
    [
        ([], "expected at least one Dense layer"),
        ([Activation("relu")], "expected at least one Dense layer"),
        (mlp, "expected a list of layers"),
        ("mlp", "expected a list of layers"),
        (3, "expected a list of layers"),
        ([2, 3, 1], "layers hold 2, which is not a layer"),
        ([Dense(2, 3), "relu", Dense(3, 1)], "layers hold 'relu'"),
        ([Dense, Activation], "which is not a layer"),
        ([Dense(2, 3), Dense(4, 1)], "layers[1], Dense(4, 1), takes 4 rows, but Dense(2, 3) before it gives 3"),
        ([Dense(2, 3), BatchNorm(4), Dense(3, 1)], "takes 4 rows"),
        ([Dense(2, 3), Dropout(0.5), PReLU(2), Dense(3, 1)], "layers[2], PReLU(2), takes 2 rows"),
        ([Dense(2, 1), Activation("sigmoid")], "the last layer is Activation('sigmoid')"),
        ([Dense(2, 1), PReLU(1)], "the last layer is PReLU(1)"),
        ([Dense(2, 1), Dropout(0.5)], "the last layer is Dropout(0.5)"),
        ([Dense(2, 1), Noise(0.5)], "the last layer is Noise(0.5)"),
    ],
)
def test_what_makes_no_network_is_refused_in_one_sentence(layers, words):
    with pytest.raises(ValueError) as caught:
        Network(layers)
    assert words in str(caught.value) and "expected" in str(caught.value) and len(str(caught.value)) < 400


def test_a_network_may_begin_with_noise_or_dropout_and_knows_its_features():
    net = Network([Noise(0.1), Dropout(0.9), BatchNorm(3), Dense(3, 1)])
    assert net.n_x == 3 and net.predict(np.ones((3, 2))).shape == (1, 2)


def test_softmax_needs_two_outputs():
    layers = mlp(2, 3, 1)
    with pytest.raises(ValueError, match="softmax with one output"):
        Network(layers, "softmax")
    Network(layers)
