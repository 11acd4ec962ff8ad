"""What a search is asked for, checked once before anything runs."""

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from typing import Any

from ..validate import check_count, check_range

YEAR = 365 * 24 * 3600  # seconds: no limit is longer, and no clock of a trial takes much more
SEEDS = 2**63  # what fits into a column of SQLite


def checked(
    objective: Any, trials: Any, seed: Any, executor: Any, ahead: Any, limit: Any, store: Any, name: Any
) -> tuple[int, int | None]:
    """The seed and ``ahead`` as whole numbers; ValueError or TypeError in one sentence for anything a search cannot use."""
    if not callable(objective):
        raise TypeError(f"the objective is {objective!r}; expected a function of the params and a seed. Pass its name.")
    if isinstance(trials, Mapping) or not isinstance(trials, Iterable):
        raise TypeError(f"trials is {trials!r}; expected a list of dicts. Make one with grid(space) or random(space, n).")
    if executor is not None and not isinstance(executor, Executor) and not callable(getattr(executor, "submit", None)):
        raise TypeError(f"executor is {executor!r}; expected a concurrent.futures.Executor. Leave it out for all cores.")
    if not isinstance(store, str | os.PathLike | None):
        raise TypeError(f"store is {store!r}; expected the path of a file. Leave it out to keep nothing.")
    if not isinstance(name, str):
        raise TypeError(f"name is {name!r}; expected a text. Leave it out where a file holds one search.")
    seed = check_count("seed", seed, 0, SEEDS - 1)
    if limit is not None:
        check_range("limit", limit, 0, YEAR, open_low=True, cure="It counts seconds; leave it out for none.")
    return seed, None if ahead is None else check_count("ahead", ahead)


def checked_params(number: int, proposed: Any) -> Mapping:
    """The settings of one trial; TypeError for what is not a dict."""
    if not isinstance(proposed, Mapping):
        raise TypeError(f"trial {number} is {proposed!r}; expected a dict from names to values, say {{'alpha': 0.01}}.")
    return proposed
