"""How far an error rate measured on m examples may lie from the true one."""

import numpy as np

from labutils.checks import Exercise, Wrong


def standard_error(p, m):
    """√(p (1 - p) / m): how far an error rate measured on m examples typically lies from the true one, p. A share."""
    return np.sqrt(p * (1 - p) / m)


STANDARD_ERROR = Exercise(
    "standard_error",
    standard_error,
    lambda rng: (rng.uniform(0.05, 0.4), int(rng.integers(50, 2000))),
    right="Four times the examples halve it.",
    hints=(
        "Each example is a coin that shows “wrong” with probability p. What is the variance of one such coin?",
        "One coin has the variance p(1 − p). The mean of m coins has the variance p(1 − p)/m.",
        "`np.sqrt(p * (1 - p) / m)`.",
    ),
    wrong=[
        Wrong("np.sqrt(p**2 * (1 - p) / m)", "p is squared here: p and 1 − p appear once each."),
        Wrong("p * (1 - p) / m", "This is the variance. The standard error is its root, in the units of p."),
        Wrong(
            "np.sqrt(p * (1 - p)) / m",
            "m is outside the root here. The estimate sharpens with √m only, "
            "which is why the last bit of precision is so expensive.",
        ),
        Wrong(
            "np.sqrt(p * (1 - p))",
            "This is the spread of a single example, right or wrong. The mean of m of them spreads less, by √m.",
        ),
        Wrong(
            "p * (1 - p) / m / 2",
            "`** 1 / 2` squares nothing and then halves: a power goes before a division. Write `** 0.5`, or take `np.sqrt`.",
        ),
        Wrong(
            "p * (1 - p) / np.sqrt(m)",
            "Only m is under the root. p(1 − p) is a variance too: it belongs there as well.",
        ),
        Wrong("np.sqrt(p * 1 - p / m)", "Brackets are missing: `p * 1 - p` multiplies first. Write `p * (1 - p)`."),
        Wrong(
            "np.sqrt(p * (1 - p) / (m - 1))",
            "m − 1 is for a spread estimated from the sample itself. Here p is given: divide by m.",
        ),
        Wrong(
            "np.sqrt(m * (1 - m) / p)",
            "p and m have changed places: p is a share below 1, m counts the examples.",
        ),
        Wrong(
            "np.sqrt(p * (1 + p) / m)",
            "The sign in the brackets is wrong: p wrong answers leave 1 − p right ones, and the variance is p(1 − p).",
        ),
        Wrong("0.5 / np.sqrt(m)", "This is right for p = 1/2 only, where an error is measured worst."),
        Wrong(
            "np.sqrt(p / m)",
            "The factor (1 − p) is missing: for a small p that is nearly right, which makes it tempting.",
        ),
        Wrong(
            "1 / np.sqrt(m)",
            "The factor √(p(1 − p)) is missing. It is at most 1/2, so 1/√m is only an upper "
            "bound, though an easy one to remember.",
        ),
        Wrong(
            "1.96 * np.sqrt(p * (1 - p) / m)",
            "This is half the width of a 95 % interval. The standard error has no 1.96.",
        ),
        Wrong(
            "np.sqrt((1 - p) / m)",
            "The factor p is missing: the variance of one answer is p(1 − p).",
        ),
        Wrong(
            "p / np.sqrt(m)",
            "p itself takes the place of √(p(1 − p)), the spread of a single answer.",
        ),
        Wrong(
            "(1 - p) / np.sqrt(m)",
            "1 − p takes the place of √(p(1 − p)), the spread of a single answer.",
        ),
        Wrong(
            "np.sqrt(p * (1 - p) * m)",
            "This is the spread of the *number* of wrong answers among m. That of the share is m times smaller: m "
            "belongs in the denominator.",
        ),
        Wrong(
            "100 * np.sqrt(p * (1 - p) / m)",
            "This is in percentage points. p is a share, and so is the answer: no 100.",
        ),
        Wrong(
            "2 * np.sqrt(p * (1 - p) / m)",
            "These are two standard errors, beyond which one set in twenty lies. The exercise asks for one.",
        ),
    ],
)
