"""Ghosts, changes and twenty seeds in words."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..recipe.comparing import Difference, difference
from .plan import Plan

NUMBERS = {3: "three", 4: "four", 5: "five"}
SEVERAL = 2  # results of which the last is compared; of more, all are


def written(value: Any) -> str:
    """A setting as a sentence says it: 0.7, 1,000, L1."""
    return f"{value:,g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def became(names: Mapping[str, str], changed: Mapping) -> str:
    """ "λ = 0.7, penalty = L1"."""
    return ", ".join(f"{names[name]} = {written(value)}" for name, value in changed.items())


def changes(names: Mapping[str, str], plan: Plan) -> list[str]:
    """ "λ = 0.7 from 240 on", for each change."""
    return [f"{became(names, changed)} from {step:,} on" for step, changed in plan.turned()]


def results(numbers: Mapping[str, float]) -> str:
    """ "train 97.6, dev 88.1 %"; a run that diverged may have none."""
    told = {name: f"{value:.1f}" if np.isfinite(value) else "no number" for name, value in numbers.items()}
    return ", ".join(f"{name} {value}" for name, value in told.items()) + " %"


def points(d: Difference) -> str:
    """ "+2.9 points"."""
    return f"{round(d.mean, 1) + 0.0:+.1f} points"  # never "-0.0"


def interval(d: Difference) -> str:
    """ "+1.7 to +4.1"."""
    return f"{d.low:+.1f} to {d.high:+.1f}"


def still_training(now: np.ndarray, ghost: np.ndarray | None) -> str:
    """now, ghost : as in ``of_seeds``; how many are done by now, where they train one after another, not side by side."""
    done = [int(np.isfinite(reached).all(axis=0).sum()) for reached in (now, ghost) if reached is not None]
    if not any(0 < n < now.shape[-1] for n in done):
        return " Twenty seeds are training."
    return f" Twenty seeds are training: {done[0]} done{''.join(f', of the ghost {n}' for n in done[1:])}."


def of_seeds(names: Sequence[str], now: np.ndarray, ghost: np.ndarray | None) -> str:
    """now, ghost : (results, seeds) in %, NaN where a network's answers are no longer numbers."""
    for whose, reached in (("", now), ("of the ghost ", ghost)):
        lost = 0 if reached is None else np.isnan(reached).any(axis=0).sum()
        if lost:
            return f" {lost} of the twenty seeds {whose}diverged, so there is no mean; choose a setting where all train."
    if ghost is not None and np.array_equal(ghost, now):
        return " Twenty seeds: this run and the ghost are equal, seed by seed."
    if ghost is None:
        means = ", ".join(f"{name} {mean:.1f} %" for name, mean in zip(names, now.mean(axis=-1)))
        return f" Mean of twenty seeds: {means}."
    if len(names) > SEVERAL:
        return several({name: difference(*pair, among=len(names)) for name, pair in zip(names, zip(ghost, now))})
    d = difference(ghost[-1], now[-1])
    return (
        f" Twenty seeds, now minus ghost: {names[-1]} {points(d)}, its 95 % interval {interval(d)}, "
        f"{'which stands out from the seeds' if d.stands_out else 'so the seeds alone could explain it'}."
    )


def several(differences: Mapping[str, Difference]) -> str:
    """Those differences that stand out. Who compares five pairs finds one by chance sooner, so each interval is wider."""
    at_once = f"{NUMBERS[len(differences)]} comparisons at once, so each interval is wider and 95 % holds for all together"
    out = [f"{name} {points(d)} ({interval(d)})" for name, d in differences.items() if d.stands_out]
    said = "no difference stands out" if not out else f"what stands out from the seeds is {', '.join(out)}"
    others = "; of the others none does" if 0 < len(out) < len(differences) else ""
    return f" Twenty seeds, now minus ghost: {said}{others} ({at_once})."
