"""Training uses the batch's statistics, testing the running averages: what goes wrong when the test batch is used."""

from collections.abc import Callable

import numpy as np

from labutils import data
from labutils.layers import BatchNorm, Cache, mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from .exercises.update_running import update_running
from .variants import norms

SIZES, BATCH, EPOCHS = (2, 12, 12, 1), 32, 25
CENTRE = np.array([[1.5], [-1.0]])
M, TEST_SIZES = 192, (1, 2, 4, 8, 16, 32, 64, 192)


def problem() -> data.TrainDev:
    """The noisy field with inputs that nobody has centred, 192 examples of it in dev."""
    X, Y, X_dev, Y_dev = data.noisy_field()
    return data.TrainDev(X + CENTRE, Y, X_dev[:, :M] + CENTRE, Y_dev[:, :M])


def recorded(seed: int) -> tuple[Network, np.ndarray]:
    """A trained network, and the statistics of every batch it met, (iterations, all units' mu and sigma2)."""
    X, Y, *_ = problem()
    net = Network(mlp(*SIZES, batchnorm=True), seed=seed)
    for layer in norms(net):
        layer.momentum = 0.0  # running then holds the newest batch's own statistics
    record = [net.running.copy() for _ in train(net, Adam(0.01), X, Y, epochs=EPOCHS, batch_size=BATCH, seed=seed)]
    return net, np.array(record)


def start_values() -> np.ndarray:
    """Where running averages begin: mu = 0, sigma2 = 1 at every unit."""
    return Network(mlp(*SIZES, batchnorm=True)).running


def running_averages(
    record: np.ndarray, start: np.ndarray, momentum: float, update: Callable = update_running
) -> np.ndarray:
    """The running average after each batch's statistics in ``record``: (iterations, statistics)."""
    averages, r = np.empty_like(record), start.copy()
    for t, batch in enumerate(record):
        averages[t] = r = update(r, batch, momentum)
    return averages


def answers_by_batch(net: Network, batches: np.ndarray) -> np.ndarray:
    """(k, n_y, B) answers to k test batches (k, n_x, B), each normalised by its own statistics: the trap."""
    A = batches
    for layer in net.layers:
        if isinstance(layer, BatchNorm):
            mu, sigma2 = A.mean(axis=-1, keepdims=True), A.var(axis=-1, keepdims=True)
            A = layer.gamma * (A - mu) / np.sqrt(sigma2 + layer.epsilon) + layer.beta
        else:
            A = layer.forward(A, Cache())
    return net.cost.predict(A)


def cut(X, size: int) -> np.ndarray:
    """(n, m) -> (m / size, n, size): batches of neighbours."""
    return X.reshape(len(X), -1, size).swapaxes(0, 1)
