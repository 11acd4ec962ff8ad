"""A run that was kept: what it was and reached, how its lines went, and its twenty seeds once they are asked for."""

from dataclasses import dataclass, field

import numpy as np

from .plan import Plan


@dataclass(frozen=True)
class Kept:
    """words : its settings; results : what it reached, in %; lines : the data of each traced line, (2, t)."""

    plan: Plan
    words: str
    results: dict[str, float]
    lines: list[np.ndarray]
    seeds: list[list[float]] = field(default_factory=list)  # results of the first, second, ... seed
