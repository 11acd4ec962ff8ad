"""A layer forward."""

from labutils.checks import Exercise, Wrong
from labutils.functions import sigmoid  # noqa: F401 (an expression below names it)


def dense_forward(A_prev, W, b):
    """Z = W A_prev + b: A_prev (n_prev, m), W (n, n_prev), b (n, 1). Returns Z (n, m)."""
    return W @ A_prev + b


def _forward_case(rng):
    return rng.normal(size=(3, 7)), rng.normal(size=(4, 3)), rng.normal(size=(4, 1))


DENSE_FORWARD = Exercise(
    "dense_forward",
    dense_forward,
    _forward_case,
    returns=("Z",),
    right="b is one column and is added to each of the m columns: that is broadcasting.",
    hints=(
        "Which product of W (n, n_prev) and A_prev (n_prev, m) has the shape (n, m)?",
        "`W @ A_prev` is (n, m). b is (n, 1), and NumPy repeats its column m times.",
        "`return W @ A_prev + b`.",
    ),
    wrong=[
        Wrong("W @ A_prev", "b is missing: every boundary would run through the origin."),
        Wrong(
            "np.tanh(W @ A_prev + b)",
            "This is A, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            "np.maximum(0, W @ A_prev + b)",
            "This is A after a ReLU, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            "sigmoid(W @ A_prev + b)",
            "This is A after a sigmoid, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            "W @ A_prev + b.sum()",
            "b is added up first. Each unit has a bias of its own: NumPy adds the column b to every column by itself.",
        ),
        Wrong(
            "W @ A_prev + b[0]",
            "The first unit's bias is given to all: `b[0]` and `b[:1]` are its row alone. b is the whole column.",
        ),
        Wrong(
            "(W @ A_prev + b) / A_prev.shape[1]",
            "Z is divided by m. Forward, every example goes its own way; the mean over the m examples is taken later, "
            "in J and in dW and db.",
        ),
        Wrong("W @ A_prev * b", "b is multiplied in. It has to be added: Z = W A + b."),
        Wrong(
            "W @ A_prev + b.mean()",
            "b is averaged first. Each unit has a bias of its own: NumPy adds the column b to every column by itself.",
        ),
        Wrong(
            "(W @ A_prev + b) * (np.arange(len(W)) < len(W) - 1)[:, None]",
            "The last row is still 0: a loop over `range(n - 1)` stops one unit too soon. `range(n)` runs from 0 to n - 1.",
        ),
        Wrong(
            "(W @ A_prev + b) * (np.arange(A_prev.shape[1]) < A_prev.shape[1] - 1)",
            "The last column is still 0: a loop over `range(m - 1)` leaves out the last example.",
        ),
        Wrong("W @ A_prev - b", "b is subtracted. In these labs Z = W A + b."),
        Wrong(
            "A_prev.T @ W.T + b.T",
            "This is (m, n), one example per row. Here an example is a column: W goes on the left.",
        ),
        Wrong(
            "W[:, -1:] @ A_prev[-1:] + b",
            "Only the last input is left: `=` inside the innermost loop replaces what the earlier rounds "
            "gathered, `+=` adds to it.",
        ),
        Wrong(
            "W @ A_prev + W.shape[1] * b",
            "b is added once for each input: the line is inside the innermost loop. Add b once for each unit.",
        ),
        Wrong(
            "W @ A_prev + 2 * b",
            "b is added twice.",
        ),
        Wrong(
            "abs(W) @ A_prev + b",
            "The signs of W are lost. A weight below 0 counts against its unit.",
        ),
    ],
)
