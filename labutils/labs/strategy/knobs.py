"""Five knobs of one training, and the two numbers each of them moves."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from labutils import distort
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from .models import digits, error

SPECKS, TEST_FROM = 0.4, 1_000  # noise on all digits; where those to measure with begin
STOPS = 5  # of each knob: the slider has as many
KNOBS = {
    "examples": ("m", (100, 200, 300, 400, 800)),
    "L2, λ": ("lambd", (0, 0.5, 1, 2, 4)),
    "a huge λ": ("lambd", (4, 7, 10, 20, 40)),
    "hidden units": ("units", (3, 6, 12, 24, 48)),
    "stop early, iterations": ("epochs", (80, 40, 20, 10, 5)),
}
BASE = {"units": 24, "m": 200, "epochs": 80, "lambd": 0}


class Place(NamedTuple):
    """The error on train and what dev has on top of it, in %."""

    train: float
    gap: float


@lru_cache
def measured(seeds: tuple[int, ...], **changed: float) -> Place:
    """Means over stacks of networks 64-units-10 on noisy digits, all settings at BASE but for those that are changed."""
    units, m, epochs, lambd = ({**BASE, **changed}[name] for name in BASE)
    X, Y, X_dev, Y_dev = (np.stack(arrays) for arrays in zip(*(_cut(seed, m) for seed in seeds)))
    net = Network(mlp(64, units, 10), "softmax", lambd=[float(lambd)] * len(seeds), seed=list(seeds))
    fit(net, Adam(0.02), X, Y, epochs=epochs)
    train, dev = (float(error(net, A, B).mean()) for A, B in ((X, Y), (X_dev, Y_dev)))
    return Place(train, dev - train)


def _cut(seed, m):
    rng, (X, Y) = np.random.default_rng(seed), digits()
    order = rng.permutation(X.shape[1])
    X = distort.noise(X, rng, SPECKS)
    return X[:, order[:m]], Y[:, order[:m]], X[:, order[TEST_FROM:]], Y[:, order[TEST_FROM:]]


def track(knob: str, seeds: tuple[int, ...]) -> list[Place]:
    """Where each setting of a knob leads, the others left at BASE."""
    name, settings = KNOBS[knob]
    return [measured(seeds, **{name: setting}) for setting in settings]
