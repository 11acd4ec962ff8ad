"""One trial, in whatever process or thread it runs: never raises, always reports."""

import math
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from json import loads  # by name: a trial that changes a module of Python's changes it for all that follow in its process
from time import perf_counter
from typing import Any

import numpy as np
from joblib import wrap_non_picklable_objects

from .limits import OutOfTime, time_limit
from .outcome import DIVERGED, DONE, RAISED, TIMED_OUT, to_text, value_of
from .quiet import KEPT, quietly
from .samplers import Params

Objective = Callable[..., Any]
Outcome = tuple[str, str, str]  # fate, answer as JSON, error
Report = tuple[str, str, str, str, float]  # fate, answer as JSON, error, printed, seconds


def packed(objective: Objective) -> bytes:
    """The objective on its way to another process; one written in a notebook travels whole. TypeError when it cannot."""
    try:
        return pickle.dumps(wrap_non_picklable_objects(objective, keep_wrapper=False))
    except Exception as error:
        raise TypeError(
            f"the objective cannot be sent to another process ({error}). Write it as a plain function of plain data that "
            "opens its files and loads its data itself."
        ) from error


unpacked = lru_cache(maxsize=4)(pickle.loads)  # once in each process, not once a trial


def run_trial(objective: bytes, params: Params, seed: int, limit: float | None, attempt: int = 1) -> Report:
    """Call objective(**params, seed=seed); what comes of it, whatever it is, as plain text.

    attempt : changes nothing here, but Dask would answer a second call with equal arguments by the first one's result.
    """
    began = perf_counter()
    with quietly() as tail:
        fate, answer, error = _tried(objective, params, seed, limit)
    return fate, answer, writable(error), writable(tail.text), perf_counter() - began


def _tried(objective: bytes, params: Params, seed: int, limit: float | None) -> Outcome:
    """The trial within its limit: what it returns is read and what it raises is put into words there, too."""
    try:
        function = unpacked(objective)  # the first trial of a worker imports what it needs; that does not count
        with time_limit(limit):
            return _called(function, params, seed)
    except OutOfTime:
        return TIMED_OUT, "null", f"it ran longer than its limit of {limit:g} s"
    except BaseException as error:
        return _raised(error)


def _called(function: Objective, params: Params, seed: int) -> Outcome:
    try:
        with np.errstate(over="ignore", invalid="ignore"), no_second_worker():
            answer = function(**params, seed=seed)
        text = to_text(answer)
        value = value_of(loads(text))  # of what comes back, not of what left
    except OutOfTime:
        raise
    except BaseException as error:  # SystemExit too, and whatever else a trial may raise
        return _raised(error)
    return (DONE, text, "") if math.isfinite(value) else (DIVERGED, "null", f"its value is {value}")


@contextmanager
def no_second_worker() -> Iterator[None]:
    """The child of a trial that forks ends with the trial: it would go on as a second worker, and never leave. It must
    not even leave the limit, whose clock is a thread that a fork does not copy."""
    process = os.getpid()
    try:
        yield
    finally:
        if os.getpid() != process:
            os._exit(0)


def _raised(error: BaseException) -> Outcome:
    """What is told of an error; Ctrl-C, where it reaches us, is the caller's."""
    if isinstance(error, KeyboardInterrupt) and may_be_interrupted():
        raise error
    if isinstance(error, FloatingPointError):
        return DIVERGED, "null", said(error)
    return RAISED, "null", f"{type(error).__name__}: {said(error)}"


def may_be_interrupted() -> bool:
    """Whether Ctrl-C reaches this thread; where it does not, a KeyboardInterrupt is the trial's own."""
    return threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def said(error: BaseException) -> str:
    """What an error says, if it can; of a long text the beginning."""
    try:
        text = str(error)
    except OutOfTime:
        raise
    except BaseException:
        return "it cannot say why"
    return text if len(text) <= KEPT else f"{text[:KEPT]} …"


def writable(text: str) -> str:
    """Without half characters, which no file takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
