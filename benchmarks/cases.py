"""The networks and data whose training step is timed, and the one thing every contestant can do."""

from dataclasses import dataclass
from math import ceil
from typing import Protocol

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS
from labutils.training import fit


@dataclass(frozen=True)
class Case:
    """A network, its data and its training; batch_size None is the full batch."""

    key: str
    sizes: tuple[int, ...]
    data: str
    optimizer: str = "gradient descent"
    alpha: float = 0.3
    lambd: float = 0.0
    keep_prob: float = 1.0
    batchnorm: bool = False
    cost: str = "sigmoid"
    batch_size: int | None = None

    def load(self):
        """(X, Y) with samples as columns."""
        return DATA[self.data]()

    def network(self, seed=0) -> Network:
        """The network as the labs make it; a sequence of seeds makes a stack."""
        layers = mlp(*self.sizes, keep_prob=self.keep_prob, batchnorm=self.batchnorm)
        return Network(layers, self.cost, lambd=self.lambd, seed=seed)

    def updates(self, m: int) -> int:
        """Updates in an epoch."""
        return ceil(m / (self.batch_size or m))

    def __str__(self):
        what = ["-".join(map(str, self.sizes)), self.data, f"batch {self.batch_size}" if self.batch_size else "full batch"]
        what += ["batchnorm"] * self.batchnorm + ["softmax"] * (self.cost == "softmax") + [self.optimizer]
        what += [f"L2 {self.lambd:g}"] * (self.lambd > 0) + [f"dropout, keep {self.keep_prob:g}"] * (self.keep_prob < 1)
        return ", ".join(what)


DATA = {
    "211 points": lambda: data.noisy_field()[:2],
    "300 points": data.circles,
    "1,797 digits": data.digits,
}

CASES = [
    Case("i", (2, 20, 3, 1), "211 points", lambd=0.7),
    Case("i-d", (2, 20, 3, 1), "211 points", keep_prob=0.86),
    Case("ii", (2, 10, 5, 1), "300 points"),
    Case("iii", (2, 5, 2, 1), "300 points", "Adam", alpha=0.001, batch_size=64),
    Case("iv", (64, 64, 32, 10), "1,797 digits", "Adam", alpha=0.001, batchnorm=True, cost="softmax", batch_size=64),
]


class Contestant(Protocol):
    """One way to train a case, from weights that are the same for all."""

    name: str

    def train(self, epochs: int) -> None:
        """Train on for so many epochs."""

    def blocks(self) -> dict:
        """The parameters by the labs' names and in the labs' shapes: {"W1": (n_1, n_0) array, "b1": ...}."""


class Ours:
    """The labs' own library through its public interface. J is computed where it is reported, each ``every``-th update."""

    name = "ours"

    def __init__(self, case: Case, every: int = 100, seed=0):
        self.case, self.every, (self.X, self.Y) = case, every, case.load()
        self.net, self.optimizer = case.network(seed), OPTIMIZERS[case.optimizer](case.alpha)

    def train(self, epochs):
        fit(self.net, self.optimizer, self.X, self.Y, epochs=epochs, batch_size=self.case.batch_size, every=self.every)

    def blocks(self):
        return self.net.blocks()
