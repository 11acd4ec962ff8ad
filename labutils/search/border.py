"""What a search is asked for, checked once before anything runs."""

import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from typing import Any

from ..validate import check_count, check_range, told
from .outcome import to_text
from .samplers import Params

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
    submits = isinstance(executor, Executor) or callable(getattr(executor, "submit", None))
    if executor is not None and (isinstance(executor, type) or not submits):
        raise TypeError(f"executor is {executor!r}; expected a concurrent.futures.Executor. Leave it out for all cores.")
    if store is not None:
        checked_path(store)
    if not isinstance(name, str) or not encodable(name):
        raise TypeError(f"name is {told(name)}; expected a text. Leave it out where a file holds one search.")
    seed = check_count("seed", seed, 0, SEEDS - 1)
    if limit is not None:
        check_range("limit", limit, 0, YEAR, open_low=True, cure="It counts seconds; leave it out for none.")
    return seed, None if ahead is None else check_count("ahead", ahead)


def checked_path(store: Any) -> str:
    """The absolute path of a store (":memory:" too is a file of that name); TypeError for what names none."""
    path = os.fspath(store) if isinstance(store, str | os.PathLike) else None
    if not isinstance(path, str) or not path or "\0" in path or not encodable(path):
        raise TypeError(f"store is {told(store)}; expected the path of a file. Leave it out to keep nothing.")
    return os.path.abspath(path)


def encodable(text: str) -> bool:
    """Whether a text has no half characters, which neither a file nor its name takes."""
    return text == text.encode("utf-8", "replace").decode("utf-8")


def checked_params(number: int, proposed: Any) -> Params:
    """The settings of one trial as the plain data that a store gives back; TypeError for what is none."""
    if not isinstance(proposed, Mapping) or not all(isinstance(name, str) for name in proposed):
        raise TypeError(f"trial {number} is {told(proposed)}; expected a dict from names to values, say {{'alpha': 0.01}}.")
    if "seed" in proposed:
        raise TypeError(
            f"trial {number} is {told(proposed)}; expected no seed in it: the search gives each trial one of its own. "
            "Call yours by another name."
        )
    try:
        return json.loads(to_text(dict(proposed)))
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(f"trial {number} is {told(proposed)}; expected plain data in it: {error}") from None
