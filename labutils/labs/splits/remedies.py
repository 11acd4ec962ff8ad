"""Three patients, badly trained networks each in its own way, and the remedies of the recipe."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from labutils.optimizers import Adam, GradientDescent

from .models import Stack

NOISE, SEEDS = 0.1, range(1, 4)


class Treatment(NamedTuple):
    """How a network is built and trained."""

    units: int | tuple[int, ...]
    m: int
    lambd: float = 0.0
    epochs: int = 150
    rule: type = Adam
    alpha: float = 0.1

    def __str__(self):
        layers = "one layer of 6" if self.units == (6,) else f"{self.units} unit{'s' * (self.units != 1)} per layer"
        penalty = f", λ = {self.lambd:g}" if self.lambd else ""
        rule = "Adam" if self.rule is Adam else "descent"
        return f"{layers}, {self.m:,} points\n{self.epochs} steps of {rule}{penalty}"

    def stack(self, seeds: Sequence[int]) -> Stack:
        """A network for each seed, not yet trained."""
        return Stack(self.units, self.m, NOISE, seeds, lambd=self.lambd)

    def training(self) -> dict:
        """What Stack.run and Stack.train take."""
        return {"epochs": self.epochs, "alpha": self.alpha, "rule": self.rule}


PATIENTS = {
    "1: one unit, 300 points": Treatment(1, 300),
    "2: twelve units, 80 points": Treatment(12, 80),
    "3: eight units, 400 points": Treatment(8, 400, rule=GradientDescent, alpha=0.3),
}
REMEDIES = {
    "none": lambda t: t,
    "bigger network": lambda t: t._replace(units=4 * t.units),
    "train longer": lambda t: t._replace(epochs=4 * t.epochs),
    "another optimiser": lambda t: t._replace(rule=Adam, alpha=0.1),
    "another architecture": lambda t: t._replace(units=(6,)),
    "more data": lambda t: t._replace(m=8 * t.m),
    "regularise": lambda t: t._replace(lambd=0.3),
}


def treated(treatment: Treatment, seeds: Sequence[int] = SEEDS) -> tuple[float, float]:
    """Train a stack; yields after every few steps, returns (train error, dev error) in %, means over the seeds."""
    stack = treatment.stack(seeds)
    yield from stack.run(**treatment.training())
    return float(np.mean(stack.train_error())), float(np.mean(stack.dev_error()))
