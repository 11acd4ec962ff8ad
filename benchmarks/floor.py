"""The floor: what a step cannot do without, each as one NumPy call into an array that is there already.

The bare matrix products, and one pass over the data for each unavoidable elementwise operation, in the fastest form
known here for Z = W A + b. (With b as one more column of W and a row of ones below A it would be less still; but then
weights and biases are mixed in theta.) No layers, no network, no choice of anything: a list of calls that is run from
top to bottom. It trains nothing; it only takes the time.

Batches are drawn afresh in each epoch, so a shuffle for each epoch and two gathers for each batch belong to it.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from .cases import Case

number = np.array  # NumPy turns a Python number into such an array at each call: here that is done already

Calls = Iterator[tuple]  # (call, arguments), the last of them the array to fill


class Floor:
    """The calls of one update, on arrays of the case's shapes."""

    name = "floor"

    def __init__(self, case: Case, stack: int = 0):
        self.case, self.rng, self.stack = case, np.random.default_rng(0), (stack,) * (stack > 0)
        self.X, self.Y = case.load()
        m = self.X.shape[1]
        self.order, B = np.arange(m), case.batch_size or m
        of_size = {size: self.update(size) for size in {min(B, m - k) for k in range(0, m, B)}}
        self.batches = [of_size[min(B, m - k)](self.order[k : k + B]) for k in range(0, m, B)]

    def train(self, epochs):
        for _ in range(epochs):
            if self.case.batch_size:
                self.rng.shuffle(self.order)
            for calls in self.batches:
                for call, arguments in calls:
                    call(*arguments)

    def array(self, *shape):
        """Numbers so small that no call meets an overflow, and none so small that it is slow."""
        return (self.rng.random((*self.stack, *shape)) + 0.5) / (shape[-1] if len(shape) > 1 else 1)

    def update(self, m: int) -> Callable[[np.ndarray], list[tuple]]:
        """What one update on a batch of m calls, once the numbers of the batch's columns are given."""
        X, Y = (np.ascontiguousarray(rows[:, :m]) for rows in (self.X, self.Y))
        calls = list(self.calls(X, Y))
        return lambda columns: [*self.gather(columns, X, Y), *calls]

    def gather(self, columns, X, Y) -> Calls:
        """The columns of the batch, each example in both (mode "clip" is the fastest where none is out of range)."""
        if self.case.batch_size:
            yield self.X.take, (columns, 1, X, "clip")
            yield self.Y.take, (columns, 1, Y, "clip")

    def calls(self, X, Y) -> Calls:
        """All that follows once the batch is there."""
        m, sizes = X.shape[1], self.case.sizes
        self.ones = np.ones((m, 1))
        A = [X, *(self.array(n, m) for n in sizes[1:])]
        W = [self.array(n, n_in) for n_in, n in zip(sizes, sizes[1:])]
        for l in range(len(W)):
            yield from self.layer(A[l], W[l], A[l + 1], last=l == len(W) - 1)
        yield from self.cost(A[-1], Y)
        for l in reversed(range(len(W))):
            yield from self.layer_backward(A[l], W[l], self.array(sizes[l + 1], m), first=l == 0)
        yield from self.move(sum(n * (n_in + 1) for n_in, n in zip(sizes, sizes[1:])))

    def product(self, A, B, out) -> tuple:
        return (np.matmul, (A, B, out)) if self.stack else (A.dot, (B, out))

    def total(self, Z) -> tuple:
        return self.product(Z, self.ones, self.array(Z.shape[-2], 1))

    def layer(self, A, W, Z, last: bool) -> Calls:
        """W A, with batchnorm two statistics and three passes, else + b; then g(Z) and the mask."""
        column = self.array(Z.shape[-2], 1)
        yield self.product(W, A, Z)
        if self.case.batchnorm and not last:
            yield self.total(Z)
            yield np.subtract, (Z, column, Z)
            yield np.vecdot, (Z, Z, column[..., 0] * 1)
            yield np.multiply, (Z, column, Z)
        yield np.add, (Z, column, Z)
        if not last:
            yield partial(np.maximum, Z, number(0.0), out=Z), ()
            yield from self.mask(Z)

    def mask(self, A) -> Calls:
        if self.case.keep_prob < 1:
            chance, D = np.empty_like(A), np.empty(A.shape, bool)
            yield self.rng.random, (None, np.float64, chance)
            yield np.less, (chance, number(self.case.keep_prob), D)
            yield np.multiply, (A, D, A)

    def cost(self, Z, Y) -> Calls:
        """σ(Z) from tanh(Z/2), the form that cannot overflow, or e^Z, its sums and the quotient; then A - Y.

        What σ(Z) = (1 + tanh(Z/2))/2 adds and halves, and the 1/m, can be hidden in Y and in alpha; Z/2 cannot.
        """
        A = self.array(*Z.shape[-2:])
        if self.case.cost == "softmax":
            yield np.exp, (Z, A)
            yield self.product(np.ones((1, len(A))), A, sums := np.ones((1, A.shape[-1])))
            yield np.divide, (A, sums, A)
        else:
            yield np.multiply, (Z, number(0.5), A)
            yield np.tanh, (A, A)
        yield np.subtract, (A, Y, A)

    def layer_backward(self, A, W, dZ, first: bool) -> Calls:
        """dW and db; then through W, the mask, the slope and batchnorm to the layer before."""
        yield self.product(dZ, A.mT, np.empty_like(W))
        yield self.total(dZ)
        if first:
            return
        dA, D, slope = self.array(*A.shape[-2:]), np.ones(A.shape, bool), np.ones(A.shape)
        yield self.product(W.mT, dZ, dA)
        if self.case.keep_prob < 1:
            yield np.multiply, (dA, D, dA)
        yield np.greater, (A, number(0.0), D)
        yield np.copyto, (slope, D)  # a product with True and False takes longer than this and one with numbers
        yield np.multiply, (dA, slope, dA)
        if self.case.batchnorm:
            yield from self.batchnorm_backward(dA)

    def batchnorm_backward(self, dZ) -> Calls:
        """dgamma, then dZ less its two projections, times gamma/sigma; dbeta is counted as db."""
        column, work = self.array(dZ.shape[-2], 1), self.array(*dZ.shape[-2:])
        yield np.vecdot, (dZ, work, column[..., 0] * 1)
        yield np.multiply, (work, column, work * 1)
        yield np.subtract, (dZ, column, dZ)
        yield np.subtract, (dZ, work, dZ)
        yield np.multiply, (dZ, column, dZ)

    def move(self, n: int) -> Calls:
        """The penalty on the weights and theta -= alpha grad; for Adam its two averages, root and quotient.

        Adam's alpha, corrected for the start at 0, is another number at each update: NumPy turns it into an array each time.
        """
        theta, grad, work = self.array(n), self.array(n), self.array(n)
        if self.case.lambd:
            yield np.multiply, (theta, number(1e-9), work)
            yield np.add, (grad, work, grad)
        if self.case.optimizer == "Adam":
            for average in (self.array(n), self.array(n)):
                yield np.multiply, (average, number(0.9), average)
                yield np.multiply, (grad, number(0.1), work)
                yield np.add, (average, work, average)
            yield np.multiply, (grad, grad, work)
            yield np.sqrt, (work, work)
            yield np.add, (work, number(1e-8), work)
            yield np.divide, (grad, work, work)
        yield np.multiply, (grad, 0.1 if self.case.optimizer == "Adam" else number(0.1), work)
        yield np.subtract, (theta, work, theta)
