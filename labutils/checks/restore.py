"""What a learner's call may move in this process, put back: Python's and NumPy's own names, folder, hooks, threads."""

import builtins
import math
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import numpy as np

THREADS_END = 0.3  # seconds that threads which a call began may still need after it
_BUILTINS = vars(builtins)
_MODULES = {"np": np, "np.random": np.random, "np.linalg": np.linalg, "math": math}
_WHOLE = {  # getattr would import np.f2py, np.testing and more, 2 MB that no learner calls
    f"{home}.{name}": (vars(module), name, vars(module)[name])
    for home, module in _MODULES.items()
    for name in getattr(module, "__all__", vars(module))
    if name in vars(module)
}
_HOOKS = ((sys, "excepthook"), (sys, "displayhook"), (sys, "unraisablehook"), (threading, "excepthook"))
_set_profile, _set_trace = sys.setprofile, sys.settrace


class Own:
    """Python's own names, and who follows its lines, as they are when this is made."""

    def __init__(self):
        self.names, self.profile, self.trace = dict(_BUILTINS), sys.getprofile(), sys.gettrace()

    def put_back(self) -> list[str]:
        """A sentence for each name that was replaced. It uses none of them: any may be missing."""
        _set_profile(self.profile)
        _set_trace(self.trace)
        replaced = [name for name, value in self.names.items() if _BUILTINS.get(name) is not value]
        _BUILTINS.update(self.names)
        return [f"It replaces Python's own `{name}`, which everything needs: leave that out." for name in replaced]


def put_back_numpy() -> list[str]:
    """Put back what a call replaced in NumPy or ``math``; a sentence for each such name."""
    replaced = _replaced()
    for called in replaced:
        space, name, value = _WHOLE[called]
        space[name] = value
    return [f"It replaces `{called}`, which the labs need: leave out `{called} = ...`." for called in replaced]


def spoilt_numpy() -> str | None:
    """A sentence if something of NumPy or ``math`` was replaced in this kernel, as by ``np.max = max``."""
    called = next(iter(_replaced()), None)
    return called and f"`{called}` is no longer the same in this kernel: restart it, and leave out `{called} = ...`."


def _replaced() -> list[str]:
    return [called for called, (space, name, value) in _WHOLE.items() if space.get(name) is not value]


@contextmanager
def as_it_was() -> Iterator[None]:
    """Afterwards the working folder, the environment, the search path and the hooks are as before."""
    folder, environment, path = _folder(), dict(os.environ), list(sys.path)
    hooks = [getattr(module, name) for module, name in _HOOKS]
    try:
        yield
    finally:
        if folder is not None and folder != _folder():
            os.chdir(folder)
        if dict(os.environ) != environment:
            os.environ.clear()
            os.environ.update(environment)
        sys.path[:] = path
        for (module, name), hook in zip(_HOOKS, hooks, strict=True):
            setattr(module, name, hook)


def _folder() -> str | None:
    """Where we work, or None where that folder is gone."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return None


def threads_left(before: set[threading.Thread]) -> list[str]:
    """A sentence if threads that a call began go on; those that end at once may."""
    until = monotonic() + THREADS_END
    for thread in _begun_since(before):
        thread.join(max(0, until - monotonic()))
    names = [thread.name for thread in _begun_since(before)]
    return [f"It leaves a thread running (`{names[0][:80]}`): `join()` it before the `return`."] if names else []


def _begun_since(before: set[threading.Thread]) -> list[threading.Thread]:
    """Not those of libraries, as a progress bar's clock, or of the kernel itself."""
    own = ("threading", "__main__", "concurrent.futures.thread")
    return [thread for thread in threading.enumerate() if thread not in before and type(thread).__module__ in own]
