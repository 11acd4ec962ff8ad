"""A momentum on a log scale of 1 - beta, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong

from .log_alpha import log_alpha  # noqa: F401 (an expression below names it)


def log_beta(low, high, u):
    """The beta at the place u in [0, 1) when 1 - beta is on a log scale: low at u = 0, high at u = 1."""
    r = np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low))
    return 1 - 10**r


def _case(rng):
    return rng.uniform(0.3, 0.8), 1 - 10 ** rng.uniform(-4, -2), rng.uniform(0.1, 0.9)


LOG_BETA = Exercise(
    "log_beta",
    log_beta,
    _case,
    right="Between 0.9 and 0.99 there are now as many samples as between 0.99 and 0.999.",
    hints=(
        "What matters is how far back the average reaches, 1/(1 − beta) steps. So 1 − beta belongs on the log scale.",
        "The exponent runs from log10(1 − low) at u = 0 to log10(1 − high) at u = 1; then beta = 1 − 10**r.",
        "`1 - 10 ** (np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))`.",
    ),
    wrong=[
        Wrong(
            "low + u * (high - low)",
            "This samples beta itself uniformly. Tempting, but near 1 a tiny change of beta is a large change of the "
            "memory 1/(1 − beta), and nearly no sample falls there.",
        ),
        Wrong(
            "log_alpha(low, high, u)",
            "This puts beta on a log scale, which is dense near 0. It is 1 − beta that spans several decades.",
        ),
        Wrong(
            "1 - log_beta(low, high, u)",
            "This is 1 − beta. Return beta: subtract it from 1 once more.",
        ),
        Wrong(
            "1 - np.exp(np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))",
            "`np.exp` undoes `np.log`, not `np.log10`: take the power of 10 here.",
        ),
        Wrong(
            "1 - 10 ** (np.log(1 - low) + u * (np.log(1 - high) - np.log(1 - low)))",
            "`np.log` is the natural logarithm; its inverse is `np.exp`. With `10**r` take `np.log10`.",
        ),
        Wrong(
            "1 - 10 ** (-1 - 2 * u)",
            "This is the scale from 0.9 to 0.999, whatever is asked for: r runs from log10(1 − low) to log10(1 − high).",
        ),
        Wrong(
            "log_beta(low, high, 1 - u)",
            "The ruler is reversed: u = 0 has to give low and u = 1 high. (1 − beta falls while beta rises.)",
        ),
        Wrong(
            "1 - log_alpha(low, high, u)",
            "The scale is laid over low and high themselves. It has to run over 1 − low and 1 − high.",
        ),
        Wrong(
            "1 - 10 ** (np.log10(1 - low) + u * np.log10(1 - high))",
            "The length of the stretch is log10(1 − high) − log10(1 − low), not log10(1 − high) alone.",
        ),
        Wrong(
            "1 - 10 ** (u * np.log10(1 - high))",
            "This runs from 0 up to high, whatever low is: r starts at log10(1 − low).",
        ),
        Wrong(
            "1 - 10 ** (np.log10(1 - low) - u * (np.log10(1 - high) - np.log10(1 - low)))",
            "The sign of the step is reversed: from log10(1 − low) it goes *down* to log10(1 − high).",
        ),
        Wrong(
            "np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low))",
            "This is the exponent r, a negative number. The value itself is `1 - 10**r`.",
        ),
        Wrong(
            "1 - (np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))",
            "The power is missing: beta is `1 - 10**r`, not `1 - r`.",
        ),
        Wrong(
            "1 - (low + u * (high - low))",
            "This samples uniformly, and returns 1 − beta. It is the exponent of 1 − beta that is drawn uniformly.",
        ),
        Wrong(
            "high + u * (low - high)",
            "This samples beta itself uniformly, and from high down to low. It is 1 − beta that belongs on a log scale.",
        ),
        Wrong(
            "1 - 2 ** (np.log10(1 - low) + u * (np.log10(1 - high) - np.log10(1 - low)))",
            "`2 **` undoes `np.log2`, not `np.log10`: take the power of 10 here.",
        ),
        Wrong(
            "1 - 10 ** (np.log2(1 - low) + u * (np.log2(1 - high) - np.log2(1 - low)))",
            "`np.log2` is the logarithm to the base 2; its inverse is `2**r`. With `10**r` take `np.log10`.",
        ),
        Wrong(
            "1 - 10 ** (-3 + 2 * u)",
            "This is the scale from 0.999 down to 0.9, whatever is asked for: r starts at log10(1 − low).",
        ),
        Wrong(
            "1 - 10 ** (-3 * u)",
            "This is the scale from 0 to 0.999, whatever is asked for: r runs from log10(1 − low) to log10(1 − high).",
        ),
        Wrong(
            "1 - 1 / (1 / (1 - low) + u * (1 / (1 - high) - 1 / (1 - low)))",
            "This draws the memory 1/(1 − beta) uniformly: nearly all samples then lie next to high. Draw the "
            "exponent uniformly.",
        ),
    ],
)
