"""The check along a few random directions: two calls of J for each, however many parameters there are."""

import copy

import numpy as np

from labutils.checks import Exercise, Wrong

from ..directions import WRONG_DIRECTIONS, normal, right, two_sided, unit, variant
from ..flawed import flawed_gradient, small_cost
from ..scores import each, wrong_scores


def check_directions(J, theta, grad, epsilon, count, rng):
    """(slopes, score): J's slope along count random directions of length 1 (count,), and its difference from v · grad."""
    slopes, expected = np.zeros(count), np.zeros(count)
    for k in range(count):
        v = rng.normal(size=theta.size)
        v = v / np.linalg.norm(v)
        slopes[k] = (J(theta + epsilon * v) - J(theta - epsilon * v)) / (2 * epsilon)
        expected[k] = v @ grad
    return slopes, np.linalg.norm(slopes - expected) / (np.linalg.norm(slopes) + np.linalg.norm(expected))


def _case(rng):
    J, theta = small_cost(rng)
    epsilon, count, dice = rng.uniform(0.01, 0.05), int(rng.integers(3, 6)), np.random.default_rng(rng.integers(99))
    return J, theta, flawed_gradient(J, theta, epsilon, rng), epsilon, count, dice


def _expected(J, theta, grad, epsilon, count, rng):
    slopes, score = check_directions(J, theta, grad, epsilon, count, copy.deepcopy(rng))
    return np.array([unit(normal(theta.size, rng)) @ grad for _ in slopes]), score


def _one_number(J, theta, grad, epsilon, count, rng):
    slopes, score = check_directions(J, theta, grad, epsilon, 1, rng)
    return slopes[0], score


def _last_one(J, theta, grad, epsilon, count, rng):
    slopes, _ = check_directions(J, theta, grad, epsilon, count, copy.deepcopy(rng))
    *_, v = [unit(normal(theta.size, rng)) for _ in range(count)]
    return slopes[-1], abs(slopes[-1] - v @ grad) / (abs(slopes[-1]) + abs(v @ grad))


def _of_length_one_together(J, theta, grad, epsilon, count, rng):
    """One array of all directions, divided by its own length."""
    length = np.linalg.norm(normal((count, theta.size), copy.deepcopy(rng)))
    return variant(scaled=lambda v: v / length)(J, theta, grad, epsilon, count, rng)


def _transposed(J, theta, grad, epsilon, count, rng):
    """The same numbers drawn as the columns of one array."""
    columns = iter(normal((theta.size, count), rng).T)
    return variant(lambda n, rng: next(columns))(J, theta, grad, epsilon, count, rng)


CHECK_DIRECTIONS = Exercise(
    "check_directions",
    check_directions,
    _case,
    returns=("slopes", "score"),
    right="Two calls of J for each direction, whatever n is: this is the check for a network with a million parameters.",
    hints=(
        "In each turn draw one v for *all* entries of theta, make it of length 1, and take J's two-sided slope along it. "
        "What should this slope be, if `grad` is right?",
        "`v = rng.normal(size=theta.size)`, then `v = v / np.linalg.norm(v)`. The two points are `theta + epsilon * v` and "
        "`theta - epsilon * v`; compare with `v @ grad`.",
        "`slopes[k] = (J(theta + epsilon * v) - J(theta - epsilon * v)) / (2 * epsilon)`, `expected[k] = v @ grad`; after "
        "the loop the relative difference of the two arrays.",
    ),
    wrong=[
        *WRONG_DIRECTIONS,
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: two_sided(J, theta, step / epsilon * 1e-5, 1e-5)),
            "ε is a fixed, small number here. Take the `epsilon` that is passed in.",
        ),
        Wrong(
            "check_directions(J, theta, grad, epsilon, 1, rng)",
            "Only one direction is tried: does a `return` end the loop in its first turn? Try `count` of them.",
        ),
        Wrong(
            _one_number,
            "Only one direction is tried. Draw `count` of them, in a loop, and put each slope into an array.",
        ),
        Wrong(
            _last_one,
            "This is the last direction alone: each turn of the loop overwrites the last. `slopes[k] = ...` keeps all.",
        ),
        Wrong(
            _transposed,
            "The directions are drawn as (n, count): fine for a check, but to be compared with ours draw one v after the "
            "other, or `rng.normal(size=(count, n))`.",
        ),
        Wrong(
            variant(slope=right),
            "This is one-sided: its error falls as ε only. Take θ + εv and θ − εv.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: 2 * two_sided(J, theta, step, epsilon)),
            "Twice the slope: the two points are 2ε apart.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: right(J, theta, step, epsilon) / 2),
            "J(θ + εv) minus J(θ), divided by 2ε: half the slope. The left point is `theta - epsilon * v`.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: -two_sided(J, theta, step, epsilon)),
            "The sign is reversed: right point minus left point.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: 0.0),
            "Both points are the same, so every slope is 0 and the score exactly 1. One is `theta + epsilon * v`, the other "
            "`theta - epsilon * v`.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: two_sided(J, theta, step / epsilon, 1.0)),
            "ε is missing: the step is the whole v, of length 1. Move by `epsilon * v`.",
        ),
        Wrong(
            variant(slope=lambda J, theta, step, epsilon: two_sided(J, theta, step / epsilon, epsilon)),
            "The step is the whole v, of length 1; only the division knows ε. Move by `epsilon * v`.",
        ),
        Wrong(
            _expected,
            "These are the expected slopes, v · grad. Return the measured ones, and the score.",
        ),
        Wrong(
            variant(expect=lambda v, grad: np.linalg.norm(grad)),
            "`slopes` are right; they are compared with ‖grad‖, the slope along the gradient itself. Along v expect "
            "`v @ grad`.",
        ),
        Wrong(
            variant(score=lambda s, e: each(s, e)[-1]),
            "`slopes` are right; the score is that of the last direction alone. Compare the whole arrays after the loop.",
        ),
        *wrong_scores(lambda score: variant(score=score), "slopes", "expected"),
        Wrong(
            _of_length_one_together,
            "All directions together have length 1, so each is about √count times too short. Divide each v by its own "
            "length: `np.linalg.norm(V, axis=1, keepdims=True)`.",
        ),
    ],
)
