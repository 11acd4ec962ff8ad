"""What arrives at a hidden layer while the network trains: Z before and Z_tilde after batchnorm."""

import numpy as np

from labutils import data

SIZES = (2, 16, 16, 16, 16, 1)
EPOCHS, EVERY = 300, 10


def size(Z) -> float:
    """√ mean Z²: the typical size of the values."""
    return float(np.sqrt(np.mean(np.square(Z))))


def problem() -> tuple[np.ndarray, np.ndarray]:
    """160 points of the noisy field: (X, Y)."""
    field = data.noisy_field()
    return field.X[:, :160], field.Y[:, :160]
