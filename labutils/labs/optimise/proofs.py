"""What both the claims and the questions measure, for many seeds."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS
from labutils.training import fit

from .batching import M, costs, fit_line, line_data


@cache
def line_runs(batch_size: int, seeds: Sequence[int]) -> list[tuple[np.ndarray, ...]]:
    """For each seed the data, and the weights of a run on them: (X, Y, path)."""
    examples = [line_data(seed) for seed in seeds]
    return [(X, Y, fit_line(X, Y, batch_size, 0.1, seed=seed).path) for seed, (X, Y) in zip(seeds, examples, strict=True)]


def ends(batch_size: int, seeds: Sequence[int]) -> np.ndarray:
    """J after ten epochs, for each seed."""
    return np.array([costs(path[:, -1:], X, Y)[0] for X, Y, path in line_runs(batch_size, seeds)])


def distance(batch_size: int, seeds: Sequence[int]) -> np.ndarray:
    """The mean distance from the bottom during the last epoch, for each seed."""
    last = slice(-(M // batch_size), None)
    return np.array(
        [
            np.linalg.norm(path[:, last] - np.linalg.solve(X @ X.T, X @ Y.T), axis=0).mean()
            for X, Y, path in line_runs(batch_size, seeds)
        ]
    )


@cache
def moons_right(name: str, alpha: float, seeds: Sequence[int]) -> np.ndarray:
    """(seeds,) the accuracy of 2-10-5-1 after 80 epochs in batches of 64."""
    X, Y = data.moons()
    net = fit(Network(mlp(2, 10, 5, 1), seed=list(seeds)), OPTIMIZERS[name](alpha), X, Y, epochs=80, batch_size=64, seed=1)
    return net.accuracy(X, Y)
