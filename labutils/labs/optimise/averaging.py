"""Exponentially weighted averages of a year of temperatures, and how much each past day still counts."""

from collections.abc import Sequence

import numpy as np

MIDSUMMER = 181  # days from January to July


def average(values: Sequence[float], beta: float, corrected: bool = True) -> np.ndarray:
    """v_t = beta v_{t-1} + (1 - beta) value_t from v_0 = 0, as (days,); corrected: divided by 1 - beta^t."""
    v, averages = 0.0, np.empty(len(values))
    for t, value in enumerate(values):
        v = averages[t] = beta * v + (1 - beta) * value
    return averages / (1 - beta ** np.arange(1.0, len(values) + 1)) if corrected else averages
