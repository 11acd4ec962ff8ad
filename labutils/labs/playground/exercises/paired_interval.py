"""Does one setting beat another, or was it the seed? A 95 % interval for the mean difference over twenty pairs."""

import numpy as np

from labutils.checks import Exercise, Wrong
from labutils.recipe.comparing import T


def paired_interval(a, b, t=2.093):
    """(low, high) of the mean of b - a, seed by seed; a, b : (20,). t times the standard error to each side."""
    d = b - a
    half = t * d.std(ddof=1) / np.sqrt(len(d))
    return d.mean() - half, d.mean() + half


def cases(rng):
    common = rng.normal(90, 4, 20)
    return common + rng.normal(0, 1, 20), common + rng.normal(1, 1, 20), T


def _with(half):
    return lambda a, b, t=T: ((b - a).mean() - half(a, b, t), (b - a).mean() + half(a, b, t))


PAIRED_INTERVAL = Exercise(
    "paired_interval",
    paired_interval,
    cases,
    returns=("low", "high"),
    right="If 0 lies outside it, the difference is more than what the seeds alone do.",
    hints=(
        "Both settings ran with the same twenty seeds. What is left when you take one from the other, seed by seed?",
        "With d = b − a: the mean of d, and t times its standard error, the spread of d over √20, to each side.",
        "`half = t * d.std(ddof=1) / np.sqrt(len(d))`, then `return d.mean() - half, d.mean() + half`.",
    ),
    wrong=[
        Wrong(
            lambda a, b, t=T: tuple(np.percentile(b - a, (2.5, 97.5))),
            "Between these two lie 95 % of the single differences. The question is where their *mean* lies: t times "
            "s/√20 to each side of it.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std(ddof=1) / np.sqrt(len(a) - 1)),
            "The 19 is in s already (`ddof=1`). The standard error divides by the root of the number of pairs, √20.",
        ),
        Wrong(
            _with(lambda a, b, t: t * np.sqrt(a.var(ddof=1) + b.var(ddof=1)) / np.sqrt(len(a))),
            "This treats a and b as if their seeds had nothing in common. What a seed does to both cancels in b − a: take "
            "the spread of the differences.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std(ddof=1)),
            "This is where a single further pair would fall. The mean of 20 pairs is known √20 times better.",
        ),
        Wrong(
            _with(lambda a, b, t: (b - a).std(ddof=1) / np.sqrt(len(a))),
            "This is one standard error to each side, which covers the truth only two times in three. Take t of them.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std() / np.sqrt(len(a))),
            "The spread is estimated from the 20 differences themselves, about their own mean: divide by 19, `ddof=1`.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std(ddof=1) / len(a)),
            "The spread of a mean falls with the root of the number of pairs: divide by √20.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).var(ddof=1) / np.sqrt(len(a))),
            "This takes the variance where the standard deviation belongs: its units are squared.",
        ),
        Wrong(
            lambda a, b, t=T: paired_interval(b, a, t),
            "This is the interval of a − b: the sign is reversed. The question is how much larger b is.",
        ),
    ],
)
