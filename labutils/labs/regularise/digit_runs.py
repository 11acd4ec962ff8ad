"""Dropout on the digits, and what more data is worth there: distorted copies against new examples."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from .distorting import distorted

DEV, EPOCHS = 600, 120


def parts(seed: int, m: int) -> tuple[np.ndarray, ...]:
    """X, Y, X_dev, Y_dev: m digits to train on, another draw for each seed, and 600 for dev."""
    X, Y = data.digits()
    order = np.random.default_rng(seed).permutation(X.shape[1])
    train, dev = order[DEV : DEV + m], order[:DEV]
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def dropout_accuracy(keep_prob: float, seeds: Sequence[int] = range(10), m: int = 150) -> float:
    """Mean dev accuracy in % of 64-128-10 on m digits."""
    return float(np.mean([_dropout(keep_prob, seed, m) for seed in seeds]))


def _dropout(keep_prob: float, seed: int, m: int) -> float:
    X, Y, X_dev, Y_dev = parts(seed, m)
    net = Network(mlp(64, 128, 10, keep_prob=keep_prob), "softmax", seed=seed)
    return 100 * float(fit(net, Adam(0.01), X, Y, epochs=EPOCHS, seed=seed).accuracy(X_dev, Y_dev))


def noise_or_new(kind: str, m: int, seeds: Sequence[int] = range(5)) -> float:
    """Mean dev accuracy in % of 64-32-10 on m digits, distorted afresh in every epoch if kind names a distortion."""
    return float(np.mean([_augmented(kind, m, seed) for seed in seeds]))


@cache
def _augmented(kind: str, m: int, seed: int) -> float:
    X, Y, X_dev, Y_dev = parts(seed, m)
    net, rng, adam = Network(mlp(64, 32, 10), "softmax", seed=seed), np.random.default_rng(seed), Adam(0.01)
    adam.reset(net.theta)
    for _ in range(EPOCHS):
        net.J_and_grad(distorted(kind, X, 1.0, rng), Y)
        adam.step(net.theta, net.grad)
    return 100 * float(net.accuracy(X_dev, Y_dev))
