"""Training as a generator: early stopping is ``break``, a race is ``zip``, an animation asks for the next step."""

from collections.abc import Callable, Iterator
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
    return _steps(net, optimizer, _batches(X, Y, epochs, batch_size, seed), every, schedule)


def fit(net: Network, optimizer: Optimizer, X, Y, **settings) -> Network:
    """``train`` to the end; returns net."""
    settings.setdefault("every", 1_000)
    for _ in train(net, optimizer, X, Y, **settings):
        pass
    return net


class Batch(NamedTuple):
    """One batch of an epoch; m is the size of the whole training set, rng the stream for dropout."""

    epoch: int
    X: Any
    Y: Any
    m: int
    rng: Any
    last: bool


def _batches(X, Y, epochs: int, batch_size: int | None, seed) -> Iterator[Batch]:
    _, batches, dropout = streams(seed)
    m = X.shape[-1]
    in_epoch = ceil(m / (batch_size or m))
    for epoch in range(1, epochs + 1):
        for k, (X_batch, Y_batch) in enumerate(minibatches(X, Y, batch_size, batches), 1):
            yield Batch(epoch, X_batch, Y_batch, m, dropout, last=epoch == epochs and k == in_epoch)


def _steps(net, optimizer, batches: Iterator[Batch], every: int, schedule) -> Iterator[Step]:
    for iteration, batch in enumerate(batches, 1):
        if schedule:
            optimizer.alpha = schedule(batch.epoch - 1)
        reported = iteration % every == 0 or batch.last
        J = _update(net, optimizer, batch, net.J_and_grad if reported else net.gradient)
        if reported:
            _check_finite(J, batch.epoch, iteration, optimizer)
            yield Step(batch.epoch, iteration, J)


def _update(net, optimizer, batch: Batch, pass_):
    # A run that diverges overflows first; the report says so in words, so NumPy need not warn.
    with np.errstate(over="ignore", invalid="ignore"):
        J = pass_(batch.X, batch.Y, m=batch.m, rng=batch.rng)
        optimizer.step(net.theta, net.grad)
    return J


def _check_finite(J, epoch: int, iteration: int, optimizer) -> None:
    if not np.all(np.isfinite(J)):
        raise Diverged(f"J is no longer a finite number at iteration {iteration} (epoch {epoch}): the steps grew instead of "
                       f"shrinking. The learning rate alpha = {np.max(optimizer.alpha):g} is the first suspect: try a tenth "
                       "of it, or a smaller init.")
