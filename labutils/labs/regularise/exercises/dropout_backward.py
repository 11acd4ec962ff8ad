"""Inverted dropout on the way back, as a learner writes it."""

from labutils.checks import Exercise, Wrong

from .dropout_forward import PICKED


def dropout_backward(dA, mask, keep_prob):
    """dJ/d(A_dropped) -> dJ/dA: the same units, the same factor as in the forward pass."""
    return dA * mask / keep_prob


def _backward_case(rng):
    keep_prob = rng.uniform(0.6, 0.9)
    return rng.normal(size=(4, 7)), rng.random((4, 7)) < keep_prob, keep_prob


DROPOUT_BACKWARD = Exercise(
    "dropout_backward",
    dropout_backward,
    _backward_case,
    right="What was dropped gets no gradient, what was kept the same factor as in the forward pass.",
    hints=(
        "Which units had a part in this forward pass? Only those get a gradient.",
        "A_dropped = A mask / keep_prob. Its derivative by A is mask / keep_prob: a factor for each entry.",
        "`return dA * mask / keep_prob`.",
    ),
    wrong=[
        Wrong(
            "dA * mask",
            "The division by keep_prob is missing: A was divided in the forward pass, so by the chain rule the "
            "gradient is too. It is the part most often forgotten; a gradient check finds it.",
        ),
        Wrong(
            "dA / keep_prob",
            "The mask is missing: dropped units had no part in J and get no gradient.",
        ),
        Wrong(
            "dA * mask * keep_prob",
            "This multiplies by keep_prob, as if the pass backward undid the pass forward. The derivative has the "
            "same factor as the forward pass: 1/keep_prob.",
        ),
        Wrong(
            "dA * mask / (1 - keep_prob)",
            "This divides by the share that is dropped; the forward pass divided by keep_prob.",
        ),
        Wrong(
            "dA * (1 - mask) / keep_prob",
            "The mask is inverted: here only the dropped units get a gradient. It is True where a unit is kept.",
        ),
        Wrong(
            "dA * (1 - mask)",
            "The mask is inverted, and the division by keep_prob is missing: what was kept gets the gradient, with the "
            "forward pass's factor.",
        ),
        Wrong("dA[mask] / keep_prob", PICKED),
        Wrong(
            "dA / mask / keep_prob",
            "This divides by the mask, and it is 0 where a unit was dropped. Multiply by it.",
        ),
        Wrong(
            "dA * mask / np.sum(mask)",
            "This divides by the number of units that stayed. The forward pass divided by `keep_prob`, so the gradient "
            "gets that factor.",
        ),
        Wrong(
            "dA * mask / np.mean(mask)",
            "This divides by the share that happened to stay. The forward pass divided by `keep_prob`, so the gradient "
            "gets that factor.",
        ),
        Wrong(
            "dA * (np.random.default_rng(0).random(dA.shape) < keep_prob) / keep_prob",
            "This draws a new mask. Within one pass it must be the one of the forward pass, which is why that one "
            "was returned; a new one belongs to the next iteration.",
        ),
        Wrong(
            "dA",
            "dA comes back unchanged: dropout is a step of its own, and the chain rule goes through it too.",
        ),
        Wrong(
            "mask / keep_prob",
            "This is the derivative of the layer alone; the chain rule multiplies it by the dA that arrives.",
        ),
        Wrong(
            "dA * mask / np.sqrt(keep_prob)",
            "The root of keep_prob divides here. Forward divided by keep_prob itself, so backward does as well.",
        ),
        Wrong(
            "dA * mask / keep_prob**2",
            "This divides by keep_prob twice.",
        ),
        Wrong(
            "np.where(mask, dA / keep_prob, dA)",
            "Dropped entries let their gradient through. Nothing of A passed there, so nothing comes back: 0.",
        ),
    ],
)
