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
    target, over, lock = ctypes.c_ulong(threading.get_ident()), threading.Event(), threading.Lock()

    def watch() -> None:
        if over.wait(seconds):
            return
        with lock:
            if not over.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(target, ctypes.py_object(OutOfTime))
        if not over.wait(GRACE) and is_worker():
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            over.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(target, None)  # one that is still under way is called back
