"""The gradient of the softmax cross-entropy."""

import numpy as np

from labutils.checks import Exercise, Wrong


def softmax_dZ(A, Y):
    """dJ/dZ = (A - Y)/m for J = -(1/m) Σ log a_c. A, Y : (C, m)."""
    return (A - Y) / Y.shape[1]


def _answers(rng):
    C, m = 4, int(rng.integers(5, 9))
    T = np.exp(rng.normal(size=(C, m)))
    return T / T.sum(axis=0), np.eye(C)[rng.integers(0, C, m)].T


SOFTMAX_DZ = Exercise(
    "softmax_dZ",
    softmax_dZ,
    _answers,
    right="The slope of the exponential and the slope of the logarithm cancel: only the error is left.",
    hints=(
        "Write log a_c = z_c - log Σ e^z and differentiate it with respect to z_c, then with respect to another z_k.",
        "d/dz_k of -z_c + log Σ e^z is a_k, less 1 if k is the true class. And J is a mean.",
        "`return (A - Y) / Y.shape[1]`.",
    ),
    wrong=[
        Wrong(
            "np.stack([np.diag(a) - np.outer(a, a) for a in A.T])",
            "These are the slopes of the probabilities, a table (C, C) for each example. Multiplied by the slopes of the "
            "loss they leave (A - Y)/m, and that is all it takes.",
        ),
        Wrong(
            "A - Y",
            "The division by m is missing. J is a *mean* over the examples, and dZ is the place where the 1/m enters; W's "
            "gradient then has it already.",
        ),
        Wrong(
            "(Y - A) / Y.shape[1]",
            "The sign is reversed: where the answer is too large, z must come down, so the gradient is A - Y.",
        ),
        Wrong(
            "(A - Y) / Y.size",
            "This divides by C m, the number of entries. J is a mean over the m examples; the classes are summed.",
        ),
        Wrong(
            "(A - Y) / Y.shape[0]",
            "This divides by the number of classes, the rows. The examples are the columns: `Y.shape[1]`.",
        ),
        Wrong(
            "-Y / A / Y.shape[1]",
            "This is dJ/dA. One more step goes back through the softmax, and that step makes it simpler: (A - Y)/m.",
        ),
        Wrong(
            "(A - Y) * A * (1 - A) / Y.shape[1]",
            "A (1 - A) is multiplied on top. It belongs to a squared error after a sigmoid; with cross-entropy it has "
            "cancelled already.",
        ),
        Wrong(
            "(A - Y) * Y / Y.shape[1]",
            "Only the true class gets a gradient here. The scores of the others must come down too, each in proportion "
            "to its A.",
        ),
        Wrong(
            "-np.mean(np.log((A * Y).sum(axis=0)))",
            "This is J itself. The exercise asks for its slopes, one for each score: (C, m).",
        ),
        Wrong("Y - A", "Two slips: the sign is reversed, and the division by m is missing."),
        Wrong("A - Y / Y.shape[1]", "Brackets: only Y is divided by m here."),
        Wrong(
            "-Y / A",
            "This is dJ/dA without its 1/m. One more step goes back through the softmax, and that step makes it simpler: "
            "(A - Y)/m.",
        ),
        Wrong(
            "(-Y / A + (1 - Y) / (1 - A)) / Y.shape[1]",
            "This is dJ/dA of several *sigmoids*. With one softmax the loss has -log a_c alone, and dZ is simpler.",
        ),
        Wrong("-Y * np.log(A) / Y.shape[1]", "These are the terms of the loss itself; the exercise asks for its slope."),
        Wrong(
            "np.mean(A - Y)",
            "J is a mean, but its gradient has an entry for each z: divide by m and sum nothing.",
        ),
        Wrong(
            "(A - Y).mean(axis=1, keepdims=True)",
            "This averages over the examples, which makes the db of the last layer. dZ keeps each example's own column.",
        ),
        Wrong("(A - Y) * Y.shape[1]", "This multiplies by m. J is a mean over the examples, so divide by it."),
        Wrong(
            "(Y - A) / Y.shape[0]",
            "Two slips: the sign is reversed, and this divides by the number of classes. The examples are the "
            "columns: `Y.shape[1]`.",
        ),
        Wrong("A / Y.shape[1] - Y", "Brackets: only A is divided by m here."),
        Wrong(
            "(A - Y) ** 2 / Y.shape[1]",
            "This is the squared error itself, not a slope: it has lost which way z should move. Leave the square out.",
        ),
        Wrong("np.abs(A - Y) / Y.shape[1]", "The sign is gone: where a is too small, z must rise. Leave `abs` out."),
        Wrong("(A + Y) / Y.shape[1]", "The two are added. What drives z is the error, the answer minus the label."),
        Wrong(
            "(A - Y) * A * (1 - A)",
            "A (1 - A) is multiplied on top, and the division by m is missing. The slope of the softmax has cancelled "
            "already: (A - Y)/m.",
        ),
        Wrong(
            "A * (1 - A) / Y.shape[1]",
            "This is the slope of a sigmoid, and Y has no say in it. With cross-entropy it cancels: (A - Y)/m.",
        ),
        Wrong(
            "(A - 1) / Y.shape[1]",
            "1 is subtracted from every class. It is subtracted from the true class only, and there Y is 1: A - Y.",
        ),
        Wrong(
            "np.mean(A - Y, axis=0)",
            "This averages over the classes. dZ keeps an entry for every class of every example.",
        ),
        Wrong("(A - Y).mean(axis=1)", "This averages over the examples. dZ keeps each example's own column."),
        Wrong("2 * (A - Y) / Y.shape[1]", "There is a factor 2 in front: it belongs to a squared error."),
    ],
)
