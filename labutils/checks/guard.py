"""What a learner's function may not do to the kernel: run forever, wait for a person, leave, print pages, spoil NumPy.

``Halted`` carries the sentence that the learner reads.
"""

import builtins
import io
import random
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from typing import Any, NoReturn
from unittest.mock import patch

import numpy as np

SECONDS = 3.0  # for one call on a small input
LARGEST = 1_000_000  # numbers in an answer
DEEPEST = 20  # lists in lists
_HERE = vars(np)  # getattr would import np.f2py, np.testing and more, 2 MB that no learner calls
_WHOLE = {name: _HERE[name] for name in np.__all__ if callable(_HERE.get(name))}


class Halted(BaseException):
    """The call was ended from here. Not an ``Exception``: a learner's own ``except`` must not catch it by mistake."""


@contextmanager
def guarded(fn: Callable, seconds: float = SECONDS) -> Iterator[io.StringIO]:
    """Run the body without harm to the kernel; yields what was printed.

    Raises Halted after ``seconds`` (on the main thread, where the system has timers), at ``input()``, ``breakpoint()``,
    ``exit()`` and ``quit()``.
    """
    printed = io.StringIO()
    with ExitStack() as stack:
        for name, sentence in _FORBIDDEN.items():
            stack.enter_context(patch.object(builtins, name, _refusing(sentence), create=True))
            if name in getattr(fn, "__globals__", {}):  # IPython's own `exit` and `quit`
                stack.enter_context(_in_place_of(fn.__globals__, name, _refusing(sentence)))
        stack.enter_context(redirect_stdout(printed))
        stack.enter_context(_time_limit(seconds))
        try:
            yield printed
        except SystemExit:
            raise Halted(_LEAVES) from None


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
_FORBIDDEN = {
    "input": "It asks for `input()`, and nobody is there to answer: all it needs is in its arguments.",
    "breakpoint": "It stops at a `breakpoint()`. Take that line out, and run the cell again.",
    "exit": _LEAVES,
    "quit": _LEAVES,
}


def _refusing(sentence: str) -> Callable:
    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise Halted(sentence)

    return refuse


@contextmanager
def _in_place_of(space: dict, name: str, value: Any) -> Iterator[None]:
    """Bind one name of a live namespace to something else for a while; no other name is touched."""
    before, space[name] = space[name], value
    try:
        yield
    finally:
        space[name] = before


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """SIGALRM after so many seconds; a timer that was running before goes on afterwards."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: Any) -> NoReturn:
        raise Halted(f"It was still running after {seconds:g} seconds: does a loop never end?")

    began, handler = time.monotonic(), signal.signal(signal.SIGALRM, ring)
    left, every = signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - began), 0.001), every)


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
        if depth > DEEPEST:
            return f"It returns lists in lists, more than {DEEPEST} deep: does one of them hold itself?"
        inside = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
        count += np.size(part) if isinstance(part, np.ndarray) else max(len(inside), 1)
        if count > LARGEST:
            return f"It returns more than {LARGEST:,} numbers: is something repeated, or an outer product taken?"
        todo += [(one, depth + 1) for one in inside]
    return None
