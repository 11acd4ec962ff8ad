"""A run's curves as CSV, and a recipe as JSON."""

import json

from .recipe import Recipe, checked_recipe
from .running import Result
from .settings import RecipeError, shown


def curves_csv(result: Result) -> str:
    """One line for each report, the iteration first; every number with all its digits."""
    if not isinstance(result, Result):
        raise RecipeError(f"result is {shown(result)}; expected a run. Take what run(recipe) gave.")
    names = ["iteration", *result.curves]
    rows = zip(result.iterations, *result.curves.values(), strict=True)
    return "\n".join([",".join(names), *(",".join(map(repr, row)) for row in rows)]) + "\n"


def as_json(recipe: Recipe) -> str:
    """The recipe as JSON for people to read; ``Recipe.from_plain(json.loads(text))`` is the same recipe."""
    return json.dumps(checked_recipe(recipe).plain(), indent=1, allow_nan=False) + "\n"
