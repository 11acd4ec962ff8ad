"""What both the claims and the guesses measure: networks trained as the panels train them, for many seeds."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit, train

from . import averages, flowing, noise, ranges, reading
from .panels.noise import NoiseScene

DATA = data.noisy_field()


@cache
def grid_accuracy(batchnorm: bool, seeds: Sequence[int], depth: int = 4, optimizer: str = "gradient descent") -> np.ndarray:
    """(seeds, scales, alphas) after the panel's iterations."""
    grid, (X, Y) = ranges.Grid(ranges.sizes(depth), optimizer, batchnorm, tuple(seeds)), ranges.problem()
    for _ in range(ranges.ITERATIONS):
        grid.step(X, Y)
    return grid.accuracy(X, Y)


@cache
def growth(batchnorm: bool, seeds: Sequence[int], layer: int = 4) -> np.ndarray:
    """(seeds,) how many times larger what enters the activation of a hidden layer gets during the film."""
    X, Y = flowing.problem()
    net = Network(mlp(*flowing.SIZES, batchnorm=batchnorm), seed=list(seeds))
    first = net.flow(X, Y)[layer - 1].Z_tilde
    fit(net, Adam(0.01), X, Y, epochs=flowing.EPOCHS)
    return np.sqrt(np.mean(net.flow(X, Y)[layer - 1].Z_tilde ** 2, axis=(1, 2)) / np.mean(first**2, axis=(1, 2)))


@cache
def group_losses(size: int, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """(2, seeds) train and dev loss with statistics of ``size`` examples."""
    X, Y = DATA.X[:, : noise.M], DATA.Y[:, : noise.M]
    net = Network(noise.grouped(size), seed=list(seeds))
    fit(net, Adam(0.03), X, Y, epochs=NoiseScene.epochs, batch_size=noise.M)
    return net.loss(X, Y), net.loss(DATA.X_dev, DATA.Y_dev)


def own_accuracy(net: Network, X, Y, size: int = 8) -> float:
    """The share right when test batches of neighbours are normalised by their own statistics."""
    return float(np.mean((averages.answers_by_batch(net, averages.cut(X, size)) > 0.5) == averages.cut(Y, size)))


def one_class_accuracy(seed: int) -> float:
    """The same with batches of one class each."""
    *_, X, Y = averages.problem()
    order, (net, _) = np.argsort(Y[0], kind="stable"), averages.recorded(seed)
    return own_accuracy(net, X[:, order], Y[:, order])


@cache
def digit_accuracies(batchnorm: bool, seeds: Sequence[int]) -> np.ndarray:
    """(epochs, seeds) dev accuracy on the digits after each epoch."""
    X, Y, X_dev, Y_dev = reading.digits()
    net = Network(mlp(64, 32, 10, batchnorm=batchnorm), cost="softmax", seed=list(seeds))
    steps = train(net, Adam(0.01), X, Y, epochs=reading.EPOCHS, batch_size=reading.BATCH, every=reading.UPDATES)
    return np.array([net.accuracy(X_dev, Y_dev) for _ in steps])
