"""Ghosts, changes and twenty seeds in words."""

from collections.abc import Mapping, Sequence

import numpy as np

from ..recipe.comparing import Difference, difference
from .plan import Plan

SEVERAL = 2  # results that are each given a sentence; of more, only those that stand out


def written(value) -> str:
    """A setting as one types it."""
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def became(names: Mapping[str, str], changed: Mapping) -> str:
    """ "λ = 0.7, penalty = L1"."""
    return ", ".join(f"{names[name]} = {written(value)}" for name, value in changed.items())


def changes(names: Mapping[str, str], plan: Plan) -> list[str]:
    """ "λ = 0.7 from 240 on", for each change."""
    return [f"{became(names, changed)} from {step} on" for step, changed in plan.turned()]


def results(numbers: Mapping[str, float]) -> str:
    """ "train 97.6, dev 88.1 %"."""
    return ", ".join(f"{name} {value:.1f}" for name, value in numbers.items()) + " %"


def verdict(d: Difference) -> str:
    """Does a difference stand out from the seeds?"""
    return "which stands out from the seeds" if d.stands_out else "so the seeds alone may do as much"


def interval(d: Difference) -> str:
    """ "+2.9 points, its 95 % interval +1.7 to +4.1"."""
    return f"{d.mean:+.1f} points, its 95 % interval {d.low:+.1f} to {d.high:+.1f}"


def of_seeds(names: Sequence[str], now: np.ndarray, ghost: np.ndarray | None, count: int) -> str:
    """now, ghost : (results, seeds done) in %; count : how many seeds there will be."""
    if now.shape[-1] < count:
        return f" {now.shape[-1]} of {count} seeds are trained."
    if ghost is None:
        means = ", ".join(f"{name} {mean:.1f} %" for name, mean in zip(names, now.mean(axis=-1)))
        return f" Mean of twenty seeds: {means}."
    differences = {name: difference(*pair) for name, pair in zip(names, zip(ghost, now))}
    if len(names) > SEVERAL:
        return several(differences)
    name, d = list(differences.items())[-1]
    return f" Twenty seeds, now minus ghost: {name} {interval(d)}, {verdict(d)}."


def several(differences: Mapping[str, Difference]) -> str:
    """Those differences that stand out; of the others there is nothing to say."""
    out = [f"{name} {interval(d)}" for name, d in differences.items() if d.stands_out]
    if not out:
        return " Twenty seeds, now minus ghost: no difference stands out from the seeds."
    others = "" if len(out) == len(differences) else "; of the others none"
    return f" Twenty seeds, now minus ghost, what stands out from the seeds: {'; '.join(out)}{others}."
