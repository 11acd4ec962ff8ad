"""What the lab says of the schedules and of descent on the long bowl, with the proofs."""

from collections.abc import Sequence
from functools import cache, partial

import numpy as np

from labutils import data
from labutils.claims import Claims
from labutils.optimizers import GradientDescent, Momentum, Optimizer
from labutils.schedules import polynomial

from ..scheduling import EPOCHS, race, rates, schedules
from ..surfaces import SURFACES, descend
from ..valleys import WAYS, fewest_steps

CLAIMS = claim = Claims()
FRESH = range(500, 520)


def last_layers(alpha: np.ndarray, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """J of each network (schedules, seeds), and the share of its five last units that answer to some moon."""
    X, Y = data.moons()
    net, run = race(alpha, seeds)
    for _ in run:
        pass
    answering = (net.activations(X)[2] > 0).any(axis=2).mean(axis=1)
    return net.loss(X, Y).reshape(-1, len(seeds)), answering.reshape(-1, len(seeds))


@cache
def means(alpha0: float, seeds: Sequence[int]) -> list[list[float]]:
    """(schedules, 2) the constant first: mean final J, and mean share of answering units."""
    return [[one.mean() for one in pair] for pair in zip(*last_layers(rates(schedules(), alpha0), seeds))]


def final(alpha0: float, seeds: Sequence[int]) -> tuple[float, list[float]]:
    """Mean final J with a constant alpha, and those with the ten schedules."""
    constant, *others = (J for J, _ in means(alpha0, seeds))
    return constant, others


@claim(
    "When α₀ is forgotten, fewer than 15 % of the units in the second layer are still active for any example after the "
    "run; otherwise about half are.",
    seeds=range(500, 520),
    given=(15,),
)
def a_forgotten_alpha0_kills_units(seeds):
    ready = {"right": schedules()["inverse time"], "forgotten": lambda alpha0, epoch: 1 / (1 + 0.05 * epoch)}
    _, (right, forgotten) = last_layers(rates(ready, 0.2), seeds)
    return forgotten.mean() < 0.15 and 0.4 < right.mean() < 0.6, {}


@claim(
    "With α₀ = 0.2 the mean J of many seeds ends between 0.15 and 0.20 with a constant α, and lower with every schedule.",
    seeds=range(500, 520),
    given=(0.2, 0.15),
)
def at_a_large_alpha0_every_schedule_beats_none(seeds):
    constant, others = final(0.2, seeds)
    return max(others) < constant and 0.15 < constant < 0.2, {}


@claim(
    "With α₀ = 0.02 it is the other way round: a constant α ends at about 0.13, every schedule ends higher, the worst "
    "near 0.2.",
    seeds=FRESH,
    given=(0.02,),
)
def at_a_small_alpha0_none_beats_every_schedule(seeds):
    constant, others = final(0.02, seeds)
    return constant < min(others), {"constant": constant, "worst": max(others)}


@claim(
    "Over twenty other seeds, the best pair of a schedule and one of three α₀ (0.2, 0.05, 0.02) ends at J = 0.13, and a "
    "constant α of 0.02 ends within 0.01 of that.",
    seeds=FRESH,
    given=(0.2, 0.05, 0.02, 0.01),
)
def a_well_chosen_constant_does_as_well(seeds):
    best = min(min(final(alpha0, seeds)[1]) for alpha0 in (0.2, 0.05, 0.02))
    return abs(best - final(0.02, seeds)[0]) < 0.01, {"best schedule": best}


@claim(
    "With α₀ = 0.2 and power = 1 the polynomial ends at the same J with a cycle and without, to within 0.01.",
    seeds=FRESH,
    given=(0.2, 1, 0.01),
)
def a_leap_gains_nothing_here(seeds):
    ready = {"cycle": schedules()["polynomial, cycle"], "straight": partial(polynomial, steps=EPOCHS)}
    leaping, straight = last_layers(rates(ready, 0.2), seeds)[0].mean(axis=1)
    return abs(leaping - straight) < 0.01, {}


@claim(
    "Over other seeds, too, ten epochs of warm-up keep the most units active, but the median J ends higher than with "
    "inverse time",
    seeds=FRESH,
)
def warm_up_spares_units_and_is_no_fall(seeds):
    three = {name: schedules()[name] for name in ("constant", "inverse time")}
    three["warm-up"] = lambda alpha0, epoch: alpha0 * min(1, (epoch + 1) / 10)
    J, active = last_layers(rates(three, 0.2), seeds)
    _, inverse, warm = np.median(J, axis=1)
    return active[2].mean() > active[:2].mean(axis=1).max() and warm > inverse, {}


@claim(
    "α₀ = 0.2 is so large for Adam that about half of the units in the second layer are dead at the end",
    seeds=FRESH,
    given=(0.2,),
)
def a_large_alpha0_kills_units(seeds):
    answering = [share for _, share in means(0.2, seeds)]
    fewest_at_small = min(share for _, share in means(0.02, seeds))
    return 0.35 < min(answering) and max(answering) < min(0.7, fewest_at_small), {}


def steps_to_the_bottom(optimizer: Optimizer) -> int:
    """Steps after which the height on the long bowl stays below 1e-6."""
    surface = SURFACES["long bowl"]
    return (surface.f(descend(surface, optimizer, 400)) >= 1e-6).nonzero()[0].max() + 1


@claim(
    "On this bowl plain descent with α = 0.09 brings f below 1e-6 in 82 steps; momentum needs 153, and with β = 0.5 and "
    "α = 0.2 it needs 25.",
    seeds=None,
    given=(0.09, 1e-6, 0.5, 0.2),
)
def descent_wins_on_the_long_bowl():
    runners = {"descent": GradientDescent(0.09), "momentum": Momentum(0.09), "lighter": Momentum(0.2, beta=0.5)}
    steps = {name: steps_to_the_bottom(one) for name, one in runners.items()}
    return steps["lighter"] < steps["descent"] < steps["momentum"], steps


@claim(
    "From κ = 20 to κ = 200 the steps of descent grow about tenfold, those of momentum by less than a quarter.",
    seeds=None,
    given=(20, 200),
)
def momentum_pays_in_longer_bowls():
    growth = {name: fewest_steps(200, **WAYS[name]) / fewest_steps(20, **WAYS[name]) for name in ("descent", "momentum")}
    return 9 < growth["descent"] < 11 and growth["momentum"] < 1.25, {}


@claim("Plain descent leaves more than √0.9 once κ exceeds (1 + √0.9)/(1 − √0.9) ≈ 38", seeds=None, given=(0.9, 1))
def where_momentum_overtakes():
    root = np.sqrt(0.9)
    ahead = [fewest_steps(kappa, **WAYS["momentum"]) < fewest_steps(kappa, **WAYS["descent"]) for kappa in (34, 42)]
    return ahead == [False, True], {"kappa": (1 + root) / (1 - root)}
