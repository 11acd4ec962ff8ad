"""All of it at once: the cost of a 2-layer network and its four gradients."""

import numpy as np

from labutils.checks import Exercise, Wrong
from labutils.functions import sigmoid


def two_layer_gradients(X, Y, W1, b1, W2, b2):
    """J, dW1, db1, dW2, db2 of tanh, then a sigmoid with the cross-entropy: forward once, backward once."""
    m = X.shape[1]
    A1 = np.tanh(W1 @ X + b1)
    A2 = 1 / (1 + np.exp(-(W2 @ A1 + b2)))
    J = -np.mean(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
    dZ2 = A2 - Y
    dW2, db2 = dZ2 @ A1.T / m, dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = W2.T @ dZ2 * (1 - A1**2)
    dW1, db1 = dZ1 @ X.T / m, dZ1.sum(axis=1, keepdims=True) / m
    return J, dW1, db1, dW2, db2


def _case(rng):
    X, Y = rng.normal(size=(2, 9)), (np.arange(9) % 3 == 0)[None].astype(float)
    return X, Y, rng.normal(size=(4, 2)), rng.normal(size=(4, 1)), rng.normal(size=(1, 4)), rng.normal(size=(1, 1))


def _variant(
    *, g=np.tanh, slope=lambda A, Z: 1 - A**2, start=lambda A, Y: A - Y, divisor=lambda X: X.shape[1], total=np.mean
):
    """The solution with some of its steps replaced."""

    def variant(X, Y, W1, b1, W2, b2):
        Z1 = W1 @ X + b1
        A1 = g(Z1)
        A2 = sigmoid(W2 @ A1 + b2)
        J = -total(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))
        dZ2, m = start(A2, Y), divisor(X)
        dZ1 = W2.T @ dZ2 * slope(A1, Z1)
        sums = dZ1 @ X.T, dZ1.sum(axis=1, keepdims=True), dZ2 @ A1.T, dZ2.sum(axis=1, keepdims=True)
        return J, *(gradient / m for gradient in sums)

    return variant


TWO_LAYER_GRADIENTS = Exercise(
    "two_layer_gradients",
    two_layer_gradients,
    _case,
    returns=("J", "dW1", "db1", "dW2", "db2"),
    right="A deeper network only repeats the lines for dZ1, dW1 and db1, once for each further layer.",
    hints=(
        "Write it in four steps: forward with Z1, A1, Z2, A2; then J; then dZ2, dW2, db2; then dZ1, dW1, db1.",
        "`dZ2 = A2 - Y`. `dZ1` is `W2.T @ dZ2` times the slope of tanh, which is `1 - A1**2`, element by element.",
        "`dW2 = dZ2 @ A1.T / m` and `dW1 = dZ1 @ X.T / m`; db2 and db1 are `dZ.sum(axis=1, keepdims=True) / m`.",
    ),
    wrong=[
        Wrong(
            _variant(slope=lambda A, Z: 1),
            "The slope of tanh is missing in dZ1, so dW1 and db1 are wrong: multiply `W2.T @ dZ2` by `1 - A1**2`.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: 1 - Z**2),
            "The slope of tanh is taken from Z1. It is 1 - a², written in the *activation* A1.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: (1 - A) ** 2),
            "Brackets: (1 - A1)**2 squares the difference. The slope of tanh is `1 - A1**2`.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: A * (1 - A)),
            "a (1 - a) is the slope of the sigmoid. The hidden layer is tanh: `1 - A1**2`.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: 1 - np.tanh(A) ** 2),
            "tanh is taken twice: A1 is tanh(Z1) already, so the slope is `1 - A1**2`.",
        ),
        Wrong(
            _variant(start=lambda A, Y: (A - Y) * A * (1 - A)),
            "dZ2 has the sigmoid's slope too often: with the cross-entropy it cancels, and `dZ2 = A2 - Y` is all.",
        ),
        Wrong(
            _variant(start=lambda A, Y: Y - A),
            "J is right and all four gradients have the wrong sign: `dZ2 = A2 - Y`.",
        ),
        Wrong(
            _variant(divisor=lambda X: 1),
            "1/m is missing in all four gradients: J is a mean over the examples.",
        ),
        Wrong(
            _variant(divisor=lambda X: X.shape[1] ** 2),
            "1/m comes in twice. Divide in dW and db, and leave dZ2 and dZ1 as they are.",
        ),
        Wrong(
            _variant(total=np.sum),
            "The gradients are right. J is the sum of the losses here; it is their mean.",
        ),
        Wrong(
            _variant(g=sigmoid, slope=lambda A, Z: A * (1 - A)),
            "The hidden layer is a sigmoid here, consistently. This network's hidden layer is tanh.",
        ),
        Wrong(
            _variant(g=lambda Z: np.maximum(Z, 0), slope=lambda A, Z: Z > 0),
            "The hidden layer is a ReLU here, consistently. This network's hidden layer is tanh.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: A > 0),
            "This is the slope of a ReLU in dZ1. The hidden layer is tanh: `1 - A1**2`.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: 1 - A * 2),
            "`A1 * 2` doubles, `A1**2` squares: the slope of tanh is `1 - A1**2`.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: 1 + A**2),
            "The slope of tanh is 1 *minus* a²: it is largest at 0, where a is 0.",
        ),
        Wrong(
            _variant(slope=lambda A, Z: A),
            "dZ1 is multiplied by A1 itself. It needs the *slope* of tanh, `1 - A1**2`.",
        ),
        Wrong(
            _variant(g=sigmoid),
            "The hidden layer is a sigmoid here, but its slope is that of tanh: `A1 = np.tanh(Z1)`.",
        ),
        Wrong(
            _variant(g=lambda Z: np.maximum(Z, 0)),
            "The hidden layer is a ReLU here, but its slope is that of tanh: `A1 = np.tanh(Z1)`.",
        ),
        Wrong(
            _variant(g=lambda Z: Z, slope=lambda A, Z: 1 - np.tanh(Z) ** 2),
            "Z1 goes into the second layer, without tanh: `W2 @ A1`.",
        ),
        Wrong(
            "two_layer_gradients(X, Y, W1, b1, W2, 0 * b2)",
            "b2 is missing in the forward pass: `W2 @ A1 + b2`.",
        ),
        Wrong(
            "two_layer_gradients(X, Y, W1, 0 * b1, W2, b2)",
            "b1 is missing in the forward pass: `W1 @ X + b1`.",
        ),
    ],
)
