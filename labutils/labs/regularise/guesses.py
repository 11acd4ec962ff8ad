"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

import numpy as np

from labutils.guesses import Guess
from labutils.layers import mlp
from labutils.live.question import Questions
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import train

from .models import DATA, tanh_net, trained
from .norms import ball, fit_cost
from .panels.norm import norm_panel
from .studies import lost_without_one

SEEDS = range(100, 110)


def dev_accuracy(**settings) -> float:
    return float(trained(SEEDS, **settings).accuracy(DATA.X_dev, DATA.Y_dev).mean())


def how_dev_accuracy_moves() -> str:
    none, mild, huge = (dev_accuracy(lambd=lambd) for lambd in (0.0, 0.7, 100.0))
    return "first up, then down" if none < mild > huge else "down all the way" if none > mild > huge else "up all the way"


def largest_p_with_a_zero() -> float:
    def smallest_weight(p):
        edge = ball(p, 0.8)
        return np.abs(edge[:, fit_cost(edge).argmin()]).min()

    return max(p for p in norm_panel().controls["p"].values if smallest_weight(np.inf if p >= 100 else p) < 1e-9)


def share_in_the_band() -> float:
    net = tanh_net(SEEDS, 0.7)
    return float(100 * np.mean(np.abs(net.layers[0].W @ DATA.X + net.layers[0].b) < 0.5))


def survivor() -> float:
    masks = np.random.default_rng(100).random(100_000) < 0.8
    return float((6.0 * masks / 0.8).mean())


def share_of_rises() -> float:
    net = Network(mlp(2, 20, 3, 1, keep_prob=0.86), seed=list(SEEDS))
    J = [step.J for step in train(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=200)]
    return float(100 * np.mean(np.diff(J, axis=0) > 0))


def who_loses_less_without_a_unit() -> str:
    plain, dropout = (np.mean(lost_without_one(p, SEEDS).max(axis=0)) for p in (1, 0.86))
    return "with dropout" if dropout < plain else "without dropout"


def who_wins_on_dev() -> str:
    l2, dropout = dev_accuracy(lambd=0.7), dev_accuracy(keep_prob=0.86)
    return "L2" if l2 > dropout else "dropout"


QUESTIONS = Questions(
    "03",
    Guess(
        "dev accuracy",
        "λ goes from 0 to 100. What does the dev accuracy do?",
        "first up, then down",
        "A little penalty takes away what was fitted to single points; a large one takes away the fit itself.",
        how_dev_accuracy_moves,
        options=("up all the way", "first up, then down", "down all the way"),
    ),
    Guess(
        "corner",
        "What is the largest p for which the second weight is exactly zero?",
        1,
        "From p = 1 downwards the line has corners on the axes, and the bowl touches a corner first.",
        largest_p_with_a_zero,
        axis=(0, 3),
    ),
    Guess(
        "band",
        "What share of the dots lies in the grey band at λ = 0.7?",
        78,
        "On average about four in five: small weights keep z in the straight part of tanh.",
        share_in_the_band,
        within=10,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "survivor",
        "Averaged over many masks, what is left of the entry 6.0 with the division?",
        6,
        "The division by keep_prob makes up for what is dropped, so the mean stays.",
        survivor,
        within=0.1,
        axis=(0, 8),
    ),
    Guess(
        "rises",
        "Under plain gradient descent with keep_prob = 0.86, in what share of the iterations does J rise?",
        43,
        "Each iteration measures a different network, so nearly every second step goes up.",
        share_of_rises,
        within=8,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "missed unit",
        "Take out the unit that is missed most. Which network loses fewer points?",
        "with dropout",
        "Dropout has trained the other units to do without any single one.",
        who_loses_less_without_a_unit,
        options=("without dropout", "with dropout"),
    ),
    Guess(
        "winner",
        "Twenty seeds each: which has the higher mean dev accuracy on this field?",
        "L2",
        "By less than a point, and only here: on another data set it may be the other way round.",
        who_wins_on_dev,
        options=("L2", "dropout"),
    ),
)
