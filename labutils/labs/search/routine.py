"""Two ways to spend the same number of updates: one run that is looked after daily, or many left alone."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Momentum
from labutils.search import Log, random
from labutils.training import Diverged, fit, train

from .models import FLOWER, dev_losses

DAYS, A_DAY = 12, 100  # updates
BUDGET = DAYS * A_DAY
FIRST_CHOICE = Log(1e-2, 3)  # of alpha for those left alone


class Day(NamedTuple):
    """What the evening shows: the knobs of the day, the dev loss kept, and whether the day was undone."""

    alpha: float
    beta: float
    loss: float
    undone: bool = False


class Panda:
    """One run, looked after: each day is a hundred updates with the knobs of that day.

    days : the evenings so far, those that were undone among them: their updates are spent all the same.
    """

    def __init__(self, seed: int = 1):
        self.net = Network(mlp(2, 16, 8, 1), seed=seed)
        self.days: list[Day] = []
        self._mornings: list[tuple] = []  # of the days that count: the network, the dev loss, the day's number

    @property
    def loss(self) -> float:
        """The dev loss of the network as it is now."""
        return self.days[-1].loss if self.days else float(dev_losses(self.net))

    def live(self, alpha: float, beta: float) -> None:
        """One more day, as long as there are days left."""
        if len(self.days) == DAYS:
            return
        self._mornings.append((self.net.snapshot(), self.loss, len(self.days)))
        self.days.append(Day(alpha, beta, a_day(self.net, alpha, beta)))

    def back(self) -> None:
        """Undo the newest day that counts."""
        if not self._mornings:
            return
        network, loss, day = self._mornings.pop()
        self.net.restore(network)
        self.days[day] = self.days[day]._replace(undone=True)
        self.days[-1] = self.days[-1]._replace(loss=loss)


def looked_after(alpha: float, growth: float, momentum_from: int, go_back: bool, seed: int = 1) -> Iterator[Day]:
    """A panda's life by a rule. Each day alpha grows by ``growth``; from day ``momentum_from`` on beta is 0.9 (else 0). With
    ``go_back``, an evening with a higher dev loss than the one before is undone and alpha halved."""
    panda = Panda(seed)
    for day in range(1, DAYS + 1):
        before = panda.loss
        panda.live(alpha, 0.9 if day >= momentum_from else 0.0)
        worse = not panda.loss <= before
        if worse and go_back:
            panda.back()
        yield panda.days[-1]
        alpha *= 0.5 if worse and go_back else growth


def a_day(net: Network, alpha: float, beta: float) -> float:
    """The dev loss in the evening; infinite when the day's run diverged."""
    try:
        fit(net, Momentum(alpha, beta), FLOWER.X, FLOWER.Y, epochs=A_DAY)
    except Diverged:
        return np.inf
    loss = float(dev_losses(net))
    return loss if np.isfinite(loss) else np.inf


def left_alone(n: int, draw: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The caviar: n runs with momentum, each with an alpha of its own and BUDGET / n updates.

    Returns alphas (n,), updates (t,), dev losses (t, n).
    """
    updates, losses = zip(*leaving_alone(n, draw), strict=True)
    return first_choices(n, draw), np.array(updates), np.array(losses)


def leaving_alone(n: int, draw: int) -> Iterator[tuple[int, np.ndarray]]:
    """The same in pieces of ten updates: how many were made, and the dev losses (n,)."""
    net = Network(mlp(2, 16, 8, 1), seed=[1] * n)
    yield 0, dev_losses(net)
    for step in train(net, Momentum(first_choices(n, draw), 0.9), FLOWER.X, FLOWER.Y, epochs=BUDGET // n, every=10):
        yield step.iteration, dev_losses(net)


def first_choices(n: int, draw: int) -> np.ndarray:
    """(n,) the alphas of those left alone."""
    return np.array([one["alpha"] for one in random({"alpha": FIRST_CHOICE}, n, seed=draw)])
