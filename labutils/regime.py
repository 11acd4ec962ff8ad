"""How a network is trained, update by update: the batches of each epoch, the schedule's alpha, the reports."""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain, islice
from typing import Any, NamedTuple

import numpy as np

from .batches import cut
from .blame import Again
from .network import Network
from .optimizers import Optimizer
from .stacks import check_for_all
from .streams import Streams, streams
from .updates import LIMITS


class Step(NamedTuple):
    """One update that was made: its epoch and iteration (both from 1) and J on its batch just before it."""

    epoch: int
    iteration: int
    J: Any


class Reported(NamedTuple):
    """A Step, and what is no longer finite once it is made: "", "J", or averages, "s of Adam"."""

    step: Step
    lost: str


class Run:
    """The Steps of one training, made as they are asked for; it prints as the network, the optimiser and how far it is."""

    def __init__(self, steps: Iterator[Step], net: Network, optimizer: Optimizer, updates: int):
        self.net, self.optimizer, self.updates, self.done = net, optimizer, updates, 0
        self._steps = steps

    def __iter__(self) -> "Run":
        return self

    def __next__(self) -> Step:
        step = next(self._steps)
        self.done = step.iteration
        return step

    def __reduce_ex__(self, protocol: int):
        raise TypeError(
            "a Run cannot be copied or sent to another process, since Python cannot copy the point where it pauses; "
            "expected what it trains. Write copy.deepcopy((run.net, run.optimizer))."
        )

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

    def steps(
        self, net: Network, optimizer: Optimizer, X, Y, chance: Streams, reports: Iterable[int], run: object
    ) -> Iterator[Reported]:
        """Update up to each iteration in ``reports`` in turn, and report there, as long as both are this run's."""
        batches = cut(X, Y, self.batch_size, self.shuffle, self.batches, chance.batches)
        stretch = chain.from_iterable(self._epochs(batches.epoch, net, optimizer))
        J_of, done = (_mean_J if self.mean else _last_J), 0
        overflowed: set[str] = set()  # NumPy tells by itself, at no cost: only then the averages are looked at
        tells = {"over": "call", "call": lambda kind, _: overflowed.add(kind)}
        for report in reports:
            _check_its_own(run, net, optimizer)
            # A run that diverges overflows first; its end says so in words, so NumPy need not. What underflows is 0.
            with np.errstate(**tells, invalid="ignore", divide="ignore", under="ignore"):
                try:
                    J = J_of(net, optimizer, stretch, report - done, X.shape[-1], chance.dropout)
                except ValueError:
                    check_settings(net, optimizer)  # they may have been changed since the run began
                    raise
            _check_its_own(run, net, optimizer)  # another thread may have taken them meanwhile
            step = Step(math.ceil(report / len(batches.sizes)), report, J)
            yield Reported(step, _lost(J, optimizer if overflowed else None))
            overflowed.clear()
            done = report

    def first_bad(self, run: Again, iterations: int) -> Reported | None:
        """The first step of this run after which something is not finite, at its end theta too; None if all is well."""
        net, optimizer, X, Y, slower = run
        regime, reported = self, None
        if self.schedule and slower != 1:
            regime = self._replace(schedule=lambda epoch: np.divide(self.schedule(epoch), slower))
        optimizer.reset(net.theta)
        net.run = optimizer.run
        chance = deepcopy(streams(self.seed))
        for reported in islice(regime.steps(net, optimizer, X, Y, chance, range(1, self.updates + 1), net.run), iterations):
            if reported.lost:
                return reported
        return None if np.isfinite(net.theta).all() else reported._replace(lost="theta")

    def _epochs(self, epoch: Callable[[], Iterator], net, optimizer) -> Iterator[Iterator]:
        """The batches (X, Y) of each epoch; alpha is set where one begins."""
        for number in range(self.epochs):
            if self.schedule:
                optimizer.alpha = self.schedule(number)
                check_for_all("alpha", optimizer.alpha, net.theta.shape[:-1])
            yield epoch()


def check_settings(net: Network, optimizer: Optimizer) -> None:
    """What the optimiser has one of for each network must fit the net; else ValueError."""
    for name in LIMITS:
        check_for_all(name, getattr(optimizer, name, 0), net.theta.shape[:-1])


def _lost(J, optimizer) -> str:
    """What is no longer finite: J, or averages of the optimiser, if one is given."""
    if not (math.isfinite(J) if isinstance(J, float) else np.isfinite(J).all()):  # one number takes a tenth of the time
        return "J"
    names = optimizer.lost() if optimizer else []
    return f"{' and '.join(names)} of {type(optimizer).__name__}" if names else ""


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


def _check_its_own(run: object, net, optimizer) -> None:
    """Between two reports anything may happen; a second run would have moved theta, and reset the averages."""
    if net.run is not run:
        raise ValueError(
            f"this {type(net).__name__} has been given to another run since; expected a network of its own for each run "
            "that is still going, because each would change theta for the others. Make one for each: copy.deepcopy(net)."
        )
    if optimizer.run is not run:
        raise ValueError(
            f"this {type(optimizer).__name__} has been given to another run since; expected an optimiser of its own for "
            "each run that is still going, because it remembers past gradients. Make one for each."
        )
