"""What lab 00 says in numbers, each sentence with its proof."""

from collections.abc import Sequence

import numpy as np

from labutils.claims import Claims
from labutils.functions import sigmoid, sigmoid_slope, softmax, tanh_slope
from labutils.optimizers import Adam
from labutils.training import fit

from .models import DATA, one_hidden_layer
from .one_weight import START, J, path
from .panels.building import STEPS
from .panels.see_through import EPOCHS, EVERY, SeeThroughScene
from .two_layers import TwoLayers, stripe

CLAIMS = claim = Claims()
TWENTY, SIXTY = range(500, 520), range(500, 560)  # seeds that no panel shows


def shares_right(hidden: int, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """% right on train and on dev after the training of the first panel, one a start."""
    nets = fit(one_hidden_layer(hidden, list(seeds)), Adam(0.05), DATA.X, DATA.Y, epochs=400)
    return 100 * nets.accuracy(DATA.X, DATA.Y), 100 * nets.accuracy(DATA.X_dev, DATA.Y_dev)


@claim(
    "Logistic regression classifies 62 % of the training points correctly, whatever weights it starts from. "
    "That is exactly the share of the circles (class 0).",
    seeds=TWENTY,
    given=(0,),
    share=1.0,
)
def a_line_learns_the_larger_class(seeds):
    train, _ = shares_right(0, seeds)
    return np.isclose(train, 100 * (1 - DATA.Y.mean())), {"train": train.mean()}


@claim(
    "With one hidden unit it is 62 % again, because one unit has one boundary and that boundary is straight.",
    seeds=TWENTY,
    share=0.9,
)
def one_hidden_unit_is_no_better(seeds):
    train, _ = shares_right(1, seeds)
    return train < 65, {"train": train.mean()}


@claim(
    "Averaged over twenty starts, eight units classify about 87 % of the training points correctly, ten about 90 % and "
    "twelve about 92 %; with twelve units about 87 % of the dev points are right.",
    seeds=TWENTY,
    share=0.9,
    within=2,
)
def one_hidden_layer_learns_the_flower(seeds):
    (eight, _), (ten, _), (train, dev) = (shares_right(hidden, seeds) for hidden in (8, 10, 12))
    return (train > 85) & (dev > 80), {"eight": eight.mean(), "ten": ten.mean(), "twelve": train.mean(), "dev": dev.mean()}


@claim(
    "At the centre the answer is class 1 from iteration 45 on, but the first unit votes against it until iteration 195.",
    seeds=None,
    given=(1,),
)
def the_first_unit_comes_last():
    scene, votes, answers = SeeThroughScene(), {}, {}
    for iteration in range(EVERY, EPOCHS + 1, EVERY):
        scene.start(x1=0.0, x2=0.0, iteration=iteration)
        votes[iteration] = scene.W2[0, 0] * scene.a1[0, 0]
        answers[iteration] = scene.a2[0, 0]
    first = min(at for at in answers if all(answers[later] > 0.5 for later in answers if later >= at))
    last = max(at for at in votes if votes[at] < 0)
    return all(votes[at] < 0 for at in votes if at <= last), {"class 1 from": first, "against until": last}


@claim(
    "The sigmoid's slope is never above 0.25 and tanh's never above 1. At z = 5 the sigmoid has 0.007 left.",
    seeds=None,
    given=(5,),
)
def slopes_are_bounded():
    Z = np.linspace(-20, 20, 4001)
    steepest = sigmoid_slope(sigmoid(Z)).max(), tanh_slope(np.tanh(Z)).max()
    figures = {"sigmoid": steepest[0], "tanh": steepest[1], "at 5": sigmoid_slope(sigmoid(np.array(5.0)))}
    return np.allclose(steepest, (0.25, 1)), figures


@claim("With 4, 1, 1 the first takes 0.91.", seeds=None, given=(4, 1))
def a_lead_of_three():
    return True, {"first": softmax(np.array([[4.0], [1], [1]]))[0, 0]}


@claim("At −0.97, not even halfway from −2 to the bottom at 1.95", seeds=None)
def thirty_tiny_steps_end_before_halfway():
    end, bottom = path(0.01, 30)[-1], path(1, 1)[1]
    return end < (START + bottom) / 2, {"end": end, "start": START, "bottom": bottom}


@claim(
    "At α = 0.1 ten steps cover 65 % of the way to the bottom; at α = 0.01 thirty steps cover 26 %.",
    seeds=None,
    given=(0.1, 0.01),
)
def small_rates_stop_short():
    bottom = path(1, 1)[1]
    ten, thirty = ((path(alpha, steps)[-1] - START) / (bottom - START) for alpha, steps in ((0.1, 10), (0.01, 30)))
    return thirty < ten < 1, {"ten steps": ten, "thirty steps": thirty}


def run(mistake: str, seed: int) -> list[float]:
    """J in every iteration of the panel built by hand."""
    X, Y = stripe()
    net = TwoLayers(mistake=mistake, seed=seed)
    return [net.step(X, Y, alpha=1.0) for _ in range(STEPS)]


@claim(
    "With X in place of A[1] the cost ends lower than it began in at least nine of ten runs, though every dW2 is wrong.",
    seeds=SIXTY,
    share=0.9,
)
def a_wrong_gradient_can_lower_the_cost(seeds):
    costs = np.array([run("X", seed) for seed in seeds])
    return costs[:, -1] < costs[:, 0], {"median J at the end": np.median(costs[:, -1])}


@claim(
    "Over sixty runs the median J at the end is about 0.1 with the right gradient, and more than twice as high with the "
    "wrong one.",
    seeds=SIXTY,
    within=0.5,
)
def the_right_gradient_ends_lower(seeds):
    right, wrong = (np.median([run(mistake, seed)[-1] for seed in seeds]) for mistake in ("none", "X"))
    return 2 * right < wrong, {"right": right}


@claim("Without the slope of tanh the cost stays above 0.6 in all sixty runs.", seeds=SIXTY, given=(0.6,), share=1.0)
def a_forgotten_slope_stops_the_learning(seeds):
    costs = np.array([run("slope", seed)[-1] for seed in seeds])
    return costs > 0.6, {"lowest": costs.min()}


@claim(
    "Without 1/m each step is m times too long, and J jumps above 10 in all sixty runs.",
    seeds=SIXTY,
    given=(1, 10),
    share=1.0,
)
def without_one_over_m_the_cost_leaps(seeds):
    highest = np.array([max(run("m", seed)) for seed in seeds])
    return highest > 10, {"lowest of the peaks": highest.min()}


@claim(
    "With α = 1 a single step reaches the bottom; with α = 2 the run swings between two points forever; with 2.1 it climbs.",
    seeds=None,
    given=(1, 2, 2.1),
)
def three_learning_rates():
    one, two, beyond = path(1, 1), path(2, 30), path(2.1, 30)
    bottom = J(one[1]) <= min(J(one[1] - 1e-3), J(one[1] + 1e-3))
    swings = np.allclose(two[::2], START) and np.allclose(two[1::2], two[1])
    return bottom and swings and bool(np.all(np.diff([J(w) for w in beyond]) > 0)), {}


@claim(
    "Of 100,000 numbers of randn, 95.0 % lie within ±1.96 and 99.0 % within ±2.58.",
    seeds=TWENTY,
    given=(100_000, 1.96, 2.58),
)
def normal_numbers_lie_where_tables_say(seeds):
    drawn = [np.random.default_rng(seed).standard_normal(100_000) for seed in seeds]
    shares = 100 * np.array([[np.mean(np.abs(z) < edge) for edge in (1.96, 2.58)] for z in drawn])
    means = dict(zip(("within ±1.96", "within ±2.58"), shares.mean(axis=0)))
    return np.all(np.abs(shares - (95, 99)) < 0.3, axis=1), means
