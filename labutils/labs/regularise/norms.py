"""Unit balls of the norms, and a cost whose best fit lies outside them."""

import numpy as np

FREE = np.array([1.4, 0.35])  # the best fit without any limit on the weights


def fit_cost(W) -> np.ndarray:
    """A bowl round FREE: W (2, k) -> (k,)."""
    return ((W - FREE[:, None]) ** 2).sum(axis=0)


def ball(p: float, size: float, points: int = 1441) -> np.ndarray:
    """The rim of the ball ‖w‖_p = size as (2, points), beginning on the w1 axis; p > 0, infinity for the square."""
    angle = np.linspace(0, 2 * np.pi, points)
    W = np.stack([np.cos(angle), np.sin(angle)])
    W[np.abs(W) < 1e-12] = 0.0
    length = np.abs(W).max(axis=0) if np.isinf(p) else (np.abs(W) ** p).sum(axis=0) ** (1 / p)
    return size * W / length
