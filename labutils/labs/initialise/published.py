"""The published experiment: zeros, ten times N(0, 1) and He on two circles, 15,000 steps each."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.streams import Streams
from labutils.training import train

SIZES, ALPHA, STEPS, EVERY = (2, 10, 5, 1), 0.01, 15_000, 100
INITS = {"zeros": "zeros", "10 × N(0, 1)": 10.0, "He": "he"}
NAMES = tuple(INITS)


def legacy() -> Streams:
    """The stream the experiment was published with: NumPy's old RandomState, seed 3."""
    return Streams(np.random.RandomState(3))


def stack(seeds: Sequence[int | None], names: Sequence[str] = NAMES) -> Network:
    """A network for each start and each seed, to train together: theta is (len(names) · len(seeds), P), start by start.

    seeds : whole numbers; None is the published stream.  names : of the starts.
    """
    starts = [
        Network(mlp(*SIZES), init=INITS[name], seed=legacy() if seed is None else seed).theta
        for name in names
        for seed in seeds
    ]
    net = Network(mlp(*SIZES), seed=range(len(starts)))
    net.theta[...] = starts
    return net


class Run(NamedTuple):
    """Three networks over 15,000 steps, one entry every 100: weights (t, 3, P), J and accuracies in % (t, 3)."""

    net: Network
    steps: np.ndarray
    theta: np.ndarray
    J: np.ndarray
    train: np.ndarray
    test: np.ndarray

    def at(self, step: int) -> int:
        """The entry of this step."""
        return int(step) // EVERY


@cache
def published() -> Run:
    """Train the three; about a second, once a session."""
    X, Y = data.circles(300, 0.05, seed=1)
    X_test, Y_test = data.circles(100, 0.05, seed=2)
    net, entries = stack([None]), []

    def note(step):
        train_test = (100 * net.accuracy(X, Y), 100 * net.accuracy(X_test, Y_test))
        entries.append((step, net.theta.copy(), net.loss(X, Y), *train_test))

    note(0)
    for step in train(net, GradientDescent(ALPHA), X, Y, epochs=STEPS, every=EVERY):
        note(step.iteration)
    return Run(net, *map(np.array, zip(*entries)))
