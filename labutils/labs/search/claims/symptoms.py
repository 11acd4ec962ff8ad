"""What the lab says of curves: too fast, too slow, flat, a bug, too few examples."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import Diverged, fit, train

from ..models import FLOWER
from ..studies import first_looks

CLAIMS = claim = Claims()
TEN, FIVE = range(100, 110), range(100, 105)


class Ended(NamedTuple):
    """A run of the symptoms panel: train loss at the start, after 1,200 and after all 1,500 iterations, and how much is
    right on train and dev. Where it diverged the losses are infinite."""

    first: float
    late: float
    last: float
    train: float
    dev: float


def ended(alpha: float, seed: int, examples: int = 400, init: str = "he") -> Ended:
    return _ended(alpha, seed, examples, init)  # the same run, whether its settings are given or left out


@lru_cache(maxsize=200)
def _ended(alpha: float, seed: int, examples: int, init: str) -> Ended:
    X, Y = FLOWER.X[:, :examples], FLOWER.Y[:, :examples]
    net = Network(mlp(2, 24, 12, 1, activation="leaky_relu"), init=init, seed=seed)
    losses = [net.loss(X, Y)]
    try:
        for step in train(net, GradientDescent(alpha), X, Y, epochs=1_500, every=15):
            if step.iteration in (1_200, 1_500):
                losses.append(net.loss(X, Y))
    except Diverged:
        return Ended(losses[0], np.inf, np.inf, 0.0, 0.0)
    return Ended(*losses, net.accuracy(X, Y), net.accuracy(FLOWER.X_dev, FLOWER.Y_dev))


@claim(
    "With α = 0.001 the train loss falls by about 1 % in the last 300 iterations, but with α = 0.1 it ends about half "
    "as high.",
    seeds=FIVE,
    given=(0.001, 300, 0.1),
)
def flat_is_not_always_the_end(seeds):
    slow, good = (np.array([ended(alpha, seed) for seed in seeds]).T for alpha in (0.001, 0.1))
    return (good[2] < slow[2]) & (0.4 < (good[2] / slow[2]).mean() < 0.6), {
        "fallen, %": 100 * (1 - slow[2] / slow[1]).mean()
    }


@claim(
    "With α = 0.1 and 50 examples the network is right on about 96 % of train and 80 % of dev, with 400 on 89 and 85 %.",
    seeds=TEN,
    given=(0.1, 50, 400),
    within=2,
)
def more_data_closes_the_gap(seeds):
    few, all_of_them = (np.array([ended(0.1, seed, m)[3:] for seed in seeds]) for m in (50, 400))
    figures = dict(enumerate([*few.mean(axis=0), *all_of_them.mean(axis=0)]))
    return few[:, 1] < all_of_them[:, 1], {f"{k}": figure for k, figure in figures.items()}


@claim("With α = 100 the loss stops being a number in each of ten seeds.", seeds=TEN, given=(100,))
def too_large_is_nan(seeds):
    return [ended(100, seed).last == np.inf for seed in seeds], {}


@claim(
    "With α = 0.0001 the train loss falls by about 5 % in 1,500 iterations, a plateau to the eye; with α = 0.1 by about "
    "60 %.",
    seeds=TEN,
    given=(0.0001, 1500, 0.1),
    share=0.9,
    within=4,
)
def too_small_looks_like_a_plateau(seeds):
    slow, good = (np.array([ended(alpha, seed) for seed in seeds]).T for alpha in (1e-4, 0.1))
    fallen, learnt = (1 - run[2] / run[0] for run in (slow, good))
    return (fallen < 0.2) & (learnt > 0.4), {"fallen": fallen.mean(), "learnt": learnt.mean()}


@claim(
    "Ten examples are memorised with every one of ten seeds, even with their labels shuffled; with one unit per layer, or "
    "with weights that all start at 0, they never are.",
    seeds=TEN,
    given=(0,),
)
def a_small_set_is_overfitted_first(seeds):
    can, cannot = ({}, {"shuffled": True}), ({"units": (1, 1)}, {"init": "zeros"})
    learnt, stuck = (np.array([memorised(seeds, **how) for how in hows]) for hows in (can, cannot))
    return (learnt == 1).all(axis=0) & (stuck < 1).all(axis=0), {}


def memorised(
    seeds: Sequence[int], units: tuple[int, ...] = (24, 12), init: str = "he", shuffled: bool = False
) -> np.ndarray:
    """Train accuracy, (seeds,), on ten examples as ``ended`` trains with α = 0.3; so few train faster in one stack."""
    X, Y = (np.stack([part[:, :10]] * len(seeds)) for part in FLOWER[:2])
    if shuffled:
        Y = np.stack([np.random.default_rng(seed).permutation(one, axis=1) for seed, one in zip(seeds, Y)])
    net = Network(mlp(2, *units, 1, activation="leaky_relu"), init=init, seed=list(seeds))
    return fit(net, GradientDescent(0.3), X, Y, epochs=1_500).accuracy(X, Y)


@claim(
    "In at least nine runs of ten the train loss falls at every one of fifty looks in the first 250 iterations with α = "
    "0.03, while the accuracy rises at fewer than half of them; on average it rises at fewer than a third.",
    seeds=TEN,
    given=(250, 0.03),
    share=0.9,
)
def the_loss_moves_first(seeds):
    moves = np.diff([first_looks(0.03, seed=seed) for seed in seeds])  # (seeds, loss and accuracy, looks)
    falls, rises = (moves[:, 0] < 0).mean(axis=1), (moves[:, 1] > 0).mean(axis=1)
    return (falls == 1) & (rises < 1 / 2) & (rises.mean() < 1 / 3), {}
