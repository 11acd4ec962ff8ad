"""Exercises and what a learner calls on them: check, hint, solution, use."""

import inspect
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from labutils.checks.judge import judge
from labutils.checks.verdicts import Note, Source, Verdict, shown
from labutils.progress import Done, forget, keep


@dataclass(frozen=True)
class Wrong:
    """A known wrong answer, and the sentence that names it and why it tempts.

    fn : the expression a learner would return, in the names of the exercise's arguments and of its module
        ("W - alpha * dW"), or a function with the exercise's arguments where one expression does not hold it.
    """

    fn: Callable | str
    message: str


@dataclass(frozen=True)
class Exercise:
    """One function for the learner to write.

    name : what the learner's function is called
    solution : the right answer; the library's own function where it has one
    cases : rng -> arguments of one call, random, non-zero, non-square, no 0.5 and no 1: chance must not hide
        a mistake. A generator the function draws from is one too: `np.random.default_rng(rng.integers(99))`.
    wrong : the known wrong answers; a single one is named only if it is hit on every case
    hints : three, each stronger
    returns : names of the returned values, for the sentences
    right : what a right answer shows, said with the praise
    also_right : functions that differ from the solution and are right too (a mask drawn in another way)
    source : what `solution` shows, where that is not the solution itself
    """

    name: str
    solution: Callable
    cases: Callable[[np.random.Generator], tuple]
    wrong: Sequence[Wrong] = ()
    hints: tuple[str, str, str] = ("", "", "")
    returns: tuple[str, ...] = ()
    right: str = ""
    also_right: Sequence[Callable] = ()
    source: Callable | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "wrong", [replace(wrong, fn=self._function(wrong.fn)) for wrong in self.wrong])

    def _function(self, answer: Callable | str) -> Callable:
        """An expression, always our own text, as the function of the exercise's arguments that returns it."""
        if callable(answer):
            return answer
        return eval(
            f"lambda {', '.join(self.parameters)}: {answer}", {"np": np, **self.cases.__globals__}
        )  # our own text only

    def arguments(self, seed: int) -> tuple:
        """Arguments of the case with this seed, built afresh: nothing a call changed is left in them."""
        return self.cases(np.random.default_rng(seed))

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the solution's arguments."""
        return tuple(inspect.signature(self.solution).parameters)


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
        verdict = judge(exercise, fn)
        if verdict.status != "not attempted":
            keep(Done(self.lab, "exercise", exercise.name, verdict.status, verdict.passed))
        return verdict

    def start_over(self, fn: Callable) -> Note | None:
        """Forget what was answered to one exercise, and close its hints again."""
        exercise = self._find(fn)
        if exercise is None:
            return shown(Note(self._help(fn, "start_over")))
        self._hints_given.pop(exercise.name, None)
        forget(self.lab, "exercise", exercise.name)
        return shown(Note(f"`{exercise.name}` is new again: put `...` back in its body, and hint 1 comes first."))

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
        return Source(textwrap.dedent(inspect.getsource(exercise.source or exercise.solution)).rstrip())

    def use(self, fn: Callable) -> Callable:
        """The learner's function if it is right, else the library's, and one printed line that says which.

        Raises TypeError when fn is not one of this lab's exercises.
        """
        exercise = self._find(fn)
        if exercise is None:
            raise TypeError(self._help(fn, "use"))
        passed = judge(exercise, fn).passed
        print(f"{exercise.name}: " + ("yours" if passed else "the library's, until yours is right"))
        return fn if passed else exercise.solution

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
        return f"`{name}` is no exercise of this lab; the exercises here are {names}."
