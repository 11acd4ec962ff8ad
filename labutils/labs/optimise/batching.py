"""Three paths down one bowl: all examples in one step, a mini-batch, a single example."""

import time
from collections.abc import Callable, Generator
from typing import NamedTuple

import numpy as np

from labutils.layers import Dense
from labutils.live.pieces import at_once
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.splits import minibatches

M, EPOCHS, START = 256, 10, (-1.6, 1.3)


def line_data(seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Points near the plane y = 1.2 x1 - 0.4 x2: X (2, 256), Y (1, 256). x2 varies less, so the bowl is long."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((2, M)) * np.array([[1.0], [0.45]])
    return X, np.array([[1.2, -0.4]]) @ X + 0.8 * rng.standard_normal((1, M))


def costs(W, X, Y) -> np.ndarray:
    """J of each weight vector: W (2, k) -> (k,), half the mean squared error."""
    return 0.5 * np.mean((W.T @ X - Y) ** 2, axis=1)


class LineFit(NamedTuple):
    """One run: the weights (2, updates + 1), J of the batch each update saw (updates,), and the seconds (updates + 1,)."""

    path: np.ndarray
    batch_J: np.ndarray
    spent: np.ndarray


class Drawn(NamedTuple):
    """A run as it is drawn: path (2, updates + 1); J on all the data, the curve's heights and its x, each (updates + 1,)."""

    path: np.ndarray
    J: np.ndarray
    drawn: np.ndarray
    x: np.ndarray


NOTHING = Drawn(np.empty((2, 0)), *np.empty((3, 0)))


def fit_line(X, Y, batch_size: int, alpha: float, cut: Callable = minibatches, seed: int = 1) -> LineFit:
    """Ten epochs of gradient descent on the plane's two weights; the clock runs only while weights are updated."""
    return at_once(fit_by_epochs(X, Y, batch_size, alpha, cut, seed))


def fit_by_epochs(X, Y, batch_size: int, alpha: float, cut: Callable, seed: int = 1) -> Generator[None, None, LineFit]:
    """The same in pieces, one epoch each."""
    net, optimizer, rng = Network([Dense(2, 1, bias=False)], "squared"), GradientDescent(alpha), np.random.default_rng(seed)
    net.theta[...] = START
    path, spent, seen = [net.theta.copy()], [0.0], []
    for _ in range(EPOCHS):
        began = time.perf_counter()
        for X_batch, Y_batch in cut(X, Y, batch_size, rng):
            net.gradient(X_batch, Y_batch)
            optimizer.step(net.theta, net.grad)
            spent.append(spent[-1] + time.perf_counter() - began)
            seen.append(costs(path[-1][:, None], X_batch, Y_batch)[0])
            path.append(net.theta.copy())
            began = time.perf_counter()
        yield
    return LineFit(np.array(path).T, np.array(seen), np.array(spent))


def updates_below(height: float, batch_size: int, alpha: float = 0.1) -> int | None:
    """The first update after which J on all the data is below that height; None if ten epochs are too few."""
    below = costs(fit_line(*line_data(), batch_size, alpha).path, *line_data()) < height
    return int(below.argmax()) if below.any() else None


def times_longer(one: int, other: int) -> float:
    """How many times longer an epoch takes with batches of ``one`` than with batches of ``other``, on this machine."""
    price, reference = (M / B * np.median(np.diff(fit_line(*line_data(), B, 0.1).spent)) for B in (one, other))
    return float(price / reference)
