"""What the questions of the lab are about, measured over seeds that no panel shows."""

import numpy as np

from labutils import data
from labutils.initializers import he
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.splits import Normalizer
from labutils.training import fit

from .bowls import TREATMENTS, Bowl, measurements
from .chains import chain
from .claims.depth import SIGMOID, blows_up, flow, in_200_steps
from .claims.elsewhere import on_digits
from .claims.others import clipped_ends
from .claims.scales import trial
from .models import scaled
from .one_unit import draw_z
from .published import INITS, NAMES, stack
from .tumours import ALPHAS, by_the_training_set, raw
from .twins import UNITS, different_units, near

SEEDS, TWENTY = range(100, 110), range(100, 120)  # as in the claims: what both ask of the same networks is trained once
FOLDS = ("about 2 times", "about 10 times", "about 1,000 times")
DIFFERENCES = (0.0001, 0.01, 1.0)
ENDS = ("the network learns as well", "it learns, but slowly", "it blows up within ten steps")
GUESSERS = ("only the ten sigmoid layers", "the three and the ten sigmoid layers", "neither")
PRICES = ("nothing: smaller is safer", "the run blows up all the same", "the run hardly gets anywhere")


def fainter_with_half_the_scale() -> str:
    ratio = float(np.mean(flow(SEEDS, he)["A"][-1] / flow(SEEDS, scaled(he, 0.5))["A"][-1]))
    return FOLDS[int(np.abs(np.log10(ratio) - [np.log10(2), 1, 3]).argmin())]


def end_with_twice_the_scale() -> str:
    return ENDS[2] if np.mean([blows_up(seed, within=10) for seed in SEEDS]) > 0.5 else ENDS[0]


def scale_after_relu() -> float:
    variances = [draw_z(100, 1.0, "ReLU of N(0, 1)", seed=seed)[0].var() for seed in SEEDS]
    return float(1 / np.sqrt(np.mean(variances)))


def twins(base: float, difference: float, seed: int) -> tuple[float, int]:
    """J, and how many different units there are, after 1,000 steps from that start."""
    X, Y = data.circles(200, seed=seed)
    net = Network(mlp(2, UNITS, 1, activation="tanh"), init=near(base, difference), seed=seed)
    fit(net, GradientDescent(1.0), X, Y, epochs=1_000)
    return float(net.J(X, Y)), different_units(net.blocks()["W1"])


def units_from_one_value() -> float:
    return float(np.mean([twins(0.5, 0.0, seed)[1] for seed in SEEDS[:5]]))


def cost_from_zeros() -> float:
    return float(np.mean([twins(0.0, 0.0, seed)[0] for seed in SEEDS[:5]]))


def smallest_difference_that_parts() -> str:
    parts = (d for d in DIFFERENCES if np.mean([twins(0.5, d, seed)[1] == UNITS for seed in SEEDS[:5]]) > 0.5)
    return f"{next(parts):g}"


def weights_that_keep_a_sigmoids_gradient() -> str:
    back = {w: abs(chain(w, 50, "sigmoid")[1][0]) for w in np.arange(0.5, 1.51, 0.05)}
    kept = [w for w, size in back.items() if 0.1 < size < 10]
    return "for none of them" if not kept else "for one near 1" if min(kept) < 1.2 else "for one near 1.5"


def accuracy_of_ten_sigmoid_layers() -> float:
    return float(100 * in_200_steps(10, *SIGMOID, TWENTY)[200].mean())


def layers_with_the_smallest_dW() -> str:
    dW = np.median(flow(SEEDS, scaled(he, 0.5))["dW"][1:], axis=1)
    if dW.max() / dW.min() < 4:
        return "none stands out"
    return "those near the input" if dW[0] < dW[-1] else "those near the output"


def who_guesses_digits() -> str:
    three, ten = (on_digits(depth, "xavier", "sigmoid", SEEDS).right.mean() < 15 for depth in (3, 10))
    return GUESSERS[2] if not ten else GUESSERS[1] if three else GUESSERS[0]


def price_of_a_tiny_c() -> str:
    tiny, usual = (np.median(clipped_ends(c, TWENTY)) for c in (0.01, 1.0))
    return PRICES[2] if tiny < usual - 10 else PRICES[0]


def roundest_bowl() -> str:
    def length(name):
        return np.mean([np.divide(*Bowl.of(TREATMENTS[name](X), y).curvatures[::-1]) for X, y in map(measurements, SEEDS)])

    return min(TREATMENTS, key=length)


def share_within_one() -> float:
    X, _ = data.breast_cancer()
    return float(100 * np.mean(np.abs(Normalizer(X)(X)) <= 1))


def largest_first_cost() -> str:
    X, Y = data.circles(300, 0.05, seed=1)
    J = np.reshape(stack(list(SEEDS)).J(X, Y), (len(INITS), -1)).mean(axis=1)
    return " > ".join(NAMES[k] for k in np.argsort(-J))


def how_much_lower_when_normalised() -> str:
    def best(scale):
        return np.median([min(trial(scale, alpha, seed).J for alpha in ALPHAS) for seed in SEEDS])

    ratio = best(raw) / best(by_the_training_set)
    return "about as low" if ratio < 1.5 else "two or three times lower" if ratio < 4 else "more than four times lower"
