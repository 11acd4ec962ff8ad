"""The faults, each the lines that somebody wrote in place of the sound ones of ``Patient``."""

import numpy as np

from labutils.costs import SoftmaxCrossEntropy
from labutils.functions import softmax
from labutils.layers import Cache

from .patient import Patient


class SmallAlpha(Patient):
    alpha = 1e-4


class LargeAlpha(Patient):
    alpha = 8.0


class ZeroWeights(Patient):
    init = "zeros"


class LargeWeights(Patient):
    init = "large"


class DeadUnits(Patient):
    """The biases of the hidden layers start far below 0, so that ReLU shows nothing but its flat side."""

    def built(self):
        net = super().built()
        for name in ("b1", "b2"):
            net.blocks()[name] = -12.0
        return net


class _Summed(SoftmaxCrossEntropy):
    def dZ(self, A, Y, out=None):
        return np.subtract(A, Y, out=out)


class NoMean(Patient):
    """dZ = A - Y: the sum over the batch, where J is the mean."""

    cost = _Summed()


class BatchLambda(Patient):
    """λ/m with m the size of the batch: the penalty is ten times too strong."""

    def gradient(self, X, Y, rng):
        self.net.gradient(X, Y, rng=rng)
        return self.net.grad


class ShuffledLabels(Patient):
    """X and Y are shuffled one after the other, each in an order of its own."""

    def shuffled(self, X, Y):
        m = X.shape[1]
        return X[:, self.chance.batches.permutation(m)], Y[:, self.chance.batches.permutation(m)]


class RawFeature(Patient):
    """The features go in as they were measured."""

    def scaling(self, X):
        return lambda X: X


class DropoutLeftOn(Patient):
    """The answers come from a training pass: units are dropped while the network is asked."""

    def answers(self, X):
        A = X
        for layer in self.net.layers:
            A = layer.forward(A, Cache(), train=True, rng=self.chance.dropout)
        return softmax(A)


class _AcrossExamples(SoftmaxCrossEntropy):
    def predict(self, Z, out=None):
        T = np.exp(np.subtract(Z, Z.max(axis=1, keepdims=True), out=out), out=out)
        return np.divide(T, T.sum(axis=1, keepdims=True), out=out)

    def loss(self, Z, Y):
        Z = Z - Z.max(axis=1, keepdims=True)
        return Y * (np.log(np.exp(Z).sum(axis=1, keepdims=True)) - Z)


class WrongAxis(Patient):
    """The softmax divides by the sum over the examples, axis 1, instead of the classes, axis 0."""

    cost = _AcrossExamples()


class Leak(Patient):
    """Dev is cut out of all examples, and training takes all of them."""

    def cut(self, X, Y):
        return super().cut(X, Y)._replace(X=X, Y=Y)
