"""A network strings layers together over one flat vector of parameters."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from .costs import Cost, fitting
from .layers import Dense, Layer
from .passes import Flow, Passes, flows
from .penalties import Penalties
from .stacks import given, shown, stack_shape, strength
from .validate import check_flag, check_rng, check_X, check_XY
from .validate.quiet import formula, quiet
from .wiring import wired


def _drawn_from(rng):
    """rng as it is: None, which only a network without dropout can do with, or a generator."""
    return rng if rng is None else check_rng(rng, "random", "standard_normal")


class Network(Passes, Penalties):
    """Layers over one flat ``theta``, with one flat ``grad`` and one flat ``running``; all W come first in theta.

    layers : as ``layers.mlp`` makes them; their W, b, ... become views of theta.
    cost : "sigmoid" (cross-entropy, two classes), "softmax" (C classes), "squared" (regression) or a ``Cost``.
    lambd, l1 : strengths >= 0 of the penalties lambd/(2m) Σ W² and l1/m Σ |W|.
    init, seed : where the weights start, see ``initializers``; biases start at 0.

    A sequence of seeds, or of penalties, makes a *stack* of K networks that train together: theta is (K, P), answers have a
    leading axis K, J is a (K,) array. What overflows is inf or NaN, the accuracy too; ``train`` ends there, in words.

    >>> from labutils.layers import mlp
    >>> net = Network(mlp(2, 20, 3, 1), lambd=0.7, seed=1)
    >>> net.theta.shape, net.blocks()["W1"].shape
    ((127,), (20, 2))
    >>> Network(mlp(2, 20, 3, 1), seed=range(20)).theta.shape
    (20, 127)
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        cost: str | Cost = "sigmoid",
        *,
        lambd: float | Sequence[float] = 0.0,
        l1: float | Sequence[float] = 0.0,
        init: Any = "he",
        seed: Any = 0,
    ):
        # Everything is checked before the layers are bound: where one thing is wrong, they are free for another network.
        layers = wired(layers)
        self._cost = fitting(cost, layers[-1].n_out)
        self._adopt(strength("lambd", lambd), strength("l1", l1))
        super().__init__(layers, stack_shape(seed, lambd=lambd, l1=l1), init=init, seed=seed)
        self._caches = {}

    def __repr__(self) -> str:
        """Network(2-20-3-1, relu, sigmoid cross-entropy, lambd=0.7)."""
        sizes = "-".join(str(n) for n in (self.n_x, *(layer.n_out for layer in self.layers if isinstance(layer, Dense))))
        names = dict.fromkeys(layer.word for layer in self.layers if layer.word)
        settings = [f"{name}={shown(value)}" for name, value in (("lambd", self.lambd), ("l1", self.l1)) if given(value)]
        stack = [f"stack of {len(self.theta)}"] if self.theta.ndim == 2 else []
        return f"{type(self).__name__}({', '.join([sizes, *names, self.cost.name, *settings, *stack])})"

    @property
    def cost(self) -> Cost:
        """What is minimised; set by name or by a Cost that fits the last layer."""
        return self._cost

    @cost.setter
    def cost(self, value: str | Cost) -> None:
        self._cost = fitting(value, self.layers[-1].n_out)

    # ---- forward and backward --------------------------------------------------------------------------------------

    def check(self, X, Y, *, train: bool = False) -> tuple:
        """X and Y as float64 arrays; ValueError with the cure when they do not fit this network and its cost.

        A leading axis, (K, n_x, m), is a batch for each network of a stack, or several batches for one network; in training
        (train=True), where one network has one gradient, for a stack only.
        """
        labels, n_y = self.cost.labels, self.layers[-1].n_out
        X, Y = check_XY(X, Y, self.n_x, labels == "binary", labels == "one-hot", n_y, batches=True)
        if check_flag("train", train) and X.ndim > self.theta.ndim + 1:
            raise ValueError(
                f"X has shape {X.shape}, so {len(X)} batches, for one network; expected one batch (n_x, m) in training. "
                "Train on X[0], Y[0], or make a stack with a seed for each batch."
            )
        return self._one_each(X), Y

    def _check_X(self, X):
        return self._one_each(check_X(X, self.n_x, batches=True))

    def _one_each(self, X):
        if X.ndim == 3 and self.theta.ndim == 2 and len(X) != len(self.theta):
            raise ValueError(
                f"X has shape {X.shape}, so {len(X)} batches, for a stack of {len(self.theta)} networks; expected one batch "
                "for each network. Give all the same with a plain (n_x, m) array."
            )
        return X

    @quiet
    def predict(self, X) -> np.ndarray:
        """A[L], (n_y, m). Writes nothing, ever: a live picture may ask in the middle of a step.

        Raises ValueError when X is not (n_x, m) or holds NaN.
        """
        return formula(self.cost.predict)(self._forward(self._check_X(X), self._once()))

    @quiet
    def activations(self, X) -> list:
        """[A[0], A[1], ..., A[L]] at test time. Writes nothing."""
        X, A = self._check_X(X), []
        Z = self._forward(X, self._once(), watch=lambda layer, _, answer: A.append(answer) if layer.units else None)
        return [X, *A, formula(self.cost.predict)(Z)]

    @quiet
    def flow(self, X, Y, *, rng=None) -> list[Flow]:
        """What passes each hidden layer in one training pass. Leaves ``grad`` as that pass does, ``running`` as it was."""
        X, Y = self.check(X, Y, train=True)
        pairs, passed, dZ, running = self._fresh(), [], {}, self.running.copy()
        Z = self._forward(X, pairs, True, _drawn_from(rng), watch=lambda *one: passed.append(one))
        self.running[...] = running
        self._backward(Z, Y, pairs, watch=lambda layer, d: dZ.setdefault(layer, d.copy()))
        return list(flows(X, passed, dZ))

    @quiet
    def accuracy(self, X, Y) -> float | np.ndarray:
        """The share of examples answered right, in [0, 1], or NaN where answers are; (K,) for a stack."""
        X, Y = self.check(X, Y)
        return self._accuracy(self._forward(X, self._once()), Y)

    def _accuracy(self, Z, Y):
        A = formula(self.cost.predict)(Z)
        return np.where(np.isfinite(A).all(axis=(-2, -1)), self.cost.right(A, Y).mean(axis=-1), np.nan)[()]

    @quiet
    def loss(self, X, Y) -> float | np.ndarray:
        """The data part of J at test time: the mean loss, without penalty, dropout or batch statistics."""
        X, Y = self.check(X, Y)
        return self.cost.J(self._forward(X, self._once()), Y)

    @quiet
    def loss_and_accuracy(self, X, Y) -> tuple:
        """Both from one forward pass: what a curve of each asks for again and again."""
        X, Y = self.check(X, Y)
        Z = self._forward(X, self._once())
        return self.cost.J(Z, Y), self._accuracy(Z, Y)

    @quiet
    def logits(self, X) -> np.ndarray:
        """The last Z at test time, (n_y, m), before the output activation. Writes nothing."""
        return self._forward(self._check_X(X), self._once())

    @quiet
    def losses(self, X, Y) -> np.ndarray:
        """The loss of each example at test time, (m,) or (K, m) for a stack; their mean is ``loss``. Writes nothing."""
        X, Y = self.check(X, Y)
        return self.cost.losses(self._forward(X, self._once()), Y)

    @quiet
    def J(self, X, Y, *, m: int | None = None, rng=None, train: bool = False) -> float | np.ndarray:
        """The cost that is minimised, penalty included; m, the size of the training set, defaults to X's.

        train=True (with rng for dropout) computes J as a training step does: batch statistics, units dropped.
        """
        train = check_flag("train", train)
        X, Y = self.check(X, Y, train=train)
        Z = self._forward(X, self._once(), train, _drawn_from(rng))
        return self.cost.J(Z, Y) + self._penalty(self._size_of(m, Y))

    @quiet
    def J_and_grad(self, X, Y, *, m: int | None = None, rng=None) -> float | np.ndarray:
        """One forward and one backward pass in training: returns J, leaves dJ/dtheta in ``grad``."""
        X, Y = self.check(X, Y, train=True)
        return self._J_and_grad(X, Y, m=self._size_of(m, Y), rng=_drawn_from(rng))

    @quiet
    def gradient(self, X, Y, *, m: int | None = None, rng=None) -> np.ndarray:
        """Leaves dJ/dtheta in ``grad`` and returns the last Z, from which J follows when somebody asks."""
        X, Y = self.check(X, Y, train=True)
        return self._gradient(X, Y, m=self._size_of(m, Y), rng=_drawn_from(rng)).copy()

    # Unchecked, because training checks once and then makes thousands of steps:

    def _J_and_grad(self, X, Y, *, m: int, rng):
        Z = self._gradient(X, Y, m=m, rng=rng)
        return formula(self.cost.J)(Z, Y) + self._penalty(m)

    def _gradient(self, X, Y, *, m: int, rng):
        """The last Z is in memory that the next step overwrites."""
        pairs = self._caches.get(X.shape) or self._reused(X.shape)
        Z = self._forward(X, pairs, True, rng)
        self._backward(Z, Y, pairs)
        if self._penalised:
            self._add_penalty(m)
        return Z
