"""What lab 05 says in numbers, each sentence with its proof."""

from functools import cache

import numpy as np

from labutils import data
from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, GradientDescent, Momentum, Optimizer
from labutils.streams import Streams
from labutils.training import fit, train

from ..averaging import MIDSUMMER, average
from ..batching import M, costs, fit_line, line_data
from ..curving import minima
from ..escaping import SETTINGS
from ..racers import racers
from ..surfaces import SURFACES, descend

CLAIMS = claim = Claims()
GRID = (0.03, 0.1, 0.3, 1.0, 3.0)
TARGET, MOST = 0.95, 150
COLDEST = 15  # day of January round which the made temperatures are lowest


class Shuffles:
    """One legacy shuffle an epoch, each from its own seed: 11, 12, ... as in the published run."""

    def __init__(self, first: int):
        self.seed = first - 1

    def permutation(self, m: int):
        self.seed += 1
        return np.random.RandomState(self.seed).permutation(m)


@cache
def published(name: str, epochs: int = 10_000) -> float:
    """Accuracy of 2-5-2-1 on the moons: He init of seed 3, batches of 64, alpha 0.0007, the optimiser's usual betas."""
    X, Y = data.moons(300, 0.2, 3)
    net = Network(mlp(2, 5, 2, 1), seed=Streams(np.random.RandomState(3)))
    fit(net, OPTIMIZERS[name](0.0007), X, Y, epochs=epochs, batch_size=64, seed=Streams(None, Shuffles(11)))
    return float(net.accuracy(X, Y))


def epochs_needed(optimizer: type[Optimizer], seeds):
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
    "Ten epochs with α = 0.1 end at J = 1.0 with the full batch, at 0.3 with batches of 16.",
    seeds=range(10),
    given=(0.1, 16),
    within=2,
)
def smaller_batches_get_farther_in_an_epoch(seeds):
    def ends(batch_size):
        sets = [line_data(seed) for seed in seeds]
        return np.array([costs(fit_line(X, Y, batch_size, 0.1)[0][:, -1:], X, Y)[0] for X, Y in sets])

    full, small = ends(M), ends(16)
    return small < full, {"full": full.mean(), "16": small.mean()}


@claim(
    "After one epoch J stands at 3.7 with the full batch, at 0.6 with batches of 16 and at 0.3 with single examples.",
    seeds=range(10),
    given=(16,),
    within=1,
)
def the_first_epoch_of_single_examples_goes_farthest(seeds):
    def after_one(batch_size, seed):
        X, Y = line_data(seed)
        step = M // batch_size
        return costs(fit_line(X, Y, batch_size, 0.1)[0][:, step : step + 1], X, Y)[0]

    full, small, single = (np.array([after_one(size, seed) for seed in seeds]) for size in (M, 16, 1))
    return (single < small) & (small < full), {"full": full.mean(), "16": small.mean(), "1": single.mean()}


@claim(
    "In the last of these epochs w lies on average 0.21 from the bottom with single examples, and 0.10 with batches of 16.",
    seeds=range(10),
    given=(16,),
    within=2,
)
def single_examples_never_settle(seeds):
    def distance(batch_size, seed):
        X, Y = line_data(seed)
        way = fit_line(X, Y, batch_size, 0.1)[0][:, -(M // batch_size) :]
        bottom = np.linalg.solve(X @ X.T, X @ Y.T)
        return np.linalg.norm(way - bottom, axis=0).mean()

    single, small = (np.array([distance(size, seed) for seed in seeds]) for size in (1, 16))
    return single > small, {"single": single.mean(), "16": small.mean()}


@claim(
    "On the long bowl with α = 0.09, gradient descent turns round across the valley in 39 of 39 steps, momentum in 5.",
    seeds=range(10),
    given=(0.09,),
    within=1,
)
def momentum_calms_the_zig_zag(seeds):
    plain, averaged = (np.array([reversals(kind(0.09), seed) for seed in seeds]) for kind in (GradientDescent, Momentum))
    return averaged < plain / 3, {"descent": plain.mean(), "steps": 39, "momentum": averaged.mean()}


@claim(
    "Over ten such years the lowest point of the curve with β = 0.98 comes 38 days after the coldest time of the year.",
    seeds=range(10),
    given=(0.98,),
    within=2,
)
def a_long_average_is_late(seeds):
    def late(seed):
        celsius = np.roll(data.temperatures(seed=seed)[1][0], -MIDSUMMER)
        return average(celsius, 0.98)[60:].argmin() + 60 - (365 - MIDSUMMER + COLDEST - 1)

    days = np.array([late(seed) for seed in seeds])
    return days > 15, {"days": days.mean()}


@claim(
    "Along Rosenbrock's valley nobody reaches the bottom in 200 steps; Adam and RMSprop come nearest.",
    seeds=None,
    given=(200,),
)
def nobody_arrives_in_the_bent_valley():
    ground = SURFACES["Rosenbrock"]
    left = {name: float(ground.f(descend(ground, runner, 200)[:, -1])) for name, runner in racers(**SETTINGS).items()}
    return min(left.values()) > 0.005 and set(sorted(left, key=left.get)[:2]) == {"Adam", "RMSprop"}, left


@claim(
    "With the best of five learning rates each, ten seeds need in the median 33 epochs "
    "to 95 % with Adam, 57 with momentum, 82 with gradient descent.",
    seeds=range(10),
    given=(95,),
    share=0.8,
    within=3,
)
def adam_needs_fewer_epochs(seeds):
    def best(name):
        needed = epochs_needed(OPTIMIZERS[name], seeds)
        return needed[np.median(needed, axis=1).argmin()]

    adam, momentum, descent = map(best, ("Adam", "momentum", "gradient descent"))
    return adam < descent, {"Adam": np.median(adam), "momentum": np.median(momentum), "descent": np.median(descent)}


@claim(
    "After 10,000 epochs with α = 0.0007 gradient descent and momentum stand at 79.7 %, Adam at 94.0 %.",
    seeds=None,
    given=(10_000, 0.0007),
)
def the_published_race():
    share = {name: published(name) for name in ("gradient descent", "momentum", "Adam")}
    return share["Adam"] > max(share["gradient descent"], share["momentum"]), share


@claim(
    "Of random flat places 50 % are minima with one direction, 15 % with two, 2.6 % with three and 0.3 % with four.",
    seeds=range(5),
    within=2,
)
def minima_are_rare(seeds):
    shares = np.array([[minima(n, seed=seed) for n in (1, 2, 3, 4)] for seed in seeds])
    return (np.diff(shares) < 0).all(axis=1), dict(zip(("1", "2", "3", "4"), shares.mean(axis=0)))
