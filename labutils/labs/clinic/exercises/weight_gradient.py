"""The gradient of one layer's weights on a batch, as two patients should have written it."""

from labutils.checks import Exercise, Wrong


def weight_gradient(dZ, A, W, lambd, m):
    """dJ/dW (n, n_in) of a batch of B examples: the batch's mean of dZ Aᵀ, and the penalty's λ/m W.

    dZ : (n, B), without any 1/B.  A : (n_in, B), the layer's input.  W : (n, n_in).  m : examples in the whole training set.
    """
    return dZ @ A.T / dZ.shape[1] + lambd / m * W


def _case(rng):
    n, n_in, B = int(rng.integers(2, 5)), int(rng.integers(5, 8)), int(rng.integers(9, 14))
    return (
        rng.normal(size=(n, B)),
        rng.normal(size=(n_in, B)),
        rng.normal(size=(n, n_in)),
        float(rng.uniform(2, 6)),
        int(rng.integers(30, 70)),
    )


WEIGHT_GRADIENT = Exercise(
    "weight_gradient",
    weight_gradient,
    _case,
    right="Two means over two different numbers: the loss over the batch, the penalty over the training set.",
    hints=(
        "Two summands. The loss is a mean over the *batch*; the penalty λ/(2m) ‖W‖² has the m of the whole training set, so "
        "that λ means the same whatever the batch.",
        "The batch's examples are the columns: there are `dZ.shape[1]`. The slope of λ/(2m) w² is λ/m w.",
        "`dZ @ A.T / dZ.shape[1] + lambd / m * W`.",
    ),
    wrong=[
        Wrong(
            "dZ @ A.T + lambd / m * W",
            "One patient's owner wrote this: the sum over the batch, not its mean. α is then as many times too large as the "
            "batch has examples.",
        ),
        Wrong(
            "dZ @ A.T / dZ.shape[1] + lambd / dZ.shape[1] * W",
            "One patient's owner wrote this: the penalty is divided by the size of the batch. It is tempting, as the other "
            "term is; but then λ is stronger the smaller the batches are.",
        ),
        Wrong(
            "(dZ @ A.T + lambd * W) / m",
            "Both are divided by m. The loss on a batch is a mean over the batch: that summand goes by `dZ.shape[1]`.",
        ),
        Wrong("dZ @ A.T / dZ.shape[1]", "The penalty is missing: its gradient is λ/m W."),
        Wrong("dZ @ A.T / dZ.shape[1] + lambd * W", "The penalty is not divided by m."),
        Wrong(
            "dZ @ A.T / dZ.shape[1] + lambd / (2 * m) * W",
            "The 2 of λ/(2m) is gone in the gradient: the slope of w² is 2w.",
        ),
        Wrong(
            "dZ @ A.T / dZ.shape[0] + lambd / m * W",
            "Divided by the number of units, the rows. The examples are the columns.",
        ),
        Wrong("dZ @ A.T / dZ.shape[1] - lambd / m * W", "The penalty's gradient is added; the minus belongs to the update."),
        Wrong("dZ @ A.T", "Both parts are incomplete: the mean over the batch, and the penalty."),
        Wrong(
            "dZ @ A.T / dZ.shape[1] + lambd / m",
            "The penalty pulls each weight by its own size: λ/m times W.",
        ),
        Wrong(
            "dZ @ A.T / dZ.shape[1] + lambd / (2 * m) * (W**2).sum()",
            "The penalty itself is added, one number. Its slope is added, λ/m W.",
        ),
        Wrong(
            "dZ @ A.T / dZ.shape[1] + lambd / (2 * m) * W**2",
            "The penalty itself is added, entry by entry. Its slope is added: that of λ/(2m) w² is λ/m w.",
        ),
    ],
)
