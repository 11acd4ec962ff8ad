"""One step of gradient descent with an L1 penalty, to be repaired."""

import numpy as np

from labutils.checks import Exercise, Wrong


def l1_step(W, dW, alpha, lambd, m):
    """W after one step of gradient descent with the penalty lambd/m Σ |w|, a new array.

    dW : gradient of J_data, same shape as W.
    """
    return W - alpha * (dW + lambd / m * np.sign(W))


def _case(rng):
    W, dW = rng.normal(size=(2, 4, 3))
    return W, dW, rng.uniform(0.1, 0.4), rng.uniform(0.2, 0.9), int(rng.integers(5, 12))


L1_STEP = Exercise(
    "l1_step",
    l1_step,
    _case,
    right="Every weight is pulled towards 0 by the same amount, large or small: that is how L1 gets weights *to* 0.",
    hints=(
        "What is the slope of |w| to the left of 0, and to the right? And which 2 was there to cancel in L2?",
        "The slope of |w| is −1 for negative w and 1 for positive w, whatever the size: `np.sign(W)`.",
        "`W - alpha * (dW + lambd / m * np.sign(W))`.",
    ),
    broken="W - alpha * (dW + lambd / (2 * m) * np.abs(W))",
    wrong=[
        Wrong(
            "W - alpha * (dW + lambd / m * np.abs(W))",
            "lambd/m is repaired. But |w| is the penalty, not its slope: this pushes *negative* weights away from 0. "
            "The slope is `np.sign(W)`.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / (2 * m) * np.sign(W))",
            "The sign is right. The 2 is not: L2 has λ/(2m) so that its 2 cancels the one from w²; |w| brings none.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * W)",
            "This is L2's step: each weight shrinks by a share of itself, and never gets to 0. For L1 take `np.sign(W)`.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / (2 * m) * W)",
            "This is L2's step, and halved. For L1 take `lambd / m * np.sign(W)`.",
        ),
        Wrong("W - alpha * (dW + lambd * np.sign(W))", "1/m is missing: the penalty is lambd/m Σ |w|."),
        Wrong(
            "W - alpha * (dW - lambd / m * np.sign(W))",
            "The penalty pushes the weights away from 0: its slope is added to dW.",
        ),
        Wrong("W - alpha * dW", "The penalty has gone altogether."),
        Wrong("W + alpha * (dW + lambd / m * np.sign(W))", "Uphill: a step goes against the gradient, `W - alpha * (...)`."),
        Wrong("W - (dW + lambd / m * np.sign(W))", "α is missing."),
        Wrong(
            "W - alpha * dW + lambd / m * np.sign(W)",
            "The penalty's part is outside the brackets: neither α nor the minus applies to it.",
        ),
        Wrong(
            "W - alpha * dW - lambd / m * np.sign(W)",
            "The penalty's part is not multiplied by α: brackets around the whole gradient.",
        ),
        Wrong("W - alpha * (dW + lambd / m)", "The same push for positive and negative weights: the sign of W is missing."),
        Wrong("np.sign(W)", "This is the slope of |w| alone: the step is still to be made."),
        Wrong("dW + lambd / m * np.sign(W)", "This is the gradient; return the new W, `W - alpha * ...`."),
        Wrong(
            "np.sign(W) * np.maximum(np.abs(W) - alpha * lambd / m, 0) - alpha * dW",
            "This stops small weights at 0 (soft thresholding), which is a good idea and another method. One step "
            "of gradient descent does not stop: `np.sign(W)`.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * (W > 0))",
            "Weights below 0 are not pulled. |w| has the slope −1 there: `np.sign(W)`.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.sign(dW))",
            "The sign is taken of dW. The penalty pulls on the weights: `np.sign(W)`.",
        ),
        Wrong(
            "W - alpha * lambd / m * np.sign(W)",
            "dW has got lost: the weights shrink and no longer learn.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.sum(np.sign(W)))",
            "The signs are added up, so all weights are pulled alike. Each has a sign of its own: no sum.",
        ),
    ],
)
