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


def _rest(folds, i):
    return np.concatenate(folds[:i] + folds[i + 1 :])


def _errors(folds, X, Y, measure, train_of=_rest, dev_of=lambda folds, i: folds[i]):
    """What each fold gives, (k,), perhaps with another choice of train and dev."""
    choices = [(train_of(folds, i), dev_of(folds, i)) for i in range(len(folds))]
    return np.array([measure(X[:, train], Y[:, train], X[:, dev], Y[:, dev]) for train, dev in choices])


def _X_alone(X, Y, k, rng, measure):
    X = X[:, rng.permutation(X.shape[1])]
    return _errors(np.split(np.arange(X.shape[1]), k), X, Y, measure).mean()


K_FOLD_ERROR = Exercise(
    "k_fold_error",
    k_fold_error,
    _case,
    right="Every example has been in dev exactly once, so the estimate uses all m of them.",
    hints=(
        "Four steps: shuffle, cut into k folds, measure k times with another fold as dev, take the mean.",
        "`folds = np.split(rng.permutation(X.shape[1]), k)`; the training columns of fold i are all the other folds.",
        "In the loop: `train = np.concatenate(folds[:i] + folds[i + 1:])` and `dev = folds[i]`.",
    ),
    wrong=[
        Wrong(
            "_errors(np.split(np.arange(X.shape[1]), k), X, Y, measure).mean()",
            "Nothing is shuffled: in a file sorted by class a fold would hold one class only.",
        ),
        Wrong(
            _X_alone,
            "X is shuffled and Y is not: every example gets another one's label. Keep the *order*, and pick the columns of "
            "both by it.",
        ),
        Wrong(
            "np.mean([_errors(_folds(X, k, rng), X, Y, measure)[i] for i in range(k)])",
            "The examples are shuffled again for each fold, so some are dev twice and others never. Shuffle once, before "
            "the loop.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, lambda folds, i: np.concatenate(folds)).mean()",
            "The dev fold is in the training set too, so the error is too optimistic: leave fold i out.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, lambda folds, i: folds[i]).mean()",
            "Each fold is train and dev at once: that is a train error. Train on the other k - 1 folds.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, lambda folds, i: folds[i - 1]).mean()",
            "Only one other fold is trained on. Train on all k - 1 of them: `np.concatenate(folds[:i] + folds[i + 1:])`.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, lambda folds, i: folds[:i] + folds[i + 1 :]).mean()",
            "The other folds are still a list of arrays, one row per fold: join them, `np.concatenate(folds[:i] + "
            "folds[i + 1:])`.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, lambda folds, i: folds[i], _rest).mean()",
            "Train and dev are exchanged: one fold is dev, the other k - 1 train.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure, _rest, lambda folds, i: folds[0]).mean()",
            "Dev is the first fold every time, although another one is left out of train: dev is `folds[i]`.",
        ),
        Wrong(
            "k * k_fold_error(X, Y, k, rng, measure)",
            "This is the sum over the folds. The estimate is their mean.",
        ),
        Wrong(
            "k * k_fold_error(X, Y, k, rng, measure) / (k - 1)",
            "The sum is divided by k - 1. There are k errors, one for each fold: divide by k.",
        ),
        Wrong(
            "k * k_fold_error(X, Y, k, rng, measure) / X.shape[1]",
            "The sum is divided by m. It has one term for each *fold*: divide by k.",
        ),
        Wrong(
            "np.median(_errors(_folds(X, k, rng), X, Y, measure))",
            "This is the median of the k errors. The estimate is their mean, in which every example counts alike.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure).min()",
            "This is the luckiest fold. Choosing it is optimistic: take the mean of all k.",
        ),
        Wrong("_errors(_folds(X, k, rng), X, Y, measure).max()", "This is the unluckiest fold. Take the mean of all k."),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure).std()",
            "This is the spread of the k errors, which says how far to trust the estimate. The estimate is their mean.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure)[:-1].mean()",
            "The last fold is never dev: a loop over `range(k - 1)` stops one too soon.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure)[1:].mean()",
            "The first fold is never dev: counting starts at 0, `range(k)`.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure)[0]",
            "Only the first fold is measured (is `return` inside the loop?).",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure)[-1]",
            "Only the last fold counts: collect the k errors in a list, then take the mean.",
        ),
        Wrong(
            "_errors(_folds(X, k, rng), X, Y, measure)[-1] / k",
            "Only the last error is divided by k: `=` replaces the total in each round, `+=` adds to it.",
        ),
    ],
)
