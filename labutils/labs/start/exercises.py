"""What a learner writes in lab 00: an activation to try the checks on, the cost, a layer forward and backward."""

import numpy as np

from labutils import functions
from labutils.checks import Exercise, Exercises, Wrong


def sigmoid(Z):
    """A = 1 / (1 + e^-Z), element by element: any shape in, the same shape out."""
    return 1 / (1 + np.exp(-Z))


def cost(A, Y):
    """J = -(1/m) Σ [y log a + (1 - y) log(1 - a)]; A and Y are (1, m). Returns a number."""
    return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))


def dense_forward(A_prev, W, b):
    """Z = W A_prev + b: A_prev (n_prev, m), W (n, n_prev), b (n, 1). Returns Z (n, m)."""
    return W @ A_prev + b


def dense_backward(dZ, A_prev, W):
    """dA_prev = Wᵀ dZ, dW = dZ A_prevᵀ/m, db = Σ dZ/m (n, 1), for dZ (n, m) without its 1/m."""
    m = dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


SIGMOID = Exercise(
    "sigmoid",
    sigmoid,
    lambda rng: (rng.normal(scale=2, size=(3, 5)),),
    also_right=[functions.sigmoid],
    right="NumPy computes every element of Z in one go.",
    hints=(
        "NumPy's functions work on whole arrays. Which one is the exponential?",
        "The exponential is `np.exp`. Mind the minus sign in front of Z.",
        "`return 1 / (1 + np.exp(-Z))`.",
    ),
    wrong=[
        Wrong(lambda Z: 1 / (1 + np.exp(Z)), "This is 1 − σ(Z): it falls where the sigmoid rises. The exponent is −Z."),
        Wrong(lambda Z: 1 / 1 + np.exp(-Z), "Brackets are missing: `1 / 1 + …` divides first. Write `1 / (1 + …)`."),
        Wrong(
            lambda Z: 1 / (1 - np.exp(-Z)),
            "A minus stands where the plus belongs: 1 − e^−Z is 0 at Z = 0, and the answer leaps there.",
        ),
        Wrong(lambda Z: 1 / np.exp(-Z), "The 1 + is missing below the line. This is e^Z, which grows without end."),
        Wrong(lambda Z: 1 / (1 + np.exp(-Z)) > 0.5, "This is yes or no, the chance after rounding. Asked is the chance."),
        Wrong(np.tanh, "This is tanh, from −1 to 1. The sigmoid runs from 0 to 1."),
        Wrong(lambda Z: np.maximum(0, Z), "This is ReLU. The sigmoid squeezes every z between 0 and 1."),
        Wrong(
            lambda Z: sigmoid(np.abs(Z)), "The sign of Z is lost on the way: the sigmoid is below 1/2 where Z is negative."
        ),
        Wrong(
            lambda Z: np.exp(Z) / np.exp(Z).sum(axis=0),
            "This is a softmax, in which the entries of a column share one 1. The sigmoid treats every entry by itself.",
        ),
        Wrong(lambda Z: sigmoid(Z) * (1 - sigmoid(Z)), "This is the sigmoid's slope, a (1 − a). Asked is the value a."),
    ],
)


def _cost_case(rng):
    m = int(rng.integers(6, 12))
    return rng.uniform(0.05, 0.95, (1, m)), (np.arange(m) % 3 == 0)[None].astype(float)


def _guarded(epsilon):
    """As `cost`, with a small epsilon in both logarithms against log 0."""
    return lambda A, Y: -np.mean(Y * np.log(A + epsilon) + (1 - Y) * np.log(1 - A + epsilon))


COST = Exercise(
    "cost",
    cost,
    _cost_case,
    also_right=[_guarded(10.0**-digits) for digits in range(5, 11)],
    right="The loss is of one example, the cost J the mean over all m.",
    hints=(
        "Write the loss of all examples as one array of shape (1, m), then take its mean.",
        "`Y * np.log(A)` counts where y = 1, `(1 - Y) * np.log(1 - A)` where y = 0. The sum of both is negative.",
        "`return -np.mean(Y * np.log(A) + (1 - Y) * np.log(1 - A))`.",
    ),
    wrong=[
        Wrong(
            lambda A, Y: -np.mean(Y * np.log(A)),
            "Only the examples with y = 1 count here: saying 1 to everything "
            "would cost nothing. The half with (1 − y) is missing.",
        ),
        Wrong(
            lambda A, Y: -np.mean((1 - Y) * np.log(1 - A)),
            "Only the examples with y = 0 count here. The half with y is missing.",
        ),
        Wrong(
            lambda A, Y: np.mean(-Y * np.log(A) + (1 - Y) * np.log(1 - A)),
            "The minus stands before the first half only. Both halves are losses: put it before the brackets.",
        ),
        Wrong(
            lambda A, Y: -np.mean((1 - Y) * np.log(A) + Y * np.log(1 - A)),
            "y and 1 − y have changed places: log(a) belongs to y, log(1 − a) to 1 − y.",
        ),
        Wrong(
            lambda A, Y: -np.mean(Y * np.log(A) + (1 - Y) * (1 - np.log(A))),
            "1 − log(a) is not log(1 − a). Take the logarithm of `1 - A`.",
        ),
        Wrong(
            lambda A, Y: np.mean((A - Y) ** 2),
            "This is the mean squared error, the cost of a regression (without its 1/2). Here J is the mean cross-entropy.",
        ),
        Wrong(
            lambda A, Y: np.mean(np.abs(A - Y)),
            "This is how far A lies from Y on average. The loss is a logarithm: being sure and wrong costs much more.",
        ),
        Wrong(
            lambda A, Y: -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
            "This is the sum of the losses; it grows with the number of examples. J is their mean.",
        ),
        Wrong(
            lambda A, Y: np.mean((A - Y) ** 2) / 2,
            "This is the squared error, the cost of a regression. With a sigmoid "
            "its slope vanishes where the answer is most wrong.",
        ),
        Wrong(
            lambda A, Y: -np.mean(A * np.log(Y) + (1 - A) * np.log(1 - Y)),
            "A and Y have changed places. The logarithm is taken of the answer A; Y holds zeros, and log 0 is −∞.",
        ),
        Wrong(
            lambda A, Y: -np.mean(np.log(A)),
            "Every example is treated as if y were 1: saying 1 to everything would cost "
            "nothing. Where y = 0 the loss is −log(1 − a).",
        ),
        Wrong(
            lambda A, Y: np.mean((A > 0.5) == Y),
            "This is the accuracy, the share of right answers. J says how sure they were, too.",
        ),
        Wrong(
            lambda A, Y: -(Y * np.log(A) + (1 - Y) * np.log(1 - A)),
            "This is the loss of each example, (1, m). J is one number: their mean.",
        ),
    ],
)


def _forward_case(rng):
    return rng.normal(size=(3, 7)), rng.normal(size=(4, 3)), rng.normal(size=(4, 1))


FORWARD = Exercise(
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
        Wrong(lambda A_prev, W, b: W @ A_prev, "b is missing: every border would run through the origin."),
        Wrong(
            lambda A_prev, W, b: np.tanh(W @ A_prev + b),
            "This is A, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            lambda A_prev, W, b: np.maximum(0, W @ A_prev + b),
            "This is A after a ReLU, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            lambda A_prev, W, b: sigmoid(W @ A_prev + b),
            "This is A after a sigmoid, one step too far. A layer returns Z here; g comes after.",
        ),
        Wrong(
            lambda A_prev, W, b: W @ A_prev + b.sum(),
            "b is added up first. Each unit has a bias of its own: NumPy adds the column b to every column by itself.",
        ),
        Wrong(
            lambda A_prev, W, b: W @ A_prev + b[0],
            "The first unit's bias is given to all. `b[0]` is one row; b is the whole column.",
        ),
        Wrong(
            lambda A_prev, W, b: (W @ A_prev + b) / A_prev.shape[1],
            "Z is divided by m. Forward, every example goes its own way; the mean over the m examples is taken later, "
            "in J and in dW and db.",
        ),
        Wrong(lambda A_prev, W, b: W @ A_prev * b, "b is multiplied on. It is added: Z = W A + b."),
        Wrong(
            lambda A_prev, W, b: W @ A_prev + b.mean(),
            "b is averaged first. Each unit has a bias of its own: NumPy adds the column b to every column by itself.",
        ),
        Wrong(lambda A_prev, W, b: W @ A_prev - b, "b is subtracted. In these labs Z = W A + b."),
        Wrong(
            lambda A_prev, W, b: A_prev.T @ W.T + b.T,
            "This is (m, n), an example a row. Here an example is a column: W stands on the left.",
        ),
    ],
)


def _backward_case(rng):
    return rng.normal(size=(4, 7)), rng.normal(size=(3, 7)), rng.normal(size=(4, 3))


def _with(dA_prev=None, dW=None, db=None):
    """dense_backward with some of its answers replaced by f(dZ, A_prev, W)."""

    def wrong(dZ, A_prev, W):
        right = dense_backward(dZ, A_prev, W)
        return tuple(f(dZ, A_prev, W) if f else value for f, value in zip((dA_prev, dW, db), right))

    return wrong


def _by_units(dZ, A_prev, W):
    n = dZ.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / n, dZ.sum(axis=1, keepdims=True) / n


def _no_m(dZ, A_prev, W):
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


BACKWARD = Exercise(
    "dense_backward",
    dense_backward,
    _backward_case,
    returns=("dA_prev", "dW", "db"),
    right="Every gradient has the shape of what it is the gradient of: that alone settles most doubts.",
    hints=(
        "dW must have W's shape (n, n_prev), dA_prev must have A_prev's (n_prev, m). Which products give these?",
        "`W.T @ dZ` is (n_prev, m) and `dZ @ A_prev.T` is (n, n_prev). dW and db carry 1/m, dA_prev does not.",
        "`m = dZ.shape[1]`, then `W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m`.",
    ),
    wrong=[
        Wrong(
            _no_m,
            "The products are right, but 1/m is missing in dW and db: the step would grow with the number of examples.",
        ),
        Wrong(
            _with(dA_prev=lambda dZ, A_prev, W: W.T @ dZ / dZ.shape[1]),
            "dA_prev is divided by m as well, or dZ was, before the products. 1/m belongs to dW and db only: in "
            "dA_prev it would enter once a layer.",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: dZ @ A_prev.T),
            "1/m is missing in dW: the step of W would grow with the number of examples, the step of b would not.",
        ),
        Wrong(
            _with(db=lambda dZ, A_prev, W: dZ.sum(axis=1, keepdims=True)),
            "1/m is missing in db: the step of b would grow with the number of examples, the step of W would not.",
        ),
        Wrong(_by_units, "dW and db are divided by the number of units. m counts the examples, the columns: `dZ.shape[1]`."),
        Wrong(
            _with(dA_prev=lambda dZ, A_prev, W: W.T @ dZ * (1 - A_prev**2)),
            "dA_prev is multiplied by the slope of tanh: that makes it dZ of the layer before, one step too far.",
        ),
        Wrong(
            lambda dZ, A_prev, W: tuple(-gradient for gradient in dense_backward(dZ, A_prev, W)),
            "All three have the wrong sign. The minus belongs to the update, w := w − α dw.",
        ),
        Wrong(
            _with(db=lambda dZ, A_prev, W: dZ.sum(keepdims=True) / dZ.shape[1]),
            "db adds up all units as well. Each unit has a bias of its own: add along the examples only, `axis=1`.",
        ),
    ],
)

EXERCISES = Exercises([SIGMOID, COST, FORWARD, BACKWARD])
