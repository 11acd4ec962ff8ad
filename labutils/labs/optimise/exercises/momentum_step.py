"""One step of momentum as a learner writes it; ``optimizers.Momentum`` does the same in place."""

from labutils.checks import Exercise, Wrong


def momentum_step(theta, grad, v, alpha, beta):
    """v := beta v + (1 - beta) grad; theta := theta - alpha v. Returns the new theta and the new v, new arrays."""
    v = beta * v + (1 - beta) * grad
    return theta - alpha * v, v


def _case(rng):
    theta, grad, v = rng.normal(size=(3, 7))
    return theta, grad, v, rng.uniform(0.1, 0.4), rng.uniform(0.6, 0.85)


def _old_v(theta, grad, v, alpha, beta):
    return theta - alpha * v, beta * v + (1 - beta) * grad


def _swapped(theta, grad, v, alpha, beta):
    v = (1 - beta) * v + beta * grad
    return theta - alpha * v, v


def _heavy_ball(theta, grad, v, alpha, beta):
    v = beta * v + grad
    return theta - alpha * v, v


def _plain(theta, grad, v, alpha, beta):
    return theta - alpha * grad, beta * v + (1 - beta) * grad


def _uphill(theta, grad, v, alpha, beta):
    v = beta * v + (1 - beta) * grad
    return theta + alpha * v, v


def _squared(theta, grad, v, alpha, beta):
    v = beta * v + (1 - beta) * grad**2
    return theta - alpha * v, v


def _velocity(theta, grad, v, alpha, beta):
    v = beta * v - alpha * grad
    return theta + v, v


def _minus(theta, grad, v, alpha, beta):
    v = beta * v - (1 - beta) * grad
    return theta - alpha * v, v


def _no_brackets(theta, grad, v, alpha, beta):
    v = beta * v + 1 - beta * grad
    return theta - alpha * v, v


def _corrected(theta, grad, v, alpha, beta):
    v = beta * v + (1 - beta) * grad
    return theta - alpha * v / (1 - beta), v


def _alpha_inside(theta, grad, v, alpha, beta):
    v = beta * v + alpha * grad
    return theta - v, v


def _of_theta(theta, grad, v, alpha, beta):
    return momentum_step(theta, theta, v, alpha, beta)


def _old_kept(theta, grad, v, alpha, beta):
    return momentum_step(theta, grad, v, alpha, beta)[0], v


def _forgetful(theta, grad, v, alpha, beta):
    return theta - alpha * grad, v


def _fixed(theta, grad, v, alpha, beta):
    return momentum_step(theta, grad, v, alpha, 0.9)


def _whole_shrunk(theta, grad, v, alpha, beta):
    v = beta * (v + (1 - beta) * grad)
    return theta - alpha * v, v


def _nesterov(theta, grad, v, alpha, beta):
    v = beta * v + (1 - beta) * grad
    return theta - alpha * (beta * v + (1 - beta) * grad), v


def _alpha_twice(theta, grad, v, alpha, beta):
    v = beta * v + alpha * (1 - beta) * grad
    return theta - alpha * v, v


def _alpha_in_v(theta, grad, v, alpha, beta):
    v = beta * v + alpha * (1 - beta) * grad
    return theta - v, v


def _way_alone(theta, grad, v, alpha, beta):
    v = beta * v + (1 - beta) * grad
    return alpha * v, v


MOMENTUM_STEP = Exercise(
    "momentum_step",
    momentum_step,
    _case,
    returns=("theta", "v"),
    right="With beta = 0 this is gradient descent, which is a good test of such a line.",
    hints=(
        "First the average, then the step, and the step uses the average instead of the slope.",
        "The new v is `beta * v + (1 - beta) * grad`: much of the old, a little of the new.",
        "`v = beta * v + (1 - beta) * grad`, then `return theta - alpha * v, v`.",
    ),
    wrong=[
        Wrong(_old_v, "The step is made with the *old* v, so each gradient acts one step late. Update v first."),
        Wrong(
            _swapped,
            "beta and 1 - beta have changed places: this keeps little of the past. With beta = 0.9 the "
            "past should weigh 0.9.",
        ),
        Wrong(
            _heavy_ball,
            "The factor (1 - beta) is missing. Some books write it so and mean the same path, but "
            "with an alpha multiplied by 1 - beta; here v is an average.",
        ),
        Wrong(
            _plain,
            "v is right, but theta is moved by the slope itself: that is gradient descent that keeps v for nothing. "
            "Move theta by v.",
        ),
        Wrong(_uphill, "This walks uphill: v is an average of gradients, and they point up. Subtract."),
        Wrong(
            _squared,
            "The average of the *squares* belongs to RMSprop. Momentum averages the slopes with their "
            "signs: that is how a zig-zag cancels.",
        ),
        Wrong(
            _velocity,
            "This v is a step: alpha is in it already, with its minus. Many libraries keep it so. Here v is an "
            "average of slopes, and alpha comes in only when theta moves.",
        ),
        Wrong(
            _minus,
            "v takes the slope *away*. It is an average, so both parts are added; the minus belongs to the line of theta.",
        ),
        Wrong(_no_brackets, "Brackets: `1 - beta * grad` is 1 less a product. The slope's share is `(1 - beta) * grad`."),
        Wrong(
            _alpha_inside,
            "alpha is part of v here. v is an average of slopes, with the share (1 - beta) for today's; alpha comes in "
            "when theta moves.",
        ),
        Wrong(_of_theta, "v averages theta itself. It should average the slopes, `grad`."),
        Wrong(_old_kept, "theta is right, but the *old* v is returned, so nothing is remembered: return the new one."),
        Wrong(
            _forgetful,
            "This is gradient descent, and v stays what it was. First v := beta v + (1 - beta) grad, then move by v.",
        ),
        Wrong(_fixed, "beta is fixed at 0.9 here. It is an argument: `beta` and `1 - beta`."),
        Wrong(
            _whole_shrunk,
            "beta multiplies today's slope too. It belongs to the old v alone: `beta * v + (1 - beta) * grad`.",
        ),
        Wrong(
            _nesterov,
            "This steps by a look ahead, beta v + (1 - beta) grad once more: Nesterov's momentum. Plain momentum "
            "moves by v.",
        ),
        Wrong(
            _alpha_twice,
            "alpha comes in twice, in v and again in the step. v is an average of slopes, without alpha.",
        ),
        Wrong(_way_alone, "v is right; what is returned as theta is the step alone: theta minus that."),
        Wrong(
            _corrected,
            "The step divides v by 1 - beta. A bias correction would divide by 1 - beta**t and needs t; "
            "momentum does without.",
        ),
        Wrong(
            _alpha_in_v,
            "v holds alpha here. It is an average of slopes, and alpha comes in only when theta moves.",
        ),
    ],
)
