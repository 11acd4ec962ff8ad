"""What the claims and the questions measure: each function the same for any seeds, each network trained once."""

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from labutils.data import Pair
from labutils.layers import mlp
from labutils.live.pieces import at_once
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from . import sources, tasks, transfer
from .exercises.masked_dZ import masked_dZ
from .labels import wrong_labels
from .models import cut, error, reader
from .studies import Project

read = cache(reader)


def taught(pair: Pair, seed: int, units: int = 32) -> Network:
    """64-units-10 trained as the panels train it."""
    return fit(Network(mlp(64, units, 10), "softmax", seed=seed), Adam(0.02), *pair, epochs=100)


def with_wrong_labels(kind: str, share: float, seeds: Sequence[int]) -> np.ndarray:
    """(4, seeds) in %: A measured, B measured, A true, B true."""
    return np.transpose([_with_wrong_labels(kind, share, seed) for seed in seeds])


@cache
def _with_wrong_labels(kind: str, share: float, seed: int) -> list[float]:
    rng, (train, (X_dev, Y_dev), _) = np.random.default_rng(seed), cut(seed)
    Y_wrong, dev_wrong = (wrong_labels(X, Y, share, kind, rng) for X, Y in (train, (X_dev, Y_dev)))
    nets = read(seed, (32,)), taught((train[0], Y_wrong), seed)
    return [error(net, X_dev, Y) for Y in (dev_wrong, Y_dev) for net in nets]


def cuts(count: int, degrees: float, seeds: Sequence[int]) -> np.ndarray:
    """(3 cuts, 4 parts, seeds) in %."""
    return np.transpose([[_cut(one, count, degrees, seed) for one in sources.CUTS] for seed in seeds], (1, 2, 0))


@cache
def _cut(one: str, count: int, degrees: float, seed: int) -> list[float]:
    parts = sources.sets(one, count, degrees, seed)
    net = taught(parts.train, seed)
    return [error(net, *pair) for pair in parts]


def synthesis(kind: str, patterns: int, seeds: Sequence[int]) -> np.ndarray:
    """(2, seeds) in %: train-dev and users."""
    return np.transpose([_synthesis(kind, patterns, seed) for seed in seeds])


@cache
def _synthesis(kind: str, patterns: int, seed: int) -> list[float]:
    made = sources.made(kind, patterns, seed)
    net = taught(made.train, seed, units=64)
    return [error(net, *made.train_dev), error(net, *made.users)]


@lru_cache
def transferred(moved: int, source: str, count: int, seeds: range) -> np.ndarray:
    """(4 arms, seeds) in %."""
    drawn = transfer.few(moved, seeds)
    return np.array([at_once(drawn.run(arm, source, count)) for arm in transfer.ARMS])


@lru_cache
def shared(count_tasks: int, units: int, count: int, seeds: range) -> np.ndarray:
    """(3 arms, seeds) in %."""
    data = tasks.labels(count_tasks, count, seeds)
    return np.array([at_once(tasks.run(arm, data, units, seeds, masked_dZ)).mean(axis=-1) for arm in tasks.ARMS])


def uneven(counts: Sequence[int], units: int, seeds: Sequence[int]) -> np.ndarray:
    """(2, 2, seeds) in %: a network each, then one for all; the first task, then the mean of the others.

    counts : labels of each task, the same for all but the first.
    """
    data = tasks.labels(len(counts), counts, seeds)
    parts = (slice(1), slice(counts[0])), (slice(1, None), slice(counts[0], None))
    each = [tasks.Labels(data.X[..., m], data.Y[:, rows, m], data.X_dev, data.Y_dev[:, rows]) for rows, m in parts]
    alone, whole = (
        [at_once(tasks.run(arm, one, units, seeds, masked_dZ)) for one in some]
        for arm, some in zip(tasks.ARMS, (each, [data]))
    )
    return np.array([[e[:, rows].mean(axis=1) for rows, _ in parts] for e in (np.hstack(alone), *whole)])


def rounds(copies: Sequence[int], seeds: Sequence[int]) -> np.ndarray:
    """(rounds, 4, seeds) in %: train, train-dev, dev and test."""
    return np.transpose([[_round(turned, seed) for turned in copies] for seed in seeds], (1, 2, 0))


@cache
def _round(turned: int, seed: int) -> tuple[float, ...]:
    project = Project(seed)
    done = project.train(turned=turned)
    return *project.errors(done)[1:4], project.open_test(done)
