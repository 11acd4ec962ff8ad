"""Training as a generator: early stopping is ``break``, a race is ``zip``, an animation asks for the next step."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice, repeat
from math import ceil
from typing import Any, NamedTuple

import numpy as np

from .network import Network
from .optimizers import Optimizer
from .splits import _shuffled_batches
from .streams import streams
from .validate import check_count


class Step(NamedTuple):
    """One update that was made: its epoch and iteration (both from 1) and J on its batch just before it."""

    epoch: int
    iteration: int
    J: Any


class Diverged(FloatingPointError):
    """The cost became NaN or infinite."""


def train(
    net: Network,
    optimizer: Optimizer,
    X,
    Y,
    *,
    epochs: int,
    batch_size: int | None = None,
    seed=0,
    every: int = 1,
    schedule: Callable[[int], float] | None = None,
) -> Iterator[Step]:
    """Train net in place and yield a Step at every ``every``-th update and at the last one.

    X : (n_x, m), Y : (n_y, m). batch_size None is the full batch; an epoch is ceil(m / batch_size) updates.
    seed : draws the batches and the dropout masks, see ``streams``. schedule : epoch, from 0, -> alpha.
    The arguments are checked, and the optimizer is reset, when ``train`` is called; updates are made as they are asked for.
    Raises ValueError for data that do not fit, and for an optimizer that another run has taken over; Diverged (with the
    setting to blame) when J is no longer finite.
    """
    X, Y = net.check(X, Y)
    for name, value in (("epochs", epochs), ("every", every), ("batch_size", batch_size or 1)):
        check_count(name, value)
    optimizer.reset(net.theta)
    optimizer.run = run = object()
    m, (_, batch_rng, dropout_rng) = X.shape[-1], streams(seed)
    in_epoch = ceil(m / (batch_size or m))
    reports = chain(range(every, epochs * in_epoch, every), [epochs * in_epoch])
    epoch = partial(_shuffled_batches, X, Y, batch_size, batch_rng) if batch_size else partial(repeat, (X, Y), 1)
    batches = chain.from_iterable(_epochs(epochs, epoch, optimizer, schedule))
    return _steps(net, optimizer, run, batches, in_epoch, reports, m, dropout_rng)


def fit(net: Network, optimizer: Optimizer, X, Y, **settings) -> Network:
    """``train`` to the end; returns net."""
    settings.setdefault("every", 1_000)
    for _ in train(net, optimizer, X, Y, **settings):
        pass
    return net


def _epochs(epochs: int, epoch: Callable[[], Iterator], optimizer, schedule) -> Iterator[Iterator]:
    """The batches (X, Y) of each epoch; alpha is set where one begins."""
    for number in range(epochs):
        if schedule:
            optimizer.alpha = schedule(number)
        yield epoch()


def _steps(net, optimizer, run, batches: Iterator, in_epoch: int, reports: Iterable[int], m: int, rng) -> Iterator[Step]:
    """Update up to each iteration in ``reports`` in turn, and report there: J costs time, so only these compute it."""
    done, gradient, update, theta, grad = 0, net._gradient, optimizer.step, net.theta, net.grad
    for report in reports:
        _check_its_own(optimizer, run)
        # A run that diverges overflows first; the report says so in words, so NumPy need not. What underflows is 0.
        with np.errstate(over="ignore", invalid="ignore", under="ignore"):
            for X, Y in islice(batches, report - done - 1):
                gradient(X, Y, m=m, rng=rng)
                update(theta, grad)
            J = net._J_and_grad(*next(batches), m=m, rng=rng)
            update(theta, grad)
        step = Step(ceil(report / in_epoch), report, J)
        _check_finite(step, optimizer)
        yield step
        done = report


def _check_its_own(optimizer: Optimizer, run: object) -> None:
    """Between two reports anything may happen; a second run would have reset the averages this one relies on."""
    if optimizer.run is not run:
        raise ValueError(
            f"this {type(optimizer).__name__} has been given to another run since; expected an optimiser of its own for "
            "each run that is still going, because it remembers past gradients. Make one for each."
        )


def _check_finite(step: Step, optimizer) -> None:
    if not np.isfinite(step.J).all():
        raise Diverged(
            f"J is no longer a finite number at iteration {step.iteration} (epoch {step.epoch}): the steps grew "
            f"instead of shrinking. The learning rate alpha = {np.max(optimizer.alpha):g} is the first suspect: "
            "try a tenth of it, or a smaller init."
        )
