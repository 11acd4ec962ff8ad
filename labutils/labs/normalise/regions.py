"""Softmax on three to five classes: the regions, and what the temperature does to them."""

import numpy as np

from labutils.network import Network

MOST, VIEW = 5, (-1.9, 1.9)


def scores(net: Network, X) -> np.ndarray:
    """Z of the last layer, (C, m): what softmax turns into A."""
    last, A = net.layers[-1], net.activations(X)[-2]
    return last.W @ A + last.b


def padded(A, value: float = 0.0) -> np.ndarray:
    """(C, m) -> (MOST, m), rows of ``value`` for the classes that are not there."""
    return np.concatenate([A, np.full((MOST - len(A), A.shape[1]), value)])
