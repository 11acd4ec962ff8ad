"""The bench of planted bugs: layers and a network whose backward pass has one wrong line each.

The forward pass, and so J, is always the library's: a difference of J tells what the gradient should be.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from labutils.gradcheck import PenaltyForgotten
from labutils.layers import Activation, Dense, Dropout, Layer, mlp
from labutils.network import Network

SIZES = (2, 6, 6, 1)
KEEP_PROB = 0.8


class DoubledDW(Dense):
    """dW twice as large as it should be, as after deriving W² and keeping the 2."""

    def gradients(self, dZ, cache):
        super().gradients(dZ, cache)
        self.dW *= 2


class QuadrupledDb(Dense):
    """db four times as large as it should be."""

    def gradients(self, dZ, cache):
        super().gradients(dZ, cache)
        self.db *= 4


class TransposedDW(Dense):
    """dW = A dZᵀ instead of dZ Aᵀ: in a square layer no shape complains."""

    def gradients(self, dZ, cache):
        super().gradients(dZ, cache)
        self.dW[...] = np.matmul(cache.A, dZ.mT)


class UntransposedW(Dense):
    """dA = W dZ instead of Wᵀ dZ: this layer's own gradients are right, those before it are not."""

    def backward(self, dZ, cache):
        self.gradients(dZ, cache)
        return np.matmul(self.W, dZ)


class SlopeAtZero(Activation):
    """dZ = dA (A >= 0): A is never negative, so the slope is 1 everywhere."""

    def backward(self, dA, cache):
        return dA * (cache.A >= 0)


class UndividedDropout(Dropout):
    """dA = dA D, without 1/keep_prob."""

    def backward(self, dA, cache):
        return dA if cache.D is None else dA * cache.D


class BiasesPenalised(Network):
    """db gains lambd/m b, though J does not penalise b."""

    def _gradient(self, X, Y, *, m, rng):
        Z = super()._gradient(X, Y, m=m, rng=rng)
        self.grad[self.n_W :] += self.lambd / m * self.theta[self.n_W :]
        return Z


@dataclass(frozen=True)
class Bug:
    """One wrong line.

    wrong, right : the line as written, and as it should be.  spoils : the blocks it makes wrong.
    layer : the number of the layer whose backward pass holds the line; 0 for a line outside the layers.
    """

    wrong: str = ""
    right: str = ""
    spoils: tuple[str, ...] = ()
    layer: int = 0
    change: Callable[[list[Layer]], list[Layer]] = list
    network: type[Network] = Network


def dense(number: int, kind: type[Dense]) -> Callable[[list[Layer]], list[Layer]]:
    """Put ``kind`` in place of the ``number``-th Dense layer, counted from 1."""

    def change(layers):
        chosen = [layer for layer in layers if isinstance(layer, Dense)][number - 1]
        return [kind(one.n_in, one.n_out) if one is chosen else one for one in layers]

    return change


def activations(layers: list[Layer]) -> list[Layer]:
    return [SlopeAtZero(one.name) if isinstance(one, Activation) else one for one in layers]


def dropouts(layers: list[Layer]) -> list[Layer]:
    return [UndividedDropout(one.keep_prob) if isinstance(one, Dropout) else one for one in layers]


EARLY = ("W1", "b1", "W2", "b2")
BUGS = {
    "no bug": Bug(),
    "factor 2 on dW2": Bug("dW2 = 2 * dZ2 @ A1.T", "dW2 = dZ2 @ A1.T", ("W2",), 2, dense(2, DoubledDW)),
    "factor 4 on db1": Bug("db1 = 4 * dZ1.sum(axis=1)", "db1 = dZ1.sum(axis=1)", ("b1",), 1, dense(1, QuadrupledDb)),
    "no λ term": Bug("dW = dZ @ A.T", "dW = dZ @ A.T + lambd / m * W", ("W1", "W2", "W3"), network=PenaltyForgotten),
    "no 1/keep_prob": Bug("dA = dA * D", "dA = dA * D / keep_prob", EARLY, 2, dropouts),
    "dW2 transposed": Bug("dW2 = A1 @ dZ2.T", "dW2 = dZ2 @ A1.T", ("W2",), 2, dense(2, TransposedDW)),
    "W2 not transposed": Bug("dA1 = W2 @ dZ2", "dA1 = W2.T @ dZ2", ("W1", "b1"), 1, dense(2, UntransposedW)),
    "ReLU at 0": Bug("dZ = dA * (A >= 0)", "dZ = dA * (A > 0)", EARLY, 2, activations),
    "λ on the biases": Bug(
        "db = dZ.sum(axis=1) + lambd / m * b", "db = dZ.sum(axis=1)", ("b1", "b2", "b3"), network=BiasesPenalised
    ),
}


def planted(
    bug: str = "no bug", *, keep_prob: float = KEEP_PROB, lambd: float = 0.7, seed: int = 0, sizes: tuple[int, ...] = SIZES
) -> Network:
    """A ReLU network of two hidden layers with one of ``BUGS`` in its backward pass; ValueError for any other name.

    keep_prob : of the second hidden layer. Dropout before a ReLU would put whole columns on its kink while b = 0.
    """
    if bug not in BUGS:
        raise ValueError(f"bug is {bug!r}; expected one of {', '.join(map(repr, BUGS))}")
    one = BUGS[bug]
    return one.network(one.change(mlp(*sizes, keep_prob=(1.0, 1.0, keep_prob))), lambd=lambd, seed=seed)
