"""The scale of Glorot's weights, computed."""

import numpy as np

from labutils.checks import Exercise, Wrong


def glorot_sd(n_in, n_out):
    """The standard deviation of Glorot's weights: √(2 / (n_in + n_out)) (Glorot & Bengio, 2010)."""
    return np.sqrt(2 / (n_in + n_out))


def _sizes_case(rng):
    sizes = int(rng.integers(20, 60)), int(rng.integers(3, 12))
    return sizes if rng.random() < 0.5 else sizes[::-1]


GLOROT_SD = Exercise(
    "glorot_sd",
    glorot_sd,
    _sizes_case,
    right="Forward wants 1/n_in, backward wants 1/n_out: this is the variance between the two.",
    hints=(
        "The variance that Glorot and Bengio propose is 2 over the *sum* of both widths.",
        "A standard deviation is the root of a variance.",
        "`np.sqrt(2 / (n_in + n_out))`.",
    ),
    wrong=[
        Wrong(
            "np.sqrt(2 / (n_in * n_out))",
            "Here the widths are *multiplied*. It looks similar in print, but the weights come out far too small; it is the "
            "sum that lies between 1/n_in and 1/n_out.",
        ),
        Wrong("2 / (n_in + n_out)", "This is the variance. The standard deviation is its root."),
        Wrong(
            "np.sqrt(6 / (n_in + n_out))",
            "√(6/(n_in + n_out)) is the *limit* of the uniform version, U(-limit, limit); its standard deviation is "
            "limit/√3, which brings the 2 back.",
        ),
        Wrong(
            "np.sqrt((1 / n_in + 1 / n_out) / 2)",
            "This is the mean of the variances 1/n_in and 1/n_out. Glorot takes the mean of the *widths* and divides 1 by "
            "it: 2/(n_in + n_out).",
        ),
        Wrong(
            "np.sqrt(2) / (n_in + n_out)",
            "Only the 2 is under the root: it is over the whole fraction.",
        ),
        Wrong(
            "2 / np.sqrt(n_in + n_out)",
            "√2 times too large, for this is √(4/(n_in + n_out)): 2 over the sum, and only then the root.",
        ),
        Wrong(
            "1 / (n_in + n_out)",
            "`** 1 / 2` takes no root, it halves: a power goes before a division. Write `** 0.5`, or take `np.sqrt`.",
        ),
        Wrong(
            "np.sqrt(1 / n_in + 1 / n_out)",
            "Here the two fractions are added. It is one fraction: 2 over the sum of the widths.",
        ),
        Wrong(
            "np.sqrt(2 / n_in + 2 / n_out)",
            "Two fractions are added here. It is one fraction: 2 over the sum of the widths.",
        ),
        Wrong(
            "np.sqrt((n_in + n_out) / 2)",
            "The fraction is upside down: the wider the layers, the smaller the weights.",
        ),
        Wrong(
            "(np.sqrt(1 / n_in) + np.sqrt(1 / n_out)) / 2",
            "This is the mean of two standard deviations, forward and backward. Glorot takes the mean of the *widths*, and "
            "the root comes last: √(2/(n_in + n_out)).",
        ),
        Wrong(
            "(np.sqrt(2 / n_in) + np.sqrt(2 / n_out)) / 2",
            "This is the mean of two of He's standard deviations. Glorot takes the sum of the *widths* under one root: "
            "√(2/(n_in + n_out)).",
        ),
        Wrong("np.sqrt(2 / n_out)", "This looks at n_out alone; Glorot takes both widths."),
        Wrong("np.sqrt(2 / n_in)", "This is He's scale, for ReLU: it looks at the inputs alone."),
        Wrong("np.sqrt(1 / n_in)", "This is Xavier's scale: it looks at the inputs alone."),
        Wrong(
            "np.sqrt(1 / (n_in + n_out))",
            "The 2 is missing: with n_in = n_out = n the variance must come out as 1/n.",
        ),
        Wrong("np.sqrt(2 / n_in + n_out)", "Brackets: Python divides before it adds. `2 / (n_in + n_out)`."),
    ],
)
