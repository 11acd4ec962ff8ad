"""The main panel: which learning rates and which sizes of the initial weights train, with batchnorm and without."""

from collections.abc import Sequence

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS

ALPHAS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)
SCALES = (10, 3, 1, 0.3, 0.1, 0.03)
ITERATIONS, EVERY, GOOD = 60, 3, 0.9
WIDTH, M = 8, 100


class Grid:
    """One stack of networks, one for each cell of scale × alpha: a step trains the whole grid.

    scales multiply He's initial weights. A network whose numbers overflow is out: its accuracy is NaN.
    """

    def __init__(self, sizes: Sequence[int], optimizer: str, batchnorm: bool, seeds: Sequence[int] = (1,)):
        scale, alpha = np.meshgrid(SCALES, ALPHAS, indexing="ij")
        self.shape = (len(seeds), *alpha.shape)
        self.net = Network(mlp(*sizes, batchnorm=batchnorm), seed=np.repeat(seeds, alpha.size).tolist())
        self.net.W *= np.tile(scale.ravel(), len(seeds))[:, None]
        self.optimizer = OPTIMIZERS[optimizer](alpha=np.tile(alpha.ravel(), len(seeds)))
        self.optimizer.reset(self.net.theta)

    def step(self, X, Y) -> None:
        """One update of every network; overflow is what this picture is about, so NumPy need not warn."""
        with np.errstate(over="ignore", invalid="ignore"):
            self.net.gradient(X, Y)
            self.optimizer.step(self.net.theta, self.net.grad)

    def accuracy(self, X, Y) -> np.ndarray:
        """(seeds, scales, alphas) at test time, NaN where a network was lost."""
        with np.errstate(over="ignore", invalid="ignore"):
            right = self.net.accuracy(X, Y)
        lost = ~np.isfinite(self.net.theta).all(axis=-1)
        return np.where(lost, np.nan, right).reshape(self.shape)


def problem() -> tuple[np.ndarray, np.ndarray]:
    """Two spirals that half turn round each other."""
    return data.spirals(M, classes=2, turns=0.5, noise=0.05)


def sizes(hidden: int) -> tuple:
    """2-8-...-8-1 with this many hidden layers."""
    return (2, *[WIDTH] * hidden, 1)


def good(accuracy: np.ndarray) -> np.ndarray:
    """How many of a grid's networks reach 90 %."""
    return (np.nan_to_num(accuracy) >= GOOD).sum(axis=(-2, -1))
