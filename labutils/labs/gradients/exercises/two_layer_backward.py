"""A backward pass with three wrong lines, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong
from labutils.functions import sigmoid


def two_layer_backward(X, Y, W1, W2, A1, A2, lambd):
    """dW1, db1, dW2, db2 of a ReLU layer and a sigmoid output, with the L2 penalty in J."""
    m = X.shape[1]
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m + lambd / m * W2
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (A1 > 0)
    dW1 = dZ1 @ X.T / m + lambd / m * W1
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    return dW1, db1, dW2, db2


def _case(rng):
    X, Y = rng.normal(size=(2, 11)), (np.arange(11) % 3 == 0)[None].astype(float)
    W1, W2 = rng.normal(size=(4, 2)), rng.normal(size=(1, 4))
    A1 = np.maximum(W1 @ X + 0.1 * rng.normal(size=(4, 1)), 0)
    return X, Y, W1, W2, A1, sigmoid(W2 @ A1), rng.uniform(0.3, 2)


def _variant(*, decay=(1.0, 1.0), slope=lambda A: A > 0, db=(1.0, 1.0), bias_decay=False):
    """The solution with a factor on the penalty's part and on db of each layer, or another slope."""

    def variant(X, Y, W1, W2, A1, A2, lambd):
        m, dZ2 = X.shape[1], A2 - Y
        dZ1 = W2.T @ dZ2 * slope(A1)
        db1, db2 = (dZ.sum(axis=1, keepdims=True) / m for dZ in (dZ1, dZ2))
        dW1, dW2 = (dZ @ A.T / m + k * lambd / m * W for dZ, A, W, k in ((dZ1, X, W1, decay[0]), (dZ2, A1, W2, decay[1])))
        return dW1, db1 * (m if db[0] == "m" else db[0]), dW2, db2 * (m if db[1] == "m" else db[1])

    return variant


def _no_slope(A):
    return A >= 0


BACKWARD = Exercise(
    "two_layer_backward",
    two_layer_backward,
    _case,
    returns=("dW1", "db1", "dW2", "db2"),
    right="All four blocks agree. A gradient check would have led you there: W1 and b1 from the slope, W1 "
    "from λ, b2 from m.",
    hints=(
        "Check the lines in the order of the backward pass, from the output: db2, then dZ1, then dW1.",
        "Compare db2 with db1, dW1 with dW2. And when is `A1 >= 0` false, if A1 comes out of a ReLU?",
        "`db2` needs `/ m`, the slope is `(A1 > 0)`, and dW1 needs `+ lambd / m * W1`.",
    ),
    broken=_variant(decay=(0.0, 1.0), slope=_no_slope, db=(1.0, "m")),
    wrong=[
        Wrong(
            _variant(decay=(0.0, 1.0), slope=_no_slope),
            "db2 is repaired. Two lines are left: ReLU's slope, and a penalty that one W has and the other lacks.",
        ),
        Wrong(
            _variant(decay=(0.0, 1.0), db=(1.0, "m")),
            "ReLU's slope is repaired. Two lines are left: one b is a sum where J is a mean, and one W lacks its penalty.",
        ),
        Wrong(
            _variant(slope=_no_slope, db=(1.0, "m")),
            "The penalty is repaired. Two lines are left: one b is a sum where J is a mean, and "
            "ReLU's slope is 1 everywhere.",
        ),
        Wrong(_variant(decay=(0.0, 1.0)), "One line is left: dW1 lacks `lambd / m * W1`, which J holds for every W."),
        Wrong(
            _variant(slope=_no_slope),
            "One line is left: A1 is never negative, so `A1 >= 0` is always true. The slope of ReLU "
            "is 1 only where `A1 > 0`.",
        ),
        Wrong(_variant(db=(1.0, "m")), "One line is left: db2 is the sum over the examples; J is a mean, so divide by m."),
        Wrong(
            _variant(decay=(0.0, 0.0)), "Now the penalty is missing in both W: J holds it, so each dW gains `lambd / m * W`."
        ),
        Wrong(_variant(decay=(0.5, 0.5)), "The penalty's part is halved: the 2 of λ/(2m) cancels against the square."),
        Wrong(_variant(db=("m", "m")), "Both db are sums now. J is a mean: divide both by m."),
        Wrong(
            _variant(slope=lambda A: 1 - A**2),
            "1 − a² is the slope of tanh. For ReLU it is 1 where `A1 > 0` and 0 elsewhere.",
        ),
        Wrong(_variant(slope=lambda A: A), "dZ1 is multiplied by A1 itself. ReLU's slope is 1 or 0: `(A1 > 0)`."),
        Wrong(
            _variant(decay=(0.5, 1.0)), "In dW1 the penalty's part is halved: the 2 of λ/(2m) cancels against the square."
        ),
        Wrong(
            _variant(slope=lambda A: A * (1 - A)),
            "A1 (1 − A1) is the slope of the sigmoid. Layer 1 is a ReLU: 1 where `A1 > 0` and 0 elsewhere.",
        ),
    ],
)
