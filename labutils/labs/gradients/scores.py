"""Wrong scores of two vectors, for the exercises that measure one of them and compare it with the other."""

from collections.abc import Callable

import numpy as np
from numpy.linalg import norm

from labutils.checks import Wrong


def each(measured: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """One score per entry."""
    return np.abs(measured - expected) / (np.abs(measured) + np.abs(expected))


# another score(measured, expected), and what is said of it
_SCORES = (
    (lambda a, b: np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2)), "the score has squares where norms belong."),
    (lambda a, b: norm(a - b), "the score is the distance alone. Divide by the sum of both norms."),
    (
        lambda a, b: norm(a - b) / norm(a),
        "the score is divided by ‖{measured}‖ alone. It is ‖{measured}‖ + ‖{expected}‖.",
    ),
    (
        lambda a, b: norm(a - b) / norm(b),
        "the score is divided by ‖{expected}‖ alone. It is ‖{measured}‖ + ‖{expected}‖.",
    ),
    (
        lambda a, b: norm(a - b) / norm(a + b),
        "the score is divided by the norm of the sum. It is the sum of the norms.",
    ),
    (
        lambda a, b: norm(a - b) / np.hypot(norm(a), norm(b)),
        "the score is divided by √(‖{measured}‖² + ‖{expected}‖²). Add the two norms themselves.",
    ),
    (each, "here is one score per entry. One number: the norms of the whole vectors."),
    (
        lambda a, b: each(a, b).mean(),
        "the score is a mean of one score per entry. An entry near 0 scores high by rounding alone: compare the norms of "
        "the whole vectors.",
    ),
    (
        lambda a, b: each(a, b).max(),
        "the score is the worst of the single entries. An entry near 0 scores high by rounding alone: compare the norms of "
        "the whole vectors.",
    ),
    (
        lambda a, b: np.abs(a - b).max(),
        "the score is the largest difference, in the units of J. It is a ratio of norms.",
    ),
)


def wrong_scores(answer: Callable, measured: str, expected: str) -> list[Wrong]:
    """answer(score) : the right answer with another score(measured, expected); the two names are for the sentences."""
    return [
        Wrong(answer(score), f"`{measured}` is right; {words.format(measured=measured, expected=expected)}")
        for score, words in _SCORES
    ]
