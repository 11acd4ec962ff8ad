"""Scale train and dev without a leak, to be repaired."""

from labutils.checks import Exercise, Wrong


def scaled_parts(X, k):
    """The first k columns of X and the rest, both scaled with the mean and spread of the first k."""
    X_train, X_dev = X[:, :k], X[:, k:]
    mu, sigma = X_train.mean(axis=1, keepdims=True), X_train.std(axis=1, keepdims=True)
    return (X_train - mu) / sigma, (X_dev - mu) / sigma


def _case(rng):
    m = int(rng.integers(9, 14))
    return rng.normal(loc=3, scale=2, size=(3, m)), m - 4


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
    wrong=[
        Wrong(
            "(_scaled(X[:, :k], X), _scaled(X[:, k - 1 :], X))",
            "This is still the broken code: one line leaks, another one counts wrongly.",
        ),
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
    ],
)
