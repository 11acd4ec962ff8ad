"""Gradient descent on one weight."""

import numpy as np

X = np.array([[-1.5, -1.0, -0.5, 0.5, 1.0, 1.5]])
X = X / np.sqrt(np.mean(X**2))  # mean of x² = 1, so that J'' = 1 and alpha speaks for itself
Y = 2 * X + np.array([[0.3, -0.4, 0.2, -0.2, 0.5, -0.4]])
START = -2.0


def J(w: float) -> float:
    """The cost of a = w x on six examples: the mean of (a - y)²/2."""
    return float(np.mean((w * X - Y) ** 2) / 2)


def dJ(w: float) -> float:
    """dJ/dw = mean of (a - y) x."""
    return float(np.mean((w * X - Y) * X))


def path(alpha: float, steps: int, start: float = START) -> np.ndarray:
    """w before the first step and after each: (steps + 1,)."""
    w = [start]
    for _ in range(steps):
        w.append(w[-1] - alpha * dJ(w[-1]))
    return np.array(w)
