"""What the lab asks before it shows. Every answer is measured again by its proof, over seeds that no panel shows."""

import numpy as np

from labutils import data
from labutils.guesses import Guess
from labutils.live.question import Questions

from . import exclusive, noise, ranges, shifting, steepness, whitening
from .exercises.batchnorm_forward import batchnorm_forward
from .proofs import digit_accuracies, grid_accuracy, group_losses, growth, one_class_accuracy

SEEDS = range(100, 110)


def nearest(value: float, options: dict[str, float]) -> str:
    """The option whose number is nearest."""
    return min(options, key=lambda name: abs(options[name] - value))


COUNTS = {"about 8": 8, "about 20": 20, "about 35": 35}
GROWTHS = {"it stays about the same": 1, "it triples": 3, "it grows about tenfold": 10}
SHRINKS = {"it shrinks as much": 1e-5, "it shrinks a hundredfold": 1e-2, "it does not shrink": 1}
BACK = {"a little": 0.1, "about half": 0.5, "nearly all": 0.9}
EPOCHS = {"one": 1, "three or four": 3.5, "about twenty": 20}


def settings_that_train() -> str:
    return nearest(ranges.good(grid_accuracy(True, SEEDS, 4)).mean(), COUNTS)


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
    return nearest(np.median(growth(False, SEEDS)), GROWTHS)


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
    reached = (digit_accuracies(True, SEEDS).mean(axis=1) >= 0.95).argmax() + 1
    return nearest(reached, EPOCHS)


QUESTIONS = Questions(
    "06",
    Guess(
        "how many settings",
        "With four hidden layers about 11 of the 42 settings reach 90 % without batchnorm. How many with it?",
        "about 35",
        "With batchnorm the size of the first weights hardly matters any more, so whole rows of the map are won.",
        settings_that_train,
        options=tuple(COUNTS),
    ),
    Guess(
        "wider unit",
        "Z − mu is divided by sigma2 instead of its root. Which of the two units comes out wider?",
        "the first, which was narrow",
        "A width σ becomes σ/σ² = 1/σ: narrow and wide change places.",
        wider_after_the_wrong_division,
        options=("the first, which was narrow", "the second, which was wide", "both are equally wide"),
    ),
    Guess(
        "dead sliders",
        "Which two of the four sliders do nothing to the histogram on the right?",
        "w and b",
        "Subtracting the mean removes b, dividing by σ removes the size of w.",
        dead_sliders,
        options=("γ and β", "γ and w", "β and b", "w and b"),
    ),
    Guess(
        "share that passes",
        "With γ = 0.5 and β = 1, what share of the values does ReLU pass?",
        100,
        "The middle is at 1 and the width is 0.5, so 0 lies two widths below the middle; this batch reaches less far down.",
        share_that_passes,
        within=3,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "growth of Z",
        "He's first weights give all layers values of about the same size. What happens to the size of Z in layer 4 in 300 "
        "iterations without batchnorm?",
        "it grows about tenfold",
        "The layers below learn at the same time, and each passes its growth on. In layer 1 there is little to see.",
        growth_without_batchnorm,
        options=tuple(GROWTHS),
    ),
    Guess(
        "gradient of sigmoids",
        "On its way back through eight layers of sigmoids dZ shrinks more than ten-thousandfold. What does it do with "
        "batchnorm?",
        "it does not shrink",
        "Batchnorm divides by σ on the way back as well. Where the values of a layer are close together, 1/σ is large and "
        "makes up for what the sigmoid's slope takes away.",
        dZ_of_sigmoids_with_batchnorm,
        options=tuple(SHRINKS),
    ),
    Guess(
        "one class per batch",
        "Test batches of 8, all of one class, normalised by their own statistics: how many answers are right?",
        50,
        "Subtracting the mean of a one-class batch removes exactly what gave the class away: a coin toss is left.",
        accuracy_of_one_class_batches,
        within=6,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "noise",
        "μ and σ² are taken over groups of 26 examples instead of all 208. What do the train loss and the dev loss do?",
        "train rises, dev falls",
        "Noise makes the training set harder to memorise, as dropout does. That costs train loss and helps on dev.",
        what_noise_does,
        options=("train rises, dev falls", "train falls, dev rises", "train rises, dev rises", "train falls, dev falls"),
    ),
    Guess(
        "new statistics",
        "At a shift of 0.6 about a fifth of the dev accuracy is lost. How much of that do new statistics bring back?",
        "nearly all",
        "A shift of all inputs changes μ in the first layer and nothing else, and a new μ subtracts it again.",
        what_comes_back,
        options=tuple(BACK),
    ),
    Guess(
        "correlation",
        "Two units that nearly repeat each other have a correlation of 0.8. What is it after batchnorm?",
        0.8,
        "Each unit is shifted and scaled by itself, and no correlation changes by that.",
        correlation_after_batchnorm,
        within=0.05,
        axis=(0, 1),
    ),
    Guess(
        "overflow",
        "The scores are 801 and 800. What does the formula return, computed as it stands?",
        "not a number, twice",
        "e^801 is more than float64 holds, so it becomes infinity, and infinity over infinity is not a number.",
        what_the_plain_formula_returns,
        options=("0.73 and 0.27", "1 and 0", "not a number, twice"),
    ),
    Guess(
        "temperature",
        "T goes from 0.1 to 10. What share of the points gets another class?",
        0,
        "Dividing all scores by T leaves their order alone, so the largest stays the largest.",
        moved_by_the_temperature,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "softmax in the corner",
        "A softmax is trained without the points to which no label belongs. What does it say in a corner, where none does?",
        "sure of one label",
        "It was never shown a reason for doubt out there, and its scores only grow with the distance.",
        softmax_in_the_corner,
        options=("about a third for each", "sure of one label"),
    ),
    Guess(
        "epochs",
        "How many epochs does 64-32-10 with batchnorm need to read 95 % of the dev digits?",
        "three or four",
        "One epoch is 17 updates here. Without batchnorm it takes about twice as many.",
        epochs_to_95,
        options=tuple(EPOCHS),
    ),
)
