"""Two features in their own units, what normalising makes of them, and the bowl that J then is over two weights."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from labutils.splits import Normalizer

MU, SIGMA = np.array([[2.0], [5.0]]), np.array([[0.5], [2.0]])
START = np.array([2.6, 2.4])
STEPS = 200


def measurements(seed: int = 0, m: int = 150) -> tuple[np.ndarray, np.ndarray]:
    """Two related features in their own units and a target: X (2, m), y (m,) with mean 0."""
    rng = np.random.default_rng(seed)
    a, b = rng.standard_normal((2, m))
    features = np.stack([a, 0.3 * a + np.sqrt(1 - 0.3**2) * b])
    y = features.sum(axis=0) + 0.2 * rng.standard_normal(m)
    return MU + SIGMA * features, y - y.mean()


def centre(X) -> np.ndarray:
    """(x - mu)."""
    return X - X.mean(axis=1, keepdims=True)


TREATMENTS: dict[str, Callable] = {
    "x as measured": lambda X: X,
    "x − mu": centre,
    "(x − mu) / sigma": lambda X: Normalizer(X)(X),
    "(x − mu) / sigma²": lambda X: centre(X) / X.var(axis=1, keepdims=True),
}


class Bowl(NamedTuple):
    """J(w) = 1/(2m) Σ (w·x - y)², exactly: its curvature H = X Xᵀ/m, where it is lowest and how low."""

    H: np.ndarray
    lowest: np.ndarray
    floor: float

    @classmethod
    def of(cls, X, y: np.ndarray) -> "Bowl":
        H = X @ X.T / len(y)
        w = np.linalg.solve(H, X @ y / len(y))
        return cls(H, w, np.square(w @ X - y).mean() / 2)

    @property
    def curvatures(self) -> np.ndarray:
        """(flattest, steepest)."""
        return np.linalg.eigvalsh(self.H)

    def distance(self, way: np.ndarray) -> np.ndarray:
        """How far each point of way (2, k) lies from the minimum, (k,)."""
        return np.linalg.norm(way - self.lowest[:, None], axis=0)

    def ring(self, level: float, points: int = 120) -> np.ndarray:
        """Where J lies ``level`` above its minimum: an ellipse, (2, points)."""
        angle = np.linspace(0, 2 * np.pi, points)
        values, vectors = np.linalg.eigh(self.H)
        circle = np.sqrt(2 * level) * np.stack([np.cos(angle), np.sin(angle)])
        return self.lowest[:, None] + vectors @ (circle / np.sqrt(values)[:, None])

    def descend(self, alpha: float, steps: int = STEPS, start: np.ndarray = START) -> np.ndarray:
        """The way of gradient descent from ``start``: (2, steps + 1)."""
        way = [np.asarray(start, float)]
        for _ in range(steps):
            way.append(way[-1] - alpha * self.H @ (way[-1] - self.lowest))
        return np.transpose(way)


def steps_needed(distances: np.ndarray, share: float = 0.01) -> int | None:
    """The first step at which only ``share`` of the first distance is left; None if there is none."""
    reached = np.flatnonzero(distances <= share * distances[0])
    return int(reached[0]) if reached.size else None
