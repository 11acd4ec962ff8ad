"""The order in which an answer is judged: attempted, raises, kind, repeatable, shape, inputs kept, drawn, finite, values.

A known wrong answer is recognised by the values it gives on *every* case, and then named.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import permutations
from typing import TYPE_CHECKING, Any

import numpy as np

from labutils.checks import learner, values
from labutils.checks.explain import explain
from labutils.checks.guard import Halted, same_dice, spoilt_numpy
from labutils.checks.trials import Trial, answered
from labutils.checks.verdicts import Status, Verdict

if TYPE_CHECKING:
    from labutils.checks.exercises import Exercise

SEEDS = range(5)
Finding = tuple[Status, str] | None
_INFINITY = "infinity", "log(0), a division by 0 or an overflow in exp"
_NAN = "NaN", "the root or the logarithm of a negative number, 0/0 or ∞/∞"


def judge(exercise: "Exercise", fn: Callable, seeds: Sequence[int] = SEEDS) -> Verdict:
    """Judge fn on one case per seed. Never raises for what the learner wrote; an error in the exercise itself (solution,
    cases) is raised.
    """
    if spoilt := spoilt_numpy():
        return Verdict(exercise.name, "wrong", spoilt)
    with same_dice():
        status, message = next(finding for finding in _findings(exercise, fn, seeds) if finding)
    return Verdict(exercise.name, status, message)


def _findings(exercise: "Exercise", fn: Callable, seeds: Sequence[int]) -> Iterator[Finding]:
    misfit = learner.signature_sentence(fn, exercise.solution, exercise.arguments(seeds[0]))
    yield misfit and ("wrong", misfit)
    trials = _trials(exercise, fn, seeds)
    yield _untouched(trials)
    yield _raised(trials)
    yield _right(trials)
    yield _kind(trials)
    yield _unrepeatable(trials[0])
    yield _known_or_shape(trials)
    yield _mutated(trials)
    yield _drawn(trials[0])
    yield _infinite(trials)
    yield "wrong", explain([(trial.pairs(), trial.given) for trial in trials]) + _strays(trials[0])


def _trials(exercise: "Exercise", fn: Callable, seeds: Sequence[int]) -> list[Trial]:
    """One trial per seed, up to the first that had to be ended from here."""
    trials = []
    for seed in seeds:
        trials.append(answered(exercise, fn, seed))
        if isinstance(trials[-1].got.error, Halted):
            break
    return trials


def _untouched(trials: Sequence[Trial]) -> Finding:
    first, name = trials[0], trials[0].exercise.name
    if not _is_empty(first) or not learner.has_placeholder(first.fn):
        return None
    return "not attempted", f"Put your lines in place of the `...`; `lab.hint({name})` helps."


def _is_empty(trial: Trial) -> bool:
    """Nothing came back and nothing was filled in, or a `...` came back or was computed with."""
    if trial.got.error is not None:
        return "ellipsis" in learner.text(trial.got.error)
    value = trial.got.value
    return (value is None and not trial.got.printed and not trial.changed(trial.got)) or any(v is ... for v in _parts(value))


def _parts(value: Any) -> tuple:
    return value if isinstance(value, tuple) else (value,)


def _raised(trials: Sequence[Trial]) -> Finding:
    errors = (learner.error_sentence(t.got.error, t.fn, t.given) for t in trials if t.got.error is not None)
    return next((("wrong", sentence) for sentence in errors), None)


def _right(trials: Sequence[Trial]) -> Finding:
    exercise = trials[0].exercise
    accepted = (exercise.solution, *exercise.also_right)
    if not any(all(trial.answers_like(fn, in_place=True) for trial in trials) for fn in accepted):
        return None
    loops = learner.has_loop(trials[0].fn) and not learner.has_loop(exercise.solution)
    tip = "It works with a loop; whole arrays at once do the same in one line, and faster." if loops else ""
    return "right", " ".join(filter(None, (f"Agrees on {len(trials)} random inputs.", exercise.right, tip)))


def _kind(trials: Sequence[Trial]) -> Finding:
    faults = (_nothing(trial, trials) or _number_of_values(trial) or _structure(trial) for trial in trials)
    sentence = _reordered(trials) or next((fault for fault in faults if fault), None)
    return sentence and ("wrong", _known(trials) or sentence)


def _known(trials: Sequence[Trial]) -> str:
    """What is said of the listed wrong answer that the learner's values are; empty if they are none."""
    known = (wrong for wrong in trials[0].exercise.wrong if all(t.answers_like(wrong.fn) for t in trials))
    return next((wrong.message for wrong in known), "")


def _reordered(trials: Sequence[Trial]) -> str | None:
    """All values are there and right, in another order."""
    want, got = trials[0].want.value, trials[0].got.value
    if not (isinstance(want, tuple) and isinstance(got, tuple | list) and len(got) == len(want)):
        return None
    for order in list(permutations(range(len(want))))[1:]:
        if all(values.same(t.got.value, tuple(t.want.value[i] for i in order)) for t in trials):
            names = trials[0].names
            return (
                f"The right values, in the order {', '.join(names[i] for i in order)}; "
                f"asked for is {', '.join(names[: len(want)])}."
            )
    return None


def _nothing(trial: Trial, trials: Sequence[Trial]) -> str | None:
    if trial.got.value is not None or trial.want.value is None:
        return None
    if any(other.got.value is not None for other in trials):
        return "For some inputs it returns nothing (`None`): every way through the function needs its `return`."
    if trial.got.printed:
        return "It prints its answer and returns nothing (`None`): `print` only shows, `return` hands the value back."
    return "It returns nothing (`None`): the last line needs `return`."


def _number_of_values(trial: Trial) -> str | None:
    want, got = trial.want.value, trial.got.value
    if not isinstance(want, tuple):
        return None
    count = len(got) if isinstance(got, tuple | list) else 1
    if count == len(want):
        return None
    what = "a dict" if isinstance(got, dict) else f"{count} value{'s' * (count != 1)}"
    return f"It returns {what}; expected {len(want)} values: {', '.join(trial.names[: len(want)])}."


def _structure(trial: Trial) -> str | None:
    got, want = trial.answer(trial.got), trial.answer(trial.want)
    if isinstance(want, tuple) and len(trial.names) == len(want):
        found = (values.structure(g, w, n) for g, w, n in zip(got, want, trial.names, strict=True))
        sentence = next((s for s in found if s), None)
    else:
        sentence = values.structure(got, want, trial.names[0])
    return sentence and sentence[0].upper() + sentence[1:]


def _known_or_shape(trials: Sequence[Trial]) -> Finding:
    known = _known(trials)
    misshapen = next((p for t in trials for p in t.pairs() if np.shape(p.got) != np.shape(p.want)), None)
    if misshapen is None:
        return ("wrong", known) if known else None
    sentence = values.shape_sentence(misshapen)
    cause = f". {known}" if known else values.shape_cause(np.shape(misshapen.got), np.shape(misshapen.want))
    return "wrong", sentence[0].upper() + (sentence[1:] + cause).rstrip(".") + "."


def _mutated(trials: Sequence[Trial]) -> Finding:
    for trial in trials:
        spoilt = [i for i in trial.changed(trial.got) if i not in trial.changed(trial.want)]
        if spoilt:
            name = trial.exercise.parameters[spoilt[0]]
            return "wrong", (
                f"It changes its input `{name}`, which the caller still needs: `{name} -= ...`, "
                f"`{name}[...] = ...` or a shuffle of `{name}` write into it. Compute a new array."
            )
    return None


def _unrepeatable(trial: Trial) -> Finding:
    if trial.answers_like(trial.fn, in_place=True):
        return None
    drawn = any(isinstance(value, np.random.Generator) for value in trial.want.args)
    cure = (
        "draw from the generator you are given, not from `np.random`"
        if drawn
        else "nothing is to be drawn here, all that is needed is passed in"
    )
    return "wrong", f"Two calls with the same input differ: {cure}."


def _drawn(trial: Trial) -> Finding:
    for i, want in enumerate(trial.want.args):
        if isinstance(want, np.random.Generator) and _state(want) != _state(trial.got.args[i]):
            return "wrong", _draw_sentence(trial, i)
    return None


def _strays(trial: Trial) -> str:
    names = learner.strays(trial.fn)
    if not names:
        return ""
    said = " and ".join(f"`{name}`" for name in names)
    return f" {said} {'is' if len(names) == 1 else 'are'} no argument, but left over from another cell: is that meant?"


def _draw_sentence(trial: Trial, i: int) -> str:
    name, untouched = trial.exercise.parameters[i], trial.exercise.arguments(trial.seed)[i]
    if _state(trial.got.args[i]) == _state(untouched):
        return f"Nothing is drawn from the `{name}` that is passed in: without it the numbers are not fresh in every call."
    call = "".join(f", `{name}.{method}(...)`," for method in learner.calls_on(trial.exercise.solution, name))
    return f"Something else is drawn from `{name}` than asked for, or more of it, or less: one call{call} is all."


def _state(rng: Any) -> Any:
    """The generator's state as comparable text (MT19937 keeps an array in it)."""
    return repr(rng.bit_generator.state) if isinstance(rng, np.random.Generator) else None


def _infinite(trials: Sequence[Trial]) -> Finding:
    for pair in (pair for trial in trials for pair in trial.pairs()):
        if values.is_number(pair.got) and np.any(~np.isfinite(pair.got) & np.isfinite(pair.want)):
            at = tuple(int(i) for i in np.argwhere(~np.isfinite(pair.got))[0])
            what, cause = _NAN if np.any(np.isnan(pair.got)) else _INFINITY
            place = f" (first at [{', '.join(map(str, at))}])" if at else ""
            other = next((p.name for p in trials[0].pairs() if p.name != pair.name and not p.agrees), None)
            first = f" But {other} is wrong, too: look there first." if other else ""
            return "wrong", f"{pair.name[0].upper()}{pair.name[1:]} holds {what}{place}: look for {cause}.{first}"
    return None
