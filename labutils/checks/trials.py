"""One case of an exercise, answered by the solution and by the learner."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from . import learner, values
from .exercise import Exercise
from .learner import Run

Answers = dict[tuple[int, Callable], Run]


@dataclass(frozen=True)
class Trial:
    """One case, answered by the solution and by the learner: each thing is computed when first asked for, and once.

    Every call gets arguments built afresh. Raises where the solution itself does.

    answers : those of our own functions, by case and function; an audit, which judges many answers, hands them on.
    """

    exercise: Exercise
    seed: int
    fn: Callable
    answers: Answers = field(default_factory=dict)

    @cached_property
    def before(self) -> tuple:
        """The arguments as they are before a call."""
        return self.exercise.arguments(self.seed)

    @cached_property
    def want(self) -> Run:
        """The solution's call."""
        run = self.known(self.exercise.solution)
        if run.error is not None:
            raise run.error
        return run

    @cached_property
    def got(self) -> Run:
        """The learner's call."""
        return self.answered_by(self.fn)

    def answered_by(self, fn: Callable) -> Run:
        """A call of any function with the arguments of this case."""
        return learner.run(fn, self.exercise.arguments(self.seed))

    def known(self, fn: Callable) -> Run:
        """The call of one of our own functions, which answers alike each time: it is called once."""
        if (self.seed, fn) not in self.answers:
            self.answers[self.seed, fn] = self.answered_by(fn)
        return self.answers[self.seed, fn]

    @cached_property
    def given(self) -> dict[str, Any]:
        """The arguments before the call, by the solution's names."""
        return dict(zip(self.exercise.parameters, self.before, strict=False))

    @cached_property
    def filled(self) -> tuple[int, ...]:
        """Positions of the arguments that the solution fills in place."""
        return self.changed(self.want)

    @cached_property
    def written(self) -> tuple[int, ...]:
        """Positions of the arguments that the learner's call has changed."""
        return self.changed(self.got)

    def changed(self, run: Run) -> tuple[int, ...]:
        """Positions of the arguments that a call has changed."""
        return tuple(i for i, value in enumerate(self.before) if not values.same(run.args[i], value))

    def answer(self, run: Run) -> Any:
        """What counts as the answer: the returned value and the arguments that the solution fills in place."""
        filled = tuple(run.args[i] for i in self.filled)
        if not filled:
            return run.value
        return filled if self.want.value is None else (run.value, *filled)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the parts of the answer are called."""
        filled = tuple(self.exercise.parameters[i] for i in self.filled)
        returned = self.exercise.returns or (() if self.want.value is None else ("your result",))
        return tuple(f"`{n}`" if n.isidentifier() else n for n in (*returned, *filled))

    @cached_property
    def parts(self) -> list[tuple[Any, Any, str]]:
        """The learner's answer beside the expected one, and what it is called; part by part where each has its name."""
        got, want = self.answer(self.got), self.answer(self.want)
        if isinstance(want, tuple) and len(self.names) == len(want):
            return list(zip(got, want, self.names, strict=True))
        return [(got, want, self.names[0])]

    @cached_property
    def pairs(self) -> list[values.Pair]:
        """Every number or array of the answer beside the expected one."""
        return [pair for got, want, name in self.parts for pair in values.pairs(got, want, name)]

    def agrees(self, run: Run, *, in_place: bool = False) -> bool:
        """True when a call gave the learner's answer; in_place: and changed the same arguments."""
        like = run.error is None and values.same(self.answer(self.got), self.answer(run))
        return like and (not in_place or self.written == self.changed(run))
