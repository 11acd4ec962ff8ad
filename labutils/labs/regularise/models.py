"""The lab's data, and networks trained on them as the panels train, one for each seed."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

DATA = data.noisy_field()
VIEW = (-1.6, 1.6)
STRENGTHS = (0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70, 100)  # of λ on a slider
SEEDS = 20


def stacks(lambd: float, keep_prob: float, seeds: Sequence[int] = range(SEEDS)) -> tuple[Network, Network]:
    """A stack without and with L2 (first half, second half), and a stack with dropout."""
    n = len(seeds)
    penalised = Network(mlp(2, 20, 3, 1), lambd=[0.0] * n + [lambd] * n, seed=[*seeds, *seeds])
    return penalised, Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), seed=list(seeds))


def accuracies(nets: tuple[Network, Network], X, Y) -> np.ndarray:
    """(3, seeds) in %: none, L2, dropout."""
    return 100 * np.concatenate([net.accuracy(X, Y) for net in nets]).reshape(3, -1)


def trained(
    seeds: Sequence[int],
    *,
    sizes: tuple[int, ...] = (2, 20, 3, 1),
    epochs: int = 400,
    alpha: float = 0.05,
    run: int | None = None,
    keep_prob: float = 1.0,
    activation: str = "relu",
    **settings: Any,
) -> Network:
    """A stack, one network per seed, trained on the noisy field as the panels train."""
    net = Network(mlp(*sizes, activation=activation, keep_prob=keep_prob), seed=list(seeds), **settings)
    return fit(net, Adam(alpha), DATA.X, DATA.Y, epochs=epochs, seed=run or 0)


remembered = cache(trained)  # for claims, which look at the same stacks and leave them as they are


def gaps(seeds: Sequence[int]) -> np.ndarray:
    """(3, seeds) train minus dev accuracy in points: none, L2 at 0.7, dropout at 0.86."""
    nets = stacks(0.7, 0.86, list(seeds))
    for net in nets:
        fit(net, Adam(0.05), DATA.X, DATA.Y, epochs=400)
    return accuracies(nets, DATA.X, DATA.Y) - accuracies(nets, DATA.X_dev, DATA.Y_dev)


def tanh_net(seeds: range, lambd: float) -> Network:
    """A stack like the network of the units panel."""
    return remembered(seeds, sizes=(2, 12, 3, 1), activation="tanh", init="xavier", lambd=lambd)
