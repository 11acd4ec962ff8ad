"""What the questions of the lab are about, measured over seeds that no panel shows."""

import numpy as np

from labutils.gradcheck import GOOD, WORRY, gradient_check, relative_difference

from .bugs import BUGS, planted
from .claims.directions import WIDE
from .differences import errors
from .functions import Example, cube, network_along_each_parameter
from .models import after_training, points, scaled
from .plain import two_sided
from .studies import flattened, forward_passes, fresh_check, whole_score

SEEDS = range(100, 106)
CUBE = Example(cube, 3.0, (1e-4, 1e-1))
COSTS = ("higher than with the correct code", "lower, on most starts", "where it was at the start")
SCORES = ("below 1e-7, as correct code", "between 1e-7 and 1e-3", "above 1e-3")
CHANGES = ("better", "about the same", "worse")


def cost_with_a_doubled_block() -> str:
    correct, wrong = (after_training("gradient descent", k, SEEDS)[0] for k in (1, 2))
    return COSTS[1] if np.mean(wrong < correct) > 0.5 else COSTS[0]


def best_epsilon() -> str:
    choices = ("0.3", "0.001", "1e-5", "1e-12")
    scores = [errors(two_sided, CUBE, [float(one)])[0] for one in choices]
    return choices[int(np.argmin(scores))]


def score_of_a_flipped_sign() -> float:
    return float(np.mean([_score("W2", -1.0, seed) for seed in SEEDS]))


def _score(block: str, k: float, seed: int) -> float:
    return {c.name: c.difference for c in gradient_check(scaled(block, k, seed), *points())}[block]


def blocks_without_the_division() -> str:
    wrong = set()
    for seed in SEEDS:
        found = gradient_check(planted("no 1/keep_prob", lambd=0.0, seed=seed), *points())
        wrong |= {check.name for check in found if check.verdict == "worry"}
    return "W1, b1, W2 and b2" if wrong == {*BUGS["no 1/keep_prob"].spoils} else ", ".join(sorted(wrong))


def score_with_fresh_masks() -> float:
    nets = {seed: planted(seed=seed) for seed in SEEDS}
    return float(np.median([c.difference for seed, net in nets.items() for c in fresh_check(net, *points(), seed=seed)]))


def score_after_training() -> str:
    ratio = np.median([whole_score(seed, 2000) / whole_score(seed, 0) for seed in SEEDS])
    return CHANGES[2] if ratio > 5 else CHANGES[0] if ratio < 0.2 else CHANGES[1]


def passes_of_a_check() -> float:
    return forward_passes(planted(keep_prob=1.0, seed=100), *points())


def power_of_two_sides() -> str:
    orders = [errors(two_sided, network_along_each_parameter(seed), (1e-2, 1e-1)) for seed in SEEDS[:2]]
    return "100 times smaller" if np.median([np.log10(high / low) for low, high in orders]) > 1.5 else "10 times smaller"


def score_along_the_diagonal() -> str:
    worst = max(_along_the_diagonal(seed) for seed in SEEDS)
    return SCORES[0] if worst < GOOD else SCORES[1] if worst < WORRY else SCORES[2]


def _along_the_diagonal(seed: int) -> float:
    J, theta, grad = flattened(planted("dW2 transposed", seed=seed, sizes=WIDE), *points())
    v = np.ones(theta.size) / np.sqrt(theta.size)
    return relative_difference(two_sided(lambda t: J(theta + t * v), 0.0, 1e-5), v @ grad)
