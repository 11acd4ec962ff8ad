"""The slope of J from two of its values."""

import numpy as np

from labutils.checks import Exercise, Wrong

from ..plain import one_sided, two_sided


def _a_curve(rng):
    a, b, c = rng.choice((-1, 1)) * rng.uniform(0.5, 2, 3)  # it rises or falls

    def J(theta):
        return a * theta**3 + b * np.sin(theta) + c

    return J


def _two_sided_case(rng):
    return _a_curve(rng), rng.uniform(0.3, 0.9), rng.uniform(0.01, 0.05)


TWO_SIDED = Exercise(
    "two_sided",
    two_sided,
    _two_sided_case,
    right="J is a function here: `J(theta + epsilon)` evaluates it at a point a little to the right.",
    hints=(
        "Evaluate J twice: a step to the right of theta, a step to its left.",
        "The slope is rise over run. The two points lie 2ε apart.",
        "`return (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)`.",
    ),
    wrong=[
        Wrong(
            "(J(theta * (1 + epsilon)) - J(theta * (1 - epsilon))) / (2 * epsilon)",
            "theta is stretched by 1 ± ε here, so the points lie 2ε·theta apart, not 2ε. Step to theta + ε and theta − ε.",
        ),
        Wrong(one_sided, "This is the one-sided difference: its error falls as ε, not as ε². The left point is missing."),
        Wrong(
            "(J(theta) - J(theta - epsilon)) / epsilon",
            "This is one-sided too, to the left. Its error falls as ε only: take one step to each side.",
        ),
        Wrong(
            "(J(theta + epsilon) - J(theta + epsilon)) / (2 * epsilon)",
            "Both terms evaluate J at the same point, so their difference is 0, whatever J is. It happens when a line is "
            "copied and its sign is not: one point is `theta + epsilon`, the other `theta - epsilon`.",
        ),
        Wrong(
            "two_sided(J, theta, epsilon / 2)",
            "Two-sided, but half a step each way: the points lie ε apart. The exercise asks for a whole ε to each side.",
        ),
        Wrong(
            "(J(theta + 2 * epsilon) - J(theta)) / (2 * epsilon)",
            "One of the points is theta itself: this is one-sided with a step of 2ε. Take one on each side.",
        ),
        *(
            Wrong(
                lambda J, theta, epsilon, fixed=fixed: two_sided(J, theta, fixed),
                "Here ε is a fixed, small number: take the `epsilon` that is passed in.",
            )
            for fixed in (1e-7, 1e-4)
        ),
        Wrong(
            "two_sided(lambda t: t ** 3, theta, epsilon)",
            "This is the slope of θ³, whatever J is: call the `J` that is passed in, `J(theta + epsilon)`.",
        ),
        Wrong(
            "(J(theta + epsilon) - J(theta - epsilon)) / epsilon",
            "Twice the slope: the points lie 2ε apart, not ε.",
        ),
        Wrong(
            "(J(theta + epsilon) - J(theta - epsilon)) / 2 * epsilon",
            "This *multiplies* by ε: Python reads `/ 2 * epsilon` from left to right. Brackets: `/ (2 * epsilon)`.",
        ),
        Wrong(
            "J(theta + epsilon) - J(theta - epsilon) / (2 * epsilon)",
            "Only the second term is divided: division goes before subtraction. Put the difference in brackets.",
        ),
        Wrong(
            "(J(theta - epsilon) - J(theta + epsilon)) / (2 * epsilon)",
            "The sign is reversed: right point minus left point.",
        ),
        Wrong(
            "abs(J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)",
            "The sign is gone: a slope is negative where J falls. Leave `abs` out.",
        ),
        Wrong(
            "J(theta + epsilon) - J(theta - epsilon) / 2 * epsilon",
            "Only the second term is divided: division goes before subtraction. Put brackets around the difference, and "
            "around `(2 * epsilon)`.",
        ),
        Wrong(
            "((J(theta) + epsilon) - (J(theta) - epsilon)) / (2 * epsilon)",
            "ε is added to J, outside the brackets, so the answer is 1 for every J. It is θ that "
            "moves: `J(theta + epsilon)`.",
        ),
        Wrong(
            "(4 * two_sided(J, theta, epsilon / 2) - two_sided(J, theta, epsilon)) / 3",
            "This is Richardson extrapolation of two two-sided differences, better still, but with four calls of J. The "
            "exercise asks for the plain two-sided difference.",
        ),
        Wrong(
            "(J(theta + epsilon) - J(theta - epsilon)) / (2 + epsilon)",
            "The divisor is 2 + ε. The points lie 2ε apart: `(2 * epsilon)`.",
        ),
        Wrong(
            "(J(theta + epsilon) - 2 * J(theta) + J(theta - epsilon)) / epsilon ** 2",
            "This is the second derivative, how fast the slope changes. The slope needs the two outer points only.",
        ),
        Wrong(
            "two_sided(J, theta, 2 * epsilon)",
            "Two-sided, but two steps each way. The exercise asks for one ε to each side.",
        ),
        Wrong(
            "2 * two_sided(J, theta, 2 * epsilon)",
            "The points lie 4ε apart here, the divisor is 2ε. Take one ε to each side.",
        ),
        Wrong(
            "3 * theta ** 2",
            "This is a formula, the slope of θ³. The exercise asks for a number from two calls of "
            "the `J` that is passed in.",
        ),
        Wrong(
            "(J(theta + epsilon) + J(theta - epsilon)) / (2 * epsilon)",
            "A sum where a difference is needed: the slope is how much J *changes* between the points.",
        ),
        Wrong(
            "(J(theta + epsilon) - J(theta - epsilon)) / 2",
            "The rise is there, the run is not: divide by 2ε, not by 2.",
        ),
    ],
)
