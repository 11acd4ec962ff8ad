"""Several networks of one size trained side by side, each on training points of its own."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from labutils.optimizers import Adam, Optimizer

from .waves import error, network_of, wavy_field

EPOCHS, PIECE = 200, 10


class Stack:
    """A network for each seed, on m points drawn with that seed and judged by 2,000 dev points of its own.

    lambd : strength of L2, one number or one for each seed. A seed may come twice, to compare strengths on the same points.
    """

    def __init__(
        self, units: int | tuple[int, ...], m: int, noise: float, seeds: Sequence[int], lambd: float | Sequence[float] = 0.0
    ):
        fields = [wavy_field(m, noise, seed) for seed in seeds]
        self.X, self.Y = np.stack([f.X for f in fields]), np.stack([f.Y for f in fields])
        self.X_dev, self.Y_dev = np.stack([f.X_dev for f in fields]), np.stack([f.Y_dev for f in fields])
        self.net = network_of(units, seed=list(seeds), lambd=lambd)

    def run(self, epochs: int = EPOCHS, alpha: float = 0.1, rule: type[Optimizer] = Adam) -> Iterator[int]:
        """Full-batch steps of an optimiser, rule(alpha); a yield after every few of them."""
        optimizer = rule(alpha)
        optimizer.reset(self.net.theta)
        for step in range(1, epochs + 1):
            self.net.gradient(self.X, self.Y)
            optimizer.step(self.net.theta, self.net.grad)
            if step % PIECE == 0:
                yield step

    def train(self, **settings: Any) -> "Stack":
        """Run to the end."""
        for _ in self.run(**settings):
            pass
        return self

    def train_error(self) -> np.ndarray:
        """(K,) in %, each network on its own points."""
        wrong = (self.net.activations(self.X)[-1] > 0.5) != (self.Y > 0.5)
        return 100 * wrong.mean(axis=(-2, -1))

    def dev_error(self) -> np.ndarray:
        """(K,) in %."""
        return error(self.net, self.X_dev, self.Y_dev)
