"""The ε panel: a slope from two points of the curve, and its error against ε, from too wide to too close."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from labutils.gradcheck import relative_difference

from .functions import Example

EPSILONS = np.logspace(-15, 0, 91)


def entry_by_entry(difference: Callable) -> Callable:
    """A difference that knows single numbers only (a learner's may say float(...)), for a J that gives an array too."""

    def of_each(J, theta, epsilon):
        J = cache(J)
        right = J(theta + epsilon)
        if np.ndim(right) == 0:
            return difference(J, theta, epsilon)
        return np.array([difference(lambda t, i=i: J(t)[i], theta, epsilon) for i in range(len(right))])

    return of_each


def errors(difference: Callable, example: Example, epsilons: Sequence[float] = EPSILONS) -> np.ndarray:
    """The relative difference between slope and quotient for each ε."""
    return np.array([relative_difference(difference(example.J, 0.0, epsilon), example.slope) for epsilon in epsilons])


def order(difference: Callable, example: Example) -> float:
    """The slope on log-log axes where truncation rules: 1 for an error that falls as ε, 2 for ε²."""
    epsilons = np.logspace(*np.log10(example.rules), 9)
    return float(np.polyfit(np.log(epsilons), np.log(errors(difference, example, epsilons)), 1)[0])
