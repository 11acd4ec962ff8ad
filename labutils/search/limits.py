"""A time limit that a trial cannot outlive."""

import ctypes
import faulthandler
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO, Any

GRACE = 2.0  # seconds from the limit to the end of the whole worker, should the trial not have stopped


class OutOfTime(BaseException):
    """The limit is over. No Exception, so that a trial that catches those does not catch this."""


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise OutOfTime in the block after ``seconds``; None for no limit.

    A worker process whose trial sits in compiled code, where nothing can be raised, ends ``GRACE`` seconds later. In
    a process of its own standing (a thread pool in the kernel) such a trial is left to return by itself.
    """
    if seconds is None:
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with by_alarm(seconds):
            yield
    else:
        with by_watchdog(seconds):
            yield


def is_worker() -> bool:
    return multiprocessing.parent_process() is not None


@contextmanager
def by_alarm(seconds: float) -> Iterator[None]:
    """On POSIX, in the main thread: SIGALRM interrupts even a sleep. It rings again for those who swallow the first."""

    def ring(*_: Any) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, GRACE / 4)
    if is_worker():
        faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=nowhere())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if is_worker():
            faulthandler.cancel_dump_traceback_later()


@cache
def nowhere() -> IO[str]:
    """The null device, open as long as the worker lives: faulthandler keeps only its number."""
    return open(os.devnull, "w")


@contextmanager
def by_watchdog(seconds: float) -> Iterator[None]:
    """In any other thread, and on Windows: a second thread has the exception raised here."""
    target, over, lock, fired = threading.get_ident(), threading.Event(), threading.Lock(), False

    def watch() -> None:
        nonlocal fired
        if over.wait(seconds):
            return
        with lock:
            if not over.is_set():
                fired = True
                raise_in(target)
        if not over.wait(GRACE) and is_worker():
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        try:
            with lock:
                over.set()
        except OutOfTime:  # which came this late
            over.set()
        if fired:
            call_back()


def raise_in(thread: int) -> None:
    """OutOfTime, as soon as that thread comes to its next line."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))


def call_back() -> None:
    """One that is still under way to this thread. Another takes its place and is caught: Python notes for the whole process
    that one is under way, and while it does, a function that is traced in any thread may stand still (Python 3.11).
    """
    try:
        raise_in(threading.get_ident())
        while True:
            pass
    except OutOfTime:
        return
