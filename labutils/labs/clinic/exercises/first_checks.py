"""Five checks before the first update, as a learner writes them."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def first_checks(A, Y, W1, X, X_dev):
    """Five Booleans about a network that has not learnt yet; True means healthy.

    A : (C, m) its probabilities on the training set.  Y : (C, m) one-hot.  W1 : (n_1, n_x).  X : (n_x, m).
    X_dev : (n_x, m_dev).
    """
    sums = np.allclose(A.sum(axis=0), 1)
    loss = -np.log((A * Y).sum(axis=0)).mean() < 3 * np.log(len(A))
    units = len(np.unique(W1, axis=0)) == len(W1)
    spread = X.std(axis=1).max() < 10 * X.std(axis=1).min()
    dev = not (X[:, :, None] == X_dev[:, None]).all(axis=0).any()
    return sums, loss, units, spread, dev


_ILL = (
    ("sums",),
    ("loss", "dev"),
    ("units", "sure"),
    ("spread",),
    ("dev", "units", "high loss"),
)  # five seeds meet all five


def _case(rng):
    ill = _ILL[one_of_five(rng)]
    C, m = int(rng.integers(5, 8)), 14
    Z, labels = rng.normal(scale=0.3, size=(C, m)), rng.integers(C, size=m)
    if "high loss" in ill:  # higher than 3 ln m, too
        Z[labels, np.arange(m)] -= 7.6
    else:  # a little above 3 ln C, or a little below it
        Z[labels, np.arange(m)] -= np.log((C ** (3.2 if "loss" in ill else 2.8) - 1) / (C - 1))
    if "sure" in ill:  # of the true class, so no other has a probability to speak of
        Z[labels, np.arange(m)] += 12
    A = np.exp(Z) / np.exp(Z).sum(axis=1 if "sums" in ill else 0, keepdims=True)
    Y = (np.arange(C)[:, None] == labels).astype(float)
    return A, Y, _weights(rng, "units" in ill), *_sets(rng, m, "spread" in ill, "dev" in ill)


def _weights(rng, twins):
    W1 = rng.normal(size=(9, 3))
    W1[2, 1] = W1[0, 0]  # one number alike makes no twins
    if twins:
        W1[3] = W1[1]
    return W1


def _sets(rng, m, spread, leak):
    X = rng.normal(size=(3, m))
    X *= 10 ** rng.uniform(-1, 1) * np.array([[1.0], [11.0 if spread else 9.0], [3.0]]) / X.std(axis=1, keepdims=True)
    X_dev = rng.normal(size=(3, 6))
    X_dev[0, 0] = X[0, 3]  # one feature alike is no leak
    if leak:
        X_dev[:, 2] = X[:, 9]
    return X, X_dev


def _but(place: int, check: str):
    """The right five, with one of them by another expression."""
    other = eval(f"lambda A, Y, W1, X, X_dev: {check}", {"np": np})  # our own text only

    def answer(A, Y, W1, X, X_dev):
        checks = list(first_checks(A, Y, W1, X, X_dev))
        checks[place] = bool(other(A, Y, W1, X, X_dev))
        return tuple(checks)

    return answer


_SAME = "(X[:, :, None] == X_dev[:, None])"

FIRST_CHECKS = Exercise(
    "first_checks",
    first_checks,
    _case,
    returns=("sums", "loss", "units", "spread", "dev"),
    right="Five lines, run before the first update: they cost nothing, and each says where to look.",
    hints=(
        "One line each. Sums go over the classes, the spread over the examples; twins are equal *rows* of W1, and a leak is "
        "a column of X_dev that is also a column of X.",
        "`A.sum(axis=0)` against 1 with `np.allclose`; the probability of the true class is `(A * Y).sum(axis=0)`; "
        "`np.unique(W1, axis=0)` keeps one of equal rows; `X.std(axis=1)` has one number for each feature.",
        "For the leak compare all pairs of columns: `(X[:, :, None] == X_dev[:, None]).all(axis=0)` is (m, m_dev), True "
        "where two are equal in *every* feature; healthy is `not ....any()`.",
    ),
    wrong=[
        Wrong(
            _but(0, "np.allclose(A.sum(axis=1), 1)"),
            "`sums`: axis 1 adds over the examples. The probabilities of *one example* sum to 1, down the column: axis 0.",
        ),
        Wrong(
            _but(0, "(A.sum(axis=0) == 1).all()"),
            "`sums`: rounding makes a sum 0.9999999999999999. Compare with `np.allclose`, never with `==`.",
        ),
        Wrong(
            _but(1, "-np.log(A).mean() < 3 * np.log(len(A))"),
            "`loss`: this is the mean over all probabilities. The loss looks at the probability of the *true* class only: "
            "`(A * Y).sum(axis=0)`.",
        ),
        Wrong(
            _but(1, "-np.log((A * Y).sum(axis=0)).mean() > 3 * np.log(len(A))"),
            "`loss`: healthy is *below* three times ln C, and True is healthy.",
        ),
        Wrong(
            _but(2, "len(np.unique(W1)) == W1.size"),
            "`units`: single numbers are compared. Two units are twins where their whole *rows* are equal: "
            "`np.unique(W1, axis=0)`.",
        ),
        Wrong(
            _but(2, "len(np.unique(W1, axis=1)) == len(W1)"),
            "`units`: A unit is a row of W1, so compare whole rows: `np.unique(W1, axis=0)`. With axis 1 features are "
            "compared, without an axis single numbers.",
        ),
        Wrong(
            _but(3, "X.std(axis=0).max() < 10 * X.std(axis=0).min()"),
            "`spread`: axis 0 goes over the features of one example. Take one number for each feature: axis 1.",
        ),
        Wrong(
            _but(4, f"not {_SAME}.any()"),
            "`dev`: one equal feature is taken for a leak. The whole column must be equal: `.all(axis=0)` comes first.",
        ),
        Wrong(_but(4, f"{_SAME}.all(axis=0).any()"), "`dev`: this is True where there *is* a leak, and True is healthy."),
        Wrong(
            _but(1, "-(np.log(A) * Y).mean() < 3 * np.log(len(A))"),
            "`loss`: this mean divides by all entries, C times too many. Sum over the classes first, then take the mean.",
        ),
        Wrong(
            _but(1, "-np.log((A * Y).sum(axis=0)).mean() < 3 * np.log(A.shape[1])"),
            "`loss`: C is the number of classes, the rows, `len(A)`. This takes the number of examples.",
        ),
        Wrong(
            _but(3, "X.var(axis=1).max() < 10 * X.var(axis=1).min()"),
            "`spread`: these are variances, the squares. Compare standard deviations, `X.std(axis=1)`.",
        ),
        Wrong(
            "tuple(not check for check in first_checks(A, Y, W1, X, X_dev))",
            "All five are upside down: True is healthy.",
        ),
    ],
)
