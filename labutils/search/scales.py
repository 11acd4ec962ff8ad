"""Where the values of a hyperparameter come from: each scale turns a place u in [0, 1) on a ruler into a value.

``at(u)`` reads the ruler, ``where(value)`` is its inverse, ``cut(low, high)`` the same ruler over a shorter stretch. A
random search draws u uniformly; which values that favours is the scale's doing (Bergstra & Bengio, 2012).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor, inf, log10
from typing import Any, Protocol

import numpy as np

from ..validate import check_count, check_range, told

__all__ = ["Among", "Linear", "Log", "OneMinusLog", "Scale", "Whole"]


class Scale(Protocol):
    """What a sampler asks of a scale."""

    def at(self, u: float) -> Any:
        """The value at the place u in [0, 1)."""

    def where(self, value: Any) -> float:
        """The place of a value: at(where(value)) is the value again."""

    def cut(self, low: float, high: float) -> "Scale":
        """The part of the scale between two places."""


@dataclass(frozen=True)
class Interval:
    """What scales between two values share; low < high."""

    low: float
    high: float

    def __post_init__(self) -> None:
        for name, value in (("low", self.low), ("high", self.high)):
            check_range(name, value, -inf, inf)
        if not self.low < self.high:
            raise ValueError(f"low is {self.low} and high {self.high}; expected low < high. Swap the two.")
        check_range("high - low", float(self.high) - float(self.low), 0, inf, cure="Bring the two closer together.")

    def cut(self, low: float, high: float) -> "Interval":
        return replace(self, low=self.at(low), high=self.at(high))


@dataclass(frozen=True)
class Linear(Interval):
    """Every stretch of equal length is equally likely: for keep_prob, or where a factor of two means little.

    >>> Linear(0.5, 1).at(0.5)
    0.75
    """

    def at(self, u: float) -> float:
        return self.low + (self.high - self.low) * u

    def where(self, value: float) -> float:
        return (check_range("value", value, -inf, inf) - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Log(Interval):
    """Every factor is equally likely: for alpha and lambd. low > 0.

    >>> Log(0.0001, 1).at(0.5)  # r = -4 + 4 u, then 10^r
    0.01
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        check_range("low", self.low, 0, self.high, open_low=True, cure="A log scale never reaches 0: start at, say, 1e-4.")

    def at(self, u: float) -> float:
        return 10 ** Linear(log10(self.low), log10(self.high)).at(u)

    def where(self, value: float) -> float:
        value = check_range("value", value, 0, inf, open_low=True, cure="A log scale never reaches 0.")
        return Linear(log10(self.low), log10(self.high)).where(log10(value))


@dataclass(frozen=True)
class OneMinusLog(Interval):
    """1 - value on a log scale: for beta, whose average reaches 1/(1 - beta) steps back. high < 1.

    >>> round(OneMinusLog(0.9, 0.999).at(0.5), 6)
    0.99
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        check_range("high", self.high, self.low, 1, open_high=True, cure="Averaging needs beta < 1, say 0.999.")

    def at(self, u: float) -> float:
        return 1 - Log(1 - self.high, 1 - self.low).at(1 - u)

    def where(self, value: float) -> float:
        value = check_range("value", value, -inf, 1, open_high=True, cure="A log scale of 1 - value never reaches 1.")
        return 1 - Log(1 - self.high, 1 - self.low).where(1 - value)


@dataclass(frozen=True)
class Whole:
    """Whole numbers from low to high, both included, equally likely: for layers and units.

    >>> [Whole(1, 3).at(u) for u in (0, 0.4, 0.99)]
    [1, 2, 3]
    """

    low: int
    high: int

    def __post_init__(self) -> None:
        check_count("high", self.high, check_count("low", self.low, 0))

    def at(self, u: float) -> int:
        return min(self.low + floor(u * (self.high - self.low + 1)), self.high)

    def where(self, value: int) -> float:
        return (check_range("value", value, -inf, inf) - self.low + 0.5) / (self.high - self.low + 1)

    def cut(self, low: float, high: float) -> "Whole":
        return Whole(self.at(low), self.at(high))


@dataclass(frozen=True)
class Among:
    """One of some values, equally likely: powers of two for the batch size, names of activations.

    >>> Among((16, 32, 64)).at(0.5)
    32
    """

    values: Sequence[Any]

    def __post_init__(self) -> None:
        if not isinstance(self.values, (list, tuple, range, np.ndarray)) or not len(self.values):
            raise ValueError(f"values is {self.values!r}; expected a sequence of at least one. Write Among((16, 32, 64)).")

    def at(self, u: float) -> Any:
        return self.values[min(floor(u * len(self.values)), len(self.values) - 1)]

    def where(self, value: Any) -> float:
        values = list(self.values)
        if value not in values:
            raise ValueError(f"value is {told(value)}; expected one of {told(values)}. Choose one of those.")
        return (values.index(value) + 0.5) / len(values)

    def cut(self, low: float, high: float) -> "Among":
        places = Whole(0, len(self.values) - 1).cut(low, high)
        return Among(self.values[places.low : places.high + 1])
