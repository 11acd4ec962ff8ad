"""Yes-or-no questions about digits, each with few labels of its own: a network for each, or one for all."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from labutils.costs import SigmoidCrossEntropy
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from .measured import FEW, telling
from .models import digits

COUNTS = (10, 25, 50, 100)  # labels a task
TASKS = (2, 4, 12)
POOL, EPOCHS = TASKS[-1] * COUNTS[-1], 80  # digits that carry labels at most; the others measure
ARMS = ("a network each", "one, missing left out", "one, missing as no")


class Labels(NamedTuple):
    """For each seed: X (K, 64, m), Y (K, tasks, m) with NaN where nobody gave a label, and dev sets with all labels."""

    X: np.ndarray
    Y: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray


class GapsLeftOut(SigmoidCrossEntropy):
    """The sum of the tasks' cross-entropies over the labels that are given; ``dZ(A, Y)`` is asked with NaN in the gaps.

    given : (K, tasks, m) of bool.
    """

    labels = "any"

    def __init__(self, given: np.ndarray, dZ: Callable):
        self.given, self.learner = given, dZ

    def J(self, Z, Y):
        return np.where(self.given, np.logaddexp(0.0, Z) - Y * Z, 0.0).sum(axis=(-2, -1)) / Y.shape[-1]

    def dZ(self, A, Y, out=None):
        Y = np.where(self.given, Y, np.nan)
        return np.stack([self.learner(one, labels) for one, labels in zip(A, Y)])


def labels(tasks: int, count: int | Sequence[int], seeds: Sequence[int]) -> Labels:
    """``count`` labels for each of ``tasks`` questions, or a number for each; no digit with two. A question says yes to five
    of the ten digits."""
    return Labels(*map(np.stack, zip(*(_drawn(tasks, count, np.random.default_rng(seed)) for seed in seeds))))


def _drawn(tasks, count, rng):
    X, Y = digits()
    order = rng.permutation(X.shape[1])
    yes = np.array([rng.permutation(10) < 5 for _ in range(tasks)], float) @ Y
    owner = np.repeat(np.arange(tasks), count)  # the first digits carry a label of the first task, and so on
    m = owner.size
    given = np.where(owner == np.arange(tasks)[:, None], yes[:, order[:m]], np.nan)
    return X[:, order[:m]], given, X[:, order[POOL:]], yes[:, order[POOL:]]


def run(arm: str, data: Labels, units: int, seeds: Sequence[int], dZ: Callable) -> Iterator:
    """Train with hidden layers of ``units`` and half as many; returns the errors of the tasks in %, (K, tasks). On the way
    it tells their mean on the first few digits that measure."""
    sizes, K, tasks = (64, units, units // 2), *data.Y.shape[:2]
    if arm == ARMS[0]:
        X, Y = _apart(data)
        X_dev, Y_dev = np.repeat(data.X_dev, tasks, axis=0), data.Y_dev.reshape(K * tasks, 1, -1)
        net = Network(mlp(*sizes, 1), "sigmoid", seed=list(np.repeat(seeds, tasks)))
    else:
        given, X, Y, X_dev, Y_dev = ~np.isnan(data.Y), data.X, np.nan_to_num(data.Y), data.X_dev, data.Y_dev
        cost = GapsLeftOut(given, dZ) if arm == ARMS[1] else "sigmoid"
        net = Network(mlp(*sizes, tasks), cost, seed=list(seeds))

    def errors(shown=None):
        wrong = (net.predict(X_dev[..., :shown]) > 0.5) != (Y_dev[..., :shown] > 0.5)
        return 100 * wrong.reshape(K, tasks, -1).mean(axis=-1)

    yield from telling(train(net, Adam(0.02), X, Y, epochs=EPOCHS, every=2), lambda: float(errors(FEW).mean()), every=5)
    return errors()


def _apart(data: Labels):
    """A batch for each seed and task, (K tasks, n, count): the examples that carry its label, and the labels."""
    K, tasks, m = data.Y.shape
    X = data.X.reshape(K, 64, tasks, m // tasks).transpose(0, 2, 1, 3).reshape(K * tasks, 64, -1)
    return X, data.Y[~np.isnan(data.Y)].reshape(K * tasks, 1, -1)
