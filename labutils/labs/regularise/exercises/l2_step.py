"""One step of gradient descent with weight decay, as a learner writes it."""

from labutils.checks import Exercise, Wrong


def l2_step(W, dW, alpha, lambd, m):
    """One step of gradient descent with weight decay: W - alpha (dW + lambd/m W), a new array.

    dW : gradient of J_data, same shape as W.
    """
    return W - alpha * (dW + lambd / m * W)


def _step_case(rng):
    W, dW = rng.normal(size=(2, 4, 3))
    return W, dW, rng.uniform(0.1, 0.4), rng.uniform(0.2, 0.9), int(rng.integers(5, 12))


L2_STEP = Exercise(
    "l2_step",
    l2_step,
    _step_case,
    right="The same step reads (1 - alpha lambd/m) W - alpha dW: W shrinks by a fixed share, hence weight decay.",
    hints=(
        "The penalty is one more part of J, so its derivative is one more part of the gradient.",
        "The derivative of lambd/(2m) W² is lambd/m W. The gradient of the whole J is dW plus this.",
        "`W - alpha * (dW + lambd / m * W)`.",
    ),
    wrong=[
        Wrong(
            "W - alpha * (1 - alpha * lambd / m) * dW",
            "It is dW that is made smaller here, and W does not decay. The factor (1 - alpha lambd/m) belongs to W.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / W.shape[1] * W)",
            "m is taken from W's shape here. It counts the examples, which W does not know: it is an argument.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / (2 * m) * W)",
            "The factor lambd/(2m) belongs to the cost. The derivative of W² brings a 2, which cancels: the "
            "gradient gains lambd/m W.",
        ),
        Wrong(
            "W - alpha * (dW + 2 * lambd / m * W)",
            "A factor 2 too much: the 2 from the derivative of W² cancels against the one in lambd/(2m).",
        ),
        Wrong(
            "W - alpha * (dW + lambd * W)",
            "The division by m is missing: dW carries 1/m already, so the penalty's part must too.",
        ),
        Wrong(
            "W - alpha * (dW - lambd / m * W)",
            "The penalty's part has the wrong sign inside the gradient: this lets W *grow* by alpha lambd/m in each step.",
        ),
        Wrong(
            "W - alpha * dW - lambd / m * W",
            "alpha is missing before the penalty's part: it is a part of the gradient, so the learning rate "
            "applies to it too (brackets round the whole gradient).",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m)",
            "The factor W is missing in the penalty's part: every weight is pushed down by the same amount, the "
            "negative ones away from 0.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.sign(W))",
            "This is the step of an L1 penalty, the same pull for every weight. With L2 the pull is proportional to W.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * W ** 2)",
            "The square is the cost's; its derivative is W. Squared, the negative weights would be pushed away from 0.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / (2 * m) * np.sum(W ** 2))",
            "This adds the penalty itself, one number, to the gradient. What is wanted is its derivative, one "
            "number for each weight: lambd/m W.",
        ),
        Wrong(
            "W - alpha * dW",
            "This is plain gradient descent: the penalty is in J, but nothing pulls at W. The gradient gains lambd/m W.",
        ),
        Wrong(
            "W - alpha * dW + lambd / m * W",
            "Brackets: the penalty's part is outside the gradient, so it misses alpha and is *added* to W. "
            "`alpha * (dW + lambd / m * W)`.",
        ),
        Wrong(
            "W - alpha * (dW / m + lambd / m * W)",
            "dW already includes its 1/m; here it is divided by m a second time.",
        ),
        Wrong(
            "W - (dW + lambd / m * W)",
            "alpha is missing: the gradient says where to, the learning rate how far.",
        ),
        Wrong(
            "alpha * (dW + lambd / m * W)",
            "This is the step, not the new W: return W minus this.",
        ),
        Wrong(
            "W - alpha * (dW + lambd * m * W)",
            "lambd is multiplied by m; it is divided by it, as dW is already.",
        ),
        Wrong(
            "(1 - alpha) * lambd / m * W - alpha * dW",
            "Brackets: the factor of W is `(1 - alpha * lambd / m)`, a little less than 1.",
        ),
        Wrong(
            "1 - alpha * lambd / m * W - alpha * dW",
            "Brackets: the factor of W is `(1 - alpha * lambd / m)`; without them W itself is gone.",
        ),
        Wrong(
            "W - alpha * lambd / m * (dW + W)",
            "lambd/m multiplies the whole gradient. It belongs to W alone: `dW + lambd / m * W`.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.sum(W ** 2))",
            "This adds the penalty's sum, one number, to the gradient. What is wanted is its derivative, one number "
            "for each weight: lambd/m W.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.abs(W))",
            "The sign of W is lost, so negative weights are pushed away from 0. The derivative of W² keeps it: lambd/m W.",
        ),
        Wrong(
            "(1 - alpha * lambd / m) * W - dW",
            "alpha is missing before dW: the learning rate applies to both parts.",
        ),
        Wrong(
            "(1 - alpha * lambd / m) * W + alpha * dW",
            "The decay is right, but the step climbs: the gradient points uphill, so alpha dW is subtracted.",
        ),
        Wrong("W - alpha * lambd / m * W", "Here W decays but no longer learns: dW has got lost."),
        Wrong(
            "W + alpha * (dW + lambd / m * W)",
            "This step climbs: the gradient points uphill, so it is subtracted from W.",
        ),
        Wrong(
            "(1 - alpha * lambd / m) * (W - alpha * dW)",
            "Nearly: here the decay also shrinks the new step alpha dW. Both parts of the gradient are taken at "
            "the old W: (1 - alpha lambd/m) W - alpha dW.",
        ),
        Wrong(
            "dW + lambd / m * W",
            "This is the right gradient, but not yet the step: W - alpha times it.",
        ),
        Wrong(
            "-alpha * dW",
            "This is the step alone: it has to be added to the W that decayed.",
        ),
        Wrong(
            "(1 - alpha * lambd / m) * dW - alpha * W",
            "W and dW have changed places: W decays, dW is multiplied by alpha.",
        ),
        Wrong(
            "W - alpha * (dW + lambd / m * np.linalg.norm(W))",
            "Every weight is moved by the norm of all. Each is pulled by its own size: `lambd / m * W`.",
        ),
        Wrong(
            "W - alpha * dW * lambd / m * W",
            "The two parts of the gradient are multiplied. They add up: `dW + lambd / m * W`.",
        ),
        Wrong(
            "W / (1 + alpha * lambd / m) - alpha * dW",
            "W is divided by (1 + alpha lambd/m). For a small step that is nearly the factor (1 − alpha lambd/m), "
            "and not quite: multiply.",
        ),
        Wrong(
            "np.exp(-alpha * lambd / m) * W - alpha * dW",
            "This is decay in continuous time, e^(−alpha lambd/m). One step of gradient descent has the factor (1 "
            "− alpha lambd/m).",
        ),
    ],
)
