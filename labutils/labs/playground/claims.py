"""What the lab says about results, each sentence with its proof."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np

from labutils.claims import Claims
from labutils.recipe import Recipe, Training, difference
from labutils.recipe.comparing import SEEDS

from .challenges import CHALLENGES

CLAIMS = claim = Claims()
TEN = range(20, 30)


@cache
def at(seed: int, spread: float) -> dict[str, float]:
    """Where the curves of the panel's first recipe end on other points with this noise."""
    return end(Recipe({"spread": spread, "draw": seed}, {}, seed=seed))


@cache
def ends(challenge: str, seeds: Sequence[int], edited: bool = True) -> np.ndarray:
    """Dev accuracy in % at the end of the solution, for each draw of the points and first weights.

    edited : with what the solution changes in mid-run.
    """
    recipe = CHALLENGES[challenge].solution
    edits = recipe.edits if edited else ()
    drawn = [replace(recipe, seed=seed, data=recipe.data | {"draw": seed}, edits=edits) for seed in seeds]
    return np.array([end(one)["dev"] for one in drawn])


def end(recipe: Recipe) -> dict[str, float]:
    """The last point of every curve; the others are not measured."""
    training = Training(recipe)
    *_, last = training.reports()
    return training.measured(last.J)


@cache
def widths(seeds: Sequence[int]) -> np.ndarray:
    """For each draw of the spiral, how many points on dev lie between the best and the worst of twenty seeds."""
    return np.array([np.ptp(last_of_twenty(Recipe({"set": "spiral", "draw": seed}, {"units": 3}))) for seed in seeds])


def last_of_twenty(recipe: Recipe) -> np.ndarray:
    """(20,) dev accuracies in % at the end, one for each of the panel's twenty seeds."""
    training = Training(recipe, SEEDS)
    for _ in training.reports():
        pass
    return 100 * training.net.accuracy(*training.dev)


@claim(
    "At spread 0.5 both curves end higher than at 0.2: J by about 0.2, the dev loss by about 0.5, means of twenty draws.",
    seeds=(*TEN, *range(40, 50)),
    given=(0.5, 0.2),
)
def noise_costs_dev_more(seeds):
    J, dev = (np.array([at(seed, 0.5)[name] - at(seed, 0.2)[name] for seed in seeds]) for name in ("J", "dev loss"))
    return J.mean() > 0 and dev.mean() > 0, {"J": J.mean(), "dev loss": dev.mean()}


@claim(
    "Over ten draws, a network without a hidden layer classifies 98 % of the five classes' dev points correctly.",
    seeds=TEN,
)
def straight_lines_are_enough(seeds):
    dev = ends("five straight", seeds)
    return dev > 90, {"dev": dev.mean()}


@claim(
    "Over ten draws of the spiral, a run with λ = 20 ends below 80 % on dev on average; if λ becomes 0 after 100 "
    "updates, it ends above 95 %.",
    seeds=TEN,
    given=(20, 0, 100, 80, 95),
)
def a_run_can_be_saved(seeds):
    stuck, freed = (ends("rescued in mid-run", seeds, edited) for edited in (False, True))
    return stuck.mean() < 80 and freed.mean() > 95, {}


@claim(
    "With 3 units in each layer, the best of twenty seeds on one spiral beats the worst by about 18 points on dev, "
    "averaged over ten draws.",
    seeds=TEN,
    given=(3,),
    within=3,
)
def seeds_alone_differ(seeds):
    points = widths(seeds)
    return points.mean() > 10, {"points": points.mean()}


@claim(
    "With α = 0.02 in place of 0.03 this one run ends 1.7 points higher on dev, and the interval of the twenty seeds goes "
    "from −0.6 to +1.4.",
    seeds=None,
    given=(0.02, 0.03),
)
def one_run_is_not_progress():
    first, second = Recipe(), Recipe(params={"alpha": 0.02})
    gain = end(second)["dev"] - end(first)["dev"]
    _, low, high = difference(*map(last_of_twenty, (first, second)))
    return gain > 0 and low < 0 < high, {"gain": gain, "low": low, "high": high}
