"""The sentences of the notebook that hold numbers or compare things, each with its proof."""

from collections.abc import Sequence

import numpy as np

from labutils.claims import Claims
from labutils.gradcheck import GOOD, WORRY, BlockCheck, gradient_check, relative_difference
from labutils.layers import mlp
from labutils.network import Network

from .bugs import BUGS, planted
from .differences import errors, order
from .exercises.check_directions import check_directions
from .functions import network_along_each_parameter
from .models import after_training, points, scaled, trained
from .plain import one_sided, two_sided
from .studies import flattened, fresh_check, whole_score

CLAIMS = claim = Claims()
WIDE = (2, 60, 60, 1)  # as the notebook checks it along random directions
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


@claim("On five networks the slopes in the truncation region are 2 and 1, to within 5 %.", seeds=FIVE, given=(5,))
def errors_fall_as_powers_of_epsilon(seeds):
    examples = [network_along_each_parameter(seed) for seed in seeds]
    two, one = (np.array([order(rule, example) for example in examples]) for rule in (two_sided, one_sided))
    return (abs(two / 2 - 1) < 0.05) & (abs(one - 1) < 0.05), {"two-sided": two.mean(), "one-sided": one.mean()}


@claim(
    "For θ³ the two-sided score is below 1e-6 at ε = 0.001, and above it again at ε = 1e-12.",
    seeds=None,
    given=(1e-6, 0.001, 1e-12),
)
def a_smaller_epsilon_can_be_worse():
    coarse, fine = (relative_difference(two_sided(lambda theta: theta**3, 1.0, epsilon), 3.0) for epsilon in (1e-3, 1e-12))
    return coarse < 1e-6 < fine, {}


@claim("One of the 200 points lies where all six units of the first layer are off", seeds=None)
def one_point_on_the_kink():
    X, _ = points()
    first = planted(lambd=0.0, keep_prob=1.0, seed=3).activations(X)[1]
    return np.sum(first.max(axis=0) == 0) == 1, {"points": X.shape[1]}


@claim(
    "On correct code ε = 1e-4 scores between 1e-10 and 1e-8, ε = 1e-5 between 1e-11 and 1e-9, and ε = 1e-7 between "
    "1e-9 and 1e-7.",
    seeds=FIVE,
    given=(1e-4, 1e-5, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11),
)
def smaller_is_not_better(seeds):
    found = np.array([errors(two_sided, network_along_each_parameter(seed), (1e-4, 1e-5, 1e-7)) for seed in seeds])
    low = np.array([1e-10, 1e-11, 1e-9])
    return ((found > low) & (found < 100 * low)).all(axis=1), {"median": np.median(found, axis=0).max()}


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


def accused(checks: Sequence[BlockCheck]) -> bool:
    """Is any block a worry, or worth a look?"""
    return any(check.verdict in ("look", "worry") for check in checks)


@claim("At initialisation a penalty on the biases cannot be seen: b = 0, and no block is accused.", seeds=TWENTY, given=(0,))
def invisible_at_the_start(seeds):
    nets = [planted("λ on the biases", lambd=0.7, seed=seed) for seed in seeds]
    return [not accused(gradient_check(net, *points())) for net in nets], {}


@claim(
    "With a fresh mask in each pass correct code scores above 0.99 in every block; with a frozen mask no block is accused.",
    seeds=FIVE,
    given=(0.99,),
)
def only_a_frozen_mask_can_be_checked(seeds):
    nets = [planted(seed=seed) for seed in seeds]
    fresh = [[c.difference for c in fresh_check(net, *points(), seed=seed)] for net, seed in zip(nets, seeds, strict=True)]
    frozen = [accused(gradient_check(net, *points(), seed=seed)) for net, seed in zip(nets, seeds, strict=True)]
    return (np.min(fresh, axis=1) > 0.99) & ~np.array(frozen), {}


@claim(
    "After 2,000 steps of Adam the same correct code scores at least 5 times worse than at initialisation on nine of ten "
    "starts.",
    seeds=range(100, 110),
    given=(2000, 5),
    share=0.9,
)
def nothing_is_left_at_a_minimum(seeds):
    early, late = (np.array([whole_score(seed, steps) for seed in seeds]) for steps in (0, 2000))
    return late > 5 * early, {"early": np.median(early), "late": np.median(late)}


@claim(
    "In each of ten such networks with small weights correct code scores above 0.1 in some block, and no block is accused; "
    "with Xavier's weights all blocks are good.",
    seeds=range(100, 110),
    given=(0.1,),
)
def tiny_weights_drown_the_gradient(seeds):
    def checked(init, seed):
        return gradient_check(Network(mlp(2, 6, 6, 6, 6, 1, activation="tanh"), init=init, seed=seed), *points())

    def drowned(checks):
        return max(check.difference for check in checks) > 0.1 and not accused(checks)

    return [drowned(checked("small", s)) and {c.verdict for c in checked("xavier", s)} == {"good"} for s in seeds], {}


@claim(
    "On at least nine of ten starts, ten directions score below 1e-8 for the correct code and above 1e-3 for seven of "
    "the eight bugs; the eighth, λ on the biases, is still hidden.",
    seeds=TWENTY,
    share=0.9,
    given=(10, 1e-8, 1e-3, 7, 8),
)
def ten_directions_see_seven_bugs(seeds):
    hidden = ("no bug", "λ on the biases")
    scores = {bug: np.array([_along_ten(bug, seed) for seed in seeds]) for bug in BUGS}
    held = [score < 1e-8 if bug in hidden else score > WORRY for bug, score in scores.items()]
    return np.all(held, axis=0), {}


def _along_ten(bug: str, seed: int) -> float:
    net = planted(bug, lambd=0.7, seed=seed, sizes=WIDE)
    return check_directions(*flattened(net, *points()), 1e-5, 10, np.random.default_rng(seed))[1]
