"""Digits as users submit them, not as they were drawn for the training set."""

import numpy as np

from labutils import distort

CASUAL = {"rotated": ("rotate", 45), "shifted": ("shift", 2), "noisy": ("noise", 0.5), "with a hole": ("erase", 4)}


def casual(X, kind: str, amount: float, rng) -> np.ndarray:
    """Digits as a user hands them in: one distortion, amount in [0, 1] of its full strength."""
    name, full = CASUAL[kind]
    return distort.DISTORTIONS[name](X, rng, amount * full)
