"""The L2 penalty in J as a learner writes it; ``Network`` does the same on one flat vector of all weights."""

import numpy as np

from labutils.checks import Exercise, Wrong


def l2_cost(J_data, W, b, lambd, m):
    """J = J_data + lambd/(2m) Σ‖W[l]‖_F².

    W, b : lists of the arrays W[l] (n_l, n_{l-1}) and b[l] (n_l, 1), a pair for each layer.
    """
    return J_data + lambd / (2 * m) * sum(np.sum(W_l**2) for W_l in W)


def _cost_case(rng):
    sizes = ((4, 3), (2, 4), (1, 2))
    W = [rng.normal(size=size) for size in sizes]
    b = [rng.normal(size=(n, 1)) for n, _ in sizes]
    return rng.uniform(0.3, 0.9), W, b, rng.uniform(0.2, 0.9), int(rng.integers(5, 12))


def _squares(arrays):
    return sum(np.sum(A**2) for A in arrays)


L2_COST = Exercise(
    "l2_cost",
    l2_cost,
    _cost_case,
    right="The biases are left alone: they bend nothing, they only shift.",
    hints=(
        "Two parts: the cost on the data, which is given, and a sum over all layers.",
        "‖W‖_F² is the sum of the squares of all entries: `np.sum(W_l**2)`. Add it up over the list `W` only.",
        "`J_data + lambd / (2 * m) * sum(...)`, and inside the brackets `np.sum(W_l**2) for W_l in W`.",
    ),
    wrong=[
        Wrong(
            "J_data + lambd / m * _squares(W)",
            "The 2 is missing: this is lambd/m, not lambd/(2m). The 2 is there to cancel against the square in "
            "the derivative, which then is lambd/m W: that is where lambd/m belongs.",
        ),
        Wrong(
            "J_data + lambd / 2 * _squares(W)",
            "The division by m is missing. J_data is a mean over m examples; without 1/m the penalty would "
            "outweigh it more and more as the data grow.",
        ),
        Wrong(
            "J_data + lambd / 2 * m * _squares(W)",
            "This *multiplies* by m: Python reads `lambd / 2 * m` from left to right. Brackets help: `lambd / (2 * m)`.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.sum(W_l) for W_l in W))",
            "The square is missing: positive and negative weights cancel, and the penalty can fall below 0.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.sum(W_l) ** 2 for W_l in W))",
            "This squares the sum; what is wanted is the sum of the squares. Large weights of both signs would "
            "cost nothing here.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.sum(np.abs(W_l)) for W_l in W))",
            "This is an L1 penalty, the sum of the sizes; L2 takes the squares.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.linalg.norm(W_l) for W_l in W))",
            "This adds the norms, but the penalty takes them *squared*: `np.linalg.norm` ends with a root. "
            "`np.sum(W_l**2)` is ‖W‖² at once.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * (_squares(W) + _squares(b))",
            "The biases are penalised too. They look like weights, but they do not make a boundary any more "
            "wiggly, they only move it, and there are few of them: leave `b` alone.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * _squares(W[-1:])",
            "Only the last layer counts here: in a loop `penalty = ...` forgets the layers before; "
            "`penalty += ...` adds them up.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * _squares(W[:1])",
            "Only the first layer counts here: the sum runs over all layers (is `return` inside the loop?).",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * _squares(W[1:])",
            "The first layer is left out: a list starts at 0, so `range(1, len(W))` passes over `W[0]`. Most simply: "
            "`for W_l in W`.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * _squares(W[:-1])",
            "The last layer is left out: `range(len(W) - 1)` stops one too early. Most simply: `for W_l in W`.",
        ),
        Wrong(
            "J_data + lambd * _squares(W)",
            "The factor is lambd/(2m), here it is lambd: without 1/m the penalty would outweigh the mean J_data more and "
            "more as the data grow.",
        ),
        Wrong(
            "J_data + _squares(W) / (2 * m)",
            "lambd is missing, so nothing sets how strong the penalty is.",
        ),
        Wrong(
            "J_data + lambd / (2 + m) * _squares(W)",
            "The divisor is 2 + m here: it is a product, `(2 * m)`.",
        ),
        Wrong(
            "(J_data + lambd * _squares(W)) / (2 * m)",
            "Brackets: here J_data is divided by 2m too. It is a mean already; only the penalty gets lambd/(2m).",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * np.sqrt(_squares(W))",
            "This adds the norm of all weights, but the penalty takes it *squared*: leave the root out.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.linalg.norm(W_l, 2) ** 2 for W_l in W))",
            "For a matrix `np.linalg.norm(W_l, 2)` is its largest singular value, not the root of the sum of squares. "
            "Leave the 2 out, or take `np.sum(W_l**2)`.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.sum(W_l @ W_l.T) for W_l in W))",
            "A matrix product mixes the rows: its entries are products of *different* weights too. Squares entry by "
            "entry are `W_l**2`.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * _squares(b)",
            "These are the biases; the penalty is on the weights `W`.",
        ),
        Wrong(
            "lambd / (2 * m) * _squares(W)",
            "This is the penalty alone; J is the cost on the data *plus* the penalty.",
        ),
        Wrong(
            "J_data - lambd / (2 * m) * _squares(W)",
            "The penalty is subtracted, so large weights would be rewarded. It makes them cost something: `+`.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * sum((np.mean(W_l ** 2) for W_l in W))",
            "This takes the mean of the squares in each layer, so a weight in a wide layer would cost less. "
            "Every weight counts alike: `np.sum`.",
        ),
        Wrong(
            "(J_data + lambd / 2 * sum(np.sum(w**2) for w in W)) / m",
            "The whole of J is divided by m. `J_data` is a mean already; only the penalty gets the 1/m.",
        ),
        Wrong(
            "J_data + lambd / (2 * len(W)) * sum(np.sum(w**2) for w in W)",
            "This divides by the number of layers. m counts the examples.",
        ),
        Wrong(
            "J_data * lambd / (2 * m) * sum(np.sum(w**2) for w in W)",
            "The two parts are multiplied. J is fit *plus* penalty.",
        ),
        Wrong(
            "J_data + lambd / (2 * m) * max(np.sum(w**2) for w in W)",
            "Only the layer with the largest weights counts. The penalty adds up all of them: `sum`.",
        ),
    ],
)
