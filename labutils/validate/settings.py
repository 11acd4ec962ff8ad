"""Settings: numbers in a range, whole numbers, seeds, generators, shares."""

import math
from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np

from .numbers import as_floats
from .sentences import shape_of, told

MOST = 2**53  # beyond that a float no longer tells one whole number from the next


def check_range(
    name: str, value: Any, low: float, high: float, open_low: bool = False, open_high: bool = False, cure: str = ""
) -> float:
    """value must be a real number in [low, high] (an open or infinite end is left out itself); else ValueError.

    Returns it as Python's own int or float: NumPy's small types overflow (-np.uint8(15) is 241) and round in arithmetic.
    """
    open_low, open_high = open_low or math.isinf(low), open_high or math.isinf(high)  # no setting is infinite
    left, right = "(" if open_low else "[", ")" if open_high else "]"
    number = plain(value)
    outside = number is None or not low <= number <= high
    if outside or (open_low and number == low) or (open_high and number == high):
        raise ValueError(
            f"{name} is {told(value)}; expected a number in {left}{low:g}, {high:g}{right}. "
            f"{cure or f'Choose {name} inside that range.'}"
        )
    return number


def plain(value: Any) -> float | None:
    """One real number as Python's own; None for all else, such as a truth value, or a Fraction, an object to NumPy."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        return None
    try:
        with np.errstate(over="ignore"):
            number = float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
    return int(value) if isinstance(value, (int, np.integer)) else number


def check_count(name: str, value: Any, low: int = 1, high: float = MOST, cure: str = "") -> int:
    """value must be a whole number from low to high; else ValueError. Returns it as int."""
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or value < low:
        raise ValueError(
            f"{name} is {told(value)}; expected a whole number of at least {low}. {cure or f'Set {name} to {low} or more.'}"
        )
    if value > high:
        raise ValueError(f"{name} is {told(value)}; expected a whole number up to {high:,}. Set {name} to {high:,} or less.")
    return int(value)


def check_column(
    name: str, value: Any, low: float, high: float, open_low: bool = False, open_high: bool = False, cure: str = ""
) -> np.ndarray:
    """One number in [low, high] for each network of a stack, K in a flat sequence, as a (K, 1) array; else ValueError."""
    shape = shape_of(name, value)
    if shape[:1] == (0,):
        raise ValueError(f"{name} is empty; expected a number, or one for each network of a stack. {cure}".rstrip())
    if math.prod(shape) != shape[0]:
        raise ValueError(
            f"{name} is {told(value)}; expected a number, or a flat sequence with one for each network of a stack. "
            f"Make it flat with np.ravel({name})."
        )
    numbers = as_floats(value, name).reshape(-1, 1).copy()
    for one in np.ravel(np.asarray(value)).tolist():
        check_range(name, one, low, high, open_low=open_low, open_high=open_high, cure=cure)
    return numbers


def check_flag(name: str, value: Any) -> bool:
    """value as True or False; ValueError for an array of them, and for text, which would be true whatever it says."""
    if isinstance(value, (str, bytes)):
        raise ValueError(f"{name} is {told(value)}; expected True or False. Leave out the quotation marks.")
    if shape_of(name, value):
        raise ValueError(f"{name} is {told(value)}; expected True or False. Give one for all.")
    return bool(value)


def check_seed(seed: Any) -> int:
    """seed must be a whole number of at least 0; else ValueError. Returns it as int."""
    return check_count("seed", seed, 0, math.inf, cure="The same seed gives the same numbers.")


def check_seeds(seeds: Any) -> list[int]:
    """seeds must be one or more whole numbers of at least 0, in a sequence; else ValueError. Returns them as ints."""
    if not np.iterable(seeds) or isinstance(seeds, str | dict) or not (several := list(seeds)):
        raise ValueError(f"seeds is {told(seeds)}; expected one or more. Write range(20), or [1] for a single one.")
    return [check_seed(one) for one in several]


def check_rng(
    rng, *uses: str, cure: str = "Pass np.random.default_rng(seed)."
) -> np.random.Generator | np.random.RandomState:
    """rng must be a generator with the methods that are used, a Generator or a legacy RandomState; else ValueError."""
    if not all(callable(getattr(rng, use, None)) for use in uses):
        raise ValueError(f"rng is {told(rng)}; expected a generator to draw from. {cure}")
    return rng


def check_fractions(fractions: Sequence[float]) -> tuple[float, ...]:
    """fractions must each be positive and sum to 1; else ValueError. Returns them as floats."""
    shares = tuple(fractions) if np.iterable(fractions) and not isinstance(fractions, str) else (None,)
    if not all(isinstance(f, Real) and not isinstance(f, bool) for f in shares):
        raise ValueError(f"fractions are {told(fractions)}; expected numbers such as (0.6, 0.2, 0.2), one per part.")
    shares = tuple(map(float, shares))
    if not shares or not all(f > 0 for f in shares):
        raise ValueError(
            f"fractions are {told(shares)}; expected positive shares such as (0.6, 0.2, 0.2). "
            "Leave out a part that is to stay empty."
        )
    if not math.isclose(sum(shares), 1, abs_tol=1e-9):
        raise ValueError(f"fractions {told(shares)} sum to {sum(shares):g}; expected 1. Divide each of them by their sum.")
    return shares
