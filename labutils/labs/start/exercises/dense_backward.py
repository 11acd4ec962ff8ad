"""A layer backward."""

import numpy as np

from labutils.checks import Exercise, Wrong


def dense_backward(dZ, A_prev, W):
    """dA_prev = Wᵀ dZ, dW = dZ A_prevᵀ/m, db = Σ dZ/m (n, 1), for dZ (n, m) without its 1/m."""
    m = dZ.shape[1]
    return W.T @ dZ, dZ @ A_prev.T / m, dZ.sum(axis=1, keepdims=True) / m


def _backward_case(rng):
    return rng.normal(size=(4, 7)), rng.normal(size=(3, 7)), rng.normal(size=(4, 3))


def _with(dA_prev=None, dW=None, db=None):
    """dense_backward with some of its answers replaced by f(dZ, A_prev, W)."""

    def wrong(dZ, A_prev, W):
        right = dense_backward(dZ, A_prev, W)
        return tuple(f(dZ, A_prev, W) if f else value for f, value in zip((dA_prev, dW, db), right))

    return wrong


def _by(divisor):
    """dW and db divided by something else than m."""

    def wrong(dZ, A_prev, W):
        dA_prev, dW, db = dense_backward(dZ, A_prev, W)
        share = dZ.shape[1] / divisor(dZ.shape[1])
        return dA_prev, share * dW, share * db

    return wrong


def _by_units(dZ, A_prev, W):
    n = dZ.shape[0]
    return W.T @ dZ, dZ @ A_prev.T / n, dZ.sum(axis=1, keepdims=True) / n


def _no_m(dZ, A_prev, W):
    return W.T @ dZ, dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True)


DENSE_BACKWARD = Exercise(
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
            "dA_prev it would enter once per layer.",
        ),
        Wrong(
            "(W.T @ dZ / dZ.shape[1], dZ @ A_prev.T, dZ.sum(axis=1, keepdims=True))",
            "It is the other way round: dW and db are divided by m, dA_prev is not.",
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
            "tuple(-gradient for gradient in dense_backward(dZ, A_prev, W))",
            "All three have the wrong sign. The minus belongs to the update, w := w − α dw.",
        ),
        Wrong(
            _with(dA_prev=lambda dZ, A_prev, W: W.T @ dZ * (A_prev > 0)),
            "dA_prev is multiplied by the slope of ReLU: that makes it dZ of the layer before, one step too far.",
        ),
        Wrong(
            _with(dA_prev=lambda dZ, A_prev, W: W.T @ dZ * A_prev * (1 - A_prev)),
            "dA_prev is multiplied by the slope of the sigmoid: that makes it dZ of the layer before, one step too far.",
        ),
        Wrong(
            _with(dA_prev=lambda dZ, A_prev, W: W.T @ dZ * A_prev),
            "dA_prev is multiplied by A_prev. The activations enter dW; on the way back only W counts: `W.T @ dZ`.",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: dZ @ A_prev.T / dZ.shape[1] + W),
            "W is added to dW. That is what a penalty would do, with its λ/m; here there is none (lab 03).",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: np.outer(dZ[:, -1], A_prev[:, -1]) / dZ.shape[1]),
            "dW holds the last example only: in the loop `=` replaces it, `+=` gathers.",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: dZ[:, :-1] @ A_prev[:, :-1].T / dZ.shape[1]),
            "The last example is missing in dW: a loop over `range(m - 1)` stops one too soon.",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: np.outer(dZ[:, 0], A_prev[:, 0]) / dZ.shape[1]),
            "dW holds the first example only: is `return` inside the loop?",
        ),
        Wrong(
            _with(dW=lambda dZ, A_prev, W: dZ @ A_prev.T // dZ.shape[1]),
            "`//` rounds down to whole numbers. Divide with `/`.",
        ),
        Wrong(
            _by(lambda m: m - 1),
            "dW and db are divided by m - 1. They are means over all m examples.",
        ),
        Wrong(
            _with(db=lambda dZ, A_prev, W: dZ.sum(keepdims=True) / dZ.shape[1]),
            "db adds up all units as well. Each unit has a bias of its own: add along the examples only, `axis=1`.",
        ),
    ],
)
