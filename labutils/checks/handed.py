"""A learner's function on its way into a panel or a cell: what it does wrong there is told in words, too."""

import copy
from collections.abc import Callable
from functools import wraps
from typing import Any

import numpy as np

from . import errors, values
from .exercise import Exercise

WATCHED = 10  # calls whose answer is compared with the library's; a panel makes thousands
CLOSE = 1e-4  # relative: a different formula, not another order of summation
PASSED = "`{}` passed its check, but here "
LEFT = " The check's inputs did not show it; `lab.check` and this cell can be run again once it is mended."


class Stumbled(ValueError):
    """A function that passed its check fails where it is used. A notebook shows the sentence alone, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def handed(exercise: Exercise, fn: Callable) -> Callable:
    """fn as a panel gets it: an error becomes one sentence, and so does an answer that differs from the library's.

    The first few answers are compared, unless a function is among the arguments: it would be called twice as often.
    Raises Stumbled.
    """
    calls = 0

    @wraps(fn)
    def watched(*args, **settings):
        nonlocal calls
        calls += 1
        watch = calls <= WATCHED and not any(callable(one) for one in (*args, *settings.values()))
        before = copy.deepcopy((args, settings)) if watch else None
        try:
            got = fn(*args, **settings)
        except Exception as error:
            given = dict(zip(exercise.parameters, args, strict=False))
            said = errors.sentence(error, fn, given)
            raise Stumbled(PASSED.format(exercise.name) + said[0].lower() + said[1:] + LEFT) from None
        if watch and not any(_alike(got, want) for want in _answers(exercise, before)):
            raise Stumbled(PASSED.format(exercise.name) + _difference(exercise, got, before) + LEFT)
        return got

    return watched


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
