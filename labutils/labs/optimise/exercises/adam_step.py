"""One step of Adam as a learner writes it; ``optimizers.Adam`` does the same in place."""

import numpy as np

from labutils.checks import Exercise, Wrong


def adam_step(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
    """Both averages, both corrected, epsilon outside the root; t counts from 1.

    Returns the new theta, v and s, new arrays; v and s are returned as they are kept, not corrected.
    """
    v = beta1 * v + (1 - beta1) * grad
    s = beta2 * s + (1 - beta2) * grad**2
    v_hat, s_hat = v / (1 - beta1**t), s / (1 - beta2**t)
    return theta - alpha * v_hat / (np.sqrt(s_hat) + epsilon), v, s


def _case(rng):
    theta, grad, v = rng.normal(size=(3, 7))
    s = rng.uniform(0.3, 2, size=7)
    betas = rng.uniform(0.6, 0.8), rng.uniform(0.82, 0.95)
    return theta, grad, v, s, int(rng.integers(2, 6)), rng.uniform(0.1, 0.4), *betas, rng.uniform(0.05, 0.2)


def _averages(grad, v, s, beta1, beta2):
    return beta1 * v + (1 - beta1) * grad, beta2 * s + (1 - beta2) * grad**2


def _with(step):
    """A wrong answer from the wrong step alone: step(v, s, t, beta1, beta2, epsilon, grad) -> what alpha multiplies."""

    def answer(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
        v, s = _averages(grad, v, s, beta1, beta2)
        return theta - alpha * step(v, s, t, beta1, beta2, epsilon, grad), v, s

    return answer


def _keeps_corrected(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
    v, s = _averages(grad, v, s, beta1, beta2)
    v, s = v / (1 - beta1**t), s / (1 - beta2**t)
    return theta - alpha * v / (np.sqrt(s) + epsilon), v, s


def _with_averages(average):
    """A wrong answer from wrong averages alone: average(grad, v, s, beta1, beta2) -> v, s, then the right step."""

    def answer(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
        v, s = average(grad, v, s, beta1, beta2)
        return theta - alpha * v / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon), v, s

    return answer


def _old_averages(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
    step = v / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon)
    return theta - alpha * step, *_averages(grad, v, s, beta1, beta2)


def _epsilon_behind(theta, grad, v, s, t, alpha, beta1, beta2, epsilon):
    v, s = _averages(grad, v, s, beta1, beta2)
    return theta - alpha * v / (1 - beta1**t) / np.sqrt(s / (1 - beta2**t)) + epsilon, v, s


WRONG = [
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / np.sqrt(s / (1 - b2**t) + e)),
        "This is what you get with epsilon *inside* the root. The root turns 1e-8 into 1e-4, so small gradients no "
        "longer get their full step. It is added after the root.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (np.sqrt(s / (1 - b2**t)) + e)),
        "v is not corrected, only s is. Both start at 0 and both lean towards it: divide v by 1 - beta1**t too.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / (np.sqrt(s) + e)),
        "s is not corrected, only v is. With beta2 = 0.999 s is a thousandth of g² at first, so the first step "
        "would be some 32 times too long.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (np.sqrt(s) + e)),
        "Neither average is corrected for its start at 0: divide v by 1 - beta1**t and s by 1 - beta2**t.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1 ** (t - 1)) / (np.sqrt(s / (1 - b2 ** (t - 1))) + e)),
        "The powers are one too small, as if t counted from 0. At the first step that is 1 - beta**0 = 0, a division "
        "by zero. t is 1 at the first step, and it is counted before your function is called.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1 ** (t + 1)) / (np.sqrt(s / (1 - b2 ** (t + 1))) + e)),
        "The powers are one too large: t is already 1 at the first step, so it needs no + 1.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1 * t) / (np.sqrt(np.abs(s / (1 - b2 * t))) + e)),
        "This multiplies beta by t; the correction has the *power* beta**t.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1) / (np.sqrt(s / (1 - b2)) + e)),
        "The power t is missing: 1 - beta is right at the first step only. The correction 1 - beta**t fades to 1.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / (s / (1 - b2**t) + e)),
        "The root is missing. s has the unit of a squared slope; only its root can be divided into v.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: g / (np.sqrt(s / (1 - b2**t)) + e)),
        "The numerator is today's slope: that is RMSprop with a correction. Adam has the average v there.",
    ),
    Wrong(
        _keeps_corrected,
        "The step is right, but the *corrected* averages are returned. The next step would "
        "correct them again: keep v and s as they are, and correct copies.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (b1 * v + (1 - b1) * g, b2 * s + (1 - b2) * np.abs(g))),
        "s averages the size of the slopes; it should average their squares, because a root is taken afterwards.",
    ),
    Wrong(_old_averages, "The step is made with the *old* v and s, so each gradient acts one step late. Update them first."),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: ((1 - b1) * v + b1 * g, (1 - b2) * s + b2 * g**2)),
        "The shares have changed places in both averages: beta is the share of the past, 1 - beta that of today.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: _averages(g, v, s, b2, b1)),
        "beta1 and beta2 have changed places: beta1 averages the slopes, beta2 their squares.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (v := b1 * v + (1 - b1) * g, b2 * s + (1 - b2) * v**2)),
        "s averages the square of v; it should average the square of the slope itself, `grad**2`.",
    ),
    Wrong(
        _epsilon_behind, "Brackets: epsilon is added to theta here. It belongs to the divisor, `(np.sqrt(s_hat) + epsilon)`."
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v * np.sqrt(1 - b2**t) / (1 - b1**t) / (np.sqrt(s) + e)),
        "Nearly: both corrections are drawn into alpha, as some books do, and so epsilon is not divided by √(1 - "
        "beta2**t) like √s. Correct v and s first, then add epsilon.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1) ** t / (np.sqrt(s / (1 - b2) ** t) + e)),
        "Brackets: the power is taken of the difference. It belongs to beta alone: `1 - beta1**t`.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / (np.sqrt(s / (1 - b2**t)) + 1e-8)),
        "epsilon is fixed at 1e-8 here: take the `epsilon` that is passed in.",
    ),
    Wrong(
        "adam_step(theta, grad, v, s, t, alpha, 0.9, 0.999, epsilon)",
        "The betas are fixed at 0.9 and 0.999 here. They are arguments: `beta1`, `beta2`.",
    ),
    Wrong(
        "adam_step(theta, grad, v, s, t, alpha, beta2, beta1, epsilon)",
        "beta1 and beta2 have changed places throughout: beta1 belongs to v, beta2 to s.",
    ),
    Wrong(
        "adam_step(theta, grad, v, s, t, alpha, beta1, beta1, epsilon)",
        "beta1 is used for both averages and both corrections: s has its own share, beta2.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: (v / 1 - b1**t) / (np.sqrt(s / 1 - b2**t) + e)),
        "Brackets: `v / 1 - beta1**t` divides by 1 and then subtracts. `v / (1 - beta1**t)`.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (b1 * v + g, b2 * s + g**2)),
        "The factors (1 - beta1) and (1 - beta2) are missing: these are sums, not averages.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (b1 * v + (1 - b1) * g, b1 * s + (1 - b1) * g**2)),
        "s is averaged with beta1; its own share is beta2.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (b1 * v - (1 - b1) * g, b2 * s + (1 - b2) * g**2)),
        "v takes the slope *away*. It is an average, so both parts are added; the minus belongs to the line of theta.",
    ),
    Wrong(
        _with_averages(lambda g, v, s, b1, b2: (b1 * v + (1 - b1) * g, b2 * s + (1 - b2) * g)),
        "s averages the slopes themselves; it should average their squares, `grad**2`, or it can be negative under "
        "the root.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / np.sqrt(s / (1 - b2**t))),
        "epsilon is missing: a weight that has met no slope yet has s = 0, and then this divides 0 by 0.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / (np.sqrt(s) / (1 - b2**t) + e)),
        "s is corrected after the root; correct it first, `np.sqrt(s / (1 - beta2**t))`.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b1**t) / (np.sqrt(s / (1 - b1**t)) + e)),
        "Both are corrected with beta1. s was averaged with beta2, so it is divided by 1 - beta2**t.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / (1 - b2**t) / (np.sqrt(s / (1 - b1**t)) + e)),
        "The corrections have changed places: v is divided by 1 - beta1**t, s by 1 - beta2**t.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v * (1 - b1**t) / (np.sqrt(s * (1 - b2**t)) + e)),
        "This multiplies by the corrections. The averages are too *small* at first, so divide.",
    ),
    Wrong(
        _with(lambda v, s, t, b1, b2, e, g: v / np.sqrt(s + e)),
        "Two slips: neither average is corrected for its start at 0, and epsilon is inside the root.",
    ),
]

ADAM_STEP = Exercise(
    "adam_step",
    adam_step,
    _case,
    returns=("theta", "v", "s"),
    wrong=WRONG,
    right="At t = 1 the corrections make the step almost exactly alpha · sign(grad), whatever the gradient's size.",
    hints=(
        "Four lines: v, s, their corrected copies, the step.",
        "`v_hat = v / (1 - beta1**t)` and `s_hat = s / (1 - beta2**t)` are for the step only; v and s themselves are "
        "returned uncorrected.",
        "`theta - alpha * v_hat / (np.sqrt(s_hat) + epsilon)`: the root first, then epsilon.",
    ),
)
