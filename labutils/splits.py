"""Split, normalise, cut mini-batches, turn labels into rows: what happens between a set and a network.

Samples are columns: X is (n_x, m), Y is (n_y, m).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from .validate import as_floats, check_count, check_fractions, check_rng, check_seed, check_X, check_XY

__all__ = ["Normalizer", "minibatches", "one_hot", "split"]

Pair = tuple[np.ndarray, np.ndarray]


def one_hot(labels: np.ndarray, classes: int | None = None) -> np.ndarray:
    """Y with Y[c, i] = 1 where labels[i] = c, else 0.

    labels : (m,) or (1, m) whole numbers from 0 to classes - 1.  classes : rows of Y; None takes the
    largest label + 1.  Returns (classes, m) float64.  ValueError for a label outside the classes.
    """
    labels = check_X(np.atleast_2d(as_floats(labels, "labels")), n_x=1, name="labels")[0]
    classes = int(labels.max()) + 1 if classes is None else check_count("classes", classes)
    strange = labels[(labels < 0) | (labels >= classes) | (labels % 1 != 0)]
    if strange.size:
        raise ValueError(
            f"labels hold {strange[0]:g}; expected whole numbers from 0 to {classes - 1}. "
            "Number the classes with np.unique(labels, return_inverse=True)[1]."
        )
    return (np.arange(classes)[:, None] == labels).astype(np.float64)


def split(X, Y, fractions: Sequence[float] = (0.6, 0.2, 0.2), seed: int = 0) -> tuple[Pair, ...]:
    """Shuffle once, then cut: one (X, Y) for each fraction, no sample twice, none left out.

    X : (n_x, m), Y : (n_y, m).  fractions : positive, sum 1.  ValueError when a part would be empty.
    ``(X, Y), (X_dev, Y_dev), (X_test, Y_test) = split(X, Y, (0.6, 0.2, 0.2), seed=1)``
    """
    X, Y = check_XY(X, Y)
    shares, m = check_fractions(fractions), X.shape[1]
    cuts = np.rint(np.cumsum((0.0, *shares)) * m).astype(int)
    if (np.diff(cuts) == 0).any():
        raise ValueError(
            f"fractions {shares} of {m} samples leave a part empty; expected at least one sample in "
            "each. Use more samples or a larger share."
        )
    order = np.random.default_rng(check_seed(seed)).permutation(m)
    return tuple((X[:, order[a:b]], Y[:, order[a:b]]) for a, b in pairwise(cuts))


class Normalizer:
    """(X - mu) / sigma with mu and sigma of the *training* set, for every set that follows.

    X : (n_x, m) training set.  mu, sigma : (n_x, 1).  A feature that never changes is only shifted to 0. What
    changes by no more than the rounding of a mean, m eps |mu| (Chan, Golub and LeVeque, 1983), counts as unchanging, as in
    scikit-learn's ``StandardScaler``. ValueError where numbers are too large.
    """

    def __init__(self, X):
        X = check_X(X)
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            self.mu = X.mean(axis=1, keepdims=True)
            centred = X - self.mu
            sigma = _deviation(centred - centred.mean(axis=1, keepdims=True))  # without what rounding mu adds to it
            unchanging = sigma <= X.shape[1] * np.finfo(np.float64).eps * np.abs(self.mu)
            self.sigma = np.where(unchanging, 1.0, sigma)
            _in_range("their mean overflows", self.mu + self.sigma)

    @np.errstate(over="ignore", under="ignore")
    def __call__(self, X) -> np.ndarray:
        """The training set's shift and scale applied to X, (n_x, m)."""
        return _in_range("they overflow once normalised", (check_X(X, self.mu.shape[0]) - self.mu) / self.sigma)

    @np.errstate(over="ignore", under="ignore")
    def undo(self, X) -> np.ndarray:
        """Back to the units of the training set."""
        return _in_range("they overflow in the old units", check_X(X, self.mu.shape[0]) * self.sigma + self.mu)


def _in_range(what: str, answer: np.ndarray) -> np.ndarray:
    if not np.isfinite(answer).all():
        raise ValueError(f"X holds numbers so large that {what}; expected less. Choose a larger unit.")
    return answer


def _deviation(centred: np.ndarray) -> np.ndarray:
    """The root of the mean square of each row, in units of its largest number, so that no square leaves float64's range."""
    largest = np.abs(centred).max(axis=1, keepdims=True)
    unit = np.where(largest > 0, largest, 1.0)
    return largest * np.sqrt(np.square(centred / unit).mean(axis=1, keepdims=True))


def minibatches(X, Y, batch_size: int | None, rng=None) -> Iterator[Pair]:
    """Shuffle X and Y together, cut every batch_size columns, keep the last short batch.

    X : (n_x, m), Y : (n_y, m), or both with a leading axis.  batch_size : at least 1; None gives X and Y themselves,
    unshuffled.  rng : Generator or RandomState; only its ``permutation(m)`` is used, once.  Each batch is cut when it is
    asked for, in one piece of memory: ceil(m / batch_size) of them, so one pass is one epoch.
    """
    X, Y = check_XY(X, Y, batches=True)
    if batch_size is None:
        return iter([(X, Y)])
    B = check_count("batch_size", batch_size, cure="Use None for the full batch.")
    return _shuffled_batches(X, Y, B, check_rng(rng, "permutation"))


def _shuffled_batches(X: np.ndarray, Y: np.ndarray, B: int, rng) -> Iterator[Pair]:
    """The batches of one epoch, unchecked: training checks once."""
    order = rng.permutation(m := X.shape[-1])
    return ((X.take(batch := order[k : k + B], axis=-1), Y.take(batch, axis=-1)) for k in range(0, m, B))
