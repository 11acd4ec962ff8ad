"""A time limit for a learner's function, kept by the system's alarm."""

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic  # by its own name: a learner may replace it in its module
from types import FrameType
from typing import Any, NoReturn

_SET_HANDLER, _SET_TIMER = getattr(signal, "signal", None), getattr(signal, "setitimer", None)  # a learner may replace them
_AGAIN = 0.2  # seconds between two alarms
_IMPORTS = 10  # times the limit: what a first import of a large library may take on a slow machine
_CHECKS = str(Path(__file__).parent)


@contextmanager
def time_limit(seconds: float, halt: Callable[[str], NoReturn]) -> Iterator[None]:
    """Call halt with a sentence where the body runs longer; on the main thread, where the system has timers.

    The time starts again after an import: what loading a library takes is not the learner's doing. A timer that was
    running before goes on afterwards, by that time later.
    """
    if not _SET_TIMER or threading.current_thread() is not threading.main_thread():
        yield
        return
    sentence = f"It was still running after {seconds:g} seconds: does a loop never end?"
    began = own = monotonic()  # the learner's own time, where it started last
    rung = False

    def ring(_: int, frame: FrameType | None) -> None:
        nonlocal own, rung
        now = monotonic()
        if now < began + _IMPORTS * seconds and is_importing(frame):
            own = now
        elif now >= own + seconds:
            if rung:  # and what was raised then was caught
                _halt_at_the_next_line(frame, sentence, halt)
            rung = True
            halt(sentence)

    handler, tracer = _SET_HANDLER(signal.SIGALRM, ring), sys.gettrace()
    left, every = _SET_TIMER(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        _SET_TIMER(signal.ITIMER_REAL, 0)
        _SET_HANDLER(signal.SIGALRM, handler)
        sys.settrace(tracer)
        if left:
            soon = 1e-6  # a time that is over ends things now: the next call, with its own alarm, may be near
            _SET_TIMER(signal.ITIMER_REAL, max(left - (monotonic() - own), soon), every)


def is_importing(frame: FrameType | None) -> bool:
    """True where an import is under way in this frame or in one that called it."""
    while frame is not None and not frame.f_code.co_filename.startswith("<frozen importlib"):
        frame = frame.f_back
    return frame is not None


def _halt_at_the_next_line(frame: FrameType | None, sentence: str, halt: Callable[[str], NoReturn]) -> None:
    """Once more in each of the learner's frames, for a loop whose ``except:`` catches everything, the alarm too."""

    def again(_: FrameType, event: str, __: Any) -> Callable:
        if event == "line":
            halt(sentence)
        return again

    sys.settrace(lambda *_: None)
    while frame is not None and not frame.f_code.co_filename.startswith(_CHECKS):
        frame.f_trace = again
        frame = frame.f_back
