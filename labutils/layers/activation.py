"""Activations: one of a table by its name, and one with a slope that is learned."""

import numpy as np

from ..functions import ACTIVATIONS
from ..validate import check_count, told
from ..validate.quiet import formula
from .base import Layer, Parameter


class Activation(Layer):
    """A = g(Z), g by its name in ``functions.ACTIVATIONS``; ValueError for another name. A and Z are (n, m)."""

    def __init__(self, name: str):
        self.name = name

    @property
    def name(self) -> str:
        """Which g; another name makes it another activation."""
        return self.word

    @name.setter
    def name(self, name: str) -> None:
        if not isinstance(name, str) or name not in ACTIVATIONS:
            raise ValueError(f"activation is {told(name)}; expected one of {', '.join(ACTIVATIONS)} or prelu")
        self.word = name
        g, slope, self.of_Z = ACTIVATIONS[name]
        self.g, self.slope = formula(g), formula(slope)  # at hand: a step asks for them
        self.corner = ACTIVATIONS[name].corner

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z
        cache.A = self.g(Z, cache.A)
        return cache.A

    def backward(self, dA, cache):
        cache.slope = self.slope(cache.Z if self.of_Z else cache.A, cache.slope)
        return np.multiply(dA, cache.slope, dA)


class PReLU(Layer):
    """A = max(0, Z) + a min(0, Z) with a learned slope a (n, 1) for each unit (He, Zhang, Ren & Sun, 2015)."""

    word = "prelu"

    def __init__(self, n: int):
        self.n_in = self.n_out = check_count("n", n)
        self.parameters = {"a": Parameter((n, 1), 0.25)}

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in})"

    def forward(self, Z, cache, train=False, rng=None):
        cache.Z = Z
        cache.A = np.where(Z > 0.0, Z, self.a * Z)
        return cache.A

    def backward(self, dA, cache):
        Z = cache.Z
        (dA * np.minimum(Z, 0.0)).sum(axis=-1, keepdims=True, out=self.da)
        return dA * np.where(Z > 0.0, 1.0, self.a)
