"""What all layers are made of: a cache, parameters, and sums over the examples."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from ..views import Views


def product(A, B, out=None):
    """A B over the last two axes, as np.matmul; for two matrices A.dot(B) gives the same in half the time."""
    return A.dot(B, out) if A.ndim == B.ndim == 2 else np.matmul(A, B, out=out)


class Cache:
    """What a layer keeps of one forward pass for its backward pass.

    Everything is None at first. NumPy makes a new array where ``out`` is None, so the first pass over a batch of some
    shape allocates and later passes over that shape fill the same arrays. ``product`` multiplies two of them: a network
    that knows them all to be matrices gives the quickest.
    """

    A = Z = dA = D = slope = sigma = centred = Z_tilde = work = answer = None

    def __init__(self, product=product):
        self.product = product


class Parameter(NamedTuple):
    """A parameter's shape and the value it starts from."""

    shape: tuple[int, int]
    start: float = 0.0


class Layer(Views):
    """What a network asks of a layer. A layer without parameters leaves the three tables empty."""

    weights: dict[str, Parameter] = {}  # penalised, and drawn by the initialiser
    parameters: dict[str, Parameter] = {}  # not penalised
    running: dict[str, Parameter] = {}  # statistics kept for test time, not trained
    n_in: int | None = None  # rows it takes and rows it gives; None for a layer that takes any number and keeps it
    n_out: int | None = None
    least = 1  # examples that a training batch must have
    word = ""  # what ``repr`` of a network says of it

    def forward(self, A, cache: Cache, train: bool = False, rng=None):
        """(n_in, m) -> (n_out, m). With train=False nothing but ``cache`` is written."""
        raise NotImplementedError(f"{type(self).__name__} has no way forward: write forward(self, A, cache, train, rng)")

    def backward(self, dA, cache: Cache):
        """dJ/d(out) -> dJ/d(in), perhaps in dA's own memory; fills the parameters' gradients."""
        raise NotImplementedError(f"{type(self).__name__} has no way back: write backward(self, dA, cache)")


def total(dZ, out=None):
    """Σ dZ over the examples, (n, 1): a product with ones adds faster than a sum does."""
    return product(dZ, ones(dZ.shape[-1]), out)


@lru_cache(maxsize=8)
def ones(m: int):
    """A column of m ones, made once."""
    return np.ones((m, 1))


def inner(A, B):
    """Σ A B over the examples, (n, 1): each unit's inner product, without an array for A B."""
    return np.vecdot(A, B)[..., None]
