"""Wrong scores of two vectors, for the exercises that measure one of them and compare it with the other."""

from collections.abc import Callable

import numpy as np

from labutils.checks import Wrong


def each(measured, expected):
    """One score per entry."""
    return np.abs(measured - expected) / (np.abs(measured) + np.abs(expected))


def wrong_scores(answer: Callable, measured: str, expected: str) -> list[Wrong]:
    """answer(score) : the right answer with another score(measured, expected); the two names are for the sentences."""
    fine = f"`{measured}` is right;"
    return [
        Wrong(
            answer(lambda a, b: np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2))),
            f"{fine} the score has squares where norms belong.",
        ),
        Wrong(
            answer(lambda a, b: np.linalg.norm(a - b)),
            f"{fine} the score is the distance alone. Divide by the sum of both norms.",
        ),
        *(
            Wrong(
                answer(lambda a, b, alone=alone: np.linalg.norm(a - b) / np.linalg.norm((a, b)[alone])),
                f"{fine} the score is divided by ‖{(measured, expected)[alone]}‖ alone. It is ‖{measured}‖ + ‖{expected}‖.",
            )
            for alone in (0, 1)
        ),
        Wrong(
            answer(lambda a, b: np.linalg.norm(a - b) / np.linalg.norm(a + b)),
            f"{fine} the score is divided by the norm of the sum. It is the sum of the norms.",
        ),
        Wrong(
            answer(lambda a, b: np.linalg.norm(a - b) / np.hypot(np.linalg.norm(a), np.linalg.norm(b))),
            f"{fine} the score is divided by √(‖{measured}‖² + ‖{expected}‖²). Add the two norms themselves.",
        ),
        Wrong(
            answer(each),
            f"{fine} here is one score per entry. One number: the norms of the whole vectors.",
        ),
        Wrong(
            answer(lambda a, b: each(a, b).mean()),
            f"{fine} the score is a mean of one score per entry. An entry near 0 scores high by rounding alone: compare the "
            "norms of the whole vectors.",
        ),
        Wrong(
            answer(lambda a, b: each(a, b).max()),
            f"{fine} the score is the worst of the single entries. An entry near 0 scores high by rounding alone: compare "
            "the norms of the whole vectors.",
        ),
        Wrong(
            answer(lambda a, b: np.abs(a - b).max()),
            f"{fine} the score is the largest difference, in the units of J. It is a ratio of norms.",
        ),
    ]
