"""The layers, each with its forward pass beside its backward pass.

A layer is written over the last two axes: A is (n, m), a column an example, or (K, n, m) in a stack of K networks;
the same lines serve both. Parameters (W, b, gamma, beta, a) are views of ``Network.theta``, their gradients (dW, db, ...) of
``Network.grad``, and running statistics of ``Network.running``.
"""

from .activation import Activation, PReLU
from .base import Cache, Layer, Parameter, inner, product, total
from .batchnorm import BatchNorm
from .connected import mlp
from .dense import Dense
from .dropout import Dropout, Noise

__all__ = [
    "Activation",
    "BatchNorm",
    "Cache",
    "Dense",
    "Dropout",
    "Layer",
    "Noise",
    "PReLU",
    "Parameter",
    "inner",
    "mlp",
    "product",
    "total",
]
