"""How a function behaves beside what it returns: whether two calls agree, what it changes, draws and reads."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from . import source
from .trials import Trial


def mutated(trials: Sequence[Trial]) -> str | None:
    """It writes into an argument that the solution leaves alone."""
    for trial in trials:
        spoilt = [i for i in trial.written if i not in trial.filled]
        if spoilt:
            name = trial.exercise.parameters[spoilt[0]]
            return (
                f"It changes its input `{name}`, which the caller still needs: `{name} -= ...`, "
                f"`{name}[...] = ...` or a shuffle of `{name}` write into it. Compute a new array."
            )
    return None


def unrepeatable(trial: Trial) -> str | None:
    """A second call with the same arguments answers something else."""
    if trial.agrees(trial.answered_by(trial.fn), in_place=True):
        return None
    drawn = any(isinstance(value, np.random.Generator) for value in trial.want.args)
    cure = (
        "draw from the generator you are given, not from `np.random`"
        if drawn
        else "nothing random is needed here, all it needs is passed in"
    )
    return f"Two calls with the same input differ: {cure}."


def drawn(trial: Trial) -> str | None:
    """It draws something else from a generator than the solution does."""
    for i, want in enumerate(trial.want.args):
        if isinstance(want, np.random.Generator) and _state(want) != _state(trial.got.args[i]):
            return _draw_sentence(trial, i)
    return None


def strays(trial: Trial) -> str:
    """A sentence on numbers that the function reads from other cells, or an empty one."""
    names = source.strays(trial.fn)
    if not names:
        return ""
    said = " and ".join(f"`{name}`" for name in names)
    are = "is not an argument" if len(names) == 1 else "are not arguments"
    return f" {said} {are}, but left over from another cell: is that meant?"


def _draw_sentence(trial: Trial, i: int) -> str:
    name = trial.exercise.parameters[i]
    if _state(trial.got.args[i]) == _state(trial.before[i]):
        return f"Nothing is drawn from the `{name}` that is passed in: without it the numbers are not fresh in every call."
    call = "".join(f", `{name}.{method}(...)`," for method in source.calls_on(trial.exercise.solution, name))
    turn = " in each turn of the loop" if source.calls_in_a_loop(trial.exercise.solution, name) else ""
    return f"Something else is drawn from `{name}` than asked for, or more of it, or less: one call{call}{turn} is all."


def _state(rng: Any) -> Any:
    """The generator's state as comparable text (MT19937 keeps an array in it)."""
    return repr(rng.bit_generator.state) if isinstance(rng, np.random.Generator) else None
