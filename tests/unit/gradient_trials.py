"""Right gradients to be checked, of all depths and initialisers: nobody may be accused."""

import itertools
from collections.abc import Callable

import numpy as np

from labutils import data
from labutils.functions import ACTIVATIONS as ALL_ACTIVATIONS
from labutils.gradcheck import ACCUSED, GradientCheck, gradient_check
from labutils.initializers import INITIALIZERS as ALL_INITIALIZERS
from labutils.layers import mlp
from labutils.network import Network

DEPTHS, INITIALIZERS, ACTIVATIONS = range(1, 6), ("small", "zeros", "he", "xavier"), ("relu", "tanh", "leaky_relu", "prelu")
X, Y = data.moons(40)


def network(depth: int, init, seed: int, activation: str = "relu", width: int = 10, kind: type[Network] = Network, **more):
    """2-width-...-width-1 with this many hidden layers."""
    return kind(mlp(2, *[width] * depth, 1, activation=activation, **more), init=init, seed=seed)


def checked(*settings, **more) -> GradientCheck:
    """The gradient check of ``network(...)`` on forty moons."""
    return gradient_check(network(*settings, **more), X, Y)


def accused(seeds, initializers=INITIALIZERS, activations=ACTIVATIONS, **more) -> list[tuple]:
    """Who of all these networks is accused, and of what."""
    settings = itertools.product(DEPTHS, initializers, seeds, activations)
    blocks = ((one, check) for one in settings for check in checked(*one, **more))
    return [(*one, c.name, c.verdict, c.difference, c.floor) for one, c in blocks if c.verdict in ACCUSED]


def any_check(seed: int, kind: type[Network] = Network) -> GradientCheck:
    """The check of a network, data and a step that nobody chose: every cost, penalty and layer, epsilon from 1e-8 to 1."""
    rng = np.random.default_rng([77, seed])
    cost = str(rng.choice(["sigmoid", "softmax", "squared"]))
    n_x, n_y, m = rng.integers(1, 4), rng.integers(1 + (cost == "softmax"), 4), rng.integers(2, 30)
    layers = mlp(
        n_x,
        *[rng.integers(1, 8)] * rng.integers(0, 4),
        n_y,
        activation=str(rng.choice([*ALL_ACTIVATIONS, "prelu"])),
        batchnorm=rng.random() < 0.3,
        keep_prob=rng.choice([1.0, 0.7]),
    )
    init = [*ALL_INITIALIZERS, 0.3][rng.integers(len(ALL_INITIALIZERS) + 1)]
    lambd, l1 = rng.choice([0.0, 10 ** rng.uniform(-3, 1)]), rng.choice([0.0, 10 ** rng.uniform(-3, 0)], p=[0.8, 0.2])
    x, y = 10 ** rng.uniform(-2, 2, (2, 1, 1)) * rng.standard_normal((2, 3, m))
    labels = {"sigmoid": y[:n_y] > 0, "softmax": np.eye(n_y)[:, rng.integers(0, n_y, m)], "squared": y[:n_y]}[cost]
    net = kind(layers, cost, lambd=lambd, l1=l1, init=init, seed=seed)
    return gradient_check(net, x[:n_x], labels, epsilon=10 ** rng.uniform(-8, 0), sides=int(rng.integers(1, 3)), seed=seed)


def saturated_check(seed: int, epsilon: float | None = None) -> GradientCheck:
    """The check of a network whose answers are all right, most of them to many digits."""
    rng = np.random.default_rng([78, seed])
    n_y = int(rng.integers(1, 4))
    cost = "softmax" if n_y > 1 and rng.random() < 0.5 else "sigmoid"
    net = Network(mlp(2, *[4] * rng.integers(0, 3), n_y, activation="tanh"), cost, seed=seed)
    net.theta *= 10 ** rng.uniform(-1, 1.5)
    x = 10 ** rng.uniform(-1, 2) * rng.standard_normal((2, 9))
    A = net.predict(x)
    labels = A > 0.5 if cost == "sigmoid" else A.max(axis=0) == A
    return gradient_check(net, x, labels, epsilon=epsilon or 10 ** rng.uniform(-8, 0), sides=int(rng.integers(1, 3)))


def accused_of_any(seeds, check: Callable[[int], GradientCheck] = any_check) -> list[tuple]:
    """Who of these is accused, and of what."""
    blocks = ((seed, block) for seed in seeds for block in check(seed))
    return [(seed, c.name, c.verdict, c.difference, c.floor) for seed, c in blocks if c.verdict in ACCUSED]
