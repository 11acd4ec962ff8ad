"""Which settings to try: a grid, at random, finer around the best, or many short runs of which the best go on.

A space is a dict from a hyperparameter's name to its values (for a grid) or its scale (for the others); a trial's
settings are a dict from the name to one value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from ..validate import check_count, check_range
from .scales import Scale

__all__ = ["Params", "Rung", "Space", "finer", "grid", "halving", "random"]

Params = dict[str, Any]
Space = Mapping[str, Scale]


def grid(space: Mapping[str, Sequence[Any]]) -> list[Params]:
    """Every combination of the values. ValueError for a hyperparameter whose values are not a sequence.

    >>> grid({"alpha": [0.1, 0.01], "units": [8, 16]})[1]
    {'alpha': 0.1, 'units': 16}
    """
    for name, values in space.items():
        if isinstance(values, str) or not hasattr(values, "__len__"):
            raise ValueError(f"{name} is {values!r}; expected a sequence of values. Write a single one as [{values!r}].")
    return [dict(zip(space, values, strict=True)) for values in product(*space.values())]


def random(space: Space, n: int, *, seed: int = 0) -> list[Params]:
    """n settings at random, each hyperparameter on its own scale; the first k are the same for every n >= k.

    ValueError for one that has no scale.
    """
    for name, scale in space.items():
        if not callable(getattr(scale, "at", None)):
            raise ValueError(
                f"{name} is {scale!r}; expected a scale such as Log(1e-4, 1), or Among({scale!r}) for its values."
            )
    rng = np.random.default_rng(seed)
    places = rng.random((check_count("n", n), len(space)))
    return [{name: scale.at(u) for (name, scale), u in zip(space.items(), row, strict=True)} for row in places.tolist()]


def finer(space: Space, best: Sequence[Params], *, margin: float = 0.05) -> Space:
    """Coarse to fine: the smallest box around the best settings, wider by ``margin`` of the whole scale on either side.

    margin : in (0, 1]; with none, settings that agree in one value would leave no room to search.
    """
    check_count("the number of best settings", len(best))
    check_range("margin", margin, 0, 1, open_low=True)

    def around(name: str, scale: Scale) -> Scale:
        places = [scale.where(params[name]) for params in best]
        return scale.cut(max(min(places) - margin, 0), min(max(places) + margin, 1))

    return {name: around(name, scale) for name, scale in space.items()}


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
    """
    alive, eta, budget = list(params), check_count("eta", eta, 2), check_count("budget", budget)
    while alive:
        values = [float(value) for value in run(alive, budget)]
        if len(values) != len(alive):
            raise ValueError(f"run returned {len(values)} values for {len(alive)} settings; expected one for each of them.")
        yield Rung(budget, alive, values)
        best = np.argsort(values, kind="stable")[: len(alive) // eta]  # NaN is sorted to the end
        alive, budget = [alive[i] for i in best], eta * budget
