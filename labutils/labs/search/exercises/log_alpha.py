"""A learning rate on a log scale, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong


def log_alpha(low, high, u):
    """The value at the place u in [0, 1) of a log scale from low to high: 10 to the power r, r uniformly drawn."""
    r = np.log10(low) + u * (np.log10(high) - np.log10(low))
    return 10**r


def _case(rng):
    return 10 ** rng.uniform(-6, -3), 10 ** rng.uniform(-2, 1), rng.uniform(0.1, 0.9)


LOG_ALPHA = Exercise(
    "log_alpha",
    log_alpha,
    _case,
    right="Each decade now gets the same share of the samples.",
    hints=(
        "Draw the exponent uniformly, not the value: r between the exponents of low and high.",
        "The exponents are `np.log10(low)` and `np.log10(high)`; r lies the share u of the way between them.",
        "`10 ** (np.log10(low) + u * (np.log10(high) - np.log10(low)))`.",
    ),
    wrong=[
        Wrong(
            "low + u * (high - low)",
            "This is the linear scale: nine samples in ten land in the topmost decade. Draw the *exponent* uniformly.",
        ),
        Wrong(
            "np.log10(low) + u * (np.log10(high) - np.log10(low))",
            "This is the exponent r, a negative number for small rates. The value itself is `10**r`.",
        ),
        Wrong(
            "np.exp(np.log10(low) + u * (np.log10(high) - np.log10(low)))",
            "`np.exp` undoes `np.log`, not `np.log10`: take the power of 10, or the natural logarithm on both ends.",
        ),
        Wrong(
            "10 ** (np.log(low) + u * (np.log(high) - np.log(low)))",
            "`np.log` is the natural logarithm; its inverse is `np.exp`. With `10**r` take `np.log10`.",
        ),
        Wrong(
            "10 ** (-4 * u)",
            "This is a scale from 1 down to 0.0001, whatever is asked for: let r run from log10(low) to log10(high).",
        ),
        Wrong(
            "10 ** (-4 + 4 * u)",
            "This is the scale from 0.0001 to 1, whatever is asked for: let r run from log10(low) to log10(high).",
        ),
        Wrong(
            "10 * (np.log10(low) + u * (np.log10(high) - np.log10(low)))",
            "The exponent is right; `10 * r` multiplies it, the value is the power `10**r`.",
        ),
        Wrong(
            "low * (high - low) ** u",
            "The steps of a log scale are *factors*: from low to high it is the factor high / low, not the difference.",
        ),
        Wrong(
            "10 ** (u * np.log10(low))",
            "This runs from 1 down to low: the formula -4 u fits a scale that ends at 1. In general r starts at "
            "log10(low) and ends at log10(high).",
        ),
        Wrong(
            "10 ** (np.log10(high) + u * (np.log10(low) - np.log10(high)))",
            "The ruler is reversed: u = 0 has to give low and u = 1 high.",
        ),
        Wrong(
            "10 ** (np.log10(low) + u * np.log10(high))",
            "The length of the stretch is log10(high) − log10(low), not log10(high) alone.",
        ),
        Wrong(
            "low + 10 ** (u * np.log10(high - low))",
            "The logarithm is taken of the difference. Take it of the ends, and interpolate between those two.",
        ),
        Wrong(
            "10 ** (np.log10(low) - u * (np.log10(high) - np.log10(low)))",
            "The sign of the step is reversed: from log10(low) it goes *up* to log10(high).",
        ),
        Wrong(
            "10 ** (np.log10(low) + u * (np.log10(high) + np.log10(low)))",
            "The length of the stretch is a difference: log10(high) − log10(low).",
        ),
        Wrong(
            "1 / log_alpha(low, high, u)",
            "This is 1/α: log10(low) is negative by itself, so the exponent needs no minus sign.",
        ),
        Wrong(
            "10 ** (low + u * (high - low))",
            "low and high themselves are taken for exponents. The exponents are log10(low) and log10(high).",
        ),
        Wrong(
            "np.exp(low + u * (high - low))",
            "low and high themselves are taken for exponents. The exponents are their logarithms.",
        ),
        Wrong(
            "np.log10(low + u * (high - low))",
            "The logarithm is taken last, of a uniformly drawn value. Take it of both ends first, and the power last.",
        ),
        Wrong(
            "2 ** (np.log10(low) + u * (np.log10(high) - np.log10(low)))",
            "`2 **` undoes `np.log2`, not `np.log10`: take the power of 10 here.",
        ),
        Wrong(
            "10 ** (np.log2(low) + u * (np.log2(high) - np.log2(low)))",
            "`np.log2` is the logarithm to the base 2; its inverse is `2**r`. With `10**r` take `np.log10`.",
        ),
        Wrong(
            "10 ** np.log10(low) + u * (np.log10(high) - np.log10(low))",
            "The power is taken of the first term alone: brackets round the whole exponent are missing.",
        ),
        Wrong(
            "(np.log10(low) + u * (np.log10(high) - np.log10(low))) ** 10",
            "Base and exponent are exchanged: `10**r`, not `r**10`.",
        ),
        Wrong(
            "1 - log_alpha(low, high, u)",
            "This is 1 − α. The minus from 1 belongs to β, in the next exercise.",
        ),
    ],
)
