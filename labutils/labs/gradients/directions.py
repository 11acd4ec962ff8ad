"""Directions drawn or scaled wrongly, for the check along random directions."""

from collections.abc import Callable

import numpy as np

from labutils.checks import Wrong
from labutils.gradcheck import relative_difference


def normal(n: int, rng) -> np.ndarray:
    return rng.normal(size=n)


def unit(v: np.ndarray) -> np.ndarray:
    return v / np.linalg.norm(v)


def two_sided(J: Callable, theta, step: np.ndarray, epsilon: float) -> float:
    return (J(theta + step) - J(theta - step)) / (2 * epsilon)


def right(J: Callable, theta, step: np.ndarray, epsilon: float) -> float:
    return (J(theta + step) - J(theta)) / epsilon


def along(v: np.ndarray, grad) -> float:
    return v @ grad


def variant(
    draw: Callable = normal,
    *,
    scaled: Callable = unit,
    slope: Callable = two_sided,
    expect: Callable = along,
    once: bool = False,
    score: Callable = relative_difference,
) -> Callable:
    """Directions drawn or scaled otherwise, another quotient, another number to compare it with, or another score."""

    def answer(J, theta, grad, epsilon, count, rng):
        V = [draw(theta.size, rng) for _ in range(count)]
        V = [scaled(V[0 if once else k]) for k in range(count)]
        slopes = np.array([slope(J, theta, epsilon * v, epsilon) for v in V])
        return slopes, score(slopes, np.array([expect(v, grad) for v in V]))

    return answer


def _one_entry(n, rng):
    return np.eye(n)[rng.integers(n)]


WRONG_DIRECTIONS = [
    Wrong(
        variant(once=True),
        "All directions are the same: v is drawn once, before the loop. An error at right angles to it is never seen. "
        "Draw a new v in each turn.",
    ),
    Wrong(
        variant(scaled=lambda v: v),
        "The directions keep the length they were drawn with, about √n: the step is then ε√n, and its error grows with n. "
        "Divide v by `np.linalg.norm(v)`.",
    ),
    Wrong(
        variant(scaled=lambda v: v, expect=lambda v, grad: unit(v) @ grad),
        "J is evaluated along v as it was drawn, and compared with a v of length 1: the two differ by that length. "
        "Divide v by it before both.",
    ),
    Wrong(
        variant(
            scaled=lambda v: v,
            slope=lambda J, theta, step, epsilon: two_sided(J, theta, unit(step) * epsilon, epsilon),
        ),
        "The slope is that along a v of length 1, but `v @ grad` is computed from v as it was drawn. Divide v by "
        "its length first, then use it for both.",
    ),
    Wrong(
        variant(scaled=lambda v: v / np.sum(v**2)),
        "v is divided by the *square* of its length. Divide by `np.linalg.norm(v)`, the root.",
    ),
    Wrong(variant(scaled=lambda v: v / np.abs(v).sum()), "v is divided by the sum of its entries' sizes, not its length."),
    Wrong(variant(scaled=lambda v: v / v.sum()), "v is divided by the sum of its entries, which may be near 0."),
    Wrong(
        variant(scaled=lambda v: v / np.abs(v).max()),
        "v is divided by its largest entry. Its length is `np.linalg.norm(v)`.",
    ),
    Wrong(variant(scaled=lambda v: v / np.sqrt(v.size)), "√n is the length of v on average only. Divide by its own."),
    Wrong(
        variant(lambda n, rng: np.ones(n)),
        "This is the same diagonal each time, v = (1, 1, …, 1): nothing is drawn. Errors that cancel along it go "
        "unseen, so draw v from `rng`.",
    ),
    Wrong(
        variant(lambda n, rng: rng.random(n)),
        "`rng.random` is never negative: all directions point into one corner, and errors of opposite sign cancel. Use "
        "`rng.normal`.",
    ),
    Wrong(
        variant(lambda n, rng: rng.uniform(-1, 1, n)),
        "These directions come from a cube, whose corners are drawn too often. `rng.normal` favours no direction.",
    ),
    Wrong(
        variant(lambda n, rng: rng.choice([-1.0, 1.0], n)),
        "Entries of −1 and 1 do for a check, too. Here draw by `rng.normal(size=theta.size)`, so that they can be "
        "compared with ours.",
    ),
    Wrong(
        variant(_one_entry),
        "One entry of theta is moved in each turn: that is the check of exercise 4, of a few entries only. A direction "
        "moves *all* entries at once.",
    ),
    Wrong(
        variant(lambda n, rng: np.random.default_rng(0).normal(size=n)),
        "A generator made inside the loop starts from the beginning each time, so all directions are the same. Draw "
        "from the `rng` that is passed in.",
    ),
]
