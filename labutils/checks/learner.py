"""Run a learner's function safely."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from .guard import SECONDS, Halted, call, guarded, unwieldy


@dataclass(frozen=True)
class Run:
    """One call: what came back, what the arguments look like afterwards, what was raised, whether it printed."""

    value: Any
    args: tuple
    error: BaseException | None = None
    printed: bool = False


def run(fn: Callable, args: tuple) -> Run:
    """Call fn(*args); an exception becomes part of the result."""
    try:
        with guarded(fn, SECONDS) as printed:
            value = call(fn, args)
            if inspect.iscoroutine(value):
                value.close()  # nobody awaits it, and Python would complain on the page
        if sentence := unwieldy(value) or unwieldy(args, "puts into its arguments"):
            raise Halted(sentence)
        return Run(value, args, printed=bool(printed.getvalue()))
    except KeyboardInterrupt:  # the learner's own stop
        raise
    except BaseException as error:  # judged, not swallowed: it becomes the verdict
        return Run(None, args, error)


def signature_sentence(fn: Callable, solution: Callable, args: tuple) -> str | None:
    """None when fn can be called with these arguments."""
    signature = _signature(fn)
    try:
        if signature:
            signature.bind(*args)
    except TypeError:
        wanted, got = ", ".join(inspect.signature(solution).parameters), str(signature)
        alone = " What comes after `*` must be named in a call: take the `*` out." if "*, " in got else ""
        return f"It is called with ({wanted}), but yours takes {got}.{alone}"
    return None


def order_sentence(fn: Callable, solution: Callable) -> str | None:
    """A sentence where fn has the solution's arguments in another order."""
    signature = _signature(fn)
    if signature is None:
        return None
    wanted, got = list(inspect.signature(solution).parameters), list(signature.parameters)
    if wanted == got or sorted(wanted) != sorted(got):
        return None
    return f"The arguments come in the order ({', '.join(wanted)}); yours are ({', '.join(got)})."


def _signature(fn: Callable) -> inspect.Signature | None:
    """None for a ufunc such as np.tanh, which tells NumPy alone what it takes, and where fn says odd things of itself."""
    try:
        return inspect.signature(fn)
    except (ValueError, TypeError):
        return None
