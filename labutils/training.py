"""Training as a generator: early stopping is ``break``, a race is ``zip``, an animation asks for the next step."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from itertools import chain
from typing import Any

import numpy as np

from .batches import check_sizes, cut
from .blame import Again, Diverged, sentence
from .network import Network
from .optimizers import OPTIMIZERS, Optimizer
from .regime import Regime, Reported, Run, Step, check_settings
from .stacks import check_for_all
from .streams import Streams, streams
from .updates import check_moves
from .validate import check_count, check_flag, told

__all__ = ["Diverged", "Run", "Step", "fit", "train"]


def train(
    net: Network,
    optimizer: Optimizer,
    X,
    Y,
    *,
    epochs: int,
    batch_size: int | None = None,
    seed: Any = 0,
    every: int | str | Sequence[int] = 1,
    schedule: Callable[[int], float] | None = None,
    shuffle: bool = True,
    batches: Iterable | None = None,
    mean: bool = False,
) -> Run:
    """Train net in place and yield a Step at every ``every``-th update and at the last one.

    X : (n_x, m), Y : (n_y, m). batch_size None is the full batch; an epoch is ceil(m / batch_size) updates.
    seed : draws the batches and the dropout masks, see ``streams``. schedule : epoch, from 0, -> alpha.
    every : a number of updates, "epoch", or the iterations themselves, such as (1, 10, 100).
    shuffle=False : the same batches in each epoch, cut in the order of the columns. batches : one's own, a selection of
    columns for each update of an epoch, such as [slice(0, 64), [3, 1, 2]]. mean=True : a Step's J is the mean over all
    examples since the last Step; with every="epoch" that is an epoch's mean.
    The arguments are checked, and the optimizer is reset, when ``train`` is called; updates are made as they are asked for.
    Raises ValueError for what does not fit, and for a net or an optimizer that another run has taken over; Diverged when J,
    theta or the optimizer's averages are no longer finite: its words name the first such iteration, and the setting whose
    change keeps the run finite.
    """
    _check_roles(net, optimizer)
    X, Y = net.check(X, Y, train=True)
    stack = net.theta.shape[:-1]
    check_settings(net, optimizer)
    epochs = check_count("epochs", epochs)
    _check_schedule(schedule, optimizer, stack)
    shuffle, mean = check_flag("shuffle", shuffle), check_flag("mean", mean)
    chance = streams(seed)
    again = deepcopy(seed) if isinstance(seed, Streams) else seed  # a generator that has drawn is another one
    batches = list(batches) if isinstance(batches, Iterator) else batches  # every epoch goes through them once more
    sizes = cut(X, Y, batch_size, shuffle, batches, chance.batches).sizes
    check_sizes(sizes, net.layers)
    reports = _reports(every, len(sizes), epochs * len(sizes))
    regime = Regime(epochs, batch_size, shuffle, batches, schedule, mean, again, epochs * len(sizes))
    _check_start(net, optimizer)
    optimizer.reset(net.theta)
    run = net.run = optimizer.run = object()
    steps = _watched(regime.steps(net, optimizer, X, Y, chance, reports, run), regime, net, optimizer, X, Y)
    return Run(steps, net, optimizer, regime.updates)


def fit(net: Network, optimizer: Optimizer, X, Y, **settings: Any) -> Network:
    """``train`` to the end, with the same settings (J looked at every 1,000 updates unless told otherwise); returns net."""
    settings.setdefault("every", 1_000)
    for _ in train(net, optimizer, X, Y, **settings):
        pass
    return net


# ---- when a run diverges ---------------------------------------------------------------------------------------------


def _watched(steps: Iterator[Reported], regime: Regime, net, optimizer, X, Y) -> Iterator[Step]:
    """The steps as long as J and the optimiser's averages are finite; at the end theta must be finite too."""
    start, reported = net.snapshot(), None
    try:
        for reported in steps:
            if reported.lost:
                raise _diverged(reported, regime, Again(net, optimizer, X, Y), start)
            yield reported.step
        if reported and not np.isfinite(net.theta).all():
            raise _diverged(reported._replace(lost="theta"), regime, Again(net, optimizer, X, Y), start)
    finally:
        net.forget_passes()


def _diverged(seen: Reported, regime: Regime, run: Again, start) -> Diverged:
    """What happened is found out once it is read, on copies: until then the network may be trained further."""
    run.net.forget_passes()
    kept = deepcopy(run)
    return Diverged(lambda: _what_happened(seen, regime, kept, start))


def _what_happened(seen: Reported, regime: Regime, run: Again, start) -> str:
    """The same run is made again, every J looked at; then once more for each setting that is suspected."""

    def first_bad(change: Callable[[Again], Again], iterations: int) -> Reported | None:
        net, optimizer = deepcopy((run.net, run.optimizer))
        net.restore(start)
        return regime.first_bad(change(Again(net, optimizer, run.X, run.Y)), iterations)

    first = first_bad(lambda again: again, seen.step.iteration)
    return sentence(*(first or seen), run._replace(net=_at(run.net, start)), lambda change, n: first_bad(change, n) is None)


def _at(net: Network, start) -> Network:
    """A copy of the network as it was at the start."""
    net = deepcopy(net)
    net.restore(start)
    return net


# ---- what is checked -------------------------------------------------------------------------------------------------


def _check_roles(net, optimizer) -> None:
    if not isinstance(net, Network):
        raise ValueError(f"net is {told(net)}; expected a Network, such as Network(mlp(2, 20, 3, 1))")
    if not isinstance(optimizer, Optimizer):
        raise ValueError(f"optimizer is {told(optimizer)}; expected an optimiser, made with its settings: Adam(alpha=0.01)")


def _check_start(net, optimizer: Optimizer) -> None:
    """Finite weights; and an optimiser of somebody's own that changes theta where it stands."""
    if not np.isfinite(net.theta).all():
        raise ValueError(
            "theta holds NaN or infinite values before the first update, as it does after a run that diverged; expected "
            "finite weights. Start again: net.initialize('he'), or a new Network."
        )
    if type(optimizer) not in OPTIMIZERS.values():
        tried, theta = deepcopy(optimizer), np.ones_like(net.theta)
        with np.errstate(all="ignore"):
            tried.reset(theta)
            tried.update(theta, np.ones_like(theta))
        if np.all(theta == 1) and np.any(tried.alpha):
            raise ValueError(
                f"update of {type(optimizer).__name__} leaves theta as it was; expected it to be changed in place: "
                "theta -= ..., not theta = theta - ..."
            )


def _check_schedule(schedule, optimizer: Optimizer, stack: tuple[int, ...]) -> None:
    if schedule is None:
        return
    cure = "Write schedule=lambda epoch: cosine(0.1, epoch, steps=100)."
    if not callable(schedule):
        raise ValueError(f"schedule is {told(schedule)}; expected a function of the epoch that returns alpha. {cure}")
    try:
        alpha = schedule(0)
    except TypeError as error:
        raise ValueError(f"schedule cannot be called with the epoch alone ({error}); expected alpha back. {cure}") from error
    deepcopy(optimizer).alpha = alpha
    check_moves(alpha)
    check_for_all("alpha", alpha, stack)


def _reports(every, in_epoch: int, last: int) -> Iterable[int]:
    """The iterations at which a Step is yielded, the last one always."""
    if isinstance(every, str) and every == "epoch":
        every = in_epoch
    if np.iterable(every) and not isinstance(every, str):
        every = list(every)
        chosen = sorted({check_count("every", iteration) for iteration in every} | {last})
        if not len(every) or len(chosen) > 1 and chosen[-1] > last:
            raise ValueError(f"every is {told(every)}; expected iterations from 1 to {last}, the last of this run")
        return chosen
    step = check_count("every", every, cure="It is a number of updates, 'epoch', or a list of iterations.")
    return chain(range(step, last, step), [last])
