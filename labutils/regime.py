"""How a network is trained, update by update: the batches of each epoch, the schedule's alpha, the reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, islice
from math import ceil
from typing import Any, NamedTuple

import numpy as np

from .batches import cut
from .blame import Again
from .stacks import check_for_all
from .streams import Streams, streams


class Step(NamedTuple):
    """One update that was made: its epoch and iteration (both from 1) and J on its batch just before it."""

    epoch: int
    iteration: int
    J: Any


class Run:
    """The Steps of one training, made as they are asked for; it prints as the network, the optimiser and how far it is."""

    def __init__(self, steps: Iterator[Step], net, optimizer, updates: int):
        self.net, self.optimizer, self.updates, self.done = net, optimizer, updates, 0
        self._steps = steps

    def __iter__(self) -> "Run":
        return self

    def __next__(self) -> Step:
        step = next(self._steps)
        self.done = step.iteration
        return step

    def __repr__(self) -> str:
        return f"Run({self.net!r}, {self.optimizer!r}, {self.done:,} of {self.updates:,} updates)"


class Regime(NamedTuple):
    """How a network is trained, whichever network it is."""

    epochs: int
    batch_size: int | None
    shuffle: bool
    batches: Sequence | None
    schedule: Callable[[int], float] | None
    mean: bool
    seed: Any
    updates: int  # in the whole run

    def steps(self, net, optimizer, X, Y, chance: Streams, reports: Iterable[int], run: object) -> Iterator[Step]:
        """Update up to each iteration in ``reports`` in turn, and report there, as long as the optimiser is this run's."""
        batches = cut(X, Y, self.batch_size, self.shuffle, self.batches, chance.batches)
        stretch = chain.from_iterable(self._epochs(batches.epoch, net, optimizer))
        J_of, done = (_mean_J if self.mean else _last_J), 0
        for report in reports:
            _check_its_own(optimizer, run)
            # A run that diverges overflows first; its end says so in words, so NumPy need not. What underflows is 0.
            with np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore"):
                J = J_of(net, optimizer, stretch, report - done, X.shape[-1], chance.dropout)
            _check_its_own(optimizer, run)  # another thread may have taken it meanwhile
            yield Step(ceil(report / len(batches.sizes)), report, J)
            done = report

    def first_bad(self, run: Again, iterations: int) -> Step | None:
        """The first step of this run whose J is not finite, or the last one if it leaves theta so; None if all is well."""
        net, optimizer, X, Y, slower = run
        regime, step = self, None
        if self.schedule and slower != 1:
            regime = self._replace(schedule=lambda epoch: np.divide(self.schedule(epoch), slower))
        optimizer.reset(net.theta)
        chance = deepcopy(streams(self.seed))
        for step in islice(
            regime.steps(net, optimizer, X, Y, chance, range(1, self.updates + 1), optimizer.run), iterations
        ):
            if not np.isfinite(step.J).all():
                return step
        return None if np.isfinite(net.theta).all() else step

    def _epochs(self, epoch: Callable[[], Iterator], net, optimizer) -> Iterator[Iterator]:
        """The batches (X, Y) of each epoch; alpha is set where one begins."""
        for number in range(self.epochs):
            if self.schedule:
                optimizer.alpha = self.schedule(number)
                check_for_all("alpha", optimizer.alpha, net.theta.shape[:-1])
            yield epoch()


def _last_J(net, optimizer, batches: Iterator, count: int, m: int, rng):
    """Make so many updates and return J on the last one's batch: J costs time, so only that one computes it."""
    gradient, update, theta, grad = net._gradient, optimizer.update, net.theta, net.grad
    for X, Y in islice(batches, count - 1):
        gradient(X, Y, m=m, rng=rng)
        update(theta, grad)
    J = net._J_and_grad(*next(batches), m=m, rng=rng)
    update(theta, grad)
    return J


def _mean_J(net, optimizer, batches: Iterator, count: int, m: int, rng):
    """Make so many updates and return the mean of their J, each weighted with its batch's size."""
    total, examples = 0.0, 0
    for X, Y in islice(batches, count):
        total = total + net._J_and_grad(X, Y, m=m, rng=rng) * X.shape[-1]
        examples += X.shape[-1]
        optimizer.update(net.theta, net.grad)
    return total / examples


def _check_its_own(optimizer, run: object) -> None:
    """Between two reports anything may happen; a second run would have reset the averages this one relies on."""
    if optimizer.run is not run:
        raise ValueError(
            f"this {type(optimizer).__name__} has been given to another run since; expected an optimiser of its own for "
            "each run that is still going, because it remembers past gradients. Make one for each."
        )
