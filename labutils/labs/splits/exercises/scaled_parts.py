"""Scale train and dev without a leak, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong


def scaled_parts(X, k):
    """The first k columns of X and the rest, both scaled with the mean and spread of the first k."""
    X_train, X_dev = X[:, :k], X[:, k:]
    mu, sigma = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    return (X_train - mu) / sigma, (X_dev - mu) / sigma


def _case(rng):
    m = int(rng.integers(9, 14))
    return rng.normal(loc=3, scale=2, size=(3, m)), m - 4


def _with(of):
    """Both parts with another mu and sigma, of(train, X)."""

    def wrong(X, k):
        mu, sigma = of(X[:, :k], X)
        return (X[:, :k] - mu) / sigma, (X[:, k:] - mu) / sigma

    return wrong


def _mean(X):
    return X.mean(axis=1, keepdims=True)


def _spread(X):
    return X.std(axis=1, keepdims=True)


def _scaled(X, of):
    return (X - of.mean(axis=1, keepdims=True)) / of.std(axis=1, keepdims=True)


SCALED_PARTS = Exercise(
    "scaled_parts",
    scaled_parts,
    _case,
    returns=("X_train", "X_dev"),
    right="Dev stays what new examples are: unseen, even by the scale.",
    hints=(
        "Which columns may know nothing of dev? And how many columns do the two parts have together?",
        "mu and sigma must come from the training part alone; the dev part begins where the training part ends.",
        "Cut first, `X[:, :k]` and `X[:, k:]`, then take mean and standard deviation of `X_train`.",
    ),
    broken="(_scaled(X[:, :k], X), _scaled(X[:, k - 1 :], X))",
    wrong=[
        Wrong(
            "(_scaled(X[:, :k], X), _scaled(X[:, k:], X))",
            "The cut is repaired. mu and sigma still come from *all* columns, so dev has had a say in the scale.",
        ),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), _scaled(X[:, k - 1 :], X[:, :k]))",
            "The leak is repaired. Column k - 1 is still in both parts: slices begin counting at 0, so dev is `X[:, k:]`.",
        ),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), _scaled(X[:, k:], X[:, k:]))",
            "Dev is scaled with its own mean and spread. The network was trained on the training set's scale: use that one.",
        ),
        Wrong(
            "(X[:, :k] - X[:, :k].mean(axis=1, keepdims=True), X[:, k:] - X[:, :k].mean(axis=1, keepdims=True))",
            "The division by sigma has gone.",
        ),
        Wrong(_with(lambda train, X: (0, _spread(train))), "The subtraction of mu has gone."),
        Wrong(
            _with(lambda train, X: (_mean(train), _spread(X))),
            "sigma still comes from *all* columns, so dev has had a say in the scale.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(X), _spread(train))),
            "mu still comes from *all* columns, so dev has had a say in the scale.",
        ),
        Wrong(
            _with(lambda train, X: (train.mean(), train.std())),
            "One mean and one spread for all features together. Each row is a feature of its own: `axis=1, keepdims=True`.",
        ),
        Wrong(
            _with(lambda train, X: (train.mean(), _spread(train))),
            "The mean runs over all features together. Each row has a mean of its own: `axis=1, keepdims=True`.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(train), train.std())),
            "The spread is that of all features together. Each row has one of its own: `axis=1, keepdims=True`.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(train), _spread(train) ** 2)),
            "The division is by sigma² (the variance). Divide by sigma, the standard deviation.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(train), 1 / _spread(train))),
            "This multiplies by sigma. Divide by it.",
        ),
        Wrong(_with(lambda train, X: (-_mean(train), _spread(train))), "mu is added. Subtract it."),
        Wrong(
            _with(lambda train, X: (_mean(train) / _spread(train), 1)),
            "Brackets: only mu is divided by sigma here. `(X_train - mu) / sigma`.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(train), np.sqrt(_mean(train**2)))),
            "This sigma is the root of the mean of x² *before* mu is subtracted: a distance from 0, not a spread.",
        ),
        Wrong(
            _with(lambda train, X: (np.median(train, axis=1, keepdims=True), _spread(train))),
            "This subtracts the median. Subtract the mean.",
        ),
        Wrong(
            _with(lambda train, X: (train.min(axis=1, keepdims=True), np.ptp(train, axis=1, keepdims=True))),
            "This is min–max scaling, which brings train into [0, 1]. Expected are mean 0 and standard deviation 1.",
        ),
        Wrong(
            _with(lambda train, X: (_mean(train), np.ptp(train, axis=1, keepdims=True))),
            "This divides by the range, largest less smallest. Divide by the standard deviation.",
        ),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), X[:, k:])",
            "Dev is left as it came. It needs the same scale as train, with the training set's mu and sigma.",
        ),
        Wrong("(X[:, :k], X[:, k:])", "The parts are cut well, and nothing is scaled."),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), (X[:, k:] - _mean(X[:, :k])) / _spread(X[:, k:]))",
            "Dev is divided by its own spread. The network was trained on the training set's scale: use that one.",
        ),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), _scaled(X[:, k + 1 :], X[:, :k]))",
            "Column k is in neither part: `[:k]` ends before it, so dev begins with it, `X[:, k:]`.",
        ),
        Wrong(
            "(_scaled(X[:, : k + 1], X[:, : k + 1]), _scaled(X[:, k + 1 :], X[:, : k + 1]))",
            "Train has one column too many: `[:, :k]` are the first k already.",
        ),
        Wrong(
            "(_scaled(X[:, : k - 1], X[:, : k - 1]), _scaled(X[:, k - 1 :], X[:, : k - 1]))",
            "Train has one column too few: `[:, :k]` are the first k, since the end of a slice is left out.",
        ),
        Wrong(
            "(_scaled(X[:, k:], X[:, k:]), _scaled(X[:, :k], X[:, k:]))",
            "Train and dev are exchanged: the first k columns train.",
        ),
        Wrong(
            "(_scaled(X[:, :k], X[:, :k]), _scaled(X, X[:, :k]))",
            "Dev holds all columns. It is what is left after the first k: `X[:, k:]`.",
        ),
    ],
)
