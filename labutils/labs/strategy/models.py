"""The project's data, and networks trained on them as the panels train them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

SEED = 0  # what the panels show; the claims are proved on others
SIZES = ((1,), (2,), (4,), (8,), (16,), (32,), (64,), (128,), (16, 16), (32, 16), (64, 32))  # units of the hidden layers


class Cut(NamedTuple):
    """The digits in three parts, X (64, m) and Y (10, m) each."""

    train: data.Pair
    dev: data.Pair
    test: data.Pair


@lru_cache(maxsize=1)
def digits() -> data.Pair:
    """All 1,797 digits."""
    return data.digits()


def cut(seed: int = SEED, m: int = 800, m_dev: int = 500) -> Cut:
    """m digits to train on, m_dev for dev, the rest for test: another cut for each seed."""
    X, Y = digits()
    order = np.random.default_rng(seed).permutation(X.shape[1])
    parts = np.split(order, (m, m + m_dev))
    return Cut(*((X[:, part], Y[:, part]) for part in parts))


def error(net: Network, X, Y) -> float | np.ndarray:
    """The share of wrong answers in %; (K,) for a stack."""
    return 100 * (1 - net.accuracy(X, Y))


def errors_on(net: Network, parts: Iterable[data.Pair]) -> tuple[float, ...]:
    """The error in % on each of these (X, Y)."""
    return tuple(float(error(net, *part)) for part in parts)


def reader(seed: int = SEED, hidden: tuple[int, ...] = (32,), epochs: int = 100, **settings: Any) -> Network:
    """A network that reads digits, trained on the cut of its seed."""
    net = Network(mlp(64, *hidden, 10), "softmax", seed=seed, **settings)
    return fit(net, Adam(0.02), *cut(seed).train, epochs=epochs)


class Candidates(NamedTuple):
    """Trained networks by what they are called, their dev error in % and the multiplications one digit costs."""

    names: tuple[str, ...]
    errors: np.ndarray
    costs: np.ndarray


@lru_cache
def candidates(seed: int = SEED) -> Candidates:
    """A network of each of SIZES; the multiplications are the weights, each used once a digit."""
    nets = [reader(seed, hidden) for hidden in SIZES]
    names = tuple("-".join(map(str, (64, *hidden, 10))) for hidden in SIZES)
    errors = np.array([error(net, *cut(seed).dev) for net in nets])
    return Candidates(names, errors, np.array([float(net.n_W) for net in nets]))
