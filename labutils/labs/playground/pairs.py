"""Which two recipes are compared, and two runs that are made side by side."""

from collections.abc import Iterator
from typing import Any

from labutils.live import Panel
from labutils.recipe import Recipe

FALLBACK = Recipe(params={"lambd": 1.0}), Recipe()


def recipes(playground: Panel | None) -> tuple[Recipe, Recipe]:
    """The ghost's recipe, if one is kept, else the default with λ = 1; and the one that the playground runs now."""
    if playground is None:
        return FALLBACK
    bench = playground.scene.bench
    return (bench.kept[-1].recipe if bench.kept else FALLBACK[0]), bench.recipe


def side_by_side(a: Iterator, b: Iterator) -> Iterator[tuple[Any, Any]]:
    """Both runs side by side; the shorter one waits at its end."""
    last_a = last_b = None
    while True:
        next_a, next_b = next(a, None), next(b, None)
        if next_a is None and next_b is None:
            return
        last_a, last_b = (last_a if next_a is None else next_a), (last_b if next_b is None else next_b)
        yield last_a, last_b
