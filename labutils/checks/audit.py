"""Is an exercise itself in order? Every lab's test asserts that the audit finds nothing."""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from . import errors
from .exercise import Exercise, Wrong
from .exercises import Exercises
from .judge import judge
from .learner import Run
from .trials import Answers, Trial
from .values import same


def audit(exercises: Exercises | Iterable[Exercise]) -> list[str]:
    """Sentences about faults. An empty list means for each exercise: a stub is not attempted, the solution is
    right, each listed wrong answer gets its own message, no two of them look alike, there are three hints."""
    listed = exercises.exercises if isinstance(exercises, Exercises) else exercises
    return [f"{exercise.name}: {fault}" for exercise in listed for fault in _faults(exercise)]


def _faults(exercise: Exercise) -> Iterator[str]:
    yield from _hint_faults(exercise)
    answers: Answers = {}
    stubs = [_stub(exercise), *filter(None, [exercise.broken])]
    if any(judge(exercise, stub, answers=answers).status != "not attempted" for stub in stubs):
        yield "a stub is not taken as 'not attempted'"
    for fn in (exercise.solution, *exercise.also_right):
        verdict = judge(exercise, fn, answers=answers)
        if not verdict.passed:
            yield f"{fn.__name__} should be right, but: {verdict.message}"
    for wrong in exercise.wrong:
        yield from _wrong_faults(exercise, wrong, answers)
    yield from _twins(exercise, answers)
    if not exercise.wrong:
        yield "no wrong answer is listed"


def _hint_faults(exercise: Exercise) -> Iterator[str]:
    hints = {hint.strip() for hint in exercise.hints} - {""}
    if len(exercise.hints) != 3 or len(hints) != 3:
        yield "there must be three hints, all different and none empty"


def _stub(exercise: Exercise) -> Callable:
    """A function of the right name and arguments whose body is ``...``."""
    space: dict = {}
    source = f"def {exercise.name}({', '.join(exercise.parameters)}): ..."  # our own names only
    exec(compile(source, "<a stub>", "exec"), space)  # from 3.13 on "<string>" may be what python -c was given
    return space[exercise.name]


def _wrong_faults(exercise: Exercise, wrong: Wrong, answers: Answers) -> Iterator[str]:
    verdict = judge(exercise, wrong.fn, answers=answers)
    if verdict.status != "wrong":
        yield f"the wrong answer {wrong.message!r} counts as {verdict.status}"
    elif wrong.message.rstrip(".") not in verdict.message:
        yield f"the wrong answer {wrong.message!r} gets another message: {verdict.message}"


def _twins(exercise: Exercise, answers: Answers) -> Iterator[str]:
    """Wrong answers that cannot be told apart; each is run once, and then compared with all others."""
    answered = [[Trial(exercise, seed, wrong.fn, answers) for seed in exercise.seeds] for wrong in exercise.wrong]
    runs = [[trial.known(trial.fn) for trial in trials] for trials in answered]
    for (one, ones), (other, others) in combinations(zip(exercise.wrong, runs), 2):
        if all(map(_alike, ones, others)):
            yield f"the wrong answers {one.message!r} and {other.message!r} give the same values"


def _alike(one: Run, other: Run) -> bool:
    return _said(one) == _said(other) and same((one.value, *one.args), (other.value, *other.args))


def _said(got: Run) -> str | None:
    """What tells two answers apart that raise."""
    return None if got.error is None else errors.text(got.error)
