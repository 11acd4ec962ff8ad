"""The floor: what a step cannot do without, each as one NumPy call into an array that is there already.

The bare matrix products, and one pass over the data for each unavoidable elementwise operation. No layers, no network, no
choice of anything: a list of calls that is run from top to bottom. It computes no useful numbers; it only takes the time.
"""

import numpy as np

from .cases import Case


class Floor:
    """The calls of one update, on arrays of the case's shapes."""

    name = "floor"

    def __init__(self, case: Case, stack: int = 0):
        self.case, (X, Y) = case, case.load()
        self.m, self.rng, self.stack = X.shape[1], np.random.default_rng(0), (stack,) * (stack > 0)
        last = self.m % case.batch_size if case.batch_size else 0
        self.full = self.calls(case.batch_size or self.m)
        self.short = [self.calls(last)] if last else []

    def train(self, epochs):
        batches = [self.full] * (self.m // (self.case.batch_size or self.m)) + self.short
        for _ in range(epochs):
            for calls in batches:
                for call, a, b, out in calls:
                    call(a, b, out)

    def array(self, *shape):
        """Numbers so small that no call meets an overflow, and none so small that it is slow."""
        return (self.rng.random((*self.stack, *shape)) + 0.5) / (shape[-1] if len(shape) > 1 else 1)

    def calls(self, m: int) -> list:
        """[(call, argument, argument, out), ...] of one update on a batch of m."""
        sizes, found = self.case.sizes, []
        A = [self.rng.random((sizes[0], m)), *(self.array(n, m) for n in sizes[1:])]
        for l, n in enumerate(sizes[1:], 1):
            found += self.layer(A[l - 1], A[l], self.array(n, sizes[l - 1]), self.array(n, 1), last=l == len(sizes) - 1)
        found += self.cost(A[-1])
        for l in range(len(sizes) - 1, 0, -1):
            found += self.layer_backward(A[l - 1], self.array(sizes[l], m), self.array(sizes[l], sizes[l - 1]), first=l == 1)
        return [*found, *self.update(sum(n * (n_in + 1) for n_in, n in zip(sizes, sizes[1:])))]

    def layer(self, A, Z, W, b, last):
        """W A, + b (with batchnorm: mean, deviations, their squares' mean, two factors, beta), g(Z), the mask."""
        yield np.matmul, W, A, Z
        if self.case.batchnorm and not last:
            statistic = np.empty_like(b)
            yield total, Z, None, statistic
            yield np.subtract, Z, b, Z
            yield products, Z, Z, statistic
            yield np.multiply, Z, b, Z
            yield np.multiply, Z, b, Z
        yield np.add, Z, b, Z
        if not last:
            yield np.maximum, Z, 0.0, Z
            yield from self.mask(Z)

    def mask(self, A):
        if self.case.keep_prob < 1:
            D = np.empty(A.shape, bool)
            yield draw, self.rng, None, np.empty_like(A)
            yield np.less, np.empty_like(A), self.case.keep_prob, D
            yield np.multiply, A, D, A

    def cost(self, Z):
        """The output's one transcendental pass (softmax: and the quotient), and A - Y."""
        out = self.array(*Z.shape[-2:])
        if self.case.cost == "softmax":
            yield exp, Z, None, out
            yield np.divide, out, out.sum(axis=-2, keepdims=True), out
        else:
            yield tanh, Z, None, out
        yield np.subtract, out, Z, out

    def layer_backward(self, A, dZ, W, first):
        """dW and db; then through W, the mask, the slope and batchnorm to the layer before."""
        yield np.matmul, dZ, A.mT, np.empty_like(W)
        yield total, dZ, None, self.array(dZ.shape[-2], 1)
        if first:
            return
        dA = self.array(*A.shape[-2:])
        yield np.matmul, W.mT, dZ, dA
        if self.case.keep_prob < 1:
            yield np.multiply, dA, np.ones(dA.shape, bool), dA
        D = np.ones(dA.shape, bool)
        yield np.greater, A, 0.0, D
        yield np.multiply, dA, D, dA
        if self.case.batchnorm:
            yield from self.batchnorm_backward(dA)

    def batchnorm_backward(self, dZ):
        """dgamma, then dZ less its two projections, times gamma/sigma (dbeta is counted as db)."""
        column, work = self.array(dZ.shape[-2], 1), np.empty_like(dZ)
        yield products, dZ, work, np.empty_like(column)
        yield np.multiply, work, column, work
        yield np.subtract, dZ, column, dZ
        yield np.subtract, dZ, work, dZ
        yield np.multiply, dZ, column, dZ

    def update(self, n: int):
        """The penalty on the weights and theta -= alpha grad; for Adam its two averages, root and quotient."""
        theta, grad, work = self.array(n), self.array(n), self.array(n)
        if self.case.lambd:
            yield np.multiply, theta, 1e-9, work
            yield np.add, grad, work, grad
        if self.case.optimizer == "Adam":
            for average in (self.array(n), self.array(n)):
                yield np.multiply, average, 0.9, average
                yield np.multiply, grad, 0.1, work
                yield np.add, average, work, average
            yield np.multiply, grad, grad, work
            yield sqrt, work, None, work
            yield np.add, work, 1e-8, work
            yield np.divide, grad, work, work
        yield np.multiply, grad, 0.1, work
        yield np.subtract, theta, work, theta


def total(Z, _, out):
    np.add.reduce(Z, axis=-1, keepdims=True, out=out)


def products(dZ, Z, out):
    np.vecdot(dZ, Z, out=out[..., 0])


def draw(rng, _, out):
    rng.random(out=out)


def sqrt(a, _, out):
    np.sqrt(a, out=out)


def exp(Z, _, out):
    np.exp(Z, out=out)


def tanh(Z, _, out):
    np.tanh(Z, out=out)
