"""A run that was kept: what it was and reached, and how its lines went."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Kept:
    """plan : what makes it again; words : its settings; results : what it reached, in %; lines : each traced one, (2, t)."""

    plan: Any
    words: str
    results: dict[str, float]
    lines: list[np.ndarray]


def listed(kept: Sequence[Kept]) -> list[list[str]]:
    """The table of the kept runs: its heads, then a row for each; empty where there are none."""
    rows = [
        [f"{number}", run.words, *map("{:.1f}".format, run.results.values())] for number, run in enumerate(kept, start=1)
    ]
    return [["ghost", "settings", *(f"{name}, %" for name in kept[-1].results)], *rows] if kept else []
