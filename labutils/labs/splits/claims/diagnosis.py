"""What the lab says of capacity, points and labels, each sentence with its proof over draws that no panel shows."""

from collections.abc import Sequence
from functools import cache
from math import comb

import numpy as np

from labutils.claims import Claims

from .. import studies
from ..curves import SIGMA, Fits, bias_and_variance
from ..models import Stack
from ..panels.both import BothScene
from ..remedies import NOISE
from ..verdicts import judged
from ..waves import border

CLAIMS = claim = Claims()
TWENTY = range(500, 520)
sure_and_right = cache(studies.sure_and_right)  # a question asks for the same


@cache  # one stack answers several claims and a question
def trained(units: int | tuple[int, ...], m: int, seeds: Sequence[int], noise: float = NOISE, epochs: int = 400) -> Stack:
    """A stack trained as the first panel trains."""
    return Stack(units, m, noise, seeds).train(epochs=epochs, alpha=0.05)


def words(stack: Stack) -> list[str]:
    """The verdict on each network of a stack."""
    pairs = zip(stack.train_error(), stack.dev_error(), strict=True)
    return [judged(train, dev, 100 * NOISE).verdict for train, dev in pairs]


@claim(
    "In the median of twenty draws of 200 points a straight line ends at about 21 % train and 22 % dev error, 4 units per "
    "layer at 10 and 14 %, and 24 units at 2 and 20 %.",
    seeds=TWENTY,
    given=(200, 4, 24),
    within=2,
)
def capacity_trades_bias_for_variance(seeds):
    stacks = {units: trained(units, 200, seeds) for units in (0, 4, 24)}
    dev = {units: stack.dev_error() for units, stack in stacks.items()}
    train = {units: stack.train_error() for units, stack in stacks.items()}
    figures = {f"{name} of {units}": np.median(e[units]) for units in stacks for name, e in (("train", train), ("dev", dev))}
    return figures["dev of 4"] < min(figures["dev of 0"], figures["dev of 24"]), figures


@claim(
    "In most draws of 200 points they are not quite: dev is more than three percentage points above train, and the panel "
    "calls that high variance (see Name it). With 800 points, at about 10 and 11 %, they are just right in nearly all "
    "draws.",
    seeds=TWENTY,
    given=(200, 800),
)
def four_units_are_just_right_with_more_points(seeds):
    few, many = (trained(4, m, seeds) for m in (200, 800))
    right = [word == "just right" for word in words(many)]
    figures = {"train": np.median(many.train_error()), "dev": np.median(many.dev_error())}
    return words(few).count("high variance") > len(seeds) / 2 and np.mean(right) >= 0.85, figures


@claim("Show the dev points: most of those that lie on an island have the other label.", seeds=TWENTY[:10])
def islands_are_wrong_on_dev(seeds):
    stack = trained(24, 200, seeds)
    answers, X = stack.net.predict(stack.X_dev) > 0.5, stack.X_dev
    island = answers != (X[:, 1:] > border(X[:, :1]))
    wrong = answers != (stack.Y_dev > 0.5)
    return [w[i].mean() > 0.5 for w, i in zip(wrong, island, strict=True)], {}


@claim("With 800 points the 24 units come to about 9 % and 14 %.", seeds=TWENTY[:10], given=(800, 24), share=0.9, within=2)
def points_tame_the_islands(seeds):
    few, many = (trained(24, m, seeds) for m in (200, 800))
    figures = {"train": np.median(many.train_error()), "dev": np.median(many.dev_error())}
    return many.dev_error() < few.dev_error(), figures


@claim("With clean labels 24 units end at about 2 % on dev, averaged over ten draws.", seeds=TWENTY[:10], given=(24,))
def clean_labels_leave_no_islands(seeds):
    clean, noisy = trained(24, 200, seeds, noise=0).dev_error(), trained(24, 200, seeds).dev_error()
    return clean < noisy - 5, {"dev": clean.mean()}


@claim(
    "Over twenty draws the dev error of 24 units varies by about 2 percentage points (a standard deviation), that of the "
    "straight line by about 1.",
    seeds=TWENTY,
    given=(24,),
    within=0.7,
)
def a_flexible_network_varies_with_its_points(seeds):
    flexible, line = (trained(units, 200, seeds).dev_error().std() for units in (24, 0))
    return flexible > 1.4 * line, {"24 units": flexible, "line": line}


@claim(
    "After ten iterations even 24 units are wrong on about 21 % of dev, hardly different from the straight line.",
    seeds=TWENTY,
    given=(24,),
    share=0.75,
)
def hardly_trained_is_rigid(seeds):
    young, line = trained(24, 200, seeds, epochs=10).dev_error(), trained(0, 200, seeds).dev_error()
    return abs(young - line) < 3, {"24 units": np.median(young), "line": np.median(line)}


@claim(
    "With one unit per layer and 640 examples, the medians of train and dev error are both about 21 %. With 12 units and "
    "160 examples they are still more than ten percentage points apart, with 640 examples only about 2.",
    seeds=TWENTY,
    given=(640, 12, 160),
    share=0.9,
)
def learning_curves_tell_what_data_would_bring(seeds):
    rigid, few, many = (Stack(units, m, NOISE, seeds).train() for units, m in ((1, 640), (12, 160), (12, 640)))
    gap_few, gap_many = few.dev_error() - few.train_error(), many.dev_error() - many.train_error()
    return (gap_many < gap_few) & (gap_few.mean() > 10), {
        "train": np.median(rigid.train_error()),
        "dev": np.median(rigid.dev_error()),
        "gap of many": gap_many.mean(),
    }


@claim(
    "Of the 18 islands, 7 sit where the line really is wrong, and 11 on labels that were flipped at random.",
    seeds=None,
    given=(18,),
)
def most_islands_sit_on_wrong_labels():
    scene = BothScene()
    centres, labels = scene.mistakes[:, :18], scene.right[:18]
    flipped = labels != (centres[1] > border(centres[0]))
    return flipped.sum() > 18 / 2, {"line wrong": 18 - flipped.sum(), "flipped": flipped.sum()}


@claim(
    "With a true error of 15 %, about one in five dev sets of 50 examples shows 11 % or less, but only about one in fifteen "
    "dev sets of 200 does.",
    seeds=None,
    given=(15, 50, 11, 200),
)
def a_small_dev_set_may_show_less_than_the_bayes_error():
    def at_most(k, m):
        return sum(comb(m, i) * 0.15**i * 0.85 ** (m - i) for i in range(k + 1))

    fifty, two_hundred = at_most(5, 50), at_most(22, 200)
    return 1 / 5.5 < fifty < 1 / 4.5 and 1 / 16 < two_hundred < 1 / 14, {"fifty": fifty, "two hundred": two_hundred}


@claim(
    "Averaged over ten draws, 24 units are about 86 % sure of their dev answers after 50 iterations and right in 86 %; "
    "after 1,600 they are about 97 % sure and right in only 79 %.",
    seeds=TWENTY[:10],
    given=(24, 50, 1600),
    within=2,
)
def overfitting_is_overconfidence(seeds):
    (sure, right), (late_sure, late_right) = (sure_and_right(epochs, seeds) for epochs in (50, 1600))
    figures = {"sure": sure, "right": right, "sure later": late_sure, "right later": late_right}
    return abs(sure - right) < 0.03 and late_sure > late_right + 0.1, figures


@claim(
    "Over a hundred networks on 20 points each, a straight line has a bias² of about 0.165 and a variance of 0.03; "
    "with 16 hidden units the bias² is below 0.01 and the variance about 0.07. The noise is 0.09 for both.",
    seeds=range(10),
    given=(20, 16, 0.01),
    share=1,
)
def units_turn_bias_into_variance(seeds):
    line, flexible = ([bias_and_variance(fits(units, seed).answers()) for seed in seeds] for units in (0, 16))
    (bias2, variance), (low, high) = np.transpose(line), np.transpose(flexible)
    figures = {"bias²": bias2.mean(), "variance": variance.mean(), "variance of 16": high.mean(), "noise": SIGMA**2}
    return (low < 0.01) & (high > 1.3 * variance) & (bias2 > 10 * low), figures


@claim(
    "The three add up to the error measured on fresh points, to within two of its standard errors.",
    seeds=range(10),
    share=1,
)
def the_three_parts_add_up(seeds):
    return np.array([missing(units, seed) < 2 for seed in seeds for units in (0, 3, 16)]).reshape(-1, 3).all(axis=1), {}


@cache
def fits(units: int, seed: int) -> Fits:
    """A hundred networks trained as the panel trains them, on draws that it never shows."""
    return Fits(units, 20, range(100_000 + 100 * seed, 100_100 + 100 * seed)).train()


def missing(units: int, seed: int) -> float:
    """By how many standard errors bias² + variance + noise miss the error measured."""
    networks = fits(units, seed)
    errors = networks.measured()
    total = sum(bias_and_variance(networks.answers())) + SIGMA**2
    return abs(total - errors.mean()) / (errors.std(ddof=1) / np.sqrt(errors.size))
