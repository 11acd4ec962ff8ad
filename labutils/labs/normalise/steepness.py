"""How a gradient fares on its way back through eight hidden layers, with batchnorm and without."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from labutils import data
from labutils.functions import ACTIVATIONS
from labutils.layers import mlp
from labutils.network import Network

DEPTH, WIDTH = 8, 16
STARTS = {"ReLU": ("relu", "he"), "tanh": ("tanh", "xavier"), "sigmoid": ("sigmoid", "xavier")}


@cache
def problem() -> data.TrainDev:
    """The noisy field, which takes as long to make as a pass back."""
    return data.noisy_field()


def way_back(name: str, scale: float, batchnorm: bool, seed: int | Sequence[int] = 1) -> tuple[np.ndarray, np.ndarray]:
    """(sizes of dZ, mean slopes g'), each (DEPTH,) from the first hidden layer on; (DEPTH, K) for a sequence of seeds.

    The network is untrained, its initial weights are those of He or Xavier times ``scale``, and dZ is relative to the last
    hidden layer's.
    """
    activation, init = STARTS[name]
    net = Network(mlp(2, *[WIDTH] * DEPTH, 1, activation=activation, batchnorm=batchnorm), init=init, seed=seed)
    net.W *= scale
    X, Y, *_ = problem()
    flow = net.flow(X, Y)
    sizes = np.array([np.sqrt(np.mean(layer.dZ**2, axis=(-2, -1))) for layer in flow])
    slopes = np.array([ACTIVATIONS[activation].slope(layer.A).mean(axis=(-2, -1)) for layer in flow])
    return sizes / sizes[-1], slopes


def change(ratio: float) -> str:
    """In words: what a number was multiplied by."""
    if 1 / 1.5 < ratio < 1.5:
        return "hardly changes"
    return f"grows {ratio:,.0f}-fold" if ratio > 1 else f"shrinks {1 / ratio:,.0f}-fold"
