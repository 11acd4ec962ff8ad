"""The inputs normalised with the training set's numbers."""

import numpy as np

from labutils.checks import Exercise, Wrong


def normalise(X_train, X):
    """(X - mu) / sigma, with mu and sigma of each feature of the training set.

    X_train : (n_x, m), X : (n_x, any number of columns).  Returns X's shape.
    """
    mu = X_train.mean(axis=1, keepdims=True)
    sigma = X_train.std(axis=1, keepdims=True)
    return (X - mu) / sigma


def _normalise_case(rng):
    spread, middle = rng.uniform(0.5, 4, (3, 1)), rng.uniform(1, 5, (3, 1))
    return middle + spread * rng.normal(size=(3, 11)), middle + spread * rng.normal(size=(3, 5))


def _moments(X):
    return X.mean(axis=1, keepdims=True), X.std(axis=1, keepdims=True)


def _guarded(epsilon, inside):
    """As ``normalise``, with a small epsilon inside the root or outside against a feature that never changes."""

    def normalise(X_train, X):
        mu, sigma = _moments(X_train)
        return (X - mu) / (np.sqrt(sigma**2 + epsilon) if inside else sigma + epsilon)

    return normalise


def _uncentred(X_train, X):
    return (X - _moments(X_train)[0]) / np.sqrt(np.mean(X_train**2, axis=1, keepdims=True))


def _to_limits(X_train, X):
    low, high = X_train.min(axis=1, keepdims=True), X_train.max(axis=1, keepdims=True)
    return 2 * (X - low) / (high - low) - 1


NORMALISE = Exercise(
    "normalise",
    normalise,
    _normalise_case,
    right="The dev set is measured with the training set's ruler.",
    also_right=[
        lambda X_train, X: (X - _moments(X_train)[0]) / X_train.std(axis=1, keepdims=True, ddof=1),
        *(_guarded(10.0**-digits, inside) for digits in range(5, 11) for inside in (True, False)),
    ],
    hints=(
        "One mu and one sigma for each feature, so for each row; both from `X_train`, then used on `X`.",
        "`X_train.mean(axis=1, keepdims=True)` is (n_x, 1) and can be subtracted from every column of `X`.",
        "`(X - mu) / sigma` with `sigma = X_train.std(axis=1, keepdims=True)`.",
    ),
    wrong=[
        Wrong(
            "(X - X_train.mean(axis=0)) / X_train.std(axis=0)",
            "With `axis=0` each *example* gets a mean of its own. A feature is a row: `axis=1`, with `keepdims=True`.",
        ),
        Wrong(
            "(X - X_train.mean(axis=0, keepdims=True)) / X_train.std(axis=0, keepdims=True)",
            "With `axis=0` each *example* gets a mean of its own. A feature is a row: `axis=1`.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / _moments(X_train)[1] ** 2",
            "This divides by the variance sigma², one root away: a feature with a large sigma is then squeezed too "
            "far, and the bowl is as long as before, only in the other direction.",
        ),
        Wrong(
            "(X - _moments(X)[0]) / _moments(X)[1]",
            "mu and sigma come from `X` itself. That is right for the training set alone: every later set must be "
            "measured with the *training* set's mu and sigma, or the same point means something else in each set.",
        ),
        Wrong(
            "(X - _moments(X)[0]) / _moments(X_train)[1]",
            "sigma is the training set's, but mu comes from `X`. Both belong to the training set.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / _moments(X)[1]",
            "mu is the training set's, but sigma comes from `X`. Both belong to the training set.",
        ),
        Wrong(
            _uncentred,
            "This sigma is the root of the mean of x², taken *before* mu was subtracted: it measures how far the data lie "
            "from 0, not how widely they spread. Centre first, or use `X_train.std`.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) * _moments(X_train)[1]",
            "This multiplies by sigma, so the wide features become wider still. Divide.",
        ),
        Wrong(
            "(X + _moments(X_train)[0]) / _moments(X_train)[1]",
            "mu is added, so the data move twice as far from 0. Subtract it.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / X_train.std()",
            "mu is each feature's, but sigma is one for all of them together: `axis=1, keepdims=True` there too.",
        ),
        Wrong(
            "(X - X.mean(axis=0)) / X.std(axis=0)",
            "mu and sigma run over `axis=0`, over the features of one example, which have different units. One feature is "
            "a row: `axis=1`, and from `X_train`.",
        ),
        Wrong(
            "(X - X.mean()) / X.std()",
            "One mu and one sigma for all features together, and from `X`. Each feature has its own, `axis=1`, from "
            "`X_train`.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / np.ptp(X_train, axis=1, keepdims=True)",
            "This divides by largest minus smallest value, which one outlier decides. Divide by the standard deviation.",
        ),
        Wrong(
            "X / _moments(X_train)[1]",
            "mu is never subtracted: the data still lie far from 0, and the bowl stays long.",
        ),
        Wrong(
            "X - _moments(X_train)[0]",
            "The data are centred, but each feature keeps its own units: divide by sigma too.",
        ),
        Wrong(
            "X - _moments(X_train)[0] / _moments(X_train)[1]",
            "Brackets: division binds tighter than the minus, so only mu is divided by sigma.",
        ),
        Wrong(
            "(X - X_train.mean()) / X_train.std()",
            "One mu and one sigma for all features together. Each feature has units of its own: `axis=1`.",
        ),
        Wrong(
            "normalise(X_train, X_train)",
            "This is the training set normalised; its mu and sigma must be used on `X`.",
        ),
        Wrong(
            "normalise(np.concatenate([X_train, X], axis=1), X)",
            "mu and sigma come from both sets together. Then the dev set has a say in its own preparation, and tomorrow's "
            "patient would change everything: the training set alone.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / (_moments(X_train)[1] * np.sqrt(X_train.shape[1]))",
            "The root of a *sum* of squares: sigma is the root of their *mean*, so the division by m is missing.",
        ),
        Wrong(
            "(X - _moments(X_train)[0]) / np.sqrt(_moments(X_train)[1])",
            "One root too many: `std` is a root already. Divide by sigma itself.",
        ),
        Wrong(
            "(_to_limits(X_train, X) + 1) / 2",
            "This maps smallest and largest value to 0 and 1. It is another scaling, in which one outlier decides; "
            "normalising promises mean 0 and standard deviation 1, and no limits.",
        ),
        Wrong(
            _to_limits,
            "This maps smallest and largest value to -1 and 1. It is another scaling, in which one outlier decides; "
            "normalising promises mean 0 and standard deviation 1, and no limits.",
        ),
    ],
)
