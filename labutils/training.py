"""Training as a generator: early stopping is ``break``, a race is ``zip``, an animation asks for the next step."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from math import ceil
from typing import Any, NamedTuple

import numpy as np

from .network import Network
from .optimizers import Optimizer
from .splits import minibatches
from .streams import streams
from .validate import check_count


class Step(NamedTuple):
    """One update that was made: its epoch and iteration (both from 1) and J on its batch just before it."""

    epoch: int
    iteration: int
    J: Any


class Diverged(FloatingPointError):
    """The cost became NaN or infinite."""


def train(net: Network, optimizer: Optimizer, X, Y, *, epochs: int, batch_size: int | None = None, seed=0,
          every: int = 1, schedule: Callable[[int], float] | None = None) -> Iterator[Step]:
    """Train net in place and yield a Step at every ``every``-th update and at the last one.

    X : (n_x, m), Y : (n_y, m). batch_size None is the full batch; an epoch is ceil(m / batch_size) updates.
    seed : draws the batches and the dropout masks, see ``streams``. schedule : epoch, from 0, -> alpha.
    The arguments are checked, and the optimizer is reset, when ``train`` is called; updates are made as they are asked for.
    Raises ValueError for data that do not fit, Diverged (with the setting to blame) when J is no longer finite.
    """
    X, Y = net.check(X, Y)
    for name, value in (("epochs", epochs), ("every", every), ("batch_size", batch_size or 1)):
        check_count(name, value)
    optimizer.reset(net.theta)
    m, (_, batch_rng, dropout_rng) = X.shape[-1], streams(seed)
    updates = epochs * ceil(m / (batch_size or m))
    reports = chain(range(every, updates, every), [updates])
    epoch_batches = partial(minibatches, X, Y, batch_size, batch_rng)
    batches = _batches(epochs, epoch_batches, optimizer, schedule)
    return _steps(net, optimizer, batches, reports, {"m": m, "rng": dropout_rng})


def fit(net: Network, optimizer: Optimizer, X, Y, **settings) -> Network:
    """``train`` to the end; returns net."""
    settings.setdefault("every", 1_000)
    for _ in train(net, optimizer, X, Y, **settings):
        pass
    return net


def _batches(epochs: int, of_epoch: Callable[[], Iterator], optimizer, schedule) -> Iterator[tuple]:
    """(epoch, X, Y) of every batch of the run; alpha is set where an epoch begins."""
    for epoch in range(1, epochs + 1):
        if schedule:
            optimizer.alpha = schedule(epoch - 1)
        for X, Y in of_epoch():
            yield epoch, X, Y


def _steps(net, optimizer, batches: Iterator[tuple], reports: Iterable[int], settings: dict) -> Iterator[Step]:
    """Update up to each iteration in ``reports`` in turn, and report there: J costs time, so only these compute it."""
    done = 0
    for report in reports:
        # A run that diverges overflows first; the report says so in words, so NumPy need not warn.
        with np.errstate(over="ignore", invalid="ignore"):
            for iteration, batch in zip(range(done + 1, report + 1), batches):
                epoch, X, Y = batch
                J = (net.J_and_grad if iteration == report else net.gradient)(X, Y, **settings)
                optimizer.step(net.theta, net.grad)
        _check_finite(J, epoch, report, optimizer)
        yield Step(epoch, report, J)
        done = report


def _check_finite(J, epoch: int, iteration: int, optimizer) -> None:
    if not np.isfinite(J).all():
        raise Diverged(f"J is no longer a finite number at iteration {iteration} (epoch {epoch}): the steps grew instead of "
                       f"shrinking. The learning rate alpha = {np.max(optimizer.alpha):g} is the first suspect: try a tenth "
                       "of it, or a smaller init.")
