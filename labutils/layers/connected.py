"""The layers of a fully connected network, put together from their sizes."""

from collections.abc import Sequence

import numpy as np

from ..validate import check_flag, plain
from .activation import Activation, PReLU
from .base import Layer
from .batchnorm import BatchNorm
from .dense import Dense
from .dropout import Dropout


def mlp(
    *sizes: int, activation: str = "relu", keep_prob: float | Sequence[float] = 1.0, batchnorm: bool = False
) -> list[Layer]:
    """The layers of a fully connected network, up to the last Z; the cost brings the output activation.

    sizes : n_x, the hidden layers' widths, n_y.  activation : of all hidden layers, a name in ``functions.ACTIVATIONS``, or
    "prelu".
    keep_prob : one number for all hidden layers, or one number per layer from the input on: (p_0, p_1, ..., p_{L-1}).
    batchnorm : between W A and the activation of each hidden layer; b is then left out. ValueError for what makes no layers.

    >>> [type(layer).__name__ for layer in mlp(2, 3, 1)]
    ['Dense', 'Activation', 'Dense']
    """
    if len(sizes) < 2:
        raise ValueError(f"sizes are {sizes}; expected at least n_x and n_y, as in mlp(2, 20, 3, 1)")
    batchnorm = check_flag("batchnorm", batchnorm)
    keep = keep_probs(keep_prob, len(sizes) - 1)
    layers = dropout(keep[0])
    for n_in, n, p in zip(sizes[:-2], sizes[1:-1], keep[1:]):
        layers += [Dense(n_in, n, bias=not batchnorm)] + ([BatchNorm(n)] if batchnorm else [])
        layers += [PReLU(n) if isinstance(activation, str) and activation == "prelu" else Activation(activation)] + dropout(
            p
        )
    return layers + [Dense(sizes[-2], sizes[-1])]


def dropout(keep_prob: float | Sequence[float]) -> list[Layer]:
    """A list with the Dropout layer, or with nothing where all is kept."""
    return [] if plain(keep_prob) == 1 else [Dropout(keep_prob)]


def keep_probs(keep_prob: float | Sequence[float], L: int) -> tuple:
    """keep_prob for A[0] ... A[L-1]: a number is meant for the hidden layers; the input is kept."""
    if isinstance(keep_prob, str) or not np.iterable(keep_prob):
        return (1.0,) + (keep_prob,) * (L - 1)
    keep_prob = tuple(keep_prob)
    if len(keep_prob) != L:
        raise ValueError(f"keep_prob has {len(keep_prob)} numbers; expected {L}, one for A[0] to A[{L - 1}]")
    return keep_prob
