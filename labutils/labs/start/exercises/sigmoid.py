"""The sigmoid, an activation to try the checks on."""

import numpy as np

from labutils import functions
from labutils.checks import Exercise, Wrong


def sigmoid(Z):
    """A = 1 / (1 + e^-Z), element by element: any shape in, the same shape out."""
    return 1 / (1 + np.exp(-Z))


SHAPES = (
    (3, 5),
    (4,),
    (2, 3, 2),
    (1, 6),
)  # a loop over rows and columns must not pass: the activation panel draws a line of z


def _case(rng):
    return (rng.normal(scale=2, size=SHAPES[rng.integers(4)]),)


SIGMOID = Exercise(
    "sigmoid",
    sigmoid,
    _case,
    also_right=[functions.sigmoid],
    right="NumPy computes every element of Z in one go.",
    hints=(
        "NumPy's functions work on whole arrays. Which one is the exponential?",
        "The exponential is `np.exp`. Mind the minus sign in front of Z.",
        "`return 1 / (1 + np.exp(-Z))`.",
    ),
    wrong=[
        Wrong("1 / (1 + 2.718**-Z)", "2.718 is e to four digits only: `np.exp(-Z)` has all of them."),
        Wrong("sigmoid(Z).ravel()", "All entries are in one row. A keeps Z's shape: no `ravel`, `flatten` or `reshape`."),
        Wrong("1 / (1 + np.exp(Z))", "This is 1 − σ(Z): it falls where the sigmoid rises. The exponent is −Z."),
        Wrong("1 / 1 + np.exp(-Z)", "Brackets are missing: `1 / 1 + …` divides first. Write `1 / (1 + …)`."),
        Wrong(
            "1 / (1 - np.exp(-Z))",
            "There is a minus where the plus belongs: 1 − e^−Z is 0 at Z = 0, and the answer jumps there.",
        ),
        Wrong("1 / np.exp(-Z)", "The 1 + is missing in the denominator. This is e^Z, which grows without end."),
        Wrong(
            "1 / (1 + np.exp(-Z)) > 0.5",
            "This is yes or no, the probability after rounding. The exercise asks for the probability.",
        ),
        Wrong(np.tanh, "This is tanh, from −1 to 1. The sigmoid runs from 0 to 1."),
        Wrong("(1 + np.tanh(Z)) / 2", "Nearly: tanh must be taken of Z/2. This is the sigmoid of 2Z, twice as steep."),
        Wrong(
            "np.exp(Z) / np.exp(Z).sum()",
            "This is a softmax of all entries together. The sigmoid treats every entry by itself.",
        ),
        Wrong("np.maximum(0, Z)", "This is ReLU. The sigmoid squeezes every z between 0 and 1."),
        Wrong("sigmoid(np.abs(Z))", "The sign of Z is lost on the way: the sigmoid is below 1/2 where Z is negative."),
        Wrong(
            "np.exp(Z) / np.exp(Z).sum(axis=0)",
            "This is a softmax: the entries of each column sum to 1. The sigmoid treats every entry by itself.",
        ),
        Wrong(
            "sigmoid(Z) * (1 - sigmoid(Z))",
            "This is the sigmoid's slope, a (1 − a). The exercise asks for the value a.",
        ),
        Wrong(
            "2 / (1 + np.exp(-Z)) - 1",
            "This runs from −1 to 1, like tanh. The sigmoid is the fraction 1 / (1 + e^−Z) alone.",
        ),
        Wrong(
            "np.log(1 + np.exp(Z))",
            "This is the softplus, log(1 + e^Z), whose *slope* is the sigmoid. There is no logarithm in the sigmoid.",
        ),
        Wrong(
            "1 / (1 + 2.0**-Z)",
            "There is a power of 2 where e^−Z belongs: that is `np.exp(-Z)`, not `np.exp2`.",
        ),
        Wrong(
            "1 / (1 + np.exp(-(Z**2)))",
            "Z is squared here. The exponent is −Z.",
        ),
        Wrong(
            "np.clip(Z, 0, 1)",
            "This cuts Z off at 0 and 1. The sigmoid bends smoothly between them: 1 / (1 + e^−Z).",
        ),
    ],
)
