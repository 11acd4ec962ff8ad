"""What all layers are made of: a cache, parameters, and sums over the examples."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np

from ..validate import check_range
from ..views import Views


def product(A: np.ndarray, B: np.ndarray, out: np.ndarray | None = None) -> np.ndarray:
    """A B over the last two axes, as np.matmul; for two matrices A.dot(B) gives the same in half the time."""
    return A.dot(B, out) if A.ndim == B.ndim == 2 else np.matmul(A, B, out=out)


class Cache:
    """What a layer keeps of one forward pass for its backward pass.

    Everything is None at first. NumPy makes a new array where ``out`` is None, so the first pass over a batch of some
    shape allocates and later passes over that shape fill the same arrays. ``product`` multiplies two of them: a network
    that knows them all to be matrices gives the quickest.
    """

    A = Z = dA = D = slope = sigma = centred = Z_tilde = work = answer = lent = ones = None

    def __init__(self, product: Callable = product):
        self.product = product


class Parameter(NamedTuple):
    """A parameter's shape and the value it starts from."""

    shape: tuple[int, int]
    start: float = 0.0


class Layer(Views):
    """What a network asks of a layer: derive your own from it, with ``forward`` beside ``backward``.

    A layer without parameters leaves the three tables empty. What backward needs goes into ``cache``, never onto self. The
    answers of classes outside this library are checked for their shape at each pass.

    >>> class Double(Layer):
    ...     corner = False
    ...
    ...     def forward(self, A, cache, train=False, rng=None):
    ...         return 2 * A
    ...
    ...     def backward(self, dA, cache):
    ...         return 2 * dA
    """

    weights: dict[str, Parameter] = {}  # penalised, and drawn by the initialiser
    parameters: dict[str, Parameter] = {}  # not penalised
    running: dict[str, Parameter] = {}  # statistics kept for test time, not trained
    n_in: int | None = None  # rows it takes and rows it gives; None for a layer that takes any number and keeps it
    n_out: int | None = None
    least = 1  # examples that a training batch must have
    units = True  # whether it is a layer of units, an activation, whose answers ``Network.flow`` and ``activations`` show
    corner = True  # whether its slope may jump where its input is 0: a gradient check does not judge there
    checked = False  # whether its answers are checked at each pass
    word = ""  # what ``repr`` of a network says of it
    limits: dict[str, dict[str, Any]] = {}  # of settings, as ``check_range`` takes them, checked whenever one is set

    def __setattr__(self, name: str, value) -> None:
        super().__setattr__(name, check_range(name, value, **self.limits[name]) if name in self.limits else value)

    def __init_subclass__(cls) -> None:
        cls.checked = not f"{cls.__module__}.".startswith(f"{__name__.split('.')[0]}.")

    def forward(self, A, cache: Cache, train: bool = False, rng=None) -> np.ndarray:
        """A (n_in, m) -> (n_out, m), a new array, or A itself where there is nothing to do. It writes nothing but ``cache``.

        train : whether this is a step of training; rng : the generator to draw from, or None where nobody gave one.
        """
        raise NotImplementedError(f"{type(self).__name__} has no way forward: write forward(self, A, cache, train, rng)")

    def backward(self, dA, cache: Cache) -> np.ndarray:
        """dA = dJ/d(out) (n_out, m) -> dJ/d(in) (n_in, m), perhaps in dA's own memory; fills the parameters' gradients."""
        raise NotImplementedError(f"{type(self).__name__} has no way back: write backward(self, dA, cache)")


def total(dZ, out: np.ndarray | None = None) -> np.ndarray:
    """Σ dZ over the examples, (n, 1): a product with ones adds faster than a sum does."""
    return product(dZ, ones(dZ.shape[-1]), out)


@lru_cache(maxsize=8)
def ones(m: int) -> np.ndarray:
    """A column of m ones, made once."""
    return np.ones((m, 1))


def inner(A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Σ A B over the examples, (n, 1): each unit's inner product, without an array for A B."""
    return np.vecdot(A, B)[..., None]
