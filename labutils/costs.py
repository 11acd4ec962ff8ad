"""What is minimised: the cost J beside its derivative dZ, one class per cost.

Each cost brings the output activation it belongs to, because the pair has a derivative simpler than its parts.
Z, A, Y : (n_y, m) arrays, or (K, n_y, m) for a stack of K networks. J is the mean over the m examples of the loss
summed over the n_y outputs: a number, or a (K,) array. dZ carries the 1/m already. Each is quiet for whoever calls it by
itself, whatever NumPy was told; a step, which is quiet as a whole, calls the ``formula`` under it.
"""

from functools import lru_cache

import numpy as np

from .functions import linear, sigmoid, softmax
from .validate import told
from .validate.quiet import formula, hushed, quiet, quietly


class Cost:
    """A cost with its output activation; ``labels`` says what Y may hold: "binary", "one-hot" or "any"."""

    labels: str
    name = "own cost"  # what ``repr`` of a network says of it

    def predict(self, Z, out: np.ndarray | None = None) -> np.ndarray:
        """A = g(Z), the network's answer."""
        raise self._missing("predict(self, Z, out=None)")

    def loss(self, Z, Y) -> np.ndarray:
        """The loss of each output and example, (n_y, m), from Z rather than A: log and exp cancel before they overflow."""
        raise self._missing("loss(self, Z, Y)")

    @quiet
    def losses(self, Z, Y) -> np.ndarray:
        """The loss of each example, (m,): summed over the outputs."""
        return self.loss(Z, Y).sum(axis=-2)

    @hushed
    def J(self, Z, Y) -> float | np.ndarray:
        """J = (1/m) Σ loss over outputs and examples."""
        return formula(self.loss)(Z, Y).sum(axis=(-2, -1)) / Y.shape[-1]

    def dZ(self, A, Y, out: np.ndarray | None = None) -> np.ndarray:
        """dJ/dZ, (n_y, m), the 1/m in it."""
        raise self._missing("dZ(self, A, Y, out=None)")

    def check_outputs(self, n_y: int) -> None:
        """ValueError where the cost makes no sense for this many outputs."""

    def right(self, A, Y) -> np.ndarray:
        """A (..., m) array of bool: which examples are answered correctly."""
        raise self._missing("right(self, A, Y)")

    def _missing(self, formula: str) -> NotImplementedError:
        return NotImplementedError(f"{type(self).__name__} has no formula: write {formula}")


@lru_cache(maxsize=8)
def _share(m: int) -> np.ndarray:
    """1/m as NumPy would turn it into an array at each call."""
    return np.array(1.0 / m)


@quietly
def error_over_m(A, Y, out: np.ndarray | None = None) -> np.ndarray:
    """dZ = (A - Y)/m, the same for all three pairs of cost and output."""
    dZ = np.subtract(A, Y, out)
    return np.multiply(dZ, _share(Y.shape[-1]), dZ)


class SigmoidCrossEntropy(Cost):
    """loss = -y log a - (1-y) log(1-a) with a = σ(z): two classes, or several answers that may hold at once."""

    labels, name = "binary", "sigmoid cross-entropy"
    predict = staticmethod(sigmoid)
    dZ = staticmethod(error_over_m)

    @hushed
    def loss(self, Z, Y):
        return np.logaddexp(0.0, Z) - Y * Z

    def right(self, A, Y):
        return ((A > 0.5) == (Y > 0.5)).all(axis=-2)


class SoftmaxCrossEntropy(Cost):
    """loss = -log a_c for the true class c, a = softmax(z): one of C classes. Y is one-hot, (C, m)."""

    labels, name = "one-hot", "softmax cross-entropy"
    predict = staticmethod(softmax)
    dZ = staticmethod(error_over_m)

    def check_outputs(self, n_y):
        if n_y == 1:
            raise ValueError(
                "the cost is softmax with one output, which is then always 1; expected an output for each class. For two "
                "classes take cost='sigmoid' with one output."
            )

    @hushed
    def loss(self, Z, Y):
        Z = Z - Z.max(axis=-2, keepdims=True)
        return Y * (np.log(np.exp(Z).sum(axis=-2, keepdims=True)) - Z)

    def right(self, A, Y):
        return A.argmax(axis=-2) == Y.argmax(axis=-2)


class SquaredError(Cost):
    """loss = (a - y)²/2 with a = z: regression."""

    labels, name = "any", "squared error"
    predict = staticmethod(linear)
    dZ = staticmethod(error_over_m)

    @hushed
    def loss(self, Z, Y):
        return 0.5 * (Z - Y) ** 2

    def right(self, A, Y):
        raise TypeError("a regression has no accuracy; look at net.J(X, Y), the mean squared error over 2")


class Rounded(Cost):
    """Beside another cost: what ``dZ`` of that one errs by, since A and Y are rounded before one is taken from the other.

    Where A is right to its last digit, that is all of A - Y. The signs, one for each A, are drawn from rng.
    """

    STEP = 2.0**-20  # in proportion to A and Y; the answer is in proportion to it

    def __init__(self, cost: Cost, rng: np.random.Generator):
        self.predict, self.formula, self.rng = cost.predict, cost.dZ, rng

    def dZ(self, A, Y, out=None):
        nudge = self.STEP * np.maximum(np.abs(A), np.abs(Y)) * self.rng.choice([-1.0, 1.0], A.shape)
        return (self.formula(A + nudge, Y) - self.formula(A - nudge, Y)) * (np.finfo(float).eps / (2 * self.STEP))


LABELS = ("binary", "one-hot", "any")
COSTS = {"sigmoid": SigmoidCrossEntropy, "softmax": SoftmaxCrossEntropy, "squared": SquaredError}


def fitting(cost: str | Cost, n_y: int) -> Cost:
    """The cost of that name, or the cost itself, if it fits n_y outputs; else ValueError."""
    cost = _chosen(cost)
    cost.check_outputs(n_y)
    if type(cost).__module__.split(".")[0] != __package__:
        _check_formulas(cost, n_y)
    return cost


def _check_formulas(cost: Cost, n_y: int) -> None:
    """Somebody's own formulas are tried once: NumPy would stretch an answer of the wrong shape in silence."""
    Z = np.zeros((n_y, 2))
    Y = np.vstack([np.ones((1, 2)), Z[1:]])
    for name, trial in (
        ("predict", lambda: cost.predict(Z)),
        ("dZ", lambda: cost.dZ(Z.copy(), Y)),
        ("loss", lambda: cost.loss(Z, Y)),
    ):
        try:
            with np.errstate(all="ignore"):
                answer = trial()
        except Exception:  # not written yet, or made for examples of its own, such as one weight each: said when it is used
            continue
        if np.shape(answer) != Z.shape:
            raise ValueError(
                f"{name} of {type(cost).__name__} returns {np.shape(answer)} numbers where Z has {Z.shape}; expected the "
                "shape of Z, a row for each output and a column for each example. Sum nothing up in it."
            )


def _chosen(cost: str | Cost) -> Cost:
    """The cost of that name, or the cost itself; ValueError for anything else."""
    if isinstance(cost, str) and cost in COSTS:
        return COSTS[cost]()
    if not isinstance(cost, Cost):
        raise ValueError(
            f"cost is {told(cost)}; expected one of {', '.join(COSTS)}, or an object of a class derived from Cost. "
            "Write cost='sigmoid' for two classes."
        )
    if getattr(cost, "labels", None) not in LABELS:
        raise ValueError(
            f"labels of {type(cost).__name__} is {getattr(cost, 'labels', None)!r}; expected 'binary', 'one-hot' or 'any', "
            "what Y may hold. Write labels = 'any' in the class."
        )
    return cost
