"""Gradient clipping at a cliff: the steps keep their direction and lose their excess length."""

import numpy as np

from .surfaces import Surface

STEPS, WALL, STEEP = 60, 5.0, 70.0


def _rise(W):
    return 0.5 * (1 + np.tanh(0.5 * STEEP * (W[0] - 1)))


def _cliff(W):
    return 0.15 * (W[0] - 3) ** 2 + 0.3 * W[1] ** 2 + WALL * _rise(W)


def _cliff_grad(w):
    rise = _rise(w)
    return np.array([0.3 * (w[0] - 3) + WALL * STEEP * rise * (1 - rise), 0.6 * w[1]])


CLIFF = Surface(_cliff, _cliff_grad, None, (-2.5, 1.2), (-8.0, 2.0), (-1.6, 1.6))


def in_words(length: float) -> str:
    """The length of a step with two decimals, or with one digit where these would be 0."""
    return f"{length:.2f}" if length >= 0.01 else f"{length:.1g}"
