"""A learner's function on its way into a panel or a cell: what it does wrong there is told in words, too."""

import copy
import io
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import wraps
from time import thread_time
from typing import Any

import numpy as np

from . import errors, values
from .exercise import Exercise

WATCHED = 10  # calls whose answer is compared with the library's; a panel makes thousands
CLOSE = 1e-4  # relative: a different formula, not another order of summation
PRINTS = 3  # calls whose prints come through
PATIENCE = 10.0  # seconds of the processor for all calls of a function that is slower than the library's ...
SLOW = 20  # ... by more than this factor
PASSED = "`{}` passed its check, but here "
LEFT = " The check's inputs did not show it; `lab.check` and this cell can be run again once it is mended."


class Stumbled(ValueError):
    """A function that passed its check fails where it is used. A notebook shows the sentence alone, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def handed(exercise: Exercise, fn: Callable) -> Callable:
    """fn as a panel gets it: an error becomes one sentence, and so does an answer that differs from the library's.

    The first few answers are compared, unless a function is among the arguments: it would be called twice as often.
    What it prints comes through a few times only. Where it is far slower than the library's, that one goes on in its place,
    and a printed line says so. Raises Stumbled.
    """
    quiet, calls, own, library = _quiet(fn, exercise.name), 0, 0.0, 0.0

    def stumbled(words: str) -> Stumbled:
        return Stumbled(PASSED.format(exercise.name) + words + LEFT)

    @wraps(fn)
    def watched(*args, **settings):
        nonlocal calls, own, library, quiet
        calls += 1
        watch = calls <= WATCHED and not any(callable(one) for one in (*args, *settings.values()))
        before, began = copy.deepcopy((args, settings)) if watch else None, thread_time()
        try:
            got = quiet(*args, **settings)
        except Exception as error:
            said = errors.sentence(error, fn, dict(zip(exercise.parameters, args, strict=False)))
            raise stumbled(said[0].lower() + said[1:]) from None
        own += thread_time() - began
        if watch:
            began = thread_time()
            alike = any(_alike(got, want) for want in _answers(exercise, before))
            library += thread_time() - began
            if not alike:
                raise stumbled(_difference(exercise, got, before))
        if own > PATIENCE and library and own / calls > SLOW * library / min(calls, WATCHED):
            print(f"`{exercise.name}`: yours is right, but more than {SLOW} times slower; the library's goes on from here.")
            quiet, own = exercise.solution, 0.0
        return got

    return watched


def _quiet(fn: Callable, name: str) -> Callable:
    """fn, whose prints come through in the first few calls that print: a panel makes thousands."""
    spoken = 0

    def called(*args, **settings):
        nonlocal spoken
        printed = io.StringIO()
        try:
            with redirect_stdout(printed):
                return fn(*args, **settings)
        finally:
            if printed.tell():
                spoken += 1
                _pass_on(printed.getvalue(), spoken, name)

    return called


def _pass_on(said: str, spoken: int, name: str) -> None:
    if spoken <= PRINTS:
        print(said, end="")
    if spoken == PRINTS:
        print(f"`{name}` prints in each call; from here on this is left out.")


def _answers(exercise: Exercise, before: tuple):
    """What the solution, and each function that is right too, answer to these arguments."""
    for fn in (exercise.solution, *exercise.also_right):
        args, settings = copy.deepcopy(before)
        yield fn(*args, **settings)


def _alike(got: Any, want: Any) -> bool:
    return values.structure(got, want, "") is None and all(map(_near, values.pairs(got, want, "")))


def _near(pair: values.Pair) -> bool:
    if not values.is_number(pair.want):
        return pair.agrees
    if np.shape(pair.got) != np.shape(pair.want):
        return False
    reach = CLOSE * np.max(np.abs(pair.want, dtype=float), initial=0.0, where=np.isfinite(pair.want))
    return np.allclose(pair.got, pair.want, rtol=CLOSE, atol=reach, equal_nan=True)


def _difference(exercise: Exercise, got: Any, before: tuple) -> str:
    want, name = next(_answers(exercise, before)), "its result"
    if sentence := values.structure(got, want, name):
        return sentence
    pair = next(pair for pair in values.pairs(got, want, name) if not _near(pair))
    if np.shape(pair.got) != np.shape(pair.want):
        return values.shape_sentence(pair) + "."
    shapes = [f"`{key}` {value.shape}" for key, value in zip(exercise.parameters, before[0], strict=False) if np.ndim(value)]
    return f"it answers differently from the library. Passed in: {', '.join(shapes) or 'single numbers'}."
