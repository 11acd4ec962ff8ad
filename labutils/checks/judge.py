"""The order in which an answer is judged: attempted, raises, kind, repeatable, shape, inputs kept, drawn, finite, values.

A known wrong answer is recognised by the values it gives on *every* case, and then named.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from . import conduct, errors, kinds, source, values
from .exercise import Exercise
from .explain import explain
from .guard import Halted, guarded, same_dice
from .learner import order_sentence, signature_sentence
from .restore import spoilt_numpy
from .trials import Answers, Trial
from .verdicts import Verdict

TOGETHER = 5.0  # seconds for a whole check, which takes a quarter of one on a slow machine
_INFINITY = "infinity", "log(0), a division by 0 or an overflow in exp"
_INDICES = "ellipsis (`...`)"  # NumPy's IndexError lists it among what an index may be
_BEGUN = "A `...` is still among your lines, and nothing is returned: put `return` and your result in its place."
_AS_IT_CAME = "This gives what the code gave as it came: find its mistakes, change those lines, and run the cell again."
_NAN = "NaN", "the root or the logarithm of a negative number, 0/0 or ∞/∞"


def judge(exercise: Exercise, fn: Callable, seeds: Sequence[int] | None = None, answers: Answers | None = None) -> Verdict:
    """Judge fn on one case per seed, by default those of the exercise.

    answers : what our own functions answered before; more are added to them.

    Never raises for what the learner wrote; an error in the exercise itself (solution, cases) is raised. All of it is
    guarded, as each call is: an answer or an error may run lines of its own while it is looked at or goes.
    """
    if spoilt := spoilt_numpy():
        return Verdict(exercise.name, "wrong", spoilt)
    seeds = exercise.seeds if seeds is None else seeds
    answers = {} if answers is None else answers
    try:
        with same_dice(), guarded(fn, TOGETHER):
            return _verdict(exercise, fn, [Trial(exercise, seed, fn, answers) for seed in seeds])
    except Halted as halted:
        return Verdict(exercise.name, "wrong", str(halted))


def _verdict(exercise: Exercise, fn: Callable, trials: Sequence[Trial]) -> Verdict:
    first, *_ = trials
    if misfit := signature_sentence(fn, exercise.solution, first.before):
        return Verdict(exercise.name, "wrong", misfit)
    trials = _up_to_the_first_halted(trials)
    if _is_untouched(first):
        if first.got.value is None and source.has_left_over_dots(fn):
            return Verdict(exercise.name, "wrong", _BEGUN)
        return Verdict(exercise.name, "not attempted", _invitation(exercise))
    if exercise.broken and _gives_what(trials, exercise.broken):
        return Verdict(exercise.name, "not attempted", f"{_AS_IT_CAME} `lab.hint({exercise.name})` helps.")
    fault = _raised(trials)
    if not fault and _is_right(trials):
        return Verdict(exercise.name, "right", _praise(trials))
    order = order_sentence(fn, exercise.solution)
    return Verdict(exercise.name, "wrong", order or fault or next(filter(None, _faults(trials))))


def _up_to_the_first_halted(trials: Sequence[Trial]) -> Sequence[Trial]:
    """The trials up to the first that had to be ended from here: the others would take as long again."""
    halted = (n for n, trial in enumerate(trials, 1) if isinstance(trial.got.error, Halted))
    return trials[: next(halted, len(trials))]


def _faults(trials: Sequence[Trial]) -> Iterator[str | None]:
    """What may be wrong with an answer that is, in the order in which it helps; the last of them always says something."""
    first, *_ = trials
    if kind := kinds.kind(trials):
        yield _known(trials) or kind
    yield conduct.unrepeatable(first)
    known = _known(trials)
    yield _misshapen(trials, known) or known
    yield conduct.mutated(trials)
    yield conduct.drawn(first)
    yield _infinite(trials)
    yield explain([(trial.pairs, trial.given) for trial in trials]) + conduct.strays(first)


def _invitation(exercise: Exercise) -> str:
    return f"Put your lines in place of the `...`; `lab.hint({exercise.name})` helps."


def _is_untouched(trial: Trial) -> bool:
    return _is_empty(trial) and source.has_placeholder(trial.fn)


def _is_empty(trial: Trial) -> bool:
    """Nothing came back and nothing was filled in, or a ``...`` came back or was computed with."""
    if trial.got.error is not None:
        return "ellipsis" in errors.text(trial.got.error).replace(_INDICES, "")
    value = trial.got.value
    return (value is None and not trial.got.printed and not trial.written) or any(v is ... for v in _parts(value))


def _parts(value: Any) -> tuple:
    return value if isinstance(value, tuple) else (value,)


def _raised(trials: Sequence[Trial]) -> str | None:
    raised = next((trial for trial in trials if trial.got.error is not None), None)
    if raised is None:
        return None
    said = errors.sentence(raised.got.error, raised.fn, raised.given)
    alike = (wrong for wrong in raised.exercise.wrong if _raises_alike(raised, wrong.fn))
    return next((wrong.message for wrong in alike), said)


def _raises_alike(trial: Trial, fn: Callable) -> bool:
    """A known wrong answer that fails is recognised by what Python says of it: the shapes that do not fit."""
    error = trial.known(fn).error
    said = error is not None and errors.text(error)
    return bool(said) and "shape" in said and said == errors.text(trial.got.error)


def _is_right(trials: Sequence[Trial]) -> bool:
    if all(trial.agrees(trial.want, in_place=True) for trial in trials):
        return True
    first, *_ = trials
    others = first.exercise.also_right
    return any(all(trial.agrees(trial.known(fn), in_place=True) for trial in trials) for fn in others)


def _praise(trials: Sequence[Trial]) -> str:
    first, *_ = trials
    exercise = first.exercise
    loops = source.has_loop(first.fn) and not source.has_loop(exercise.solution)
    tip = "It works with a loop; whole arrays at once do the same in one line, and faster." if loops else ""
    return " ".join(filter(None, (f"Agrees on {len(trials)} random inputs.", exercise.right, tip)))


def _known(trials: Sequence[Trial]) -> str:
    """What is said of the listed wrong answer that the learner's values are; empty if they are none."""
    first, *_ = trials
    return next((wrong.message for wrong in first.exercise.wrong if _gives_what(trials, wrong.fn)), "")


def _gives_what(trials: Sequence[Trial], fn: Callable) -> bool:
    return all(trial.agrees(trial.known(fn)) for trial in trials)


def _misshapen(trials: Sequence[Trial], known: str) -> str | None:
    pair = next((p for trial in trials for p in trial.pairs if np.shape(p.got) != np.shape(p.want)), None)
    if pair is None:
        return None
    sentence = values.shape_sentence(pair)
    cause = f". {known}" if known else values.shape_cause(np.shape(pair.got), np.shape(pair.want))
    return sentence[0].upper() + (sentence[1:] + cause).rstrip(".") + "."


def _infinite(trials: Sequence[Trial]) -> str | None:
    for pair in (pair for trial in trials for pair in trial.pairs):
        if values.is_number(pair.got) and np.any(~np.isfinite(pair.got) & np.isfinite(pair.want)):
            at = tuple(int(i) for i in np.argwhere(~np.isfinite(pair.got))[0])
            what, cause = _NAN if np.any(np.isnan(pair.got)) else _INFINITY
            place = f" (first at [{', '.join(map(str, at))}])" if at else ""
            other = next((p.name for p in trials[0].pairs if p.name != pair.name and not p.agrees), None)
            first = f" But {other} is wrong, too: look there first." if other else ""
            return f"{pair.name[0].upper()}{pair.name[1:]} holds {what}{place}: look for {cause}.{first}"
    return None
