"""The lab's data, and the deep networks of its panels."""

from collections.abc import Callable, Sequence
from typing import Any

from labutils import data
from labutils.layers import mlp
from labutils.network import Network

DATA = data.noisy_field()
VIEW = (-1.6, 1.6)
WIDTH = 20
SCALES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2, 3)  # of weights, on a slider


def scaled(draw: Callable, scale: float) -> Callable:
    """An initialiser whose weights are ``scale`` times those of another one."""
    return lambda rng, n_out, n_in: scale * draw(rng, n_out, n_in)


def deep(depth: int, init: Any, *, activation: str = "relu", seed: int | Sequence[int] = 1) -> Network:
    """``depth`` hidden layers of 20 units between two features and one answer."""
    return Network(mlp(2, *[WIDTH] * depth, 1, activation=activation), init=init, seed=seed)
