"""What the lab says of wrong gradients, each sentence with its proof."""

import numpy as np

from labutils.claims import Claims
from labutils.gradcheck import GOOD, WORRY, gradient_check, relative_difference

from ..bugs import BUGS, planted
from ..models import after_training, points, scaled, trained
from ..verdicts import accused

CLAIMS = claim = Claims()
FIVE, TWENTY = range(100, 105), range(100, 120)  # the panels show seeds 0 and 1


@claim(
    "With dW2 twice as large as it should be, gradient descent ends at a lower cost than the correct code on more than "
    "half of twenty starts.",
    seeds=TWENTY,
    share=0.55,
)
def a_wrong_factor_learns(seeds):
    right, wrong = (after_training("gradient descent", k, seeds)[0] for k in (1, 2))
    return wrong < right, {"right": np.median(right), "wrong": np.median(wrong)}


@claim(
    "With Adam, a factor of 2 or of 4 on dW2 changes the train accuracy by at most 1 point on at least nine of ten starts.",
    seeds=TWENTY,
    share=0.9,
    given=(2, 4, 1),
)
def adam_swallows_the_factor(seeds):
    right, twice, four_times = (after_training("adam", k, seeds)[1] for k in (1, 2, 4))
    change = np.maximum(abs(twice - right), abs(four_times - right))
    return change <= 1, {"largest change": change.max()}


@claim(
    "A block that is twice as large as it should be scores 0.333, and so does one of half the right size; four times as "
    "large scores 0.6.",
    seeds=FIVE,
    share=0.8,  # a network that is dead from the start has no gradient to compare
)
def a_factor_has_its_score(seeds):
    scores = np.array([[_score_of("W2", k, seed) for k in (2, 0.5, 4)] for seed in seeds])
    twice, half, four_times = np.median(scores, axis=0)
    figures = {"twice": twice, "half": half, "four times": four_times}
    return np.isclose(scores, [1 / 3, 1 / 3, 3 / 5]).all(axis=1), figures


def _score_of(block: str, k: float, seed: int) -> float:
    return {c.name: c.difference for c in gradient_check(scaled(block, k, seed), *points())}[block]


@claim("A gradient that is 0.1 % too large scores 5e-4 with norms, but only 5e-7 with squares.", seeds=None, given=(0.1,))
def squares_hide():
    a = np.random.default_rng(0).normal(size=50)
    b = 1.001 * a
    norms, squares = relative_difference(a, b), np.sum((a - b) ** 2) / (np.sum(a**2) + np.sum(b**2))
    return squares < norms, {"norms": norms, "squares": squares}


def scores(bug: str, iterations: int, seed: int) -> dict[str, float]:
    """The score of each block with λ = 0.7 after so many correct steps."""
    net = planted(bug, lambd=0.7, seed=seed)
    net.theta[...] = trained(iterations, 0.7, seed)
    return {check.name: check.difference for check in gradient_check(net, *points())}


def located(bug: str, iterations: int, seed: int) -> bool:
    """Are the blocks that the bug spoils a worry, and all others good?"""
    found = scores(bug, iterations, seed)
    return all(score > WORRY if name in BUGS[bug].spoils else score < GOOD for name, score in found.items())


@claim(
    "Each of the eight bugs is found on at least nine of ten starts: after 100 steps and with λ = 0.7, every block it "
    "spoils scores above 1e-3, every other block below 1e-7.",
    seeds=range(100, 110),
    share=0.9,
    given=(100, 0.7, 1e-3, 1e-7),
)
def each_bug_is_located(seeds):
    return [all(located(bug, 100, seed) for bug in BUGS) for seed in seeds], {}


@claim("At initialisation a penalty on the biases cannot be seen: b = 0, and no block is accused.", seeds=TWENTY, given=(0,))
def invisible_at_the_start(seeds):
    nets = [planted("λ on the biases", lambd=0.7, seed=seed) for seed in seeds]
    return [not accused(gradient_check(net, *points())) for net in nets], {}
