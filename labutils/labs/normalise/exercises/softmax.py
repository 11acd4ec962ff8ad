"""Softmax and its gradient as a learner writes them; the library has them in ``functions`` and ``costs``."""

import numpy as np

from labutils import functions
from labutils.checks import Exercise, Wrong
from labutils.costs import error_over_m


def softmax(Z):
    """A = e^Z / Σ e^Z over the classes, with max Z taken off first. Z : (C, m) -> (C, m), columns sum to 1."""
    return functions.softmax(Z)


def softmax_dZ(A, Y):
    """dJ/dZ = (A - Y)/m for J = -(1/m) Σ log a_c. A, Y : (C, m)."""
    return error_over_m(A, Y)


def _case(rng):
    Z = rng.normal(size=(4, int(rng.integers(5, 9)))) + rng.uniform(800, 900)
    Z[:, -1] -= 1700  # one example far below the others: its maximum is its own
    return (Z,)


def _answers(rng):
    C, m = 4, int(rng.integers(5, 9))
    T = np.exp(rng.normal(size=(C, m)))
    return T / T.sum(axis=0), np.eye(C)[rng.integers(0, C, m)].T


def _naive(Z):
    with np.errstate(over="ignore", invalid="ignore"):
        return np.exp(Z) / np.exp(Z).sum(axis=0, keepdims=True)


def _shifted(Z):
    return np.exp(Z - Z.max(axis=0, keepdims=True))


_WINNER = (
    "`argmax` picks the winner, the number of one class. Asked for is a share for every class, so (C, m), and the "
    "shares of a column sum to 1."
)

SOFTMAX = Exercise(
    "softmax",
    softmax,
    _case,
    source=functions.softmax,
    right="Values beyond 800 went in and nothing overflowed.",
    hints=(
        "Two steps: t = e^z for every entry, then divide by the sum of the t of the same example.",
        "The classes are rows, so the sum runs over `axis=0`, with `keepdims=True`. And e^800 is more than a float64 holds.",
        "`T = np.exp(Z - Z.max(axis=0, keepdims=True))`, then `T / T.sum(axis=0, keepdims=True)`.",
    ),
    wrong=[
        Wrong(
            _naive,
            "e^800 overflows to infinity, and infinity over infinity is NaN. Take the maximum of "
            "each column off first; the factor e^-max cancels.",
        ),
        Wrong(
            lambda Z: np.exp(Z) / np.exp(Z).sum(),
            "e^800 overflows to infinity, and infinity over infinity is NaN. Take the maximum of each column off "
            "first, and divide by each column's own sum: `axis=0` for both.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z - Z.max())) / T.sum(axis=0),
            "The maximum of the whole array is taken off. In a column far below it every t becomes 0, and 0/0 is NaN: "
            "take off each column's own, `axis=0`.",
        ),
        Wrong(
            lambda Z: (T := _shifted(Z)) / T.sum(axis=1, keepdims=True),
            "This sums over axis 1, over the examples: rows sum to 1, and the answer to one example depends on who "
            "else is in the batch. Classes are rows: `axis=0`.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z - Z.max(axis=1, keepdims=True))) / T.sum(axis=1, keepdims=True),
            "Maximum and sum run over axis 1, over the examples, so rows sum to 1. Classes are rows: `axis=0` for both.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z - Z.max(axis=1, keepdims=True))) / T.sum(axis=0, keepdims=True),
            "The maximum is each *row's*. Within a column that takes off different numbers, and nothing cancels: "
            "`axis=0` there too.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z - Z.max())) / T.sum(),
            "Without `axis` the sum is the whole array's, so all examples share one 1. Each column has its own sum: "
            "`axis=0`.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z / Z.max(axis=0, keepdims=True))) / T.sum(axis=0, keepdims=True),
            "This divides by the maximum, and that changes the answer. Subtract it: only a difference cancels.",
        ),
        Wrong(
            lambda Z: (T := Z - Z.max(axis=0, keepdims=True)) - np.log(np.exp(T).sum(axis=0, keepdims=True)),
            "This is log a, not a: `np.exp` of it is softmax.",
        ),
        Wrong(
            lambda Z: (T := _shifted(Z)) / T.sum(),
            "This divides by the sum of the whole array, so all examples share one 1. Each column has its own sum: "
            "`axis=0`.",
        ),
        Wrong(_shifted, "This is t = e^(z - max): the division by its sum is left."),
        Wrong(
            lambda Z: (T := Z - Z.max(axis=0, keepdims=True)) / T.sum(axis=0, keepdims=True),
            "This divides the scores themselves by their sum. Without e^z there is nothing that makes them positive, "
            "and shifting Z would change the answer.",
        ),
        Wrong(
            lambda Z: Z / Z.sum(axis=0, keepdims=True),
            "This divides the scores themselves by their sum; softmax takes e^z first.",
        ),
        Wrong(
            lambda Z: (T := np.exp(-(Z - Z.min(axis=0, keepdims=True)))) / T.sum(axis=0, keepdims=True),
            "The sign is turned round: here the *smallest* score gets the largest share.",
        ),
        Wrong(
            lambda Z: np.exp(Z - Z.max(axis=0, keepdims=True)) / np.exp(Z - Z.max()).sum(),
            "The maximum on top is the column's, the one below is the whole array's: e^-max cancels only when it is "
            "the same.",
        ),
        Wrong(
            lambda Z: (Z.max(axis=0, keepdims=True) <= Z).astype(float),
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
            lambda Z: functions.softmax(Z).max(axis=0),
            "This is the winner's share alone. Asked for is a share for every class, so (C, m).",
        ),
        Wrong(
            lambda Z: Z.max(axis=0),
            "This is the winner's score. Asked for is a share for every class, so (C, m), and the shares of a column "
            "sum to 1.",
        ),
        Wrong(
            lambda Z: (T := _shifted(Z)) / (T.sum(axis=0) + 1e-8),
            "Right but for a small term in the divisor. It is not needed: with the maximum taken off, one t is 1, so "
            "the sum is never below 1.",
        ),
        Wrong(
            lambda Z: (T := _shifted(Z)) / T.mean(axis=0),
            "This divides by the mean of the t, so a column sums to the number of classes. Divide by their sum.",
        ),
        Wrong(
            lambda Z: (T := _shifted(Z)) / np.linalg.norm(T, axis=0),
            "This divides by the length of the column, so the *squares* sum to 1. Divide by the sum of the t.",
        ),
        Wrong(
            lambda Z: _shifted(Z) / Z.shape[0],
            "This divides by the number of classes. Divide by the sum of the t of the same column.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z / Z.max())) / T.sum(axis=0),
            "This divides by the maximum, and that changes the answer. Subtract it: only a difference cancels.",
        ),
        Wrong(
            lambda Z: (T := np.exp(Z / 1000)) / T.sum(axis=0),
            "The scores are made small before e^z, and that makes all shares alike. Subtract the maximum: only a "
            "difference cancels.",
        ),
        Wrong(
            lambda Z: (T := 2 ** (Z - Z.max(axis=0))) / T.sum(axis=0),
            "These are powers of 2; softmax takes powers of e, `np.exp`.",
        ),
        Wrong(lambda Z: 1 / (1 + np.exp(-Z)), "This is a sigmoid for each class by itself: the columns do not sum to 1."),
    ],
)

SOFTMAX_DZ = Exercise(
    "softmax_dZ",
    softmax_dZ,
    _answers,
    source=error_over_m,
    right="The slope of the exponential and the slope of the logarithm cancel: only the error is left.",
    hints=(
        "Write log a_c = z_c - log Σ e^z and differentiate by z_c, then by another z_k.",
        "d/dz_k of -z_c + log Σ e^z is a_k, less 1 if k is the true class. And J is a mean.",
        "`return (A - Y) / Y.shape[1]`.",
    ),
    wrong=[
        Wrong(
            lambda A, Y: A - Y,
            "The division by m is missing. J is a *mean* over the examples, and dZ is the place where the 1/m enters; W's "
            "gradient then has it already.",
        ),
        Wrong(
            lambda A, Y: (Y - A) / Y.shape[1],
            "The sign is turned round: where the answer is too large, z must come down, so the gradient is A - Y.",
        ),
        Wrong(
            lambda A, Y: (A - Y) / Y.size,
            "This divides by C m, the number of entries. J is a mean over the m examples; the classes are summed.",
        ),
        Wrong(
            lambda A, Y: (A - Y) / Y.shape[0],
            "This divides by the number of classes, the rows. The examples are the columns: `Y.shape[1]`.",
        ),
        Wrong(
            lambda A, Y: -Y / A / Y.shape[1],
            "This is dJ/dA. One more step goes back through the softmax, and that step makes it simpler: (A - Y)/m.",
        ),
        Wrong(
            lambda A, Y: (A - Y) * A * (1 - A) / Y.shape[1],
            "A (1 - A) is multiplied on top. It belongs to a squared error behind a sigmoid; with cross-entropy it has "
            "cancelled already.",
        ),
        Wrong(
            lambda A, Y: (A - Y) * Y / Y.shape[1],
            "Only the true class gets a gradient here. The others must come down too: that is their share A.",
        ),
        Wrong(lambda A, Y: Y - A, "Two slips: the sign is turned round, and the division by m is missing."),
        Wrong(lambda A, Y: A - Y / Y.shape[1], "Brackets: only Y is divided by m here."),
        Wrong(
            lambda A, Y: -Y / A,
            "This is dJ/dA without its 1/m. One more step goes back through the softmax, and that step makes it simpler: "
            "(A - Y)/m.",
        ),
        Wrong(
            lambda A, Y: (-Y / A + (1 - Y) / (1 - A)) / Y.shape[1],
            "This is dJ/dA of several *sigmoids*. With one softmax the loss has -log a_c alone, and dZ is simpler.",
        ),
        Wrong(lambda A, Y: -Y * np.log(A) / Y.shape[1], "These are the parts of the loss itself; wanted is its slope."),
        Wrong(
            lambda A, Y: np.mean(A - Y),
            "J is a mean, but its gradient has an entry for each z: divide by m and sum nothing.",
        ),
        Wrong(
            lambda A, Y: (A - Y).mean(axis=1, keepdims=True),
            "This averages over the examples, which makes the db of the last layer. dZ keeps each example's own column.",
        ),
        Wrong(lambda A, Y: (A - Y) * Y.shape[1], "This multiplies by m. J is a mean over the examples, so divide by it."),
        Wrong(
            lambda A, Y: (Y - A) / Y.shape[0],
            "Two slips: the sign is turned round, and this divides by the number of classes. The examples are the "
            "columns: `Y.shape[1]`.",
        ),
        Wrong(lambda A, Y: A / Y.shape[1] - Y, "Brackets: only A is divided by m here."),
        Wrong(
            lambda A, Y: (A - Y) ** 2 / Y.shape[1],
            "This is the squared error itself, not a slope: it has lost which way z should move. Leave the square out.",
        ),
        Wrong(
            lambda A, Y: np.abs(A - Y) / Y.shape[1], "The sign is gone: where a is too small, z must rise. Leave `abs` out."
        ),
        Wrong(
            lambda A, Y: (A + Y) / Y.shape[1], "The two are added. What drives z is the error, the answer less the truth."
        ),
        Wrong(
            lambda A, Y: (A - Y) * A * (1 - A),
            "A (1 - A) is multiplied on top, and the division by m is missing. The slope of the softmax has cancelled "
            "already: (A - Y)/m.",
        ),
        Wrong(
            lambda A, Y: A * (1 - A) / Y.shape[1],
            "This is the slope of a sigmoid, and Y has no say in it. With cross-entropy it cancels: (A - Y)/m.",
        ),
        Wrong(
            lambda A, Y: (A - 1) / Y.shape[1],
            "1 is taken off every class. It comes off the true class only, and there Y is 1: A - Y.",
        ),
        Wrong(
            lambda A, Y: np.mean(A - Y, axis=0),
            "This averages over the classes. dZ keeps an entry for every class of every example.",
        ),
        Wrong(lambda A, Y: (A - Y).mean(axis=1), "This averages over the examples. dZ keeps each example's own column."),
        Wrong(lambda A, Y: 2 * (A - Y) / Y.shape[1], "A factor 2 too much: that one belongs to a squared error."),
    ],
)
