"""The labs' sets as (X, Y): X (n_x, m) float64 with samples as columns, Y (n_y, m) float64.

Two classes come as one row of 0 and 1, more classes as one-hot rows. The same seed gives the same numbers.
Splitting, normalising, mini-batches and one_hot live in ``splits`` and can be taken from here too.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from . import store
from .splits import Normalizer, minibatches, one_hot, split
from .validate import check_count, check_range, check_seed

__all__ = [
    "Normalizer",
    "TrainDev",
    "blobs",
    "breast_cancer",
    "circles",
    "digits",
    "flower",
    "minibatches",
    "moons",
    "noisy_field",
    "one_hot",
    "spirals",
    "split",
    "temperatures",
]

Pair = tuple[np.ndarray, np.ndarray]

LARGEST = 1e100  # of noise and turns: room enough for their products
SHARED = (211, 200, 0.14)  # m, m_dev and noise of data/noisy_field.h5


class TrainDev(NamedTuple):
    """A training set and a dev set from one distribution."""

    X: np.ndarray
    Y: np.ndarray
    X_dev: np.ndarray
    Y_dev: np.ndarray


def circles(m: int = 300, noise: float = 0.05, seed: int = 1) -> Pair:
    """A small circle (class 1) inside a larger one (class 0): X (2, m), Y (1, m).

    Exactly ``sklearn.datasets.make_circles(n_samples=m, noise=noise, random_state=seed)``, transposed.
    """
    large, small = (np.linspace(0, 2 * np.pi, n, endpoint=False) for n in _halves(check_count("m", m, 2)))
    outer = np.array([np.cos(large), np.sin(large)])
    inner = 0.8 * np.array([np.cos(small), np.sin(small)])
    return _mixed(outer, inner, noise, seed)


def moons(m: int = 300, noise: float = 0.2, seed: int = 3) -> Pair:
    """Two interleaved half moons: X (2, m), Y (1, m).

    Exactly ``sklearn.datasets.make_moons(n_samples=m, noise=noise, random_state=seed)``, transposed.
    """
    upper, lower = (np.linspace(0, np.pi, n) for n in _halves(check_count("m", m, 2)))
    outer = np.array([np.cos(upper), np.sin(upper)])
    inner = np.array([1 - np.cos(lower), 1 - np.sin(lower) - 0.5])
    return _mixed(outer, inner, noise, seed)


def flower(m: int = 400, petals: int = 5, noise: float = 0.03, seed: int = 0) -> Pair:
    """Petals of class 1 on a background of class 0: X (2, m) in about [-1.1, 1.1], Y (1, m).

    A point at angle t lies in the flower when its radius is below 0.55 + 0.35 cos(petals t); noise moves the
    points after they got their class. No straight line does better than a coin by much.
    """
    rng = np.random.default_rng(check_seed(seed))
    angle = rng.uniform(0, 2 * np.pi, check_count("m", m, 2))
    radius = np.sqrt(rng.uniform(0.02, 1, m))
    Y = radius < 0.55 + 0.35 * np.cos(check_count("petals", petals) * angle)
    X = radius * np.array([np.cos(angle), np.sin(angle)]) + _spread(noise) * rng.standard_normal((2, m))
    return X, Y[None].astype(np.float64)


def blobs(m: int = 300, classes: int = 3, noise: float = 0.35, seed: int = 0) -> Pair:
    """Round clouds with centres evenly on the unit circle: X (2, m), Y (1, m) for two classes, else one-hot.

    noise : standard deviation of a cloud.
    """
    rng = np.random.default_rng(check_seed(seed))
    labels = _labels(m, classes, rng)
    angle = 2 * np.pi * labels / classes + np.pi / 2
    X = np.array([np.cos(angle), np.sin(angle)]) + _spread(noise) * rng.standard_normal((2, m))
    return X, _rows(labels, classes)


def spirals(m: int = 300, classes: int = 3, noise: float = 0.03, turns: float = 0.75, seed: int = 0) -> Pair:
    """Arms that wind round each other: X (2, m) in about [-1, 1], Y (1, m) for two classes, else one-hot.

    turns : how often each arm goes round.  noise : standard deviation of the points about their arm.
    """
    rng = np.random.default_rng(check_seed(seed))
    turns = check_range("turns", turns, -LARGEST, LARGEST)
    labels = _labels(m, classes, rng)
    radius = np.sqrt(rng.uniform(0.01, 1, m))
    angle = 2 * np.pi * (turns * radius + labels / classes)
    X = radius * np.array([np.cos(angle), np.sin(angle)]) + _spread(noise) * rng.standard_normal((2, m))
    return X, _rows(labels, classes)


def above_the_bend(X: np.ndarray) -> np.ndarray:
    """X (2, m) -> Y (1, m): the true boundary of ``noisy_field``, 1 above it and 0 below."""
    return (X[1] > 0.25 * np.sin(1.9 * X[0] + 0.3) + 0.25 * X[0])[None].astype(np.float64)


def noisy_field(seed: int | None = None, m: int = 211, m_dev: int = 200, noise: float = 0.14) -> TrainDev:
    """A field cut by a curved boundary, its points displaced after they got their class: an invitation to overfit.

    X (2, m) in about [-1.4, 1.4], Y (1, m), X_dev (2, m_dev), Y_dev (1, m_dev); nobody does much better than
    94 %. seed None reads the field all labs share from data/noisy_field.h5; a number draws another field.
    noise : standard deviation of the displacement.
    """
    asked = m, m_dev, noise = check_count("m", m), check_count("m_dev", m_dev), _spread(noise)
    if seed is None:
        if asked != SHARED:
            raise ValueError(
                f"m, m_dev and noise are {asked}; expected {SHARED}, those of the field all labs share. "
                "For a field of your own give a seed too."
            )
        return TrainDev(*_read("noisy_field", *TrainDev._fields))
    rng = np.random.default_rng(check_seed(seed))
    X = rng.uniform(-1, 1, (2, m + m_dev))
    Y = above_the_bend(X)
    X += noise * rng.standard_normal(X.shape)
    return TrainDev(X[:, :m], Y[:, :m], X[:, m:], Y[:, m:])


def temperatures(days: int = 365, seed: int = 0) -> Pair:
    """A year of daily temperatures in degrees Celsius, generated: day (1, days) from 1 on, value (1, days).

    Season (coldest in mid-January) plus weather that lasts some days plus a new surprise each day.
    """
    rng = np.random.default_rng(check_seed(seed))
    day = np.arange(1.0, check_count("days", days) + 1)
    weather, spell = np.empty(days), 0.0
    for i, shock in enumerate(rng.normal(0, 1.6, days)):
        weather[i] = spell = 0.7 * spell + shock
    season = 10.5 - 9 * np.cos(2 * np.pi * (day - 15) / 365)
    return day[None], (season + weather + rng.normal(0, 1.2, days))[None]


def digits() -> Pair:
    """1,797 handwritten digits of 8 x 8 pixels in [0, 1]: X (64, 1797), Y (10, 1797) one-hot.

    Source: scikit-learn's ``load_digits``, from Alpaydin and Kaynak, UCI, 1998. Read from data/digits.h5.
    """
    return _read("digits", "X", "Y")


def breast_cancer() -> Pair:
    """569 tumours by 30 measurements in their own units: X (30, 569), Y (1, 569) with 1 = benign.

    Source: scikit-learn's ``load_breast_cancer``, from Wolberg, Street and Mangasarian, UCI, 1995. Read from
    data/breast_cancer.h5.
    """
    return _read("breast_cancer", "X", "Y")


def _read(name: str, *arrays: str) -> tuple[np.ndarray, ...]:
    stored = store.shipped(name).arrays
    return tuple(stored[key] for key in arrays)


def _halves(m: int) -> tuple[int, int]:
    """How many of m points belong to the first class, and to the second."""
    return m // 2, m - m // 2


def _mixed(first: np.ndarray, second: np.ndarray, noise: float, seed: int) -> Pair:
    """Both classes' points, shuffled, then displaced: scikit-learn's draws in its order (importing it takes 75 MB)."""
    rng = np.random.RandomState(check_count("seed", seed, 0, 2**32 - 1))
    order = np.arange(first.shape[1] + second.shape[1])
    rng.shuffle(order)
    X = np.take(np.concatenate([first, second], axis=1), order, axis=1)
    X += rng.normal(scale=_spread(noise), size=X.T.shape).T  # it draws the noise point by point
    return X, (order >= first.shape[1])[None].astype(np.float64)


def _labels(m: int, classes: int, rng: np.random.Generator) -> np.ndarray:
    """m labels, each class as often as the others (give or take one), shuffled."""
    return rng.permutation(np.arange(check_count("m", m, 2)) % check_count("classes", classes, 2))


def _rows(labels: np.ndarray, classes: int) -> np.ndarray:
    return labels[None].astype(np.float64) if classes == 2 else one_hot(labels, classes)


def _spread(noise: float) -> float:
    noise = float(check_range("noise", noise, 0, LARGEST, cure="0 means no noise."))
    return noise if noise > 1e-300 else 0.0  # so little moves no point, and would underflow
