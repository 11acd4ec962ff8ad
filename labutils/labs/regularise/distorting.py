"""Distortions of the digits by one amount, whatever the kind."""

import numpy as np

from labutils.distort import DISTORTIONS

FULL = {"flip": 0.5, "shift": 1.0, "rotate": 20.0, "noise": 0.3, "erase": 3.0}  # what amount 1 means for each kind


def distorted(kind: str, X, amount: float, rng) -> np.ndarray:
    """X with its distortion of that kind; "none" hands X back."""
    return X if kind == "none" else DISTORTIONS[kind](X, rng, amount * FULL[kind])
