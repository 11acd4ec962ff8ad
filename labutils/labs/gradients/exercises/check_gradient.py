"""The whole loop: nudge every entry of theta, and give one score."""

import numpy as np

from labutils.checks import Exercise, Wrong
from labutils.gradcheck import relative_difference

from ..flawed import flawed_gradient, small_cost
from ..scores import wrong_scores


def check_gradient(J, theta, grad, epsilon):
    """(approx, score): dJ/dtheta by two-sided differences (n,), and its relative difference from grad (n,)."""
    approx = np.zeros_like(theta)
    for i in range(theta.size):
        nudge = np.zeros_like(theta)
        nudge[i] = epsilon
        approx[i] = (J(theta + nudge) - J(theta - nudge)) / (2 * epsilon)
    return approx, np.linalg.norm(grad - approx) / (np.linalg.norm(grad) + np.linalg.norm(approx))


def _case(rng):
    J, theta = small_cost(rng)
    epsilon = rng.uniform(0.01, 0.05)
    return J, theta, flawed_gradient(J, theta, epsilon, rng), epsilon


def _scored(approx, grad):
    return approx, relative_difference(grad, approx)


def _variant(*, right=lambda nudge: nudge, left=lambda nudge: -nudge, divisor=2.0, reset=True, entries=lambda n: range(n)):
    """The loop with other points, another divisor, nudges that add up, or entries left out."""

    def variant(J, theta, grad, epsilon):
        approx, nudge = np.zeros_like(theta), np.zeros_like(theta)
        for i in entries(theta.size):
            nudge = np.zeros_like(theta) if reset else nudge
            nudge[i] = epsilon
            approx[i] = (J(theta + right(nudge)) - J(theta + left(nudge))) / (divisor * epsilon)
        return _scored(approx, grad)

    return variant


def _all_at_once(J, theta, grad, epsilon):
    slope = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    return _scored(np.full_like(theta, slope), grad)


def _one_slope(J, theta, grad, epsilon):
    slope = _all_at_once(J, theta, grad, epsilon)[0][0]
    return slope, np.linalg.norm(grad - slope) / (np.linalg.norm(grad) + abs(slope))


def _other_score(score):
    def variant(J, theta, grad, epsilon):
        approx, _ = check_gradient(J, theta, grad, epsilon)
        return approx, score(approx, grad)

    return variant


CHECK_GRADIENT = Exercise(
    "check_gradient",
    check_gradient,
    _case,
    returns=("approx", "score"),
    right="2n calls of J for n numbers: that is the whole instrument.",
    hints=(
        "A loop over the n entries. In each turn *one* entry is moved, by +ε and by −ε, and all the others stay.",
        "`nudge = np.zeros_like(theta)`, `nudge[i] = epsilon`; then J at `theta + nudge` and at `theta - nudge`.",
        "`approx[i] = (J(theta + nudge) - J(theta - nudge)) / (2 * epsilon)`; after the loop the relative difference of "
        "`grad` and `approx`.",
    ),
    wrong=[
        Wrong(
            _all_at_once,
            "`theta + epsilon` moves *all* entries at once, so every approx is the slope along the "
            "diagonal. Move entry i alone.",
        ),
        Wrong(
            _variant(reset=False),
            "The nudges add up: after entry 0 was moved, it stays moved while entry 1 is. A fresh "
            "`nudge` of zeros for each i.",
        ),
        Wrong(
            _variant(left=lambda nudge: 0 * nudge, divisor=1.0),
            "This is one-sided: its error falls as ε only. Use both sides.",
        ),
        Wrong(
            _variant(left=lambda nudge: 0 * nudge),
            "J(θ + ε) minus J(θ), divided by 2ε: half the slope. The left point is `theta - nudge`.",
        ),
        Wrong(
            _variant(left=lambda nudge: nudge),
            "Both points are the same, so each difference is 0 and the score exactly 1: suspect the check, not the code; "
            "is one of them only another name? `plus = theta` is no copy, `theta.copy()` is.",
        ),
        Wrong(_variant(divisor=1.0), "Twice the slope: the two points are 2ε apart."),
        Wrong(
            _variant(right=lambda nudge: -nudge, left=lambda nudge: nudge),
            "The sign is reversed: right point minus left point. Correct code would score 1.",
        ),
        Wrong(
            _variant(entries=lambda n: range(n - 1)), "The last entry is never moved: `range(theta.size)` runs over all n."
        ),
        Wrong(_variant(entries=lambda n: range(1, n)), "Entry 0 is never moved: counting starts at 0."),
        Wrong(
            "check_gradient(J, theta, grad, 1e-7)",
            "ε is fixed at 1e-7 here. Take the `epsilon` that is passed in.",
        ),
        *wrong_scores(_other_score, "approx", "grad"),
        Wrong(
            _one_slope,
            "`theta + epsilon` moves *all* entries at once, which gives one slope, that along the diagonal. In a loop, "
            "move entry i alone.",
        ),
    ],
)
