"""Cross-validation in k folds: every example is dev once."""

import numpy as np

from labutils.checks import Exercise, Wrong


def k_fold_error(X, Y, k, rng, measure):
    """The mean of measure(X_train, Y_train, X_dev, Y_dev) over k folds of the shuffled columns; k divides m."""
    folds = np.split(rng.permutation(X.shape[1]), k)
    errors = []
    for i in range(k):
        train = np.concatenate(folds[:i] + folds[i + 1 :])
        errors.append(measure(X[:, train], Y[:, train], X[:, folds[i]], Y[:, folds[i]]))
    return np.mean(errors)


def nearest_mean(X_train, Y_train, X_dev, Y_dev):
    """How far dev's columns are from the mean of class 1 in train, and a little of the sizes: all four count."""
    middle = (X_train * Y_train).mean(axis=1, keepdims=True)
    return (
        np.mean((X_dev - middle) ** 2 * (1 + Y_dev)) + X_dev.shape[1] / X_train.shape[1] + np.mean(X_train[0] * Y_train[0])
    )


def _case(rng):
    k = int(rng.integers(3, 6))
    m = k * int(rng.integers(2, 4))
    Y = (rng.random((1, m)) < 0.6) * 1.0
    return rng.normal(size=(2, m)), Y, k, np.random.default_rng(rng.integers(99)), nearest_mean


def _folds(X, k, rng):
    return np.split(rng.permutation(X.shape[1]), k)


def _over(folds, X, Y, measure, train_of, dev_of=lambda folds, i: folds[i]):
    """The mean over the folds with another choice of train and dev."""
    errors = []
    for i in range(len(folds)):
        train, dev = train_of(folds, i), dev_of(folds, i)
        errors.append(measure(X[:, train], Y[:, train], X[:, dev], Y[:, dev]))
    return np.mean(errors)


def _rest(folds, i):
    return np.concatenate(folds[:i] + folds[i + 1 :])


def _one(X, Y, k, rng, measure, i):
    """What a single fold gives."""
    folds = _folds(X, k, rng)
    train = _rest(folds, i)
    return measure(X[:, train], Y[:, train], X[:, folds[i]], Y[:, folds[i]])


K_FOLD_ERROR = Exercise(
    "k_fold_error",
    k_fold_error,
    _case,
    right="Every example has been in dev exactly once, so all m of them carry the estimate.",
    hints=(
        "Four steps: shuffle, cut into k folds, measure k times with another fold as dev, take the mean.",
        "`folds = np.split(rng.permutation(X.shape[1]), k)`; the training columns of fold i are all the other folds.",
        "In the loop: `train = np.concatenate(folds[:i] + folds[i + 1:])` and `dev = folds[i]`.",
    ),
    wrong=[
        Wrong(
            "_over(np.split(np.arange(X.shape[1]), k), X, Y, measure, _rest)",
            "Nothing is shuffled: in a file sorted by class a fold would hold one class only.",
        ),
        Wrong(
            lambda X, Y, k, rng, measure: _over(_folds(X, k, rng), X, Y, measure, lambda folds, i: np.concatenate(folds)),
            "The dev fold is in the training set too, so the error is too optimistic: leave fold i out.",
        ),
        Wrong(
            lambda X, Y, k, rng, measure: _over(_folds(X, k, rng), X, Y, measure, lambda folds, i: folds[i], _rest),
            "Train and dev are exchanged: one fold is dev, the other k - 1 train.",
        ),
        Wrong(
            "k * k_fold_error(X, Y, k, rng, measure)",
            "This is the sum over the folds. The estimate is their mean.",
        ),
        Wrong(
            "_one(X, Y, k, rng, measure, 0)",
            "Only the first fold is measured (is `return` inside the loop?).",
        ),
        Wrong(
            "_one(X, Y, k, rng, measure, k - 1)",
            "Only the last fold counts: collect the k errors in a list, then take the mean.",
        ),
    ],
)
