"""Trials on any executor, results as they finish."""

import json
import os
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import closing, nullcontext
from functools import partial
from itertools import chain, count, islice
from math import ceil, inf, nan
from typing import NamedTuple

from tqdm.auto import tqdm

from .border import checked, checked_params
from .interrupted import told_when_stopped
from .ledger import opened_ledger
from .limits import GRACE
from .outcome import KILLED, Result, seed_of
from .samplers import Params
from .under_way import Trial, UnderWay
from .worker import Objective, packed, run_trial
from .workers import SearchError, Workers

MARGIN = 30.0  # seconds in which a worker starts and loads the objective, beyond what its trials may take
ALONE = 2  # deaths of a worker with one trial alone that prove it guilty: a cluster may lose one for its own reasons
BLAMED = (
    "its worker process died, twice while no other trial was running: "
    "the trial ended it, ran out of memory, or did not stop at its limit"
)


def search(
    objective: Objective,
    trials: Iterable[Params],
    *,
    seed: int = 0,
    executor: Executor | None = None,
    ahead: int | None = None,
    limit: float | None = None,
    store: str | os.PathLike | None = None,
    name: str = "search",
    progress: bool = True,
) -> Iterator[Result]:
    """Run objective(**params, seed=...) for each of the trials' params and yield a Result as each one finishes.

    objective : a plain function of plain data; returns the number to be minimised, or a dict that holds it as "value".
    trials : dicts of params, say from ``grid`` or ``random``; or with a method tell(result) too, see ``Optuna``.
    seed : below 2^63; with its number it gives each trial a stream of its own, so the results do not depend on who runs
        what when.
    executor : any concurrent.futures.Executor, which stays open; by default a process for each local core. On a cluster:
        dask.distributed.Client(address).get_executor().
    ahead : how many trials are handed over at once; by default two for each worker, one for trials that are told results.
    limit : seconds for one trial, at most a year. A local worker that does not heed it, say one that is stopped, is killed
        about half a minute later. A cluster has to find such a worker itself (Dask does so after five to ten minutes).
    store, name : an SQLite file and the name of this search in it. Finished trials are yielded from there and not run
        again; each new one is written as it finishes.
    progress : whether tqdm draws its bar.

    A trial that raises, diverges, runs out of time or kills its worker costs nobody else: its Result says so. After a
    ``break`` no new trial begins; those that run are not cut off. An interrupt (Ctrl-C) is a KeyboardInterrupt that says
    how many trials are stored. Raises SearchError when the store holds another search
    under this name or cannot be written, and when the executor takes no more or loses what it took; TypeError for an
    objective that cannot be sent and for trials that are not dicts of plain data. What was under way then finishes first.
    """
    seed, ahead = checked(objective, trials, seed, executor, ahead, limit, store, name)
    call = Call(packed(objective), seed, limit)
    ledger = partial(opened_ledger, store, name, called(objective), seed) if store else nullcontext
    return _search(call, trials, executor, ahead, ledger, progress)


def called(objective: Objective) -> str:
    """The name under which a store remembers the objective."""
    return getattr(objective, "__qualname__", type(objective).__qualname__)


class Call(NamedTuple):
    """What all trials of a search have in common."""

    objective: bytes
    seed: int
    limit: float | None

    def submit(self, workers: Workers, trial: Trial, attempt: int) -> Future:
        number, params = trial
        return workers.submit(run_trial, self.objective, params, seed_of(self.seed, number), self.limit, attempt)

    def patience(self, turns: int) -> float:
        """Seconds in which a trial is over that has its turn behind ``turns`` - 1 others."""
        return inf if self.limit is None else turns * (self.limit + GRACE) + MARGIN

    def result(self, trial: Trial, fate: str, answer: str, error: str, printed: str = "", seconds: float = nan) -> Result:
        number, params = trial
        return Result(number, params, seed_of(self.seed, number), fate, json.loads(answer), error, printed, seconds)


def _search(call: Call, trials, executor, ahead, open_ledger, progress: bool) -> Iterator[Result]:
    """Those in the store first, then the others as they finish."""
    follows = hasattr(trials, "tell")
    size = len(trials) if hasattr(trials, "__len__") else None
    with (
        open_ledger() as ledger,
        tqdm(total=size, disable=not progress, unit="trial") as bar,
        told_when_stopped(ledger, size),
    ):
        old = {result.number: result for result in ledger.results()} if ledger else {}
        for result in chain(old.values(), _new(call, trials, old, executor, ahead, follows)):
            if ledger and result.number not in old:
                ledger.add(result)
            if follows:
                trials.tell(result)
            bar.update()
            yield result


def _new(call: Call, trials, old: dict[int, Result], executor, ahead, follows: bool) -> Iterator[Result]:
    with closing(Workers(executor)) as workers:
        yield from _run(call, _numbered(trials, old, follows), workers, ahead or (1 if follows else 2) * len(workers))


def _numbered(trials: Iterable[Params], old: dict[int, Result], follows: bool) -> Iterator[Trial]:
    """The trials that are not yet in the store, each with its number.

    A fixed list names every trial again, and must name those in the store as they are. Trials that follow the results
    are asked for new ones only.
    """
    numbers = (number for number in count() if number not in old) if follows else count()
    for number, proposed in zip(numbers, trials):
        params = checked_params(number, proposed)
        if number not in old:
            yield number, params
        elif old[number].params != params:
            raise SearchError(
                f"trial {number} in the store has {old[number].params}, not {params}: it belongs to another search. "
                "Give the new search a name of its own: name=..."
            )


def _run(call: Call, queue: Iterator[Trial], workers: Workers, ahead: int) -> Iterator[Result]:
    """Keep ``ahead`` trials under way. When a worker dies nobody knows whose fault it was: each trial that was under way
    is a suspect and is run again with no other beside it. If its worker dies ``ALONE`` times then, it is to blame.

    Where no trial can be had or handed over any more, those under way come to their end before the error is raised."""
    running = UnderWay(workers, call.patience(ceil(ahead / len(workers))))
    suspects: deque[Trial] = deque()
    deaths: Counter[int] = Counter()
    refusal: Exception | None = None
    while True:
        alone = bool(suspects) and not running
        next_trials = [suspects.popleft()] if alone else [] if suspects else islice(queue, ahead - len(running))
        try:
            for trial in next_trials if refusal is None else ():
                running.add(call.submit(workers, trial, 1 + deaths[trial[0]]), trial)
        except Exception as error:
            refusal = error
        if not running:
            break
        future, trial = running.next()
        if lost := loss(future, trial):
            refusal = refusal or lost
        elif not died(future):
            yield call.result(trial, *future.result())
        elif deaths[trial[0]] == ALONE:
            yield call.result(trial, KILLED, "null", BLAMED)
        else:
            deaths[trial[0]] += 1
            suspects.append(trial)
    if refusal:
        raise refusal


def died(future: Future) -> bool:
    """Did the worker die under this trial? A pool breaks as a whole; Dask names the task after some attempts of its own."""
    error = future.exception()
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


def loss(future: Future, trial: Trial) -> SearchError | None:
    """What to say when the executor gave a trial up: it was shut down, or its cluster is gone."""
    if not future.cancelled() and (future.exception() is None or died(future)):
        return None
    gone = "it was cancelled: the executor was shut down, or the cluster's scheduler is gone"
    why = gone if future.cancelled() else f"{type(future.exception()).__name__}: {future.exception()}"
    return SearchError(
        f"the executor lost trial {trial[0]} ({why}). What had finished is kept where there is a store=...; search again "
        "with an executor that stays open, and only the others are tried."
    )
