"""How far one update moves the weights, as a learner writes it."""

import numpy as np

from labutils.checks import Exercise, Wrong


def step_share(W, dW, alpha):
    """The length of the update alpha dW as a share of the length of W: ‖α dW‖ / ‖W‖, a number >= 0."""
    return alpha * np.linalg.norm(dW) / np.linalg.norm(W)


def _case(rng):
    shape = (int(rng.integers(3, 6)), int(rng.integers(6, 9)))
    return rng.normal(size=shape), rng.normal(scale=3, size=shape), float(rng.uniform(0.01, 0.3))


STEP_SHARE = Exercise(
    "step_share",
    step_share,
    _case,
    right="Near 0.001 to 0.1 a network moves; far below it hardly does, near 1 each step undoes the last ones.",
    hints=(
        "Gradient descent subtracts α dW from W. How long is that, compared with W?",
        "`np.linalg.norm(M)` is the root of the sum of all squares of a matrix: its length.",
        "`alpha * np.linalg.norm(dW) / np.linalg.norm(W)`.",
    ),
    wrong=[
        Wrong("alpha * np.linalg.norm(W) / np.linalg.norm(dW)", "Upside down: the length of the update over that of W."),
        Wrong(
            "np.abs(alpha * dW).sum() / np.abs(W).sum()",
            "Absolute values are summed here. The length of a matrix is the root of its summed squares: `np.linalg.norm`.",
        ),
        Wrong("np.linalg.norm(dW) / np.linalg.norm(W)", "α is missing: the update is α dW, not dW."),
        Wrong("np.linalg.norm(W) / (alpha * np.linalg.norm(dW))", "Upside down: the update goes over W."),
        Wrong(
            "alpha * np.sum(dW**2) / np.sum(W**2)",
            "These are squares of lengths. Take the root of both sums, or `np.linalg.norm`.",
        ),
        Wrong(
            "np.mean(np.abs(alpha * dW / W))",
            "This is the mean over single weights, and a single weight near 0 dominates it. Compare the two lengths.",
        ),
        Wrong(
            "np.linalg.norm(W - alpha * dW) / np.linalg.norm(W)",
            "This is the length of the *new* W. Return that of the update.",
        ),
        Wrong(
            "alpha * np.linalg.norm(dW, 2) / np.linalg.norm(W, 2)",
            "With `ord=2` a matrix is measured by its largest singular value. Leave the 2 out.",
        ),
        Wrong("alpha * dW.sum() / W.sum()", "Sums of positive and negative numbers cancel. A length squares them first."),
        Wrong("alpha * dW / W", "This is a matrix. Return one number: compare the lengths of the two."),
        Wrong(
            "alpha * np.linalg.norm(dW) / np.linalg.norm(W - alpha * dW)",
            "The update is compared with the *new* W. Compare with W as it was.",
        ),
    ],
)
