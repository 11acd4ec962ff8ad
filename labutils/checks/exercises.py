"""The exercises of a lab, and what a learner calls on them: check, hint, solution, use."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..progress import Done, forget, keep
from .exercise import Exercise
from .handed import handed
from .judge import judge
from .scout import scouted
from .verdicts import Note, Source, Verdict, shown


@dataclass
class Exercises:
    """The exercises of one lab, whose number is ``lab``. A lab module exports the methods a notebook calls:

    >>> EXERCISES = Exercises([])
    >>> check, hint, solution, use = EXERCISES.check, EXERCISES.hint, EXERCISES.solution, EXERCISES.use
    """

    exercises: Sequence[Exercise]
    lab: str = ""
    _hints_given: Counter = field(default_factory=Counter)

    def check(self, fn: Callable) -> Verdict:
        """Judge the learner's function; never raises for what the learner wrote."""
        exercise = self._find(fn)
        if exercise is None:
            return Verdict("check", "not attempted", self._help(fn, "check"))
        verdict = self._judge(exercise, fn)
        if verdict.status != "not attempted":
            note = keep(Done(self.lab, "exercise", exercise.name, verdict.status, verdict.passed))
            verdict = replace(verdict, message=f"{verdict.message} {note}".strip())
        return verdict

    def start_over(self, fn: Callable) -> Note | None:
        """Forget what was answered to one exercise, and close its hints again."""
        exercise = self._find(fn)
        if exercise is None:
            return shown(Note(self._help(fn, "start_over")))
        self._hints_given.pop(exercise.name, None)
        note = forget(self.lab, "exercise", exercise.name)
        words = f"`{exercise.name}` is new again: put `...` back in its body, and hint 1 comes first. {note}"
        return shown(Note(words.strip()))

    def hint(self, fn: Callable) -> Note | None:
        """Show the next hint, wherever in a cell it is asked for; after the third one, the way to the solution."""
        return shown(self._hint(fn))

    def _hint(self, fn: Callable) -> Note:
        exercise = self._find(fn)
        if exercise is None:
            return Note(self._help(fn, "hint"))
        given = self._hints_given[exercise.name]
        self._hints_given[exercise.name] += 1
        if given >= len(exercise.hints):
            return Note(f"No more hints. `lab.solution({exercise.name})` shows the library's own lines.")
        return Note(f"Hint {given + 1} of {len(exercise.hints)}: {exercise.hints[given]}")

    def solution(self, fn: Callable) -> Source | Note | None:
        """Show the library's own source, wherever in a cell it is asked for."""
        return shown(self._solution(fn))

    def _solution(self, fn: Callable) -> Source | Note:
        exercise = self._find(fn)
        if exercise is None:
            return Note(self._help(fn, "solution"))
        return Source(exercise.lines)

    def use(self, fn: Callable) -> Callable:
        """The learner's function if it is right, else the library's, and one printed line that says which.

        Where it fails later, on inputs that no check showed, a sentence says so: see ``handed``. Raises TypeError when
        fn is not one of this lab's exercises.
        """
        exercise = self._find(fn)
        if exercise is None:
            raise TypeError(self._help(fn, "use"))
        passed = self._judge(exercise, fn).passed
        print(f"{exercise.name}: " + ("yours" if passed else "the library's, until yours is right"))
        return handed(exercise, fn) if passed else exercise.solution

    def _judge(self, exercise: Exercise, fn: Callable) -> Verdict:
        return scouted(exercise.name, lambda: judge(exercise, fn))

    def _find(self, fn: Any) -> Exercise | None:
        names = {getattr(fn, "__name__", None)} if callable(fn) else set()
        if names == {"<lambda>"}:  # `sigmoid = lambda Z: ...` is known by the name it was given
            names = {name for name, value in fn.__globals__.items() if value is fn}
        return next((exercise for exercise in self.exercises if exercise.name in names), None)

    def _help(self, fn: Any, verb: str) -> str:
        names = ", ".join(f"`{exercise.name}`" for exercise in self.exercises)
        if not callable(fn):
            example = self.exercises[0].name if self.exercises else "name"
            return (
                f"Give the function itself, without calling it: `lab.{verb}({example})`, not the result "
                f"of a call. The exercises here are {names}."
            )
        name = getattr(fn, "__name__", type(fn).__name__)
        return f"`{name}` is not an exercise in this lab; the exercises here are {names}."
