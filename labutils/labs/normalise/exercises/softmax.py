"""Scores into probabilities, safely."""

import numpy as np

from labutils.checks import Exercise, Wrong
from labutils.plain import softmax


def _case(rng):
    Z = rng.normal(size=(4, int(rng.integers(5, 9)))) + rng.uniform(800, 900)
    Z[:, -1] -= 1700  # one example far below the others: its maximum is its own
    Z[0, 0] -= 3000  # and one score far below those of its column: nothing but the maximum keeps e^z small there
    return (Z,)


def _naive(Z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True)


def _shifted(Z):
    return np.exp(Z - Z.max(axis=0, keepdims=True))


_WINNER = (
    "`argmax` picks the winner, the number of one class. The exercise asks for a probability for every class, so (C, "
    "m), and the "
    "shares of a column sum to 1."
)


SOFTMAX = Exercise(
    "softmax",
    softmax,
    _case,
    right="Values beyond 800 went in and nothing overflowed.",
    hints=(
        "Two steps: t = e^z for every entry, then divide by the sum of the t of the same example.",
        "The classes are rows, so the sum runs over `axis=0`, with `keepdims=True`. And e^800 is more than a float64 holds.",
        "`T = np.exp(Z - Z.max(axis=0, keepdims=True))`, then `T / T.sum(axis=0, keepdims=True)`.",
    ),
    wrong=[
        Wrong(
            _naive,
            "e^800 overflows to infinity, and infinity over infinity is NaN. Subtract the maximum (not its place, which is "
            "`argmax`) of "
            "each column first; the factor e^-max cancels.",
        ),
        Wrong(
            "np.exp(Z) / np.exp(Z).sum()",
            "e^800 overflows to infinity, and infinity over infinity is NaN. Subtract the maximum of each column "
            "first, and divide by each column's own sum: `axis=0` for both.",
        ),
        Wrong(
            "(T := np.exp(Z - Z.mean(axis=0, keepdims=True))) / T.sum(axis=0, keepdims=True)",
            "The column's *mean* is subtracted. It cancels as the maximum does, but a score far above the mean still "
            "overflows: only the maximum makes every exponent 0 or less.",
        ),
        Wrong(
            "(T := np.exp(Z - Z.max())) / T.sum(axis=0)",
            "The maximum of the whole array is subtracted. In a column far below it every t becomes 0, and 0/0 is NaN: "
            "subtract each column's own, `axis=0`.",
        ),
        Wrong(
            "(T := _shifted(Z)) / T.sum(axis=1, keepdims=True)",
            "This sums over axis 1, over the examples: rows sum to 1, and the answer to one example depends on who "
            "else is in the batch. Classes are rows: `axis=0`.",
        ),
        Wrong(
            "(T := np.exp(Z - Z.max(axis=1, keepdims=True))) / T.sum(axis=1, keepdims=True)",
            "Maximum and sum run over axis 1, over the examples, so rows sum to 1. Classes are rows: `axis=0` for both.",
        ),
        Wrong(
            "(T := np.exp(Z - Z.max(axis=1, keepdims=True))) / T.sum(axis=0, keepdims=True)",
            "The maximum is each *row's*. Within a column that subtracts different numbers, and nothing cancels: "
            "`axis=0` there too.",
        ),
        Wrong(
            "(T := np.exp(Z - Z.max())) / T.sum()",
            "Without `axis` the sum is the whole array's, so the whole array sums to 1. Each column has its own sum: "
            "`axis=0`.",
        ),
        Wrong(
            "(T := np.exp(Z / Z.max(axis=0, keepdims=True))) / T.sum(axis=0, keepdims=True)",
            "This divides by the maximum, and that changes the answer. Subtract it: only a difference cancels.",
        ),
        Wrong(
            "(T := (Z - Z.max(axis=0, keepdims=True))) - np.log(np.exp(T).sum(axis=0, keepdims=True))",
            "This is log a, not a: `np.exp` of it is softmax.",
        ),
        Wrong(
            "(T := _shifted(Z)) / T.sum()",
            "This divides by the sum of the whole array, so the whole array sums to 1. Each column has its own sum: "
            "`axis=0`.",
        ),
        Wrong(_shifted, "This is t = e^(z - max): the division by its sum is still missing."),
        Wrong(
            "(T := (Z - Z.max(axis=0, keepdims=True))) / T.sum(axis=0, keepdims=True)",
            "This divides the scores themselves by their sum. Without e^z there is nothing that makes them positive, "
            "and shifting Z would change the answer.",
        ),
        Wrong(
            "Z / Z.sum(axis=0, keepdims=True)",
            "This divides the scores themselves by their sum; softmax takes e^z first.",
        ),
        Wrong(
            "(T := np.exp(-(Z - Z.min(axis=0, keepdims=True)))) / T.sum(axis=0, keepdims=True)",
            "The sign is reversed: here the *smallest* score gets the largest share.",
        ),
        Wrong(
            "np.exp(Z - Z.max(axis=0, keepdims=True)) / np.exp(Z - Z.max()).sum()",
            "The maximum on top is the column's, the one below is the whole array's: e^-max cancels only when it is "
            "the same.",
        ),
        Wrong(
            "(Z.max(axis=0, keepdims=True) <= Z).astype(float)",
            "This is hardmax: all or nothing. Softmax leaves something to the others, and so has a slope to learn by.",
        ),
        *(
            Wrong(lambda Z, pick=pick: pick(Z), _WINNER)
            for pick in (
                lambda Z: Z.argmax(axis=0),
                lambda Z: Z.argmax(axis=0, keepdims=True),
                lambda Z: Z.argmax(axis=1),
                np.argmax,
            )
        ),
        Wrong(
            "softmax(Z).max(axis=0)",
            "This is the winner's share alone. The exercise asks for a probability for every class, so (C, m).",
        ),
        Wrong(
            "Z.max(axis=0)",
            "This is the winner's score. The exercise asks for a probability for every class, so (C, m), and the "
            "shares of a column "
            "sum to 1.",
        ),
        Wrong(
            "(T := _shifted(Z)) / (T.sum(axis=0) + 1e-08)",
            "Right except for a small term in the divisor. It is not needed: with the maximum subtracted, one t is 1, so "
            "the sum is never below 1.",
        ),
        Wrong(
            "(T := _shifted(Z)) / T.mean(axis=0)",
            "This divides by the mean of the t, so a column sums to the number of classes. Divide by their sum.",
        ),
        Wrong(
            "(T := _shifted(Z)) / np.linalg.norm(T, axis=0)",
            "This divides by the length of the column, so the *squares* sum to 1. Divide by the sum of the t.",
        ),
        Wrong(
            "_shifted(Z) / Z.shape[0]",
            "This divides by the number of classes. Divide by the sum of the t of the same column.",
        ),
        Wrong(
            "(T := np.exp(Z / Z.max())) / T.sum(axis=0)",
            "This divides by the maximum, and that changes the answer. Subtract it: only a difference cancels.",
        ),
        Wrong(
            "(T := np.exp(Z / 1000)) / T.sum(axis=0)",
            "The scores are made small before e^z, and that makes all shares alike. Subtract the maximum: only a "
            "difference cancels.",
        ),
        Wrong(
            "(T := (2 ** (Z - Z.max(axis=0)))) / T.sum(axis=0)",
            "These are powers of 2; softmax takes powers of e, `np.exp`.",
        ),
        Wrong("1 / (1 + np.exp(-Z))", "This is a sigmoid for each class by itself: the columns do not sum to 1."),
        Wrong(
            "(T := np.exp(np.clip(Z, -500, 500))) / T.sum(axis=0)",
            "`clip` cuts all large scores down to one number, and their differences are lost. Subtract the column's "
            "maximum: differences stay.",
        ),
    ],
)
