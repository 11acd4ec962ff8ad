"""Looks at networks that are not panels: a gradient without its penalty, biases with one, what dropout does to J and W."""

from collections.abc import Sequence

import numpy as np

from labutils.gradcheck import PenaltyForgotten, gradient_check
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam, GradientDescent
from labutils.training import fit, train

from .models import DATA, SEEDS, trained


def forgotten_penalty(X, Y, lambd: float) -> None:
    """Print for each block how far the gradient without the penalty's part is from differences of J."""
    net = PenaltyForgotten(mlp(2, 20, 3, 1, activation="tanh"), lambd=lambd, init="xavier", seed=1)
    for block in gradient_check(net, X, Y):
        print(f"{block.name}: " + ("agrees" if block.difference < 1e-7 else f"relative difference {block.difference:.3f}"))


class BiasesToo(Network):
    """A network whose L2 penalty takes the biases as well."""

    def _add_penalty(self, m: int) -> None:
        super()._add_penalty(m)
        for name, gradient in self.grad_blocks().items():
            if name.startswith("b"):
                gradient += self.lambd / m * self.blocks()[name]


def dev_with_biases(penalised: bool, lambd: float, seeds: Sequence[int]) -> np.ndarray:
    """Dev accuracies in %, (seeds,), of 2-20-3-1 with L2 on W, and on b as well where ``penalised``."""
    kind = BiasesToo if penalised else Network
    net = kind(mlp(2, 20, 3, 1), lambd=lambd, seed=list(seeds))
    fit(net, Adam(0.05), DATA.X, DATA.Y, epochs=400)
    return 100 * net.accuracy(DATA.X_dev, DATA.Y_dev)


def many_passes(passes: int, keep_prob: float = 0.86, seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Answers on dev, (200,) each: the quiet network's, and the mean of so many passes with a fresh mask each."""
    net = Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), seed=seed)
    fit(net, Adam(0.05), DATA.X, DATA.Y, epochs=400, seed=seed)
    rng = np.random.default_rng(seed)
    masked = [net.cost.predict(net._forward(DATA.X_dev, net._fresh(), True, rng)) for _ in range(passes)]
    return net.predict(DATA.X_dev)[0], np.mean(masked, axis=0)[0]


def share_of_rises(keep_prob: float, seeds: Sequence[int] = range(10)) -> np.ndarray:
    """In how many % of 200 steps of plain gradient descent J rises, one per seed."""
    net = Network(mlp(2, 20, 3, 1, keep_prob=keep_prob), seed=list(seeds))
    J = [step.J for step in train(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=200)]
    return 100 * np.mean(np.diff(J, axis=0) > 0, axis=0)


def share_of_the_largest(net: Network) -> np.ndarray:
    """Which part of the squared weights into a unit of layer 2 its largest one holds, averaged over the units: (seeds,)."""
    squares = np.square(net.blocks()["W2"])
    return (squares.max(axis=-1) / squares.sum(axis=-1)).mean(axis=-1)


def largest_share(keep_prob: float, seeds: Sequence[int] = range(SEEDS)) -> np.ndarray:
    """The same of networks trained with this keep_prob."""
    return share_of_the_largest(trained(seeds, keep_prob=keep_prob))


def lost_without_one(keep_prob: float, seeds: Sequence[int] = range(SEEDS)) -> np.ndarray:
    """Points of train accuracy that go with each unit of hidden layer 1 of a trained 2-20-3-1: (20, seeds).

    A unit is taken out by setting its outgoing weights to 0, one unit at a time.
    """
    net = trained(seeds, keep_prob=keep_prob)
    whole, theta, W2 = net.accuracy(DATA.X, DATA.Y), net.theta.copy(), net.blocks()["W2"]
    lost = []
    for unit in range(W2.shape[-1]):
        W2[..., unit] = 0
        lost.append(100 * (whole - net.accuracy(DATA.X, DATA.Y)))
        net.theta[...] = theta
    return np.array(lost)
