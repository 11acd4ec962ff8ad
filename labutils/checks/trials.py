"""One case of an exercise, answered by the solution and by the learner."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from labutils.checks import learner, values

if TYPE_CHECKING:
    from labutils.checks.exercises import Exercise


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

    def answers_like(self, fn: Callable, in_place: bool = False) -> bool:
        """True when fn gives the learner's answer in this case; in_place: and changes the same arguments."""
        other = learner.run(fn, self.exercise.arguments(self.seed))
        like = other.error is None and values.same(self.answer(self.got), self.answer(other))
        return like and (not in_place or self.changed(self.got) == self.changed(other))


def answered(exercise: "Exercise", fn: Callable, seed: int) -> Trial:
    """Both answers to the case with this seed; an error of the solution itself is raised."""
    want = learner.run(exercise.solution, exercise.arguments(seed))
    if want.error is not None:
        raise want.error
    return Trial(exercise, seed, fn, want, learner.run(fn, exercise.arguments(seed)))
