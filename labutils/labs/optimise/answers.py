"""What answers the lab's questions, measured over seeds that no panel shows."""

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS, Adam, GradientDescent, clip
from labutils.training import fit

from .averaging import average
from .batching import M, costs, fit_line, line_data
from .claims.schedules import final, last_layers
from .clipping import CLIFF
from .curving import minima
from .escaping import OUT, SETTINGS, first
from .inspecting import ALPHA, Watched
from .proofs import distance, moons_right
from .racers import SHORT, racers
from .scheduling import schedules
from .surfaces import SURFACES, descend
from .walking import walk

SEEDS = range(100, 110)
STEPS_OUT = {"about 15": 15, "about 150": 150, "about 1,500": 1500}
FIRST_STEPS = {"0.1": 0.1, "1": 1.0, "about 32": 31.6}
LATE_STEPS = {"about 1": 1, "about a tenth": 0.1, "about a hundredth": 0.01}


def nearest(value: float, options: dict[str, float]) -> str:
    """The option whose number is nearest, by ratio."""
    return min(options, key=lambda name: abs(np.log(options[name] / value)))


def where_sixteen_ends() -> str:
    full, small, single = (distance(size, SEEDS).mean() for size in (M, 16, 1))
    if small < min(full, single):
        return "nearer to the bottom than both"
    return "between the two" if small < max(full, single) else "farther away than both"


def updates_with_sixteen() -> str:
    needed = {}
    for size in (64, 16):
        runs = [(line_data(seed), fit_line(*line_data(seed), size, 0.1, seed=seed).path) for seed in SEEDS]
        needed[size] = np.median([first(costs(path, *examples) < 0.5) for examples, path in runs])
    return nearest(needed[16] / needed[64], {"a quarter as many": 0.25, "about as many": 1, "four times as many": 4})


def accuracy_after_shuffling_apart() -> float:
    X, Y = data.moons()
    orders = [np.random.default_rng(seed).permutation(300) for seed in SEEDS]
    nets = (fit(Network(mlp(2, 10, 5, 1), seed=1), Adam(0.05), X[:, order], Y, epochs=80, batch_size=64) for order in orders)
    return 100 * float(np.mean([net.accuracy(X, Y) for net in nets]))


def average_on_day_one() -> float:
    return float(average([16.2], 0.98, corrected=False)[0])


def lowest_on_the_long_bowl() -> str:
    surface = SURFACES["long bowl"]
    starts = [np.random.default_rng(seed).uniform((-3.2, 0.5), (-2.0, 1.1)) for seed in SEEDS]
    heights = {
        SHORT[name]: np.mean([surface.f(descend(surface, runner, 100, start=start))[-1] for start in starts])
        for name, runner in racers(**SETTINGS).items()
    }
    return min(heights, key=heights.get)


def rolls_out_of_the_shallow_valley() -> str:
    surface, start = SURFACES["two valleys"], (2.0, -0.5)
    ends = {SHORT[name]: descend(surface, runner, 200, start=start)[0, -1] for name, runner in racers(**SETTINGS).items()}
    return ", ".join(name for name, w1 in ends.items() if w1 < 0) or "none of them"


def first_step_with_v_alone() -> str:
    g, beta1, beta2 = 0.3, 0.9, 0.999
    v, s = (1 - beta1) * g, (1 - beta2) * g**2
    return nearest(v / (1 - beta1) / np.sqrt(s), FIRST_STEPS)


def who_rolls_on() -> str:
    rolling = [name for name, kind in OPTIMIZERS.items() if name in SHORT and walk(kind(alpha=0.1), [-2, 0, 0])[-1] > 1e-6]
    return " and ".join(rolling)


def descent_at_its_own_alpha() -> str:
    gap = np.mean(moons_right("Adam", 0.05, SEEDS) - moons_right("gradient descent", 1.0, SEEDS))
    return "about level with Adam" if abs(gap) < 0.02 else "clearly behind Adam" if gap > 0 else "clearly ahead of Adam"


def late_steps_of_adam() -> str:
    """The mean over all weights and the last fifty of 300 updates, on other moons."""
    runs = [Watched(Adam(ALPHA), seed) for seed in SEEDS]
    return nearest(np.mean([np.abs(np.diff(run.theta[250:], axis=0)).mean() for run in runs]) / ALPHA, LATE_STEPS)


def who_begins_with_alpha0() -> str:
    late = sum(not np.isclose(f(0.3, 0), 0.3, rtol=0.01) for f in schedules().values())
    return {0: "all of them", 1: "all but one"}.get(late, "about half of them")


def schedule_against_constant() -> str:
    constant, others = final(0.02, range(2_000, 2_010))
    return "yes, all of them" if max(others) < constant else "no, none of them" if min(others) > constant else "some of them"


def cost_without_alpha0() -> str:
    right, forgotten = (
        np.array([[rate * f(epoch) for epoch in range(40)]])
        for rate, f in ((0.2, lambda epoch: 1 / (1 + 0.05 * epoch)), (1.0, lambda epoch: 1 / (1 + 0.05 * epoch)))
    )
    ratio = last_layers(forgotten, SEEDS)[0].mean() / last_layers(right, SEEDS)[0].mean()
    return nearest(ratio, {"it ends lower": 0.7, "it ends about as low": 1.0, "it ends several times higher": 3.5})


def minima_in_three_directions() -> str:
    share = np.mean([minima(3, seed=seed) for seed in SEEDS])
    return "smaller" if share < 0.5**3 / 1.5 else "larger" if share > 0.5**3 * 1.5 else "about the same"


def steps_until_descent_is_out() -> str:
    steps = first(
        np.abs(descend(SURFACES["saddle"], racers(**SETTINGS)["gradient descent"], 2_000, start=(-1.2, 1e-6))[1]) > OUT
    )
    return nearest(steps, STEPS_OUT)


def what_the_cliff_does() -> str:
    way = descend(CLIFF, GradientDescent(0.3), 60, start=(-1.2, 0.7))
    thrown = np.diff(way[0]).min()
    held = descend(CLIFF._replace(grad=lambda w: clip(CLIFF.grad(w), 1.0)), GradientDescent(0.3), 60, start=(-1.2, 0.7))
    return "it is thrown far back" if thrown < -5 < np.diff(held[0]).min() else "it stops there"
