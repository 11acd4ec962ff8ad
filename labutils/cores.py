"""The machine's cores: how many there are, and how all of them work at once."""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from time import perf_counter
from typing import Any

TURN = 0.01  # seconds
LANES = 4  # threads of one process: more of them would wait for Python's lock, and a server has other learners too


def cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(
    works: Iterable[Generator], *, lanes: int | None = None, seconds: float = TURN
) -> Iterator[list[tuple[int, Any]]]:
    """Go through all these generators, one on each core, in turns that last so long.

    NumPy lets go of Python's lock while it computes, so threads do. Each turn gives what those returned that came to their
    end in it, each with its number, as (number, returned). Threads are at work during a turn only: between two turns the
    caller has everything to itself. What a work raises comes out of its turn. lanes : how many go on at once, by default
    one for each core, and at most ``LANES``.
    """
    lanes = lanes or min(cores(), LANES)
    waiting = deque(enumerate(works))
    with ThreadPoolExecutor(lanes) as pool:
        while waiting:
            now = [waiting.popleft() for _ in range(min(lanes, len(waiting)))]
            # each in a copy of the caller's context, where NumPy keeps what is to be done about an overflow
            turns = [pool.submit(copy_context().run, _go_on, work, seconds) for _, work in now]
            returned = [turn.result() for turn in turns]
            waiting.extendleft([one for one, ended in zip(now, returned) if not ended][::-1])
            yield [(number, ended[0]) for (number, _), ended in zip(now, returned) if ended]


def _go_on(work: Generator, seconds: float) -> list[Any]:
    """One turn of it, a piece at least; what it returned, or nothing yet."""
    until = perf_counter() + seconds
    while True:
        try:
            next(work)
        except StopIteration as end:
            return [end.value]
        if perf_counter() >= until:
            return []
