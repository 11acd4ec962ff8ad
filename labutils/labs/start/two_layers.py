"""A network of two layers by hand, trained with nothing but two functions: a layer forward, a layer backward."""

from collections.abc import Callable

import numpy as np

from labutils.costs import SigmoidCrossEntropy
from labutils.functions import sigmoid

from .exercises.dense_backward import dense_backward
from .exercises.dense_forward import dense_forward

HIDDEN = 2


def stripe(m: int = 200, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Points in the square, class 1 in a slanting stripe: X (2, m), Y (1, m)."""
    X = np.random.default_rng(seed).uniform(-1.1, 1.1, (2, m))
    return X, (np.abs(X[0:1] + 0.6 * X[1:2]) < 0.5).astype(float)


class TwoLayers:
    """2-2-1 by hand: tanh, then sigmoid; plain gradient descent."""

    def __init__(
        self, forward: Callable = dense_forward, backward: Callable = dense_backward, *, mistake: str = "none", seed: int = 0
    ):
        rng = np.random.default_rng(seed)
        self.forward, self.backward, self.mistake = forward, backward, mistake
        self.W1, self.b1 = rng.standard_normal((HIDDEN, 2)), np.zeros((HIDDEN, 1))
        self.W2, self.b2 = rng.standard_normal((1, HIDDEN)), np.zeros((1, 1))

    def predict(self, X) -> np.ndarray:
        """A[2], (1, m)."""
        return sigmoid(self.scores(X)[1])

    def scores(self, X) -> tuple[np.ndarray, np.ndarray]:
        """A[1] (2, m) and Z[2] (1, m)."""
        A1 = np.tanh(self.forward(X, self.W1, self.b1))
        return A1, self.forward(A1, self.W2, self.b2)

    def J(self, X, Y) -> float:
        """The mean cross-entropy."""
        return float(SigmoidCrossEntropy().J(self.scores(X)[1], Y))

    def snapshot(self) -> tuple:
        """The weights and biases; an update makes new arrays, so these stay as they are."""
        return self.W1, self.b1, self.W2, self.b2

    def restore(self, snapshot: tuple) -> None:
        """Go back to what ``snapshot`` returned."""
        self.W1, self.b1, self.W2, self.b2 = snapshot

    def step(self, X, Y, alpha: float) -> float:
        """One forward pass, one backward pass, one update. Returns J before the update."""
        A1, Z2 = self.scores(X)
        dZ2 = sigmoid(Z2) - Y
        dA1, dW2, db2 = self.backward(dZ2, X if self.mistake == "X" else A1, self.W2)
        dZ1 = dA1 if self.mistake == "slope" else dA1 * (1 - A1**2)
        _, dW1, db1 = self.backward(dZ1, X, self.W1)
        rate = alpha * X.shape[1] if self.mistake == "m" else alpha
        self.W1, self.b1 = self.W1 - rate * dW1, self.b1 - rate * db1
        self.W2, self.b2 = self.W2 - rate * dW2, self.b2 - rate * db2
        return float(SigmoidCrossEntropy().J(Z2, Y))
