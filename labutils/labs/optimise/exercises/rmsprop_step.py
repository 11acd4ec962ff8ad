"""One step of RMSprop, to be repaired; ``optimizers.RMSprop`` does the same in place."""

import numpy as np

from labutils.checks import Exercise, Wrong


def rmsprop_step(theta, grad, s, alpha, beta, epsilon):
    """s := beta s + (1 - beta) grad²; theta := theta - alpha grad/(√s + epsilon). Returns the new theta and s."""
    s = beta * s + (1 - beta) * grad**2
    return theta - alpha * grad / (np.sqrt(s) + epsilon), s


def _case(rng):
    theta, grad = rng.normal(size=(2, 7))
    return theta, grad, rng.uniform(0.3, 2, size=7), rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.85), rng.uniform(0.05, 0.2)


def _with(average, divisor=lambda s, epsilon: np.sqrt(s) + epsilon, top=lambda grad, s: grad):
    """A variant: s by average(grad, s, beta), then theta - alpha top / divisor."""

    def answer(theta, grad, s, alpha, beta, epsilon):
        s = average(grad, s, beta)
        return theta - alpha * top(grad, s) / divisor(s, epsilon), s

    return answer


def _right(grad, s, beta):
    return beta * s + (1 - beta) * grad**2


def _sum(grad, s, beta):
    return beta * s + grad**2


def _inside(s, epsilon):
    return np.sqrt(s + epsilon)


def _old_s(theta, grad, s, alpha, beta, epsilon):
    return theta - alpha * grad / (np.sqrt(s) + epsilon), _right(grad, s, beta)


def _uphill(theta, grad, s, alpha, beta, epsilon):
    return 2 * theta - rmsprop_step(theta, grad, s, alpha, beta, epsilon)[0], _right(grad, s, beta)


def _not_kept(theta, grad, s, alpha, beta, epsilon):
    return rmsprop_step(theta, grad, s, alpha, beta, epsilon)[0], s


RMSPROP_STEP = Exercise(
    "rmsprop_step",
    rmsprop_step,
    _case,
    returns=("theta", "s"),
    right="The step is grad over the usual size of grad: about alpha long, on steep and on shallow ground.",
    hints=(
        "Compare both lines with the table, symbol by symbol. One mistake is in the average, one in the divisor.",
        "s is an average: the shares of past and present sum to 1. And epsilon guards the *root* against 0.",
        "`s = beta * s + (1 - beta) * grad**2`, and the divisor is `np.sqrt(s) + epsilon`.",
    ),
    broken=_with(_sum, _inside),
    wrong=[
        Wrong(
            _with(_right, top=lambda grad, s: s),
            "s is in the numerator as well, so the step always has one sign: it is `grad` that is divided by the root.",
        ),
        Wrong(
            _with(_right, _inside),
            "The average is repaired. epsilon is still inside the root, where 1e-8 becomes 1e-4: small slopes lose "
            "their step.",
        ),
        Wrong(
            _with(_sum),
            "The divisor is repaired. The shares in s still sum to more than 1, so s settles at 1/(1 - beta) times the "
            "usual squared slope, and all steps are too short: `(1 - beta) * grad**2`.",
        ),
        Wrong(
            _with(lambda grad, s, beta: s + grad**2),
            "This s only grows: that is AdaGrad. RMSprop forgets, by the factor beta.",
        ),
        Wrong(
            _with(lambda grad, s, beta: (1 - beta) * s + beta * grad**2),
            "The shares have changed places: beta is the share of the past.",
        ),
        Wrong(
            _with(lambda grad, s, beta: beta * s + (1 - beta) * grad, lambda s, epsilon: np.sqrt(np.abs(s)) + epsilon),
            "s averages the slopes; it has to average their squares.",
        ),
        Wrong(
            _with(lambda grad, s, beta: beta * s + (1 - beta) * np.abs(grad)),
            "s averages |grad|; it has to average the squares, because a root is taken afterwards.",
        ),
        Wrong(_with(_right, lambda s, epsilon: s + epsilon), "The root is missing: s has the unit of a squared slope."),
        Wrong(_with(_right, lambda s, epsilon: np.sqrt(s)), "epsilon is left out: a weight without slope divides 0 by 0."),
        Wrong(
            _with(_right, lambda s, epsilon: np.sqrt(s) + 1e-8), "epsilon is fixed at 1e-8: take the `epsilon` passed in."
        ),
        Wrong(
            _with(_right, top=lambda grad, s: np.sign(grad) * np.sqrt(s)),
            "grad itself belongs in the numerator, not its sign: the step is short where today's slope is unusually small.",
        ),
        Wrong(_old_s, "The step is made with the *old* s. Update s first."),
        Wrong(_uphill, "This walks uphill: subtract."),
        Wrong(_not_kept, "theta is right, but the *old* s is returned, so nothing is remembered."),
        Wrong(
            "rmsprop_step(theta, grad, s, alpha, 0.9, epsilon)",
            "beta is fixed at 0.9: take the `beta` passed in.",
        ),
        Wrong(
            "(theta - alpha * grad / np.sqrt(_right(grad, s, beta)) + epsilon, _right(grad, s, beta))",
            "Brackets: epsilon is added to theta here. The divisor is `(np.sqrt(s) + epsilon)`.",
        ),
    ],
)
