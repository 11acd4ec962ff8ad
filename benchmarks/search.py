"""A search on one process and on every core, beside the plain executor: how much faster, and what a trial costs besides."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from labutils.search import processes, search
from labutils.search.workers import cores

from .report import aims, table

MILLISECONDS = (20, 50, 100)
TRIALS, EMPTY = 80, 400
Run = Callable[[Executor, list[dict]], None]


def work(rounds: int, seed: int = 0) -> float:
    """So many rounds of arithmetic, in one thread."""
    value = 0
    for number in range(rounds):
        value += number & 7
    return float(value)


def ours(pool: Executor, trials: list[dict]) -> None:
    for _ in search(work, trials, executor=pool, progress=False):
        pass


def ours_stored(pool: Executor, trials: list[dict]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for _ in search(work, trials, executor=pool, progress=False, store=Path(folder) / "trials.db"):
            pass


def plain(pool: Executor, trials: list[dict]) -> None:
    """The peer: the executor as it is, all trials handed over at once."""
    for future in [pool.submit(work, **trial) for trial in trials]:
        future.result()


def measure(quick: bool = False) -> dict:
    """Seconds of each contestant with 1 process and with one for each core, in turns; every process is warm."""
    repeats, trials, empty = (1, 4, 10) if quick else (3, TRIALS, EMPTY)
    with warm(1) as one, warm(cores()) as many:
        rounds = rounds_in_a_millisecond(one)
        busy = {
            milliseconds: in_turns([{"rounds": int(milliseconds * rounds)}] * trials, (ours, plain), one, many, repeats)
            for milliseconds in MILLISECONDS
        }
        nothing = in_turns([{"rounds": 0}] * empty, (ours, ours_stored, plain), one, many, repeats)
    return {
        "cores": cores(), "trials": trials, "empty": empty, "repeats": repeats, "busy": busy, "nothing": nothing,
        "start": timed(ours, None, [{"rounds": 0}]),
    }  # fmt: skip


@contextmanager
def warm(workers: int) -> Iterator[Executor]:
    """A pool whose processes have started and imported what a trial needs."""
    with processes(workers) as pool:
        ours(pool, [{"rounds": 1_000_000}] * 8 * workers)
        plain(pool, [{"rounds": 1_000_000}] * 8 * workers)
        yield pool


def rounds_in_a_millisecond(one: Executor) -> float:
    rounds = 1_000_000
    return rounds / (1_000 * min(timed(plain, one, [{"rounds": rounds}]) for _ in range(5)))


def in_turns(trials: list[dict], contestants: tuple[Run, ...], one: Executor, many: Executor, repeats: int) -> dict:
    """Name of the contestant -> for each repeat the seconds on one process and on many."""
    found = {run.__name__: [] for run in contestants}
    for _ in range(repeats):
        for run in contestants:
            found[run.__name__].append([timed(run, one, trials), timed(run, many, trials)])
    return found


def timed(run: Run, pool: Executor | None, trials: list[dict]) -> float:
    began = perf_counter()
    run(pool, trials)
    return perf_counter() - began


def section(result: dict) -> str:
    """This part of the page."""
    n, trials, empty = result["cores"], result["trials"], result["empty"]
    speed_ups = {int(ms): {name: ratios(pairs) for name, pairs in by.items()} for ms, by in result["busy"].items()}
    rows = [
        [f"{ms} ms", f"{median(pair[0] for pair in result['busy'][key]['ours']):.2f}",
         f"{median(pair[1] for pair in result['busy'][key]['ours']):.2f}", spread(both["ours"]), spread(both["plain"])]
        for (ms, both), key in zip(speed_ups.items(), result["busy"], strict=True)
    ]  # fmt: skip
    costs = {name: 1_000 * median(one for one, _ in pairs) / empty for name, pairs in result["nothing"].items()}
    met = [(f"speed-up, trials of {ms} ms", min(both["ours"]), "≥", 1.6) for ms, both in speed_ups.items() if ms >= 50]
    met.append(("overhead of a trial, no store", costs["ours"], "≤", 5))
    met.append(("overhead of a trial, in a store", costs["ours_stored"], "≤", 5))
    return "\n".join([
        "## A search\n",
        f"{trials} trials of so much arithmetic on processes that have started, with 1 process and with {n}, in turns, "
        f"{result['repeats']} times. The plain executor is the peer: `ProcessPoolExecutor` with all trials handed over at "
        "once. Speed-ups are the lowest and the highest of the repeats, the aim is held to the lowest.\n",
        table(["a trial", "1 process, s", f"{n} processes, s", "speed-up", "plain executor's"], rows),
        f"A trial that does nothing, one after the other on one process, takes {costs['ours']:.2f} ms; with a row in an "
        f"SQLite file {costs['ours_stored']:.2f} ms; handed to the plain executor {costs['plain']:.2f} ms. To start {n} "
        f"processes and have the first result takes {result['start']:.1f} s once per search.\n",
        aims(met),
    ])  # fmt: skip


def ratios(pairs: list[list[float]]) -> list[float]:
    return [one / many for one, many in pairs]


def spread(values: list[float]) -> str:
    return f"{min(values):.2f} to {max(values):.2f}"
