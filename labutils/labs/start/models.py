"""The lab's data, and networks that learn them."""

from collections.abc import Sequence

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network


def petals() -> data.TrainDev:
    """The flower, 240 points to train on and 160 to judge by."""
    (X, Y), (X_dev, Y_dev) = data.split(*data.flower(), (0.6, 0.4), seed=0)
    return data.TrainDev(X, Y, X_dev, Y_dev)


DATA = petals()


def disc(m: int = 200, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Points all over the square, those in the disc of radius 0.9 are class 1: X (2, m), Y (1, m)."""
    X = np.random.default_rng(seed).uniform(-1.4, 1.4, (2, m))
    return X, (np.linalg.norm(X, axis=0, keepdims=True) < 0.9).astype(float)


def one_hidden_layer(hidden: int, seed: int | Sequence[int]) -> Network:
    """2-hidden-1 with tanh; no hidden unit at all is logistic regression."""
    sizes = (2, hidden, 1) if hidden else (2, 1)
    return Network(mlp(*sizes, activation="tanh"), init="xavier", seed=seed)
