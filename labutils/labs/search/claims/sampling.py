"""What the lab says of samplers and scales."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from labutils.claims import Claims
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.search import Scale, finer, grid, random
from labutils.training import train

from ..models import ALPHA, BETA, EVENLY, FLOWER, PLANE, TREE, dev_losses, flower_losses, plane_losses, responses
from ..panels.grid_or_random import SPACE
from ..panels.halving import END, RUNS

CLAIMS = claim = Claims()
DRAWS = range(100, 110)


@claim(
    "Averaged over ten draws, the best of nine random trials has a lower dev loss than the best of the grid's nine, "
    "and it wins in most of the draws.",
    seeds=DRAWS,
    share=0.6,
)
def random_beats_the_grid_of_nine(seeds):
    squares = best_on_grid(3, seeds)
    points = best_at_random({"alpha": ALPHA}, 9, seeds)
    return (points < squares) & (points.mean() < squares.mean() - 0.02), {"random": points.mean(), "grid": squares.mean()}


@claim(
    "On this flower the grid of sixteen is lucky: one of its columns lies at α = 0.03, and on average its best dev "
    "loss is well below that of the grid of nine.",
    seeds=DRAWS,
    given=(0.03,),
)
def a_grid_can_be_lucky(seeds):
    return best_on_grid(4, seeds).mean() < best_on_grid(3, seeds).mean() - 0.02, {}


@claim("Between ε = 1e-10 and 1e-4 the dev loss changes by less than 0.1 for at least nine in ten seeds.",
       seeds=range(100, 110), given=(1e-10, 1e-4, 0.1), share=0.9)  # fmt: skip
def epsilon_hardly_matters(seeds):
    ends = np.array([1e-10, 1e-4]).repeat(len(seeds))
    small, large = flower_losses([0.03] * len(ends), [*seeds, *seeds], ends).reshape(2, -1)
    return abs(small - large) < 0.1, {}


def best_on_grid(side: int, seeds: Sequence[int]) -> np.ndarray:
    centres = (np.arange(side) + 0.5) / side
    squares = grid({name: [scale.at(u) for u in centres] for name, scale in SPACE.items()})
    alphas, epsilons = zip(*((p["alpha"], p["epsilon"]) for p in squares), strict=True)
    return np.array([flower_losses(alphas, [seed] * side**2, epsilons).min() for seed in seeds])


def best_at_random(space: dict[str, Scale], n: int, seeds: Sequence[int]) -> np.ndarray:
    drawn = {seed: [p["alpha"] for p in random(space, n, seed=seed)] for seed in seeds}
    return np.array([flower_losses(alphas, [seed] * n).min() for seed, alphas in drawn.items()])


@claim(
    "Drawn uniformly from 0.0001 to 1, nine in ten samples of α lie above 0.1; on the log scale one in four does.",
    seeds=DRAWS,
    given=(0.0001, 1, 0.1),
)
def even_draws_of_alpha_are_large(seeds):
    places = np.random.default_rng(list(seeds)).random(10_000)
    evenly = np.mean([EVENLY["alpha"].at(u) > 0.1 for u in places])
    log = np.mean([ALPHA.at(u) > 0.1 for u in places])
    return abs(evenly - 0.9) < 0.02 and abs(log - 0.25) < 0.02, {}


@claim(
    "Drawn uniformly from 0 to 0.999, one in ten samples of β lies above 0.9; on the log scale of 1 − β two in three do.",
    seeds=DRAWS,
    given=(0, 0.999, 1, 0.9),
)
def even_draws_of_beta_are_small(seeds):
    places = np.random.default_rng(list(seeds)).random(10_000)
    evenly = np.mean([EVENLY["beta"].at(u) > 0.9 for u in places])
    log = np.mean([BETA.at(u) > 0.9 for u in places])
    return abs(evenly - 0.1) < 0.02 and abs(log - 2 / 3) < 0.02, {}


@claim(
    "Averaged over two hundred draws of five samples, the best α has a lower dev loss on the log scale than when drawn "
    "uniformly.",
    seeds=DRAWS,
)
def a_log_scale_wins_for_alpha(seeds):
    evenly, log = won("alpha", ALPHA, 5, seeds)
    return log.mean() < evenly.mean(), {"log": log.mean(), "evenly": evenly.mean()}


def won(name: str, scale: Scale, n: int, seeds: Sequence[int]) -> np.ndarray:
    """(2, 200) best dev losses of n samples drawn uniformly and on the log scale, by a response measured on other seeds."""
    response = responses((11, 12, 13))[name]
    rulers = np.random.default_rng(list(seeds)).random((200, n))
    evenly = np.array([[scale.where(EVENLY[name].at(u)) for u in row] for row in rulers])
    return np.array([response.at(evenly).min(axis=1), response.at(rulers).min(axis=1)])


@claim(
    "In ten searches, twelve fine trials around the best three of twelve coarse trials have a median dev loss about a "
    "third below that of twelve more coarse trials.",
    seeds=DRAWS,
    share=0.8,
)
def fine_trials_are_better(seeds):
    fine, coarse = np.array([rounds(seed) for seed in seeds]).T
    drop = 1 - fine.mean() / coarse.mean()
    return (fine < coarse) & (0.2 < drop < 0.45), {"drop": drop}


@cache
def rounds(seed: int) -> tuple[float, float]:
    """Median dev losses of twelve fine trials and of twelve more coarse ones."""
    coarse = random(PLANE, 12, seed=seed)
    best = plane_losses(coarse, [seed] * 12).argsort()[:3]
    box = finer(PLANE, [coarse[k] for k in best])
    trials = random(box, 12, seed=seed + 100_000) + random(PLANE, 12, seed=seed + 200_000)
    again = plane_losses(trials, [seed] * 24)
    return np.median(again[:12]), np.median(again[12:])


@claim(
    "Over ten sets of 27 settings, halving spends 26 % of the updates, and on average the best of its three survivors "
    "ends at a dev loss less than 0.05 above that of the best run.",
    seeds=DRAWS,
    given=(27, 0.05),
    share=0.9,
)
def halving_is_cheap_and_nearly_as_good(seeds):
    lost = np.array([survivors_lose(losses) for losses in tree_losses(seeds)])
    return (lost < 0.2) & (lost.mean() < 0.05), {"spent": (27 * 30 + 9 * 60 + 3 * 180) / (RUNS * END), "lost": lost.mean()}


def tree_losses(seeds: Sequence[int]) -> np.ndarray:
    """(seeds, RUNS, 3) dev losses of the settings drawn for the tree, after 30, 90 and all updates. Those with as many units
    train as one stack."""
    drawn = [one for seed in seeds for one in random(TREE, RUNS, seed=seed)]
    alphas, units = (np.array([one[name] for one in drawn]) for name in ("alpha", "units"))
    losses = np.empty((len(drawn), 3))
    for n in np.unique(units):
        like = units == n
        net = Network(mlp(2, int(n), 8, 1), seed=[1] * like.sum())
        steps = train(net, Adam(alphas[like]), FLOWER.X, FLOWER.Y, epochs=END, every=(30, 90))
        losses[like] = np.transpose([dev_losses(net) for _ in steps])
    return losses.reshape(len(seeds), RUNS, -1)


def survivors_lose(losses: np.ndarray) -> float:
    """Dev loss of the best of three survivors above the best of all at the end, cuts after 30 and 90 updates."""
    early, late, last = losses.T
    nine = early.argsort()[:9]
    three = nine[late[nine].argsort()[:3]]
    return last[three].min() - last.min()
