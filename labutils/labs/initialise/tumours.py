"""Thirty measurements of tumours, raw or normalised: the same network, the same steps, four learning rates."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from labutils import data
from labutils.data import Pair
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import Diverged, fit

ALPHAS, STEPS = (0.001, 0.01, 0.1, 1.0), 200


class Trial(NamedTuple):
    """One run of 30-16-1: J on the training set (infinite where it diverged), and accuracies in %."""

    J: float
    dev: float
    test: float


def parts(seed: int) -> tuple[Pair, ...]:
    """60 % of the tumours to train on, 20 % for dev, 20 % for test: three pairs (X, Y)."""
    return data.split(*data.breast_cancer(), (0.6, 0.2, 0.2), seed=seed)


def trial(scale: Callable, alpha: float, seed: int = 1) -> Trial:
    """200 steps of gradient descent on the inputs as ``scale(X_train, X)`` makes them."""
    train_set, *others = parts(seed)
    X_train, Y_train = train_set
    net = Network(mlp(30, 16, 1), seed=seed)
    with np.errstate(all="ignore"):
        try:
            fit(net, GradientDescent(alpha), scale(X_train, X_train), Y_train, epochs=STEPS)
        except Diverged:
            return Trial(np.inf, 0.0, 0.0)
        dev, test = (100 * float(net.accuracy(scale(X_train, X), Y)) for X, Y in others)
        return Trial(float(net.loss(scale(X_train, X_train), Y_train)), dev, test)


def raw(X_train, X) -> np.ndarray:
    """X as it was measured."""
    return X


def by_the_training_set(X_train, X) -> np.ndarray:
    """Mean 0 and spread 1, by the training set's mu and sigma."""
    return data.Normalizer(X_train)(X)


class Table:
    """J and dev accuracy, a row for the raw inputs and one for the normalised, one column per alpha.

    The test set is looked at once, for the setting that does best on dev.
    """

    def __init__(self, normalise: Callable, seed: int = 1):
        self.trials = {
            name: [trial(scale, alpha, seed) for alpha in ALPHAS]
            for name, scale in (("raw", raw), ("normalised", normalise))
        }

    def __repr__(self) -> str:
        rows = [f"{'alpha':<16}" + "".join(f"{alpha:>8g}" for alpha in ALPHAS)]
        for name, trials in self.trials.items():
            rows.append(f"{name:<11}{'J':<5}" + "".join(f"{one.J:8.2f}" for one in trials))
            rows.append(f"{'':<11}{'dev':<5}" + "".join(f"{one.dev:6.0f} %" for one in trials))
        dev, name, n = max((one.dev, name, -n) for name, trials in self.trials.items() for n, one in enumerate(trials))
        chosen = f"best on dev: {name}, alpha = {ALPHAS[-n]:g}"
        return "\n".join([*rows, f"{chosen}; its test accuracy, looked at once: {self.trials[name][-n].test:.0f} %"])


def raw_or_normalised(normalise: Callable) -> Table:
    """The table of both, with ``normalise(X_train, X)``."""
    return Table(normalise)
