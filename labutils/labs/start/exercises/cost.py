"""The cost: the mean cross-entropy."""

import numpy as np

from labutils.checks import Exercise, Wrong


def cost(A, Y):
    """J = -(1/m) Σ [y log a + (1 - y) log(1 - a)]; A and Y are (1, m). Returns a number."""
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def _cost_case(rng):
    m = int(rng.integers(6, 12))
    return rng.uniform(0.05, 0.95, (1, m)), (np.arange(m) % 3 == 0)[None].astype(float)


def _guarded(epsilon):
    """As ``cost``, with a small epsilon in both logarithms against log 0."""
    return lambda A, Y: -np.mean(Y * np.log(A + epsilon) + (1 - Y) * np.log(1 - A + epsilon))


COST = Exercise(
    "cost",
    cost,
    _cost_case,
    also_right=[_guarded(10.0**-digits) for digits in range(5, 11)],
    right="The loss is of one example, the cost J the mean over all m.",
    hints=(
        "Write the loss of all examples as one array of shape (1, m), then take its mean.",
        "`Y * np.log(A)` counts where y = 1, `(1 - Y) * np.log(1 - A)` where y = 0. The sum of both is negative.",
        "`return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))`.",
    ),
    wrong=[
        Wrong(
            "cost(A, Y) * Y.size / (Y.size - 1)",
            "The sum is divided by m - 1. J is a mean over all m examples.",
        ),
        Wrong(
            "-np.log(A)[Y == 1].mean() - np.log(1 - A)[Y == 0].mean()",
            "Each class has a mean of its own here, so the rarer one counts more per example. J is one mean over all m.",
        ),
        Wrong(
            "-np.mean(Y * np.log(A))",
            "Only the examples with y = 1 count here: saying 1 to everything "
            "would cost nothing. The half with (1 − y) is missing.",
        ),
        Wrong(
            "-np.mean((1 - Y) * np.log(1 - A))",
            "Only the examples with y = 0 count here. The half with y is missing.",
        ),
        Wrong(
            "np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A))",
            "The minus applies to the first half only. Both halves are losses: put it before the brackets.",
        ),
        Wrong(
            "-np.mean((1 - Y) * np.log(A) + Y * np.log(1 - A))",
            "y and 1 − y have changed places: log(a) belongs to y, log(1 − a) to 1 − y.",
        ),
        Wrong(
            "-np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A)))",
            "1 − log(a) is not log(1 − a). Take the logarithm of `1 - A`.",
        ),
        Wrong(
            "np.mean((A - Y) ** 2)",
            "This is the mean squared error, the cost of a regression (without its 1/2). Here J is the mean cross-entropy.",
        ),
        Wrong(
            "np.mean(np.abs(A - Y))",
            "This is how far A lies from Y on average. The loss is a logarithm: being sure and wrong costs much more.",
        ),
        Wrong(
            "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
            "This is the sum of the losses; it grows with the number of examples. J is their mean.",
        ),
        Wrong(
            "np.mean((A - Y) ** 2) / 2",
            "This is the squared error, the cost of a regression. With a sigmoid "
            "its slope vanishes where the answer is most wrong.",
        ),
        Wrong(
            "-np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y))",
            "A and Y have changed places. The logarithm is taken of the answer A; Y holds zeros, and log 0 is −∞.",
        ),
        Wrong(
            "-np.sum(Y[:, :1] * np.log(A[:, :1]) + (1 - Y[:, :1]) * np.log(1 - A[:, :1])) / A.shape[1]",
            "Only the first example counts: is `return` inside the loop?",
        ),
        Wrong(
            "-np.mean(Y[:, :1] * np.log(A[:, :1]) + (1 - Y[:, :1]) * np.log(1 - A[:, :1]))",
            "This is the loss of the first example alone: is `return` inside the loop? J is the mean of all.",
        ),
        Wrong(
            "-np.mean(Y[:, -1:] * np.log(A[:, -1:]) + (1 - Y[:, -1:]) * np.log(1 - A[:, -1:]))",
            "This is the loss of the last example alone: each round of the loop replaces what the others gathered.",
        ),
        Wrong(
            "-np.sum(Y[:, -1:] * np.log(A[:, -1:]) + (1 - Y[:, -1:]) * np.log(1 - A[:, -1:])) / A.shape[1]",
            "Only the last example counts: is `J = 0` inside the loop, or `=` in place of `+=`?",
        ),
        Wrong(
            "-np.sum(Y[:, 1:] * np.log(A[:, 1:]) + (1 - Y[:, 1:]) * np.log(1 - A[:, 1:])) / A.shape[1]",
            "The first example is left out: a range starts at 0, so `range(1, m)` passes over `A[0, 0]`.",
        ),
        Wrong(
            "-np.mean(Y * np.log(A) + 1 - Y * np.log(1 - A))",
            "Brackets are missing: `1 - Y * np.log(1 - A)` multiplies first. Write `(1 - Y) * np.log(1 - A)`.",
        ),
        Wrong(
            "-np.mean(np.log(A))",
            "Every example is treated as if y were 1: saying 1 to everything would cost "
            "nothing. Where y = 0 the loss is −log(1 − a).",
        ),
        Wrong(
            "np.mean((A > 0.5) == Y)",
            "This is the accuracy, the share of right answers. J says how sure they were, too.",
        ),
        Wrong(
            "-(Y * np.log(A) + (1 - Y) * np.log(1 - A))",
            "This is the loss of each example, (1, m). J is one number: their mean.",
        ),
        Wrong(
            "np.median(-Y * np.log(A) - (1 - Y) * np.log(1 - A))",
            "This is the median of the losses. J is their mean: one very wrong answer counts in full.",
        ),
        Wrong(
            "np.max(-Y * np.log(A) - (1 - Y) * np.log(1 - A))",
            "This is the largest of the losses. J is their mean.",
        ),
        Wrong(
            "-np.log(np.mean(A * Y + (1 - A) * (1 - Y)))",
            "The mean is taken first, then the logarithm. J is the mean *of the logarithms*: each example has its own loss.",
        ),
        Wrong(
            "np.mean(Y != (A > 0.5))",
            "This is the share of wrong answers. It does not change when an answer gets a little surer, so "
            "nothing could be learned from it; J can.",
        ),
        Wrong(
            "np.exp(-np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A)))",
            "This is e^J. J is the mean of the losses itself.",
        ),
    ],
)
