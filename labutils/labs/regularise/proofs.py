"""What the questions of the lab are about, measured over seeds that no panel shows."""

from typing import Any

import numpy as np

from labutils.distort import DISTORTIONS
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from .claims.other_ways import on_digits
from .digit_runs import noise_or_new
from .models import DATA, tanh_net, trained
from .norms import ball, fit_cost
from .panels.norm import norm_panel
from .selection import features_that_stay
from .studies import lost_without_one, share_of_rises

SEEDS = range(100, 110)


def dev_accuracy(**settings: Any) -> float:
    return float(trained(SEEDS, **settings).accuracy(DATA.X_dev, DATA.Y_dev).mean())


def how_dev_accuracy_moves() -> str:
    none, mild, huge = (dev_accuracy(lambd=lambd) for lambd in (0.0, 0.7, 100.0))
    return "first up, then down" if none < mild > huge else "down all the way" if none > mild > huge else "up all the way"


def largest_p_with_a_zero() -> float:
    def smallest_weight(p):
        edge = ball(p, 0.8)
        return np.abs(edge[:, fit_cost(edge).argmin()]).min()

    return max(p for p in norm_panel().controls["p"].values if smallest_weight(np.inf if p >= 100 else p) < 1e-9)


def mean_answer_with_b_penalised() -> float:
    x = np.linspace(-1, 1, 10)
    inputs = np.array([x, np.ones(10)])
    lines = [
        np.linalg.solve(inputs @ inputs.T + 5 * np.eye(2), inputs @ (37 + rng.uniform(-0.5, 0.5, 10)))
        for rng in map(np.random.default_rng, SEEDS)
    ]
    return float(np.mean(lines @ inputs))


def share_in_the_band() -> float:
    net = tanh_net(SEEDS, 0.7)
    return float(100 * np.mean(np.abs(net.layers[0].W @ DATA.X + net.layers[0].b) < 0.5))


def survivor() -> float:
    masks = np.random.default_rng(100).random(100_000) < 0.8
    return float((6.0 * masks / 0.8).mean())


def rises_under_dropout() -> float:
    return float(share_of_rises(0.86, SEEDS).mean())


def who_loses_less_without_a_unit() -> str:
    plain, dropout = (np.mean(lost_without_one(p, SEEDS).max(axis=0)) for p in (1, 0.86))
    return "with dropout" if dropout < plain else "without dropout"


def who_wins_on_dev() -> str:
    l2, dropout = (
        np.median(trained(SEEDS, **one).accuracy(DATA.X_dev, DATA.Y_dev)) for one in ({"lambd": 0.7}, {"keep_prob": 0.86})
    )
    return "L2" if l2 > dropout else "dropout"


def iteration_of_the_lowest_dev_loss() -> float:
    net = Network(mlp(2, 20, 3, 1), seed=list(SEEDS))
    steps = train(net, Adam(0.03), DATA.X, DATA.Y, epochs=600, every=10)
    return float(np.median(10 * np.argmin([net.loss(DATA.X_dev, DATA.Y_dev) for _ in steps], axis=0)))


def most_helpful_distortion() -> str:
    seeds = range(100, 103)
    return max(DISTORTIONS, key=lambda kind: on_digits(seeds, kind).mean())


def features_kept_by_l1() -> float:
    return float(np.mean([len(features_that_stay("L1", 3.0, seed).names) for seed in SEEDS[:5]]))


def what_helps_more() -> str:
    noise, new = (noise_or_new(kind, m, SEEDS[:5]) for kind, m in (("noise", 150), ("none", 300)))
    return "150 new digits" if new > noise else "noise on the old ones"


def noise_against_ridge() -> str:
    rng = np.random.default_rng(100)
    x = rng.standard_normal((3, 40))
    y = x.sum(axis=0) + rng.standard_normal(40)
    noisy = np.tile(x, 2000) + 0.5 * rng.standard_normal((3, 80_000))
    with_noise = np.linalg.solve(noisy @ noisy.T, noisy @ np.tile(y, 2000))
    ridge = np.linalg.solve(x @ x.T + 40 * 0.25 * np.eye(3), x @ y)
    return "they coincide" if np.abs(with_noise - ridge).max() < 0.02 else "about 0.1 apart"
