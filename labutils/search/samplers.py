"""Which settings to try: a grid, at random, finer around the best, or many short runs of which the best go on.

A space is a dict from a hyperparameter's name to its values (for a grid) or its scale (for the others); a trial's
settings are a dict from the name to one value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any, NamedTuple

import numpy as np

from ..validate import as_floats, check_count, check_range, check_seed, told
from .scales import Scale

__all__ = ["Params", "Rung", "Space", "finer", "grid", "halving", "random"]

MOST = 1_000_000  # settings at once: more would fill the memory before the first is tried
ROUNDING = 1e-9  # by which the place of a value that lies at an end of its scale may miss 0 or 1
Params = dict[str, Any]
Space = Mapping[str, Scale]


def grid(space: Mapping[str, Sequence[Any]]) -> list[Params]:
    """Every combination of the values. ValueError for values that are not a sequence and for over a
    million combinations, TypeError for a space of another kind.

    >>> grid({"alpha": [0.1, 0.01], "units": [8, 16]})[1]
    {'alpha': 0.1, 'units': 16}
    """
    for name, values in _checked_space(space).items():
        if isinstance(values, str) or not hasattr(values, "__len__"):
            raise ValueError(
                f"{name} is {told(values)}; expected a sequence of values. Write a single one as [{told(values)}]."
            )
    if (count := prod(map(len, space.values()))) > MOST:
        raise ValueError(
            f"the grid has {count:,} combinations; expected at most {MOST:,}, since all are kept in memory. Take fewer "
            "values, or some of them at random: random(space, n)."
        )
    return [dict(zip(space, values, strict=True)) for values in product(*space.values())]


def random(space: Space, n: int, *, seed: int = 0) -> list[Params]:
    """n settings at random, each hyperparameter on its own scale; the first k are the same for every n >= k.

    n : 1 to a million. ValueError for another, and for a hyperparameter without a scale, TypeError for a space that is not
    a dict.
    """
    scales = _checked_scales(space)
    rng = np.random.default_rng(check_seed(seed))
    places = rng.random((check_count("n", n, high=MOST), len(scales)))
    return [{name: scale.at(u) for (name, scale), u in zip(scales.items(), row, strict=True)} for row in places.tolist()]


def _checked_space(space: Any) -> Mapping:
    if not isinstance(space, Mapping):
        raise TypeError(f"space is {told(space)}; expected a dict from names to values, say {{'alpha': Log(1e-4, 1)}}.")
    return space


def _checked_scales(space: Any) -> Space:
    for name, scale in _checked_space(space).items():
        if isinstance(scale, type) or not callable(getattr(scale, "at", None)):
            raise ValueError(
                f"{name} is {told(scale)}; expected a scale such as Log(1e-4, 1), or Among({told(scale)}) for its values."
            )
    return space


def finer(space: Space, best: Sequence[Params], *, margin: float = 0.05) -> Space:
    """Coarse to fine: the smallest box around the best settings, wider by ``margin`` of the whole scale on either side.

    margin : in (0, 1]; with none, settings that agree in one value would leave no room to search.
    TypeError for settings that are not dicts, ValueError for values that are not in the space.
    """
    best = list(best) if not isinstance(best, Mapping) else [best]
    check_count("the number of best settings", len(best))
    check_range("margin", margin, 0, 1, open_low=True)

    def around(name: str, scale: Scale) -> Scale:
        places = [_place(name, scale, params) for params in best]
        return scale.cut(max(min(places) - margin, 0), min(max(places) + margin, 1))

    return {name: around(name, scale) for name, scale in _checked_scales(space).items()}


def _place(name: str, scale: Scale, params: Any) -> float:
    """Where on its scale the value of one of the best settings lies."""
    if not isinstance(params, Mapping):
        raise TypeError(
            f"one of the best is {told(params)}; expected a dict of settings. Of a search's results pass their params: "
            "[result.params for result in best]."
        )
    try:
        place = scale.where(params[name])
    except (KeyError, TypeError, ValueError):
        place = np.nan
    if not -ROUNDING <= place <= 1 + ROUNDING:
        raise ValueError(
            f"{name} is {told(params.get(name))} in one of the best; expected a value of {told(scale)}. Pass settings that "
            "were drawn from this space."
        )
    return place


class Rung(NamedTuple):
    """One round of successive halving: the budget of each run, who ran, and what each scored (lower is better)."""

    budget: int
    params: list[Params]
    values: list[float]


def halving(
    run: Callable[[list[Params], int], Sequence[float]], params: Sequence[Params], budget: int, *, eta: int = 3
) -> Iterator[Rung]:
    """Successive halving (Jamieson & Talwalkar, 2016): all run for ``budget``, the best 1/eta for eta times more, and so on.

    run : (settings, budget) -> a value for each, lower is better; NaN counts as worst.
    params : a list of settings.  ValueError for values that are none.
    """
    if not callable(run):
        raise TypeError(f"run is {told(run)}; expected a function of the settings and the budget. Pass its name.")
    if isinstance(params, Mapping) or not isinstance(params, Sequence):
        raise TypeError(f"params is {told(params)}; expected a list of settings. Make one with random(space, n).")
    alive, eta, budget = list(params), check_count("eta", eta, 2), check_count("budget", budget)
    while alive:
        values = _scores(run(alive, budget), len(alive))
        yield Rung(budget, alive, values)
        best = np.argsort(values, kind="stable")[: len(alive) // eta]  # NaN is sorted to the end
        alive, budget = [alive[i] for i in best], eta * budget


def _scores(values: Any, settings: int) -> list[float]:
    """What a round of halving compares; ValueError for anything but one number for each of the settings."""
    scores = as_floats(list(values) if isinstance(values, Iterator) else values, "what run returned")
    if scores.shape != (settings,):
        what = f"{len(scores)} values" if scores.ndim == 1 else f"an array of shape {scores.shape}"
        raise ValueError(f"run returned {what} for {settings} settings; expected one for each of them.")
    return scores.tolist()
