"""The softmax cross-entropy straight from the scores, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def cross_entropy(Z, Y):
    """J = mean over the examples of log Σ e^z - z_c, for scores Z (C, m) and one-hot Y (C, m); nothing overflows."""
    top = Z.max(axis=0, keepdims=True)
    log_sum = top + np.log(np.exp(Z - top).sum(axis=0, keepdims=True))
    return np.mean(log_sum - (Z * Y).sum(axis=0, keepdims=True))


def _case(rng):
    kind = one_of_five(rng)  # two with small spreads, where finite values tell mistakes apart, three that overflow
    C, m = 4, int(rng.integers(5, 9))
    Z, Y = 2 * rng.normal(size=(C, m)) + rng.uniform(800, 900), np.eye(C)[rng.integers(0, C, m)].T
    if kind > 1:
        Z[:, -1] -= 1700  # one example far below the others
        Z[:, 0] = 850, -800, -799, -798  # only its maximum keeps this column's e^z small
        Y[:, 0] = np.eye(C)[0 if kind == 4 else kind - 1]  # mostly its true class has a probability of exactly 0
    return Z, Y


def _J(log_sum, total=np.mean, sign=1):
    """A variant: log Σ e^z by ``log_sum(Z)``, then total(...) over the examples."""

    def answer(Z, Y):
        with np.errstate(all="ignore"):
            return sign * total(log_sum(Z) - (Z * Y).sum(axis=0, keepdims=True))

    return answer


def _log_sum(top, back):
    """log Σ e^(z - top), with ``back`` telling whether top is added again."""

    def log_sum(Z):
        return np.log(np.exp(Z - top(Z)).sum(axis=0, keepdims=True)) + back * top(Z)

    return log_sum


def _column(Z):
    return Z.max(axis=0, keepdims=True)


def _row(Z):
    return Z.max(axis=1, keepdims=True)


def _from_shares(Z, Y):
    with np.errstate(all="ignore"):
        T = np.exp(Z - _column(Z))
        return -np.mean(np.log((T / T.sum(axis=0) * Y).sum(axis=0)))


_RIGHT = _log_sum(_column, 1)

CROSS_ENTROPY = Exercise(
    "cross_entropy",
    cross_entropy,
    _case,
    right="Scores of 800, of -800, and both in one column: the loss is finite for all of them.",
    hints=(
        "Two lines are wrong. Follow one column far below all others: what is left of it after `Z - top`?",
        "log Σ e^z = top + log Σ e^(z - top): what is subtracted in the exponent comes back outside the logarithm.",
        "`top = Z.max(axis=0, keepdims=True)` and `log_sum = top + np.log(...)`.",
    ),
    broken=_J(_log_sum(lambda Z: Z.max(), 0)),
    wrong=[
        Wrong(
            "np.mean(np.logaddexp.reduce(Z, axis=0) - Z * Y)",
            "The mean goes over all C · m entries. Sum Z * Y over the classes first: that is the score of the true class, "
            "one number for each example.",
        ),
        Wrong(
            _J(_log_sum(lambda Z: Z.max(), 1)),
            "top is added again. But it is still one number for the whole array: in a column far below it every e^(z - top) "
            "is 0, and log 0 is -∞. Each column needs its own maximum, `axis=0`.",
        ),
        Wrong(
            _J(_log_sum(_column, 0)),
            "Each column has its own top now. It was subtracted in the exponent, so it has to be added after the logarithm: "
            "log Σ e^z = top + log Σ e^(z - top).",
        ),
        Wrong(
            _J(_log_sum(_column, -1)),
            "top is subtracted a second time. It was subtracted in the exponent, so after the logarithm it is added.",
        ),
        Wrong(
            _J(_log_sum(lambda Z: 0, 0)),
            "Without top e^800 overflows. The shift was right: subtract each column's maximum in the exponent and add it "
            "after the logarithm.",
        ),
        Wrong(
            _J(_log_sum(lambda Z: Z.mean(axis=0, keepdims=True), 1)),
            "top is the column's *mean* now. A score far above the mean still overflows: only the maximum makes every "
            "exponent "
            "0 or less.",
        ),
        Wrong(
            _J(_log_sum(_row, 1)),
            "top is the maximum of each *row* now. Classes are rows, examples are columns: `axis=0`.",
        ),
        Wrong(_J(_RIGHT, total=np.sum), "The losses are added up here; J is their mean over the m examples."),
        Wrong(_J(_RIGHT, sign=-1), "The sign is reversed: a loss is never negative."),
        Wrong(
            "cross_entropy(Z, Y) / Z.shape[0]",
            "This divides by C m, the number of entries. J is a mean over the m examples.",
        ),
        Wrong(
            _from_shares,
            "Nothing overflows, but a share can be so small that it is exactly 0, and log 0 is -∞. Stay with the scores: "
            "log a_c = z_c - log Σ e^z never needs a_c itself.",
        ),
        Wrong(
            "np.mean(_RIGHT(Z))",
            "This is log Σ e^z alone. The score of the true class has to be subtracted.",
        ),
        Wrong(
            "np.mean(_RIGHT(Z) - Z.max(axis=0))",
            "The largest score is subtracted, so the network is always taken to be right. Subtract the score of the *true* "
            "class, `(Z * Y).sum(axis=0, keepdims=True)`.",
        ),
    ],
)
