"""A patient's shuffle, written right."""

import numpy as np

from labutils.checks import Exercise, Wrong


def shuffled(X, Y, rng):
    """All examples in one random order: X (n_x, m) and Y (n_y, m) by the same permutation, drawn from rng once."""
    order = rng.permutation(X.shape[1])
    return X[:, order], Y[:, order]


def _case(rng):
    n_x, n_y, m = int(rng.integers(2, 5)), int(rng.integers(3, 6)), int(rng.integers(7, 12))
    return rng.normal(size=(n_x, m)), rng.normal(size=(n_y, m)), np.random.default_rng(rng.integers(1000))


def _two_orders(X, Y, rng):
    m = X.shape[1]
    return X[:, rng.permutation(m)], Y[:, rng.permutation(m)]


def _with_replacement(X, Y, rng):
    drawn = rng.integers(0, X.shape[1], X.shape[1])
    return X[:, drawn], Y[:, drawn]


def _rows(X, Y, rng):
    return X[rng.permutation(len(X))], Y[rng.permutation(len(Y))]


def _by_rows_of_X(X, Y, rng):
    order = rng.permutation(X.shape[0])
    return X[:, order], Y[:, order]


SHUFFLED = Exercise(
    "shuffled",
    shuffled,
    _case,
    returns=("X", "Y"),
    right="One order, used twice: each example keeps its own label.",
    hints=(
        "Draw the order once, keep it under a name, and use it for both.",
        "`order = rng.permutation(m)` with m the number of columns; `X[:, order]` takes the columns in that order.",
        "`order = rng.permutation(X.shape[1])`, then `return X[:, order], Y[:, order]`.",
    ),
    wrong=[
        Wrong(
            _two_orders,
            "These are the patient's own lines: `rng` draws twice, so X and Y get two different orders and each example "
            "somebody else's label.",
        ),
        Wrong("(X[:, rng.permutation(X.shape[1])], Y)", "X is shuffled and Y is not. One order for both."),
        Wrong("(X, Y[:, rng.permutation(X.shape[1])])", "Y is shuffled and X is not. One order for both."),
        Wrong("(X, Y)", "Nothing is shuffled. Take an order from `rng.permutation`."),
        Wrong(_with_replacement, "Drawn with replacement: some examples come twice, others never. `rng.permutation(m)`."),
        Wrong(_rows, "Rows are shuffled, and rows are features. The examples are the columns: `X[:, order]`."),
        Wrong(_by_rows_of_X, "The order counts the rows. There are `X.shape[1]` examples, the columns."),
    ],
)
