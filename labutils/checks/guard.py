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
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from .limit import time_limit
from .restore import Own, as_it_was, put_back_numpy, threads_left

SECONDS = 3.0  # for one call on a small input
LARGEST = 1_000_000  # numbers in an answer
DEEPEST = 20  # lists in lists
_BASES = (np.ndarray, np.generic, list, tuple, dict, str, int, float)


class Halted(BaseException):
    """The call was ended from here. Not an ``Exception``: a learner's own ``except`` must not catch it by mistake."""


@contextmanager
def guarded(fn: Callable, seconds: float) -> Iterator[io.StringIO]:
    """Run the body without harm to the kernel; yields what was printed.

    Raises Halted after ``seconds`` (see ``time_limit``), at ``input()``, ``breakpoint()``,
    ``exit()`` and whatever else is forbidden, where NumPy is not whole afterwards, and where a thread is left running; also
    if the body caught that. What never comes back from C cannot be ended from here: see ``scout``.
    """
    printed, said, threads = io.StringIO(), [], set(threading.enumerate())

    def halt(sentence: str) -> NoReturn:
        said.append(sentence)
        raise Halted(sentence)

    outputs = redirect_stdout(printed), redirect_stderr(io.StringIO())
    names = getattr(fn, "__globals__", {})
    with _refused(names, halt), as_it_was(), _calm(), outputs[0], outputs[1], time_limit(seconds, halt):
        try:
            yield printed
        except SystemExit:
            said.append(_LEAVES)
        except Exception:
            if not said:
                raise
        except Halted as halted:
            said.append(str(halted))
    said += put_back_numpy() + threads_left(threads)
    if said:
        raise Halted(said[0]) from None


def call(fn: Callable, args: tuple) -> Any:
    """fn(*args); raises Halted where it replaced a name of Python's own, which is put back before anything else is done."""
    before = Own()
    try:
        return fn(*args)
    finally:
        if said := before.put_back():
            raise Halted(said[0])


def _calm() -> ExitStack:
    """Within, no warning of Python's or NumPy's is told or raised, whatever the notebook has set: NaN has a sentence."""
    with ExitStack() as calm:
        for setting in (np.errstate(all="ignore"), np.printoptions(), warnings.catch_warnings()):
            calm.enter_context(setting)
        warnings.simplefilter("ignore")
        return calm.pop_all()


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
        (os, ("_exit", "abort", "fork", "kill", "killpg", "execv", "execve")),
        (signal, ("signal", "setitimer", "alarm", "pthread_sigmask", "pthread_kill", "raise_signal")),
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


def unwieldy(value: Any, does: str = "returns") -> str | None:
    """A sentence if this cannot be looked at: far too large, a list that holds itself, a masked array; does : "returns"."""
    count, todo = 0, [(value, 0)]
    while todo:
        part, depth = todo.pop()
        if isinstance(part, np.ma.MaskedArray):
            return f"It {does} a masked array; `np.asarray(...)` or `.filled(...)` makes an ordinary one."
        if made_from := _own_class(part):
            return f"It {does} a `{class_name(part)}`, a class of its own made from `{made_from}`; take a plain one."
        if isinstance(part, int) and not -(2**63) <= part < 2**63:
            return f"It {does} a whole number with more digits than an array can hold: does a product or a power run away?"
        if depth > DEEPEST:
            return f"It {does} lists in lists, more than {DEEPEST} deep: does one of them hold itself?"
        inside = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else ()
        count += np.size(part) if isinstance(part, np.ndarray) else max(len(inside), 1)
        if count > LARGEST:
            return f"It {does} more than {LARGEST:,} numbers: is something repeated, or an outer product taken?"
        todo += [(one, depth + 1) for one in inside]
    return None


def class_name(value: Any) -> str:
    """The name of its class, also where that has another answer of its own."""
    return vars(type)["__name__"].__get__(type(value))


def _own_class(value: Any) -> str:
    """The name of the kind of value that this was made from, in a class whose own methods would answer for it; or ''."""
    kind = type(value)
    tuples_fields = issubclass(kind, tuple) and hasattr(kind, "_fields")
    if kind.__module__.split(".")[0] in ("builtins", "numpy") or tuples_fields:
        return ""
    return next((base.__name__ for base in _BASES if issubclass(kind, base)), "")
