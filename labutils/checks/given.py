"""A function put into a panel as it stands, right or wrong, checked or not: what cannot be shown is told in words."""

import copy
from collections.abc import Callable, Iterator
from functools import wraps
from inspect import signature
from typing import Any

import numpy as np

from ..validate import told
from . import errors, values
from .handed import WATCHED, Stumbled

CURE = "`lab.use(...)` around it gives the panel the library's function until yours is right."


def given(**library: Callable) -> Callable[[Callable], Callable]:
    """For a panel's factory: each function it takes may be wrong, but must answer in the shape the panel shows.

    library : by the parameter's name, the function it stands in for, where that is not the parameter's default.
    The panel raises ValueError for what cannot be called, Stumbled for an error in it and for an answer without numbers.
    """

    def decorated(panel: Callable) -> Callable:
        takes = signature(panel)
        stands_for = {name: library.get(name, one.default) for name, one in takes.parameters.items()}

        @wraps(panel)
        def factory(*functions: Callable, **named: Callable) -> Any:
            bound = takes.bind(*functions, **named)
            for name, fn in bound.arguments.items():
                if fn is not takes.parameters[name].default and fn is not stands_for[name]:
                    bound.arguments[name] = _watched(name, fn, stands_for[name])
            return panel(*bound.args, **bound.kwargs)

        return factory

    return decorated


def _watched(name: str, fn: Callable, library: Callable) -> Callable:
    """fn, whose errors and first answers are looked at; ``Stumbled`` of a function that ``use`` handed out goes through."""
    if not callable(fn):
        raise ValueError(f"{name} is {told(fn)}; expected a function. Give its name without brackets, or leave {name} out.")
    calls = 0

    @wraps(fn)
    def watched(*args: Any, **settings: Any) -> Any:
        nonlocal calls
        calls += 1
        watch = calls <= WATCHED
        before = copy.deepcopy((args, settings)) if watch else None
        try:
            got = fn(*args, **settings)
        except Stumbled:
            raise
        except Exception as error:
            said = errors.sentence(error, fn, dict(zip(signature(library).parameters, args, strict=False)))
            raise _stumbled(name, said[0].lower() + said[1:]) from None
        if watch and (words := _unfit(got, library(*before[0], **before[1]))):
            raise _stumbled(name, words)
        return got

    return watched


def _stumbled(name: str, words: str) -> Stumbled:
    return Stumbled(f"The panel cannot show what it was given as `{name}`: {words} {CURE}")


def _unfit(got: Any, want: Any) -> str | None:
    """What a panel cannot draw; how many entries a list has is the learner's affair."""
    if isinstance(want, list | Iterator):
        return None if np.iterable(got) else f"its result is {told(got)}; expected a list."
    if words := values.structure(got, want, "its result"):
        return words
    for pair in values.pairs(got, want, "its result"):
        if np.shape(pair.got) != np.shape(pair.want):
            return f"{values.shape_sentence(pair)}."
        if values.is_number(pair.want) and np.isfinite(pair.want).all() and not np.isfinite(pair.got).all():
            return f"{pair.name} is NaN or infinite; expected finite numbers."
    return None
