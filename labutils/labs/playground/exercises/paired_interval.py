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
    """b is better by about 1 in one case and worse in another, so the sign counts."""
    common, ahead = rng.normal(90, 4, 20), rng.choice((-1, 1))
    return common + rng.normal(0, 1, 20), common + rng.normal(ahead, 1, 20), T


def _with(half):
    return lambda a, b, t=T: ((b - a).mean() - half(a, b, t), (b - a).mean() + half(a, b, t))


def _about(middle):
    """The right width about another middle."""

    def wrong(a, b, t=T):
        half = t * (b - a).std(ddof=1) / np.sqrt(len(a))
        return middle(a, b) - half, middle(a, b) + half

    return wrong


PAIRED_INTERVAL = Exercise(
    "paired_interval",
    paired_interval,
    cases,
    returns=("low", "high"),
    right="If 0 lies outside it, the difference is more than what the seeds alone do.",
    hints=(
        "Both settings ran with the same twenty seeds. What is left when you subtract one from the other, seed by seed?",
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
            _with(lambda a, b, t: 1.96 * (b - a).std(ddof=1) / np.sqrt(len(a))),
            "1.96 is for very many pairs. With twenty the spread itself is uncertain, and t allows for that.",
        ),
        Wrong(
            _with(lambda a, b, t: 2 * (b - a).std(ddof=1) / np.sqrt(len(a))),
            "2 is a rule of thumb. Use the `t` that is passed in.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std(ddof=1) * np.sqrt(len(a))),
            "The spread is multiplied by √20. More pairs make the interval narrower: divide.",
        ),
        Wrong(
            _with(lambda a, b, t: t * np.sqrt((b - a).std(ddof=1) / len(a))),
            "The root covers the spread as well. Only the number of pairs is under it: s/√20.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std()),
            "Two slips: the division by √20 is missing, and the spread is taken with 20 instead of 19, `ddof=1`.",
        ),
        Wrong(
            _with(lambda a, b, t: t / np.sqrt(len(a))),
            "The spread of the differences is missing: t times s/√20.",
        ),
        Wrong(_with(lambda a, b, t: t), "t is not the half width. It counts standard errors: t times s/√20."),
        Wrong(
            _with(lambda a, b, t: t * (a.std(ddof=1) + b.std(ddof=1)) / np.sqrt(len(a))),
            "The spreads of a and of b are added. What a seed does to both cancels in b − a: take the spread of the "
            "differences.",
        ),
        Wrong(
            _with(lambda a, b, t: t * b.std(ddof=1) / np.sqrt(len(a))),
            "This is the spread of b alone. What a seed does to both cancels in b − a: take the spread of the differences.",
        ),
        Wrong(
            _with(lambda a, b, t: t * a.std(ddof=1) / np.sqrt(len(a))),
            "This is the spread of a alone. What a seed does to both cancels in b − a: take the spread of the differences.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b - a).std(ddof=1) / np.sqrt(len(a)) / 2),
            "The interval is half as wide as it should be: t standard errors go to *each* side.",
        ),
        Wrong(
            _about(lambda a, b: np.median(b - a)),
            "The interval lies round the median of the differences. It belongs round their mean.",
        ),
        Wrong(
            _about(lambda a, b: b.mean()),
            "The interval lies round the mean of b. The question is the *difference*: the mean of b − a.",
        ),
        Wrong(
            _about(lambda a, b: abs((b - a).mean())),
            "The sign of the mean difference is gone: without it nobody knows which setting is ahead.",
        ),
        Wrong(
            _about(lambda a, b: (b - a).sum()),
            "The interval lies round the sum of the differences. It belongs round their mean.",
        ),
        Wrong(
            _about(lambda a, b: 0.0),
            "The interval lies round 0. It belongs round the mean of the differences, and may or may not hold 0.",
        ),
        Wrong(
            lambda a, b, t=T: paired_interval(np.zeros(len(a)), abs(b - a), t),
            "The sign of each difference is gone, so those against b count for it. Take b − a as it is.",
        ),
        Wrong(
            lambda a, b, t=T: paired_interval(np.sort(a), np.sort(b), t),
            "a and b are sorted first: that tears the pairs apart. The k-th of a belongs to the k-th of b, the same seed.",
        ),
        Wrong(
            lambda a, b, t=T: ((b - a).min(), (b - a).max()),
            "These are the smallest and the largest difference. The question is where their *mean* lies: t times s/√20 to "
            "each side of it.",
        ),
        Wrong(
            lambda a, b, t=T: ((b - a).mean(), t * (b - a).std(ddof=1) / np.sqrt(len(a))),
            "These are the middle and the half width. Return the two ends, middle − half and middle + half.",
        ),
        Wrong(
            lambda a, b, t=T: paired_interval(b, a, t),
            "This is the interval of a − b: the sign is reversed. The question is how much larger b is.",
        ),
        Wrong(
            _with(lambda a, b, t: t * (b.std(ddof=1) - a.std(ddof=1)) / np.sqrt(len(a))),
            "The two spreads are subtracted. Subtract a from b first, seed by seed, and take the spread of that.",
        ),
        Wrong(
            _with(lambda a, b, t: 2.0930240544 * (b - a).std(ddof=1) / np.sqrt(len(a))),
            "Right, with a t of more digits than the one passed in. Use `t`, so that they can be compared.",
        ),
    ],
)
