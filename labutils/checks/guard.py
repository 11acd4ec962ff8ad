"""What a learner's function may not do to the kernel: run forever, wait for a person, leave, print pages, spoil NumPy.

``Halted`` carries the sentence that the learner reads.
"""

import builtins
import getpass
import io
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NoReturn

import numpy as np

SECONDS = 3.0  # for one call on a small input
LARGEST = 1_000_000  # numbers in an answer
DEEPEST = 20  # lists in lists
_CHECKS = str(Path(__file__).parent)
_NUMPY = vars(np)  # getattr would import np.f2py, np.testing and more, 2 MB that no learner calls
_WHOLE = {name: _NUMPY[name] for name in np.__all__ if callable(_NUMPY.get(name))}


class Halted(BaseException):
    """The call was ended from here. Not an ``Exception``: a learner's own ``except`` must not catch it by mistake."""


@contextmanager
def guarded(fn: Callable, seconds: float) -> Iterator[io.StringIO]:
    """Run the body without harm to the kernel; yields what was printed.

    Raises Halted after ``seconds`` (on the main thread, where the system has timers), at ``input()``, ``breakpoint()``,
    ``exit()`` and whatever else is forbidden, and where NumPy is not whole afterwards; also if the body caught that.
    """
    printed, said = io.StringIO(), []

    def halt(sentence: str) -> NoReturn:
        said.append(sentence)
        raise Halted(sentence)

    outputs = redirect_stdout(printed), redirect_stderr(io.StringIO())
    with _refused(getattr(fn, "__globals__", {}), halt), outputs[0], outputs[1], _time_limit(seconds, halt):
        try:
            yield printed
        except SystemExit:
            said.append(_LEAVES)
        except Exception:
            if not said:
                raise
        except Halted as halted:
            said.append(str(halted))
    said += _replaced_in_numpy()
    if said:
        raise Halted(said[0]) from None


@contextmanager
def same_dice() -> Iterator[None]:
    """NumPy's and Python's global random states are afterwards as they were before."""
    states = np.random.get_state(), random.getstate()
    try:
        yield
    finally:
        np.random.set_state(states[0])
        random.setstate(states[1])


_LEAVES = "It leaves Python (`exit`, `quit` or `sys.exit`). A function ends with `return`."
_ASKS = "It asks for `input()`, and nobody is there to answer: all it needs is in its arguments."
_FORBIDDEN: dict[tuple[ModuleType, str], str] = {
    (builtins, "input"): _ASKS,
    (builtins, "breakpoint"): "It stops at a `breakpoint()`. Take that line out, and run the cell again.",
    (builtins, "exit"): _LEAVES,
    (builtins, "quit"): _LEAVES,
    (getpass, "getpass"): _ASKS,
} | {
    (module, name): f"It calls `{module.__name__}.{name}`, which ends or changes this whole kernel. Take that line out."
    for module, names in (
        (os, ("_exit", "abort", "fork")),
        (signal, ("signal", "setitimer", "alarm", "pthread_sigmask")),
        (sys, ("setrecursionlimit",)),
    )
    for name in names
    if hasattr(module, name)
}
_ORIGINAL = {(module, name): getattr(module, name, None) for module, name in _FORBIDDEN}
_ABSENT = object()


@contextmanager
def _refused(space: dict, halt: Callable[[str], NoReturn]) -> Iterator[None]:
    """What is forbidden halts, also under its own name in the learner's live namespace; no other name is touched."""
    places = [(vars(module), name, sentence) for (module, name), sentence in _FORBIDDEN.items()]
    for (module, name), sentence in _FORBIDDEN.items():  # IPython has its own `exit` and `quit` among the notebook's names
        if name in space and (module is builtins or space[name] is _ORIGINAL[module, name]):
            places.append((space, name, sentence))
    before = [names.get(name, _ABSENT) for names, name, _ in places]
    for names, name, sentence in places:
        names[name] = lambda *_, said=sentence, **__: halt(said)
    try:
        yield
    finally:
        for (names, name, _), value in zip(places, before, strict=True):
            if value is _ABSENT:
                names.pop(name, None)
            else:
                names[name] = value


@contextmanager
def _time_limit(seconds: float, halt: Callable[[str], NoReturn]) -> Iterator[None]:
    """SIGALRM after so many seconds; a timer that was running before goes on afterwards."""
    set_handler, set_timer = _ORIGINAL.get((signal, "signal")), _ORIGINAL.get((signal, "setitimer"))
    if not set_timer or threading.current_thread() is not threading.main_thread():
        yield
        return
    sentence = f"It was still running after {seconds:g} seconds: does a loop never end?"

    def ring(_: int, frame: FrameType | None) -> NoReturn:
        _halt_at_the_next_line(frame, sentence)
        halt(sentence)

    began, handler, tracer = time.monotonic(), set_handler(signal.SIGALRM, ring), sys.gettrace()
    left, every = set_timer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        set_timer(signal.ITIMER_REAL, 0)
        set_handler(signal.SIGALRM, handler)
        sys.settrace(tracer)
        if left:
            set_timer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), 0.001), every)


def _halt_at_the_next_line(frame: FrameType | None, sentence: str) -> None:
    """Once more in each of the learner's frames, for a loop whose ``except:`` catches everything, the alarm too."""

    def again(_: FrameType, event: str, __: Any) -> Callable:
        if event == "line":
            raise Halted(sentence)
        return again

    sys.settrace(lambda *_: None)
    while frame is not None and not frame.f_code.co_filename.startswith(_CHECKS):
        frame.f_trace = again
        frame = frame.f_back


def _replaced_in_numpy() -> list[str]:
    """Put back what a call replaced in NumPy; a sentence for each such function."""
    replaced = [name for name, function in _WHOLE.items() if _NUMPY.get(name) is not function]
    for name in replaced:
        setattr(np, name, _WHOLE[name])
    return [f"It replaces `np.{name}`, which the labs need: leave out `np.{name} = ...`." for name in replaced]


def spoilt_numpy() -> str | None:
    """A sentence if something of NumPy was replaced in this kernel, as by ``np.max = max``."""
    name = next((name for name, function in _WHOLE.items() if getattr(np, name, None) is not function), None)
    return name and f"`np.{name}` is no longer NumPy's own in this kernel: restart it, and leave out `np.{name} = ...`."


def unwieldy(value: Any) -> str | None:
    """A sentence if an answer cannot be looked at: far too large, a list that holds itself, a masked array."""
    count, todo = 0, [(value, 0)]
    while todo:
        part, depth = todo.pop()
        if isinstance(part, np.ma.MaskedArray):
            return "It returns a masked array; `np.asarray(...)` or `.filled(...)` makes an ordinary one."
        if isinstance(part, int) and not -(2**63) <= part < 2**63:
            return "It returns a whole number with more digits than an array can hold: does a product or a power run away?"
        if depth > DEEPEST:
            return f"It returns lists in lists, more than {DEEPEST} deep: does one of them hold itself?"
        inside = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
        count += np.size(part) if isinstance(part, np.ndarray) else max(len(inside), 1)
        if count > LARGEST:
            return f"It returns more than {LARGEST:,} numbers: is something repeated, or an outer product taken?"
        todo += [(one, depth + 1) for one in inside]
    return None
