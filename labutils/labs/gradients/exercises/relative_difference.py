"""How far two gradients lie apart, as one number."""

import numpy as np

from labutils import gradcheck
from labutils.checks import Exercise, Wrong


def relative_difference(a, b):
    """‖a - b‖ / (‖a‖ + ‖b‖), a number in [0, 1]; 0 where both vanish."""
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return np.linalg.norm(a - b) / size if size else 0.0


def _difference_case(rng):
    a = rng.normal(size=(4, 3))
    b = a * rng.uniform(1.5, 3) + rng.normal(size=(4, 3))
    return (a, b) if rng.random() < 0.5 else (b, a)  # neither is always the longer one


DIFFERENCE = Exercise(
    "relative_difference",
    relative_difference,
    _difference_case,
    right="It lies between 0 and 1, whatever the units and the size of the gradient.",
    also_right=[
        gradcheck.relative_difference,
        *(
            lambda a, b, guard=10.0**-digits: np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b) + guard)
            for digits in range(6, 11)
        ),
    ],
    hints=(
        "How long is the difference, compared with how long the two are together?",
        "`np.linalg.norm` is the length: the root of the sum of squares, of a matrix too.",
        "`np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))`.",
    ),
    wrong=[
        Wrong(
            "np.sum((a - b) ** 2) / (np.sum(a ** 2) + np.sum(b ** 2))",
            "Squares instead of norms. It looks finer, since a small score becomes far smaller, but that is the trouble: "
            "a bug of 1e-4 scores about 1e-8 and slips under the threshold. Take `np.linalg.norm`.",
        ),
        Wrong(
            "np.linalg.norm(a - b) ** 2 / (np.linalg.norm(a) + np.linalg.norm(b)) ** 2",
            "This is the square of the score: a bug of 1e-4 would read 1e-8, below every threshold.",
        ),
        Wrong(
            "np.linalg.norm(a - b)",
            "This is the distance alone. Multiply J by 1,000 and it grows as much, though no line of code changed: "
            "divide by ‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.linalg.norm(a) - np.linalg.norm(b) / (np.linalg.norm(a) + np.linalg.norm(b))",
            "Lengths are subtracted here, and without brackets. The first step is the difference of the arrays, `a - b`; "
            "then its norm.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / (np.sum(a ** 2) + np.sum(b ** 2))",
            "In the denominator are the *squares* of the norms: double both gradients and the score halves. Only ‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / (np.linalg.norm(a) - np.linalg.norm(b))",
            "A difference in the denominator: for two equal gradients it is 0. It is the sum ‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.linalg.norm(a - b) * (np.linalg.norm(a) + np.linalg.norm(b))",
            "This multiplies by ‖a‖ + ‖b‖. Divide: the score is to stay the same whatever the size of the gradient.",
        ),
        Wrong(
            "np.abs(a - b).max() / (np.abs(a).max() + np.abs(b).max())",
            "This looks at the largest entries alone: one can hide what the others do. Take `np.linalg.norm`.",
        ),
        Wrong(
            "np.linalg.norm(a - b, 1) / (np.linalg.norm(a, 1) + np.linalg.norm(b, 1))",
            "For a matrix `np.linalg.norm(a, 1)` is its largest column sum. Leave the 1 out: then it is the root of the "
            "sum of all squares.",
        ),
        Wrong(
            "np.linalg.norm(a - b, axis=1) / (np.linalg.norm(a, axis=1) + np.linalg.norm(b, axis=1))",
            "One score per row. For a block you need one number: leave `axis` out.",
        ),
        Wrong(
            "(a - b) / (a + b)",
            "One score per entry, and with its sign. For a block you want one number: the norms of the whole arrays.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / np.linalg.norm(a + b)",
            "The norm of the sum, not the sum of the norms: where a and b point opposite ways it divides by nearly 0.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / np.linalg.norm(a) + np.linalg.norm(b)",
            "Only ‖a‖ divides here: brackets are missing round ‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / np.sqrt(np.linalg.norm(a) ** 2 + np.linalg.norm(b) ** 2)",
            "In the denominator is the root of the sum of the squares: a fair score, but another one, up to √2 times "
            "larger. It is the plain sum ‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b))",
            "This is the cosine of the angle: it does not notice that one gradient is twice the other.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / np.linalg.norm(a)",
            "Divided by ‖a‖ only: a and b no longer count alike, and a gradient that is all 0 divides by 0.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / np.linalg.norm(b)",
            "Divided by ‖b‖ only: a and b no longer count alike, and the result can be larger than 1.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b))",
            "Divided by the longer of the two. A fair score, but it runs up to 2; the thresholds are meant for the sum "
            "‖a‖ + ‖b‖.",
        ),
        Wrong(
            "np.linalg.norm(a - b, 2) / (np.linalg.norm(a, 2) + np.linalg.norm(b, 2))",
            "For a matrix `np.linalg.norm(a, 2)` is its largest singular value, not the root of the sum of squares: leave "
            "the 2 out.",
        ),
        Wrong(
            "np.mean(np.abs(a - b) / (np.abs(a) + np.abs(b)))",
            "The mean of one score per entry: entries that are almost 0 count as much as the large ones, and rounding "
            "rules them. Take the norms of the whole arrays.",
        ),
        Wrong(
            "2 * np.linalg.norm(a - b) / (np.linalg.norm(a) + np.linalg.norm(b))",
            "Twice the score: that divides by the *mean* of the lengths. It would run up to 2.",
        ),
        Wrong(
            "(np.linalg.norm(a) - np.linalg.norm(b)) / (np.linalg.norm(a) + np.linalg.norm(b))",
            "The difference of the lengths: two gradients of one length that point opposite ways would score 0. "
            "Subtract first, then take the norm.",
        ),
        Wrong(
            "abs(np.linalg.norm(a) - np.linalg.norm(b)) / (np.linalg.norm(a) + np.linalg.norm(b))",
            "Lengths are compared here, directions are not: subtract first, then take the norm.",
        ),
        Wrong(
            "np.linalg.norm(a - b) / (np.linalg.norm(a) * np.linalg.norm(b))",
            "A product in the denominator: double both gradients and the score halves. It is a sum.",
        ),
        Wrong(
            "np.abs(a - b) / (np.abs(a) + np.abs(b))",
            "One score per entry. For a block you want one number: the norms of the whole arrays.",
        ),
        Wrong(
            "np.sum(np.abs(a - b)) / (np.sum(np.abs(a)) + np.sum(np.abs(b)))",
            "Sums of absolute values: a fair score, but another norm than the one the thresholds are meant for. "
            "Take `np.linalg.norm`.",
        ),
        Wrong(
            "np.linalg.norm(a + b) / (np.linalg.norm(a) + np.linalg.norm(b))",
            "a + b in the numerator: equal gradients would score 1. It is the difference that should vanish.",
        ),
        Wrong(
            "1 - np.sum(a * b) / (np.linalg.norm(a) * np.linalg.norm(b))",
            "This compares directions only, by the cosine: a gradient that is twice too long would score 0.",
        ),
    ],
)
