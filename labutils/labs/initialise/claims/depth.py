"""What the lab says of weights in deep networks, each sentence with its proof over many seeds."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np

from labutils.claims import Claims
from labutils.initializers import he
from labutils.optimizers import Adam, GradientDescent, Optimizer
from labutils.training import Diverged, fit, train

from ..models import DATA, deep, scaled
from ..sizes import sizes
from ..studies import tanh_stack

CLAIMS = claim = Claims()
TWENTY = range(100, 120)  # the panels show seed 1
SIGMOID = ("xavier", "sigmoid")


def flow(seeds: Sequence[int], init: Any, activation: str = "relu") -> dict[str, np.ndarray]:
    """The rms of A, dZ and dW by layer, (10, seeds) each, at the start of a ten-layer stack."""
    return sizes(deep(10, init, activation=activation, seed=list(seeds)), DATA.X, DATA.Y)


def learned(seeds: Sequence[int], scale: float, optimizer: Optimizer, depth: int = 10) -> np.ndarray:
    """Train accuracy, (seeds,), of ``depth`` ReLU layers after 200 steps from He's weights times a scale."""
    net = deep(depth, scaled(he, scale), seed=list(seeds))
    return fit(net, optimizer, DATA.X, DATA.Y, epochs=200).accuracy(DATA.X, DATA.Y)


@cache
def in_200_steps(depth: int, init: str, activation: str, seeds: Sequence[int]) -> dict[int, np.ndarray]:
    """Train accuracy, (seeds,), after 20 and after 200 steps of gradient descent, by steps."""
    net, right = deep(depth, init, activation=activation, seed=list(seeds)), {}
    for step in train(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=200, every=(20, 200)):
        right[step.iteration] = net.accuracy(DATA.X, DATA.Y)
    return right


def blows_up(seed: int, within: int) -> bool:
    """Whether ten ReLU layers diverge within so many steps from twice He's weights."""
    try:
        fit(deep(10, scaled(he, 2.0), seed=seed), GradientDescent(0.1), DATA.X, DATA.Y, epochs=within)
    except Diverged:
        return True
    return False


@claim(
    "With He's weights halved, the activations of the tenth ReLU layer are 1,024 times smaller: a factor 2 for each layer.",
    seeds=TWENTY,
    given=(2,),
)
def half_a_scale_is_a_thousandth(seeds):
    smaller = flow(seeds, he)["A"][-1] / flow(seeds, scaled(he, 0.5))["A"][-1]
    return np.isclose(smaller, 2**10), {"smaller": smaller.mean()}


@claim(
    "Over twenty seeds, 200 steps bring He's networks to about 95 % train accuracy on average, those with half the scale to "
    "less than 60 %.",
    seeds=TWENTY,
    given=(200, 60),
    share=0.9,
)
def he_learns_where_half_of_it_does_not(seeds):
    full, half = (learned(seeds, scale, GradientDescent(0.1)) for scale in (1.0, 0.5))
    return (full > half + 0.1) & (half.mean() < 0.6), {"He": full.mean(), "half": half.mean()}


@claim(
    "Over twenty seeds three layers end at 95 % on average, both with half of He's scale and with twice He's scale.",
    seeds=TWENTY,
    share=0.9,
)
def a_shallow_network_forgives_the_scale(seeds):
    half, twice = (learned(seeds, scale, GradientDescent(0.1), depth=3) for scale in (0.5, 2.0))
    return abs(half - twice) < 0.02, {"half": half.mean(), "twice": twice.mean()}


@claim(
    "With doubled weights the signal grows as fast as it shrank before, and in most of twenty runs J blows up within "
    "the first ten steps.",
    seeds=TWENTY,
    given=(10,),
    share=0.6,
)
def twice_the_scale_blows_up(seeds):
    loud = flow(seeds, scaled(he, 2.0))["A"][-1] / flow(seeds, he)["A"][-1]
    return np.isclose(loud, 2**10) & [blows_up(seed, within=10) for seed in seeds], {}


@claim(
    "Over twenty seeds, 200 steps bring three sigmoid layers to about 54 % on average, ten sigmoid layers to 51 % and "
    "ten tanh layers to 95 %.",
    seeds=TWENTY,
    given=(200,),
    share=0.9,
    within=3,
)
def depth_and_activation_decide(seeds):
    three, ten, tanh = (in_200_steps(*of, seeds)[200] for of in ((3, *SIGMOID), (10, *SIGMOID), (10, "xavier", "tanh")))
    return tanh > three + 0.2, {"three": three.mean(), "ten": ten.mean(), "tanh": tanh.mean()}


@claim("Adam brings the very same half-scale networks to 95 %.", seeds=TWENTY, within=2)
def adam_rescues_faint_gradients(seeds):
    adam = learned(seeds, 0.5, Adam(0.01))
    return adam > 0.9, {"Adam": adam.mean()}


@claim(
    "At half of He's scale dZ shrinks 500-fold to 1,000-fold from layer 10 to layer 1, yet among layers 2 to 10 the largest "
    "dW is only two to three times the smallest, in the median of twenty networks.",
    seeds=TWENTY,
    given=(500, 1_000, 10, 1, 2),
    share=0.9,
)
def small_relu_weights_slow_all_layers_alike(seeds):
    start = flow(seeds, scaled(he, 0.5))
    spread = start["dW"][1:].max(axis=0) / start["dW"][1:].min(axis=0)
    dZ = start["dZ"][-1] / start["dZ"][0]
    return (spread < 8) & (dZ > 100) & (500 < np.median(dZ) < 1_000) & (2 < np.median(spread) < 3), {}


@claim(
    "With ten sigmoid layers and Xavier's weights, dZ in layer 1 is in the median about half a million times smaller than "
    "in layer 10, and dW more than 50,000 times.",
    seeds=TWENTY,
    given=(1, 10, 50_000),
)
def sigmoid_starves_the_first_layers(seeds):
    start = flow(seeds, "xavier", "sigmoid")
    dZ, dW = (start[name][-1] / start[name][0] for name in ("dZ", "dW"))
    near = 3.5e5 < np.median(dZ) < 7.5e5 and np.median(dW) > 5e4
    return near & (dZ > 1e4) & (dW > 1e3), {}


@claim(
    "Xavier's weights under ten layers of ReLU leave the activations of the last one 32 times smaller than He's do.",
    seeds=TWENTY,
)
def xavier_under_relu_is_too_small(seeds):
    smaller = flow(seeds, he)["A"][-1] / flow(seeds, "xavier")["A"][-1]
    return np.isclose(smaller, 32), {"smaller": smaller.mean()}


@claim(
    "In the tenth tanh layer 0 % of the values lie beyond ±0.9 with Xavier's weights, about 6 % with He's and 71 % with "
    "N(0, 1).",
    seeds=TWENTY,
    given=(0.9, 0, 1),
    within=2,
)
def large_weights_saturate_tanh(seeds):
    def saturated(init):
        A = deep(10, init, activation="tanh", seed=list(seeds)).flow(DATA.X, DATA.Y)[-1].A
        return np.mean(np.abs(A) > 0.9, axis=(-2, -1))

    xavier, he_, normal = map(saturated, ("xavier", "he", "normal"))
    return (xavier <= he_) & (he_ < normal), {"Xavier": xavier.mean(), "He": he_.mean(), "N(0, 1)": normal.mean()}


@claim(
    "Saturated units learn slowly: over twenty seeds networks that start from N(0, 1) reach between 75 and 85 % in 20 "
    "steps and about 91 % in 200, while those with Xavier's weights are at 95 % both times.",
    seeds=TWENTY,
    given=(0, 1, 20, 200, 75, 85),
    share=0.85,
    within=3,
)
def saturated_units_learn_slowly(seeds):
    normal, xavier = (in_200_steps(10, init, "tanh", seeds) for init in ("normal", "xavier"))
    figures = {"early": normal[20].mean(), "late": normal[200].mean(), "Xavier": xavier[20].mean()}
    level = abs(xavier[200].mean() - xavier[20].mean()) < 0.01
    return (normal[20] < xavier[20]) & (0.75 < normal[20].mean() < 0.85) & level, figures


@claim(
    "Ten tanh layers that start from *small* answer the larger class everywhere, even after 200 steps",
    seeds=TWENTY[:5],
    given=(200,),
)
def small_weights_leave_no_signal(seeds):
    larger = max(DATA.Y.mean(), 1 - DATA.Y.mean())
    return np.isclose(tanh_stack("small", 200, seeds).accuracy(DATA.X, DATA.Y), larger), {}


@claim("with such weights dZ *grows* more than 100-fold on its way back", seeds=TWENTY, given=(100,), share=0.9)
def large_weights_outweigh_small_slopes(seeds):
    dZ = flow(seeds, "normal", "tanh")["dZ"]
    return dZ[0] > 100 * dZ[-1], {}
