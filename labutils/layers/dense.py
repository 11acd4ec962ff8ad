"""The fully connected layer."""

import numpy as np

from ..validate import check_count, check_flag
from .base import Cache, Layer, Parameter, ones


class Dense(Layer):
    """Z = W A + b, with W (n_out, n_in) and b (n_out, 1).

    bias=False leaves b out: before batchnorm it would be subtracted again with the mean.
    """

    units = False

    def __init__(self, n_in: int, n_out: int, bias: bool = True):
        self.n_in, self.n_out = n_in, n_out = check_count("n_in", n_in), check_count("n_out", n_out)
        self.weights = {"W": Parameter((n_out, n_in))}
        self.parameters = {"b": Parameter((n_out, 1))} if check_flag("bias", bias) else {}
        self.b = self.db = None

    def __repr__(self):
        return f"{type(self).__name__}({self.n_in}, {self.n_out}{'' if self.parameters else ', bias=False'})"

    def forward(self, A, cache, train=False, rng=None):
        cache.A = A
        Z = cache.Z = cache.product(self.W, A, cache.Z)
        return Z if self.b is None else np.add(Z, self.b, Z)

    def backward(self, dZ, cache):
        self.gradients(dZ, cache)
        cache.dA = cache.product(self.W.mT, dZ, cache.dA)
        return cache.dA

    def gradients(self, dZ, cache: Cache) -> None:
        """dW = dZ Aᵀ and db = Σ dZ alone: all that the first layer needs. The 1/m is in dZ already."""
        cache.product(dZ, cache.A.mT, self.dW)
        if self.b is not None:
            if cache.ones is None:
                cache.ones = ones(dZ.shape[-1])
            cache.product(dZ, cache.ones, self.db)
