"""Settings: numbers in a range, whole numbers, seeds, generators, shares."""

import math

import numpy as np


def check_range(
    name: str, value, low: float, high: float, open_low: bool = False, open_high: bool = False, cure: str = ""
) -> None:
    """value must be a real number in [low, high] (an open or infinite end is left out itself); else ValueError."""
    open_low, open_high = open_low or math.isinf(low), open_high or math.isinf(high)  # no setting is infinite
    left, right = "(" if open_low else "[", ")" if open_high else "]"
    if not is_real(value) or not low <= value <= high or (open_low and value == low) or (open_high and value == high):
        raise ValueError(
            f"{name} is {value!r}; expected a number in {left}{low:g}, {high:g}{right}. "
            f"{cure or f'Choose {name} inside that range.'}"
        )


def is_real(value) -> bool:
    """One number that NumPy takes as it is: no truth value, and no Fraction or Decimal, which it keeps as objects."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value[()]
    return isinstance(value, (int, float, np.integer, np.floating)) and not isinstance(value, bool)


def check_count(name: str, value, low: int = 1, cure: str = "") -> int:
    """value must be a whole number of at least low; else ValueError. Returns it as int."""
    whole = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not whole or value < low:
        raise ValueError(
            f"{name} is {value!r}; expected a whole number of at least {low}. {cure or f'Set {name} to {low} or more.'}"
        )
    return int(value)


def check_seed(seed) -> int:
    """seed must be a whole number of at least 0; else ValueError. Returns it as int."""
    return check_count("seed", seed, 0, cure="The same seed gives the same numbers.")


def check_rng(rng, *uses: str, cure: str = "Pass np.random.default_rng(seed)."):
    """rng must be a generator with the methods that are used, a Generator or a legacy RandomState; else ValueError."""
    if not all(callable(getattr(rng, use, None)) for use in uses):
        raise ValueError(f"rng is {rng!r}; expected a generator to draw from. {cure}")
    return rng


def check_fractions(fractions) -> tuple[float, ...]:
    """fractions must each be positive and sum to 1; else ValueError. Returns them as floats."""
    try:
        shares = tuple(float(f) for f in (() if isinstance(fractions, str) else fractions))
    except (TypeError, ValueError):
        raise ValueError(f"fractions are {fractions!r}; expected numbers such as (0.6, 0.2, 0.2), one per part.") from None
    if not shares or not all(f > 0 for f in shares):
        raise ValueError(
            f"fractions are {shares}; expected positive shares such as (0.6, 0.2, 0.2). "
            "Leave out a part that is to stay empty."
        )
    if not math.isclose(sum(shares), 1, abs_tol=1e-9):
        raise ValueError(f"fractions {shares} sum to {sum(shares):g}; expected 1. Divide each of them by their sum.")
    return shares
