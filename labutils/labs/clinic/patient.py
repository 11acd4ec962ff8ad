"""A network in somebody's care: its data, its layers, and the loop that trains it, a few lines each.

``Patient`` itself is sound. A fault (see ``faults``) is a class that replaces one of its methods or settings, so what is
wrong with a patient is wrong in code that runs.
"""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Self

import numpy as np

from labutils.costs import Cost
from labutils.data import TrainDev, spirals
from labutils.layers import mlp
from labutils.network import Network
from labutils.splits import Normalizer, minibatches, split
from labutils.streams import streams

CLASSES = 3
UNITS = np.array([[1.0], [100.0]])  # x_1 is written down in metres, x_2 in millimetres and more of them
LEAST = 1e-12  # a chance below this counts as this, so that a loss can be drawn


class Patient:
    """2-24-12-3 with ReLU and softmax on three spiral arms, trained by gradient descent on batches.

    seed : draws the data, the weights, the batches and the dropout masks.
    examples : train on the first so many only.
    data : the training set as the network sees it, and the dev set.  net : the network.  epoch : how many are done.
    """

    alpha, batch_size, epochs = 0.2, 30, 80
    lambd, keep_prob, hidden = 0.1, 1.0, (24, 12)
    m, init = 500, "he"
    cost: str | Cost = "softmax"

    def __init__(self, seed: int, examples: int | None = None):
        self.seed, self.epoch = seed, 0
        self.chance = streams(seed)
        X, Y, X_dev, Y_dev = self.cut(*self.shuffled(*self.collected(self.m, seed)))
        self.scale = self.scaling(X)
        self.data = TrainDev(self.scale(X)[:, :examples], Y[:, :examples], self.scale(X_dev), Y_dev)
        self.net = self.built()

    # ---- the data ----------------------------------------------------------------------------------------------------

    def collected(self, m: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
        """X (2, m) in the units they were measured in, and Y (3, m) one-hot."""
        X, Y = spirals(m, classes=CLASSES, noise=0.16, turns=0.6, seed=seed)
        return UNITS * X, Y

    def shuffled(self, X, Y) -> tuple[np.ndarray, np.ndarray]:
        """All examples in a random order."""
        order = self.chance.batches.permutation(X.shape[1])
        return X[:, order], Y[:, order]

    def cut(self, X, Y) -> TrainDev:
        """Three in five examples to train on, the others for dev."""
        (X, Y), (X_dev, Y_dev) = split(X, Y, (0.6, 0.4), seed=self.seed)
        return TrainDev(X, Y, X_dev, Y_dev)

    def scaling(self, X) -> Callable:
        """What is done to every X before the network sees it; X here is the training set."""
        return Normalizer(X)

    # ---- the network -------------------------------------------------------------------------------------------------

    def built(self) -> Network:
        layers = mlp(2, *self.hidden, CLASSES, keep_prob=self.keep_prob)
        return Network(layers, self.cost, lambd=self.lambd, init=self.init, seed=self.seed)

    def answers(self, X) -> np.ndarray:
        """The probabilities of the three classes, (3, m), as they are reported."""
        return self.net.predict(X)

    # ---- training ----------------------------------------------------------------------------------------------------

    def J(self, X, Y, rng) -> float:
        """What is to be minimised, on one batch: the mean loss and λ/(2m) of the squared weights, m the training set's."""
        return float(self.net.J(X, Y, m=self.data.X.shape[1], rng=rng, train=True))

    def gradient(self, X, Y, rng) -> np.ndarray:
        """dJ/dθ on one batch."""
        self.net.gradient(X, Y, m=self.data.X.shape[1], rng=rng)
        return self.net.grad

    def train(self) -> Iterator[int]:
        """Epoch after epoch; ends early where θ is no longer finite."""
        while self.epoch < self.epochs and np.isfinite(self.net.theta).all():
            with np.errstate(over="ignore", invalid="ignore"):  # some patients end in infinity
                for X, Y in minibatches(self.data.X, self.data.Y, self.batch_size, self.chance.batches):
                    self.net.theta -= self.alpha * self.gradient(X, Y, self.chance.dropout)
            self.epoch += 1
            yield self.epoch

    # ---- what instruments ask ----------------------------------------------------------------------------------------

    @np.errstate(over="ignore", invalid="ignore", under="ignore")
    def scores(self, X, Y) -> tuple[float, float]:
        """The mean loss and the share of right answers; infinity and 0 where the answers are no longer numbers."""
        A = self.answers(X)
        if not np.isfinite(A).all():
            return np.inf, 0.0
        chance = (A * Y).sum(axis=0)
        return float(-np.log(chance.clip(LEAST)).mean()), float((A.argmax(axis=0) == Y.argmax(axis=0)).mean())

    @cached_property  # they are asked for after every epoch
    def new(self) -> tuple[np.ndarray, np.ndarray]:
        """1,000 examples that nobody has seen, from the same source."""
        X, Y = self.collected(1_000, self.seed + 10_000)
        return self.scale(X), Y

    def again(self, seed: int | None = None, examples: int | None = None) -> Self:
        """The same case from its first day: another draw, or with fewer examples."""
        return type(self)(self.seed if seed is None else seed, examples)
