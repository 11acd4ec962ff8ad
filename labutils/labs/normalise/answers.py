"""What answers the lab's questions, measured over seeds that no panel shows."""

import numpy as np

from labutils import data

from . import exclusive, mending, noise, ranges, shifting, steepness, whitening
from .exercises.batchnorm_forward import batchnorm_forward
from .proofs import digit_accuracies, grid_accuracy, group_losses, growth, one_class_accuracy
from .reading import digit_parts

SEEDS, TWENTY = range(200, 210), range(200, 220)  # as in the claims: what both ask of the same networks is trained once


def nearest(value: float, options: dict[str, float]) -> str:
    """The option whose number is nearest."""
    return min(options, key=lambda name: abs(options[name] - value))


COUNTS = {"about 20": 20, "about 35": 35, "all 42": 42}
GROWTHS = {"it stays about the same": 1, "it triples": 3, "it grows about tenfold": 10}
SHRINKS = {"it shrinks as much": 1e-5, "it shrinks a hundredfold": 1e-2, "it does not shrink": 1}
BACK = {"a little": 0.1, "about half": 0.5, "nearly all": 0.9}
FEWER = {"about three": 3.5, "about one": 1.2, "none": 0}
EPOCHS = {"one": 1, "three or four": 3.5, "about twenty": 20}


def settings_that_train() -> str:
    return nearest(ranges.good(grid_accuracy(True, TWENTY)).mean(), COUNTS)


def wider_after_the_wrong_division() -> str:
    Z = np.random.default_rng(100).standard_normal((2, 1_000)) * [[2.0], [16.0]]
    first, second = (Z / Z.var(axis=1, keepdims=True)).std(axis=1)
    return "the first, which was narrow" if first > second else "the second, which was wide"


def dead_sliders() -> str:
    """Which of the four move Z_tilde of a batch that no panel shows."""
    x = np.random.default_rng(100).gamma(3.0, 1.1, (1, 400))

    def out(gamma=1.0, beta=0.0, w=1.0, b=0.0):
        return batchnorm_forward(w * x + b, np.full((1, 1), gamma), np.full((1, 1), beta), 1e-8)[0]

    moved = {"γ": out(gamma=2.0), "β": out(beta=1.0), "w": out(w=2.0), "b": out(b=3.0)}
    return " and ".join(name for name, Z_tilde in moved.items() if np.allclose(Z_tilde, out(), atol=1e-6))


def share_that_passes() -> float:
    batches = [np.random.default_rng(seed).gamma(3.0, 1.1, (1, 400)) for seed in SEEDS]
    half, one = np.full((1, 1), 0.5), np.ones((1, 1))
    return float(100 * np.mean([batchnorm_forward(x, half, one, 1e-8)[0] > 0 for x in batches]))


def growth_without_batchnorm() -> str:
    return nearest(np.median(growth(False, TWENTY)), GROWTHS)


def dZ_of_sigmoids_with_batchnorm() -> str:
    return nearest(np.median(steepness.way_back("sigmoid", 1, True, list(SEEDS))[0][0]), SHRINKS)


def accuracy_of_one_class_batches() -> float:
    return 100 * np.mean([one_class_accuracy(seed) for seed in SEEDS])


def what_noise_does() -> str:
    few, all_ = (np.mean(group_losses(size, SEEDS), axis=1) for size in (26, noise.M))
    train, dev = ("rises" if a > b else "falls" for a, b in zip(few, all_, strict=True))
    return f"train {train}, dev {dev}"


def what_comes_back() -> str:
    net, field = shifting.trained(list(SEEDS)), data.noisy_field()
    home = net.accuracy(field.X_dev, field.Y_dev).mean()
    old, new = (right.mean() for right in shifting.accuracies(net, field.X_dev, field.Y_dev, 0.6))
    return nearest((new - old) / (home - old), BACK)


def correlation_after_batchnorm() -> float:
    first, other = np.random.default_rng(100).standard_normal((2, 10_000))
    Z = np.stack([first, 0.8 * first + 0.6 * other]) * [[3.0], [0.5]] + 2
    return float(np.corrcoef(whitening.normalise(Z))[0, 1])


def what_the_plain_formula_returns() -> str:
    with np.errstate(all="ignore"):
        T = np.exp(np.array([801.0, 800.0]))
        A = T / T.sum()
    return "not a number, twice" if np.isnan(A).all() else "0.73 and 0.27"


def moved_by_the_temperature() -> float:
    Z = np.random.default_rng(100).standard_normal((4, 2_000))
    cold, hot = ((np.exp(Z / T) / np.exp(Z / T).sum(axis=0)).argmax(axis=0) for T in (0.1, 10))
    return float(100 * np.mean(cold != hot))


def softmax_in_the_corner() -> str:
    surest = []
    for seed in SEEDS[:5]:
        softmax, _ = exclusive.pair(*exclusive.only_named(*exclusive.rings(seed=seed)), seed=seed)
        surest.append(softmax.predict(np.array([[1.5, -1.5, 1.5, -1.5], [1.5, 1.5, -1.5, -1.5]])).max(axis=0))
    return "sure of one label" if np.mean(np.array(surest) > 0.9) > 0.5 else "about a third for each"


def epochs_to_95() -> str:
    reached = (digit_accuracies(True, TWENTY).mean(axis=1) >= 0.95).argmax() + 1
    return nearest(reached, EPOCHS)


def what_the_test_set_says_of_more_units() -> str:
    _, _, test = digit_parts()
    narrow, wide = (mending.mistakes(mend, range(200, 240), *test).sum() for mend in (mending.MENDS[0], mending.MENDS[2]))
    return nearest(narrow - wide, FEWER)
