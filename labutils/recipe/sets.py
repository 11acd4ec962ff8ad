"""The points of a recipe: a menu of sets, easy and hard, or the learner's own, all within the picture's plane."""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from ..data import blobs, circles, moons, spirals
from ..splits import one_hot, split
from .settings import Number, OneOf, RecipeError, shown

M = 300  # points of a set from the menu
MOST = 2000  # points of one's own
FEWEST = 10
VIEW = (-2.0, 2.0)  # of both axes
OWN = "own points"
Drawn = tuple[np.ndarray, np.ndarray]  # X (2, m), labels (m,)


def _circles(spread: float, seed: int) -> Drawn:
    X, Y = circles(M, noise=spread / 4, seed=seed)
    return 1.3 * X, Y[0]


def _moons(spread: float, seed: int) -> Drawn:
    X, Y = moons(M, noise=spread, seed=seed)
    return X - [[0.5], [0.25]], Y[0]


def _spiral(spread: float, seed: int) -> Drawn:
    X, Y = spirals(M, classes=2, noise=spread / 5, turns=1.0, seed=seed)
    return 1.6 * X, Y[0]


def _xor(spread: float, seed: int) -> Drawn:
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1.5, 1.5, (2, M))
    labels = (X[0] * X[1] > 0).astype(float)
    return X + spread / 2 * rng.standard_normal((2, M)), labels


def _two_clouds(share: float, distance: float) -> Callable[[float, int], Drawn]:
    def drawn(spread: float, seed: int) -> Drawn:
        rng = np.random.default_rng(seed)
        labels = (rng.permutation(M) < share * M).astype(float)
        return (labels - 0.5) * np.array([[distance], [distance / 2]]) + 2 * spread * rng.standard_normal((2, M)), labels

    return drawn


def _far_outlier(spread: float, seed: int) -> Drawn:
    """Two small clouds, and three points of class 1 far beyond class 0."""
    X, labels = _two_clouds(0.5, 0.7)(spread / 3, seed)
    X[:, :3], labels[:3] = [[-1.8, -1.7, -1.75], [-1.6, -1.75, -1.3]], 1
    return X, labels


def _clouds(count: int) -> Callable[[float, int], Drawn]:
    def drawn(spread: float, seed: int) -> Drawn:
        X, Y = blobs(M, classes=count, noise=1.2 * spread, seed=seed)
        return 1.1 * X, Y.argmax(axis=0).astype(float)

    return drawn


SETS: dict[str, Callable[[float, int], Drawn]] = {
    "circles": _circles,
    "moons": _moons,
    "spiral": _spiral,
    "XOR": _xor,
    "unbalanced": _two_clouds(0.08, 1.6),
    "overlapping": _two_clouds(0.5, 0.7),
    "far outlier": _far_outlier,
    "three classes": _clouds(3),
    "four classes": _clouds(4),
    "five classes": _clouds(5),
}
SPLITS = {"60/20/20": (0.6, 0.2, 0.2), "80/10/10": (0.8, 0.1, 0.1), "70/30/0": (0.7, 0.3), "30/70/0": (0.3, 0.7)}
DATA: dict[str, Number | OneOf] = {
    "set": OneOf("moons", (*SETS, OWN)),
    "spread": Number(0.2, 0, 0.5),
    "draw": Number(1, 0, 9999, whole=True),
    "split": OneOf("60/20/20", tuple(SPLITS)),
}


class Part(NamedTuple):
    """One part of the data: X (2, m), Y (1, m) of 0 and 1, or one-hot (C, m)."""

    X: np.ndarray
    Y: np.ndarray


def checked_points(points: Any) -> list[list[float]]:
    """Own points as [x1, x2, class], within the plane; RecipeError says which one is wrong."""
    if not isinstance(points, list | tuple) or not FEWEST <= len(points) <= MOST:
        count = f"{len(points):,}" if isinstance(points, list | tuple) else shown(points)
        raise RecipeError(f"own points: {count}; expected {FEWEST} to {MOST:,} of them. Add some, or take some away.")
    rows = [_checked_point(number, point) for number, point in enumerate(points, start=1)]
    used = {row[2] for row in rows}
    if len(used) < 2:
        raise RecipeError(
            f"all own points are of class {used.pop()}; expected two classes or more. Add points of another one."
        )
    return rows


def _checked_point(number: int, point: Any) -> list[float]:
    cure = "Write it as [x1, x2, class]."
    if not isinstance(point, list | tuple) or len(point) != 3:
        raise RecipeError(f"point {number} is {shown(point)}; expected three numbers. {cure}")
    x1, x2, label = (Number(0, low, high).check(f"point {number}", v) for v, (low, high) in zip(point, (VIEW, VIEW, (0, 4))))
    if label != int(label):
        raise RecipeError(f"point {number} has the class {label:g}; expected a whole number from 0 to 4. {cure}")
    return [x1, x2, int(label)]


def drawn(data: dict[str, Any]) -> Drawn:
    """All points of a recipe's data."""
    if data["set"] == OWN:
        rows = np.array(data["points"], float)
        return rows[:, :2].T.copy(), rows[:, 2]
    return SETS[data["set"]](data["spread"], data["draw"])


def classes(data: dict[str, Any]) -> int:
    """How many classes there are, 2 to 5."""
    return max(2, int(drawn(data)[1].max()) + 1)


def parts(data: dict[str, Any]) -> tuple[Part, Part, Part | None]:
    """Train, dev and test (None where the split keeps nothing for it)."""
    X, labels = drawn(data)
    count = max(2, int(labels.max()) + 1)
    Y = labels[None] if count == 2 else one_hot(labels, count)
    train, dev, *rest = (Part(*map(np.ascontiguousarray, part)) for part in split(X, Y, SPLITS[data["split"]], data["draw"]))
    return train, dev, rest[0] if rest else None
