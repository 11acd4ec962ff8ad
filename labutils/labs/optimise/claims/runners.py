"""What the lab says of the five optimisers, each sentence with its proof."""

from collections.abc import Sequence

import numpy as np

from labutils import data
from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, GradientDescent, Momentum, Optimizer
from labutils.streams import Streams
from labutils.training import fit, train

from ..escaping import SETTINGS
from ..proofs import moons_right
from ..racers import racers
from ..surfaces import SURFACES, descend

CLAIMS = claim = Claims()
GRID = (0.03, 0.1, 0.3, 1.0, 3.0)
TARGET, MOST = 0.95, 120


class Shuffles:
    """One legacy shuffle an epoch, each from its own seed: 11, 12, ... as in the published run."""

    def __init__(self, first: int):
        self.seed = first - 1

    def permutation(self, m: int) -> np.ndarray:
        self.seed += 1
        return np.random.RandomState(self.seed).permutation(m)


class SideBySide(Optimizer):
    """An optimiser for each network of a stack; what they share with one is alpha."""

    def __init__(self, optimizers: Sequence[Optimizer]):
        self.alpha, self.optimizers = optimizers[0].alpha, optimizers

    def reset(self, theta):
        for one, place in zip(self.optimizers, theta, strict=True):
            one.reset(place)

    def update(self, theta, grad):
        for one, place, slope in zip(self.optimizers, theta, grad):
            one.update(place, slope)


def published(names: Sequence[str], epochs: int = 10_000) -> np.ndarray:
    """Accuracies of 2-5-2-1 on the moons: He init of seed 3, batches of 64, alpha 0.0007, the optimisers' usual betas."""
    X, Y = data.moons(300, 0.2, 3)
    net = Network(mlp(2, 5, 2, 1), seed=range(len(names)))
    net.theta[...] = Network(mlp(2, 5, 2, 1), seed=Streams(np.random.RandomState(3))).theta
    runners = SideBySide([OPTIMIZERS[name](0.0007) for name in names])
    fit(net, runners, X, Y, epochs=epochs, batch_size=64, seed=Streams(None, Shuffles(11)))
    return net.accuracy(X, Y)


def epochs_needed(optimizer: type[Optimizer], seeds: Sequence[int]) -> np.ndarray:
    """(alphas, seeds) epochs of 2-10-5-1 on the moons to 95 % accuracy; MOST where that is not reached."""
    X, Y = data.moons()
    alpha = np.repeat(GRID, len(seeds))[:, None]
    net = Network(mlp(2, 10, 5, 1), seed=[seed for _ in GRID for seed in seeds])
    needed = np.full(len(alpha), MOST)
    for step in train(net, optimizer(alpha), X, Y, epochs=MOST, batch_size=64, every=5, seed=1):
        needed = np.where(net.accuracy(X, Y) >= TARGET, np.minimum(needed, step.epoch), needed)
    return needed.reshape(len(GRID), len(seeds))


def reversals(optimizer: Optimizer, seed: int, steps: int = 40) -> int:
    """How often the steps across the long bowl turn round, from a start drawn at random."""
    start = np.random.default_rng(seed).uniform((-3.2, 0.5), (-2.0, 1.1))
    across = descend(SURFACES["long bowl"], optimizer, steps, start=start)[1]
    return int((np.diff(np.sign(np.diff(across))) != 0).sum())


@claim(
    "On the long bowl with α = 0.09 the first 40 steps of gradient descent cross the valley every time, those of "
    "momentum about "
    "5 times.",
    seeds=range(100, 120),
    given=(0.09, 40),
    within=1,
)
def momentum_calms_the_zig_zag(seeds):
    plain, averaged = (np.array([reversals(kind(0.09), seed) for seed in seeds]) for kind in (GradientDescent, Momentum))
    return (averaged < plain / 3) & (plain == 39), {"momentum": averaged.mean()}


@claim(
    "Along Rosenbrock's valley none of them reaches the bottom in 200 steps; Adam and RMSprop come nearest.",
    seeds=None,
    given=(200,),
)
def nobody_arrives_in_the_bent_valley():
    surface = SURFACES["Rosenbrock"]
    left = {name: float(surface.f(descend(surface, runner, 200)[:, -1])) for name, runner in racers(**SETTINGS).items()}
    return min(left.values()) > 0.005 and set(sorted(left, key=left.get)[:2]) == {"Adam", "RMSprop"}, left


@claim(
    "With the best of five learning rates each, the median of twenty seeds reaches 95 % after 30 to 50 epochs with Adam, "
    "35 to 75 with momentum and 75 to 105 with gradient descent, depending on the twenty.",
    seeds=range(500, 520),
    given=(95, 30, 50, 35, 75, 105),
)
def adam_and_momentum_need_fewer_epochs(seeds):
    def best(name):
        return np.median(epochs_needed(OPTIMIZERS[name], seeds), axis=1).min()

    adam, momentum, descent = map(best, ("Adam", "momentum", "gradient descent"))
    return 30 <= adam <= 50 and 35 <= momentum <= 75 <= descent <= 105 and momentum < descent, {}


@claim(
    "With α = 0.05 gradient descent classifies about 87 % of the moons correctly after these 80 epochs, with α = 1 "
    "about 94 %, level with Adam.",
    seeds=range(500, 520),
    given=(0.05, 1, 80),
)
def descent_wants_its_own_alpha(seeds):
    slow, own, adam = (
        moons_right(*one, seeds) for one in (("gradient descent", 0.05), ("gradient descent", 1.0), ("Adam", 0.05))
    )
    return abs(own.mean() - adam.mean()) < 0.015, {"0.05": slow.mean(), "1": own.mean()}


@claim(
    "Descent and momentum each gain about seven points, while the accuracies of twenty seeds have a standard deviation of "
    "one or two.",
    seeds=range(500, 520),
)
def descent_and_momentum_gain_more_than_the_spread(seeds):
    for name in ("gradient descent", "momentum"):
        slow, fast = (moons_right(name, alpha, seeds) for alpha in (0.05, 1.0))
        if not (0.06 < np.mean(fast - slow) < 0.09 and max(slow.std(), fast.std()) < 0.025):
            return False, {"slow": slow.mean(), "fast": fast.mean()}
    return True, {}


@claim(
    "After 10,000 epochs with α = 0.0007 gradient descent and momentum are at 79.7 %, Adam at 94.0 %.",
    seeds=None,
    given=(10_000, 0.0007),
    within=0.5,
)
def the_published_race():
    names = ("gradient descent", "momentum", "Adam")
    share = dict(zip(names, published(names), strict=True))
    return share["Adam"] > max(share["gradient descent"], share["momentum"]), share


@claim(
    "From the right, momentum with α = 0.09 rolls out of the shallow valley with β = 0.9, and stays in it with β = "
    "0.8; gradient "
    "descent with that α stays, and so do the other three.",
    seeds=range(100, 120),
    given=(0.09, 0.9, 0.8),
)
def momentum_may_roll_out_of_a_shallow_minimum(seeds):
    surface = SURFACES["two valleys"]
    starts = [(2.0, np.random.default_rng(seed).uniform(-1, 1)) for seed in seeds]

    def deep(optimizer):
        return np.array([descend(surface, optimizer, 200, start=start)[0, -1] < 0 for start in starts])

    out = {name: deep(runner) for name, runner in racers(**SETTINGS).items()}
    staying = ~np.any([out[name] for name in out if name != "momentum"], axis=0)
    return out["momentum"] & ~deep(Momentum(0.09, beta=0.8)) & staying, {}
