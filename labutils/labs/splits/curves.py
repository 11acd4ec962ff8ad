"""Networks that learn one curve, each from noisy points of its own: what they have in common, and how they differ."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam

EPOCHS, PIECE = 500, 5
SIGMA = 0.3  # standard deviation of the noise on every y
GRID = (np.arange(100) + 0.5) / 50 - 1  # the middles of 100 equal parts of [-1, 1], so that a mean over them is one over x
FRESH = 500  # points on which each network is measured


def curve(x: np.ndarray) -> np.ndarray:
    """The true curve."""
    return np.sin(3 * x)


def noisy(m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """m points, x (1, m) uniform on [-1, 1] and y (1, m) = curve(x) + noise of standard deviation SIGMA."""
    x = rng.uniform(-1, 1, (1, m))
    return x, curve(x) + SIGMA * rng.standard_normal((1, m))


@lru_cache(maxsize=4)
def points(m: int, seeds: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """x, y (K, 1, m) to train on and x, y (K, 1, FRESH) to be measured on: the same, however many units learn them."""
    generators = [np.random.default_rng(seed).spawn(2) for seed in seeds]
    drawn = [(*noisy(m, train), *noisy(FRESH, fresh)) for train, fresh in generators]
    return tuple(map(np.stack, zip(*drawn)))


class Fits:
    """K networks 1-units-1 (tanh, linear output, squared error), one for each seed, each on m points drawn with that seed.

    units : 0 is a straight line. The networks' first weights are drawn with the seeds, too.
    """

    def __init__(self, units: int, m: int, seeds: Sequence[int]):
        self.x, self.y, *self.fresh = points(m, tuple(seeds))
        hidden = (units,) if units else ()
        self.net = Network(mlp(1, *hidden, 1, activation="tanh"), "squared", init="xavier", seed=list(seeds))

    def run(self, epochs: int = EPOCHS) -> Iterator[int]:
        """Full-batch steps of Adam(0.1); a yield after every few of them."""
        optimizer = Adam(0.1)
        optimizer.reset(self.net.theta)
        for step in range(1, epochs + 1):
            self.net.gradient(self.x, self.y)
            optimizer.step(self.net.theta, self.net.grad)
            if step % PIECE == 0:
                yield step

    def train(self, epochs: int = EPOCHS) -> "Fits":
        """Run to the end."""
        for _ in self.run(epochs):
            pass
        return self

    def answers(self) -> np.ndarray:
        """(K, 100): what each network says at the 100 places of GRID."""
        return self.net.predict(np.broadcast_to(GRID, (len(self.x), 1, GRID.size)).copy())[:, 0]

    def truth(self) -> np.ndarray:
        """(100,): the true curve there."""
        return curve(GRID)

    def measured(self) -> np.ndarray:
        """(K,): each network's mean squared error on fresh points, noise included."""
        x, y = self.fresh
        return ((self.net.predict(x) - y) ** 2).mean(axis=(1, 2))


def bias_and_variance(answers: np.ndarray) -> tuple[float, float]:
    """bias² and variance of (K, 100) answers on GRID, means over x. (Geman, Bienenstock and Doursat, 1992.)"""
    bias2 = ((answers.mean(axis=0) - curve(GRID)) ** 2).mean()
    return float(bias2), float(answers.var(axis=0).mean())
