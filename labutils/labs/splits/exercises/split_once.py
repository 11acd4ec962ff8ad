"""The columns shuffled once and cut in two."""

import numpy as np

from labutils.checks import Exercise, Wrong


def split_once(X, Y, k, rng):
    """Shuffle the columns of X (n_x, m) and Y (n_y, m) with one rng.permutation(m); the first k train, the rest are dev."""
    order = rng.permutation(X.shape[1])
    train, dev = order[:k], order[k:]
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def _split_case(rng):
    m = int(rng.integers(9, 14))
    return rng.normal(size=(3, m)), rng.normal(size=(2, m)), m - 4, np.random.default_rng(rng.integers(99))


def _unshuffled(X, Y, k, rng):
    return X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]


def _two_shuffles(X, Y, k, rng):
    first, second = rng.permutation(X.shape[1]), rng.permutation(X.shape[1])
    return X[:, first[:k]], Y[:, second[:k]], X[:, first[k:]], Y[:, second[k:]]


def _only_X(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    return X[:, order[:k]], Y[:, :k], X[:, order[k:]], Y[:, k:]


def _fresh_for_dev(X, Y, k, rng):
    m = X.shape[1]
    train, dev = rng.permutation(m)[:k], rng.permutation(m)[k:]
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def _replaced(X, Y, k, rng):
    order = rng.integers(X.shape[1], size=X.shape[1])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]


def _in_file_order(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    train, dev = np.sort(order[:k]), np.sort(order[k:])
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def _torn_apart(X, Y, k, rng):
    X, Y = rng.permuted(X, axis=1), rng.permuted(Y, axis=1)
    return X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]


def _overlap(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order], Y[:, order]


def _one_lost(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k + 1 :]], Y[:, order[k + 1 :]]


def _exchanged(X, Y, k, rng):
    X_train, Y_train, X_dev, Y_dev = split_once(X, Y, k, rng)
    return X_dev, Y_dev, X_train, Y_train


def _rows_counted(X, Y, k, rng):
    order = rng.permutation(X.shape[0])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]


def _rows_cut(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    X, Y = X[:, order], Y[:, order]
    return X[:k], Y[:k], X[k:], Y[k:]


def _train_twice(X, Y, k, rng):
    X_train, Y_train, _, _ = split_once(X, Y, k, rng)
    return X_train, Y_train, X_train, Y_train


def _head_shuffled(X, Y, k, rng):
    order = rng.permutation(k)
    return X[:, order], Y[:, order], X[:, k:], Y[:, k:]


def _drawn(X, Y, k, rng):
    train = rng.choice(X.shape[1], k, replace=False)
    return X[:, train], Y[:, train], np.delete(X, train, axis=1), np.delete(Y, train, axis=1)


def _sorted_chances(X, Y, k, rng):
    order = np.argsort(rng.random(X.shape[1]))
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]


def _by(parts):
    """The split in which parts(order, k) says which columns train and which are dev."""

    def answer(X, Y, k, rng):
        train, dev = parts(rng.permutation(X.shape[1]), k)
        return X[:, train], Y[:, train], X[:, dev], Y[:, dev]

    return answer


SPLIT_ONCE = Exercise(
    "split_once",
    split_once,
    _split_case,
    returns=("X_train", "Y_train", "X_dev", "Y_dev"),
    right="One permutation, cut once: no example is in two parts, none is lost, and every x kept its y.",
    hints=(
        "Draw one order of the m columns, then use it four times.",
        "`order = rng.permutation(X.shape[1])`. The first k entries say which columns train; the rest are dev.",
        "`X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]`.",
    ),
    wrong=[
        Wrong(
            _unshuffled,
            "Nothing is shuffled: if the file is sorted by class or by date, the dev set comes from another "
            "distribution than the training set.",
        ),
        Wrong(
            _two_shuffles,
            "X and Y are shuffled by two different orders, so every x gets a stranger's label. Draw the "
            "order once and use it for both.",
        ),
        Wrong(_only_X, "X is shuffled and Y is not: every x gets a stranger's label."),
        Wrong(
            _fresh_for_dev,
            "Train and dev are cut from two different shuffles: some examples land in both, and the dev error is too "
            "optimistic.",
        ),
        Wrong(
            _replaced,
            "`rng.integers`, and `rng.choice` unless told otherwise, draw with replacement: one example can land in both "
            "parts, another in none.",
        ),
        Wrong(
            _in_file_order,
            "An honest cut: the right columns in both parts. But each part is back in the order of the file; keep the order "
            "that was drawn.",
        ),
        Wrong(
            _torn_apart,
            "`rng.permuted` shuffles every row by itself: the features of one example end up in different columns. Take one "
            "order of the *columns*, `X[:, order]`.",
        ),
        Wrong(_overlap, "The dev set holds all examples, the training set's too: that is a leak. Take `order[k:]`."),
        Wrong(_one_lost, "One example is lost between the parts: dev begins at k, since `[:k]` ends before it."),
        Wrong(_exchanged, "Train and dev are exchanged: the *first* k of the order train."),
        Wrong(
            _rows_counted,
            "The order is one of the rows, `X.shape[0]` of them. The examples are the columns: "
            "`rng.permutation(X.shape[1])`.",
        ),
        Wrong(_rows_cut, "`[:k]` cuts off rows, and rows are features. The columns are cut by `[:, :k]` and `[:, k:]`."),
        Wrong(
            _train_twice,
            "The training set comes back a second time as the dev set, so the dev error is the training "
            "error. Dev takes `order[k:]`.",
        ),
        Wrong(_head_shuffled, "Only the first k columns are shuffled, among themselves: dev is still the end of the file."),
        Wrong(
            _drawn,
            "An honest cut: nothing lost, nothing in both. It is compared with another draw, though: use "
            "`rng.permutation(m)`.",
        ),
        Wrong(
            _sorted_chances,
            "An honest cut, with an order of your own making. It is compared with another draw, "
            "though: use `rng.permutation(m)`.",
        ),
        Wrong(
            _by(lambda order, k: (order[-k:], order[:-k])),
            "An honest split, but the *first* k of the order train: `order[:k]`, and dev is `order[k:]`.",
        ),
        Wrong(
            _by(lambda order, k: (order[::-1][:k], order[::-1][k:])),
            "An honest split, but the order is read backwards: the *first* k of `rng.permutation(m)` train.",
        ),
        Wrong(
            _by(lambda order, k: (order < k, order >= k)),
            "An honest split, but another one: `order < k` picks the places where small numbers landed. The "
            "exercise asks for the columns `order[:k]`.",
        ),
        Wrong(
            _by(lambda order, k: (order[:k], np.arange(len(order))[k:])),
            "Train is shuffled, dev is not: it holds the last columns of the file, and some of them train as "
            "well. Dev is `order[k:]`.",
        ),
    ],
)
