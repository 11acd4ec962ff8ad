"""Activations and their derivatives as pure array functions, in one table.

Every g maps Z to A element by element. Its derivative is written in terms of A = g(Z), the cheapest thing a backward pass
has at hand, or of Z where A is not enough. ``out`` is an array to fill, as everywhere in NumPy; None makes a new one. Where
a step passes it on, it does so by its place: NumPy takes a tenth longer to read the keyword. (Its ``maximum`` wants it.)
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .validate.quiet import quietly

LEAK = 0.01
ZERO, HALF, ONE = np.array(0.0), np.array(0.5), np.array(1.0)  # NumPy turns a Python number into such an array at each call


@quietly
def linear(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = Z.

    >>> linear(np.array([-1.0, 2.0]))
    array([-1.,  2.])
    """
    return np.positive(Z, out=out)


@quietly
def linear_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = 1."""
    return np.ones_like(A)


@quietly
def sigmoid(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = 1 / (1 + e^-Z), written as (1 + tanh(Z/2)) / 2, which cannot overflow.

    >>> sigmoid(np.array([-1000.0, 0.0, 1000.0]))
    array([0. , 0.5, 1. ])
    """
    A = np.tanh(np.multiply(Z, HALF, out), out)
    return np.multiply(np.add(A, ONE, out), HALF, out)


@quietly
def sigmoid_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = A (1 - A), at most 1/4."""
    return np.multiply(A, np.subtract(ONE, A, out=out), out=out)


@quietly
def tanh(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = tanh Z."""
    return np.tanh(Z, out=out)


@quietly
def tanh_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = 1 - A², at most 1."""
    return np.subtract(ONE, np.square(A, out=out), out=out)


@quietly
def relu(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = max(0, Z) (Nair & Hinton, 2010).

    >>> relu(np.array([-1.0, 0.0, 2.0]))
    array([0., 0., 2.])
    """
    return np.maximum(Z, ZERO, out=out)


@quietly
def relu_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = 1 where A > 0, else 0; at Z = 0 the subgradient 0 is taken."""
    slope = np.empty_like(A) if out is None else out
    slope[...] = np.greater(A, ZERO)  # 0.0 or 1.0: a product with True and False would turn them into numbers more slowly
    return slope


@quietly
def leaky_relu(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = max(0.01 Z, Z) (Maas, Hannun & Ng, 2013)."""
    return np.maximum(Z, LEAK * Z, out=out)


@quietly
def leaky_relu_slope(A, out: np.ndarray | None = None) -> np.ndarray:
    """dA/dZ = 1 where A > 0, else 0.01."""
    return np.where(A > 0.0, 1.0, LEAK)


@quietly
def softmax(Z, out: np.ndarray | None = None) -> np.ndarray:
    """A = e^Z / Σ e^Z over the classes (rows); the maximum is taken off first, so nothing overflows.

    Z : (C, m) array, one class per row -> (C, m) array whose columns sum to 1.

    >>> softmax(np.array([[1000.0], [1000.0]]))
    array([[0.5],
           [0.5]])
    """
    T = np.exp(np.subtract(Z, Z.max(axis=-2, keepdims=True), out=out), out=out)
    return np.divide(T, T.sum(axis=-2, keepdims=True), out=out)


class Function(NamedTuple):
    """An activation g and its derivative, as a function of A = g(Z) or, of_Z, of Z where A does not tell it."""

    g: Callable
    slope: Callable
    of_Z: bool = False

    @property
    def corner(self) -> bool:
        """Whether the slope jumps at Z = 0."""
        Z = np.array([-1e-9, 1e-9])
        left, right = self.derivative(Z, self.g(Z))
        return abs(float(right) - float(left)) > 0.01

    def derivative(self, Z, A, out: np.ndarray | None = None) -> np.ndarray:
        """dA/dZ, whichever of the two the slope is written in."""
        return self.slope(Z if self.of_Z else A, out=out)


ACTIVATIONS: dict[str, Function] = {
    "linear": Function(linear, linear_slope),
    "sigmoid": Function(sigmoid, sigmoid_slope),
    "tanh": Function(tanh, tanh_slope),
    "relu": Function(relu, relu_slope),
    "leaky_relu": Function(leaky_relu, leaky_relu_slope),
}


@quietly
def softmax_slope(a: np.ndarray) -> np.ndarray:
    """The table da_i/dz_j = a_i ([i = j] - a_j) of one softmax a (C,): (C, C)."""
    return np.diag(a) - np.outer(a, a)
