"""The order in which an answer is judged: attempted, raises, kind, shape, inputs kept, finite, values.

A known wrong answer is recognised by the values it gives on *every* case, and then named.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from labutils.checks import learner, values
from labutils.checks.explain import explain
from labutils.checks.verdicts import Status, Verdict

if TYPE_CHECKING:
    from labutils.checks.exercises import Exercise

SEEDS = range(5)
Finding = tuple[Status, str] | None


@dataclass(frozen=True)
class Trial:
    """One case, answered by the solution and by the learner. Every call gets arguments built afresh."""

    exercise: "Exercise"
    seed: int
    fn: Callable
    want: learner.Run
    got: learner.Run

    @property
    def given(self) -> dict[str, Any]:
        """The arguments as they were before the call, by the solution's names."""
        return dict(zip(self.exercise.parameters, self.exercise.arguments(self.seed), strict=False))

    def changed(self, run: learner.Run) -> tuple[int, ...]:
        """Positions of the arguments a run has changed."""
        before = self.exercise.arguments(self.seed)
        return tuple(i for i, value in enumerate(before) if not values.same(run.args[i], value))

    def answer(self, run: learner.Run) -> Any:
        """What counts as the answer: the returned value and the arguments the solution fills in place."""
        filled = tuple(run.args[i] for i in self.changed(self.want))
        if not filled:
            return run.value
        return filled if self.want.value is None else (run.value, *filled)

    @property
    def names(self) -> tuple[str, ...]:
        filled = tuple(self.exercise.parameters[i] for i in self.changed(self.want))
        returned = self.exercise.returns or (() if self.want.value is None else ("your result",))
        return tuple(f"`{n}`" if n.isidentifier() else n for n in (*returned, *filled))

    def pairs(self) -> list[values.Pair]:
        got, want = self.answer(self.got), self.answer(self.want)
        if isinstance(want, tuple) and len(self.names) == len(want):
            parts = zip(got, want, self.names, strict=True)
            return [pair for g, w, name in parts for pair in values.pairs(g, w, name)]
        return list(values.pairs(got, want, self.names[0]))

    def agrees_with(self, fn: Callable) -> bool:
        """True when fn gives the learner's answer in this case and changes the same arguments."""
        other = learner.run(fn, self.exercise.arguments(self.seed))
        if other.error is not None:
            return False
        alike = values.same(self.answer(self.got), self.answer(other))
        return alike and self.changed(self.got) == self.changed(other)


def judge(exercise: "Exercise", fn: Callable, seeds: Sequence[int] = SEEDS) -> Verdict:
    """Judge fn on one case per seed. Never raises for what the learner wrote (an infinite loop waits for the
    stop button); an error in the exercise itself (solution, cases) is raised.
    """
    status, message = next(finding for finding in _findings(exercise, fn, seeds) if finding)
    return Verdict(exercise.name, status, message)


def _findings(exercise: "Exercise", fn: Callable, seeds: Sequence[int]) -> Iterator[Finding]:
    misfit = learner.signature_sentence(fn, exercise.solution, exercise.arguments(seeds[0]))
    yield misfit and ("wrong", misfit)
    trials = [_trial(exercise, fn, seed) for seed in seeds]
    yield _untouched(trials)
    yield _raised(trials)
    yield _right(trials)
    yield _kind(trials)
    yield _known_or_shape(trials)
    yield _mutated(trials)
    yield _random(trials)
    yield _infinite(trials)
    yield "wrong", explain([(trial.pairs(), trial.given) for trial in trials])


def _trial(exercise: "Exercise", fn: Callable, seed: int) -> Trial:
    want = learner.run(exercise.solution, exercise.arguments(seed))
    if want.error is not None:
        raise want.error
    return Trial(exercise, seed, fn, want, learner.run(fn, exercise.arguments(seed)))


def _untouched(trials: Sequence[Trial]) -> Finding:
    first, name = trials[0], trials[0].exercise.name
    if not _is_empty(first) or not learner.has_placeholder(first.fn):
        return None
    return "not attempted", f"Put your lines in place of the `...`; `lab.hint({name})` helps."


def _is_empty(trial: Trial) -> bool:
    """Nothing came back and nothing was filled in, or a `...` came back or was computed with."""
    if trial.got.error is not None:
        return "ellipsis" in str(trial.got.error)
    value = trial.got.value
    return (value is None and not trial.changed(trial.got)) or any(v is ... for v in _parts(value))


def _parts(value: Any) -> tuple:
    return value if isinstance(value, tuple) else (value,)


def _raised(trials: Sequence[Trial]) -> Finding:
    errors = (learner.error_sentence(t.got.error, t.fn) for t in trials if t.got.error is not None)
    return next((("wrong", sentence) for sentence in errors), None)


def _right(trials: Sequence[Trial]) -> Finding:
    exercise = trials[0].exercise
    accepted = (exercise.solution, *exercise.also_right)
    if not any(all(trial.agrees_with(fn) for trial in trials) for fn in accepted):
        return None
    loops = learner.has_loop(trials[0].fn) and not learner.has_loop(exercise.solution)
    tip = "It works with a loop; whole arrays at once do the same in one line, and faster." if loops else ""
    return "right", " ".join(filter(None, (f"Agrees on {len(trials)} random inputs.", exercise.right, tip)))


def _kind(trials: Sequence[Trial]) -> Finding:
    for trial in trials:
        sentence = _nothing(trial, trials) or _number_of_values(trial) or _structure(trial)
        if sentence:
            return "wrong", _known(trials) or sentence
    return None


def _known(trials: Sequence[Trial]) -> str:
    """What is said of the listed wrong answer that the learner's values are; empty if they are none."""
    listed = trials[0].exercise.wrong
    return next((wrong.message for wrong in listed if all(t.agrees_with(wrong.fn) for t in trials)), "")


def _nothing(trial: Trial, trials: Sequence[Trial]) -> str | None:
    if trial.got.value is not None or trial.want.value is None:
        return None
    if any(other.got.value is not None for other in trials):
        return "For some inputs it gives nothing back (`None`): every way through the function needs its `return`."
    return "It gives nothing back (`None`): the last line needs `return`."


def _number_of_values(trial: Trial) -> str | None:
    want, got = trial.want.value, trial.got.value
    if not isinstance(want, tuple):
        return None
    count = len(got) if isinstance(got, tuple | list) else 1
    if count != len(want):
        names = ", ".join(trial.names[: len(want)])
        return f"It returns {count} value{'s' * (count != 1)}; expected {len(want)}: {names}."
    if len(want) == 2 and values.same(got, want[::-1]):
        return f"Both values are right, in the wrong order: return {', '.join(trial.names[:2])}."
    return None


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
    cause = known or values.shape_cause(np.shape(misshapen.got), np.shape(misshapen.want))
    sentence = values.shape_sentence(misshapen) + (f": {cause}" if cause else "")
    return "wrong", sentence[0].upper() + sentence[1:].rstrip(".") + "."


def _mutated(trials: Sequence[Trial]) -> Finding:
    for trial in trials:
        spoilt = [i for i in trial.changed(trial.got) if i not in trial.changed(trial.want)]
        if spoilt:
            name = trial.exercise.parameters[spoilt[0]]
            return "wrong", (f"It changes its input `{name}`, which the caller still needs: `{name} -= ...`, "
                             f"`{name} *= ...` and `{name}[...] = ...` write into it. Compute a new array.")
    return None


def _random(trials: Sequence[Trial]) -> Finding:
    trial = trials[0]
    if not trial.agrees_with(trial.fn):
        drawn = any(isinstance(value, np.random.Generator) for value in trial.want.args)
        cure = ("draw from the generator you are given, not from `np.random`" if drawn
                else "nothing is to be drawn here, all that is needed is passed in")
        return "wrong", f"Two calls with the same input differ: {cure}."
    for i, want in enumerate(trial.want.args):
        if isinstance(want, np.random.Generator) and _state(want) != _state(trial.got.args[i]):
            return "wrong", _draw_sentence(trial, i)
    return None


def _draw_sentence(trial: Trial, i: int) -> str:
    name, untouched = trial.exercise.parameters[i], trial.exercise.arguments(trial.seed)[i]
    if _state(trial.got.args[i]) == _state(untouched):
        return f"Nothing is drawn from `{name}`: without it the numbers are not fresh in every call."
    return (f"Another amount of random numbers is drawn from `{name}` than expected: one call, "
            f"`{name}.random(shape)`, for exactly the entries needed.")


def _state(rng: Any) -> Any:
    """The generator's state as comparable text (MT19937 keeps an array in it)."""
    return repr(rng.bit_generator.state) if isinstance(rng, np.random.Generator) else None


def _infinite(trials: Sequence[Trial]) -> Finding:
    for pair in (pair for trial in trials for pair in trial.pairs()):
        if values.is_number(pair.got) and np.any(~np.isfinite(pair.got) & np.isfinite(pair.want)):
            at = tuple(int(i) for i in np.argwhere(~np.isfinite(pair.got))[0])
            what = "NaN" if np.any(np.isnan(pair.got)) else "infinity"
            place = f" (first at [{', '.join(map(str, at))}])" if at else ""
            return "wrong", (f"{pair.name[0].upper()}{pair.name[1:]} holds {what}{place}: "
                             "look for log(0), a division by 0 or an overflow in exp.")
    return None
