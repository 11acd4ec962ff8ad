"""What answers the lab's questions, measured over draws that no panel shows."""

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

from .choosing import selection, wrong_answers
from .claims.diagnosis import TWENTY, fits, sure_and_right, trained
from .claims.remedies import after
from .claims.sets import mismatch
from .curves import bias_and_variance
from .exercises.diagnose import diagnose
from .exercises.k_fold_error import k_fold_error
from .exercises.standard_error import standard_error
from .models import Stack
from .panels.both import BothScene

SEEDS = TWENTY[:10]  # as in the claims: what both ask of the same networks is trained once


def moved(before: float, now: float, by: float = 1.0) -> str:
    """In words: what a number did."""
    return "it rises" if now > before + by else "it falls" if now < before - by else "it stays where it is"


def where_dev_goes() -> str:
    none, some, many = (np.median(trained(units, 200, TWENTY).dev_error()) for units in (0, 4, 24))
    return "down, then up again" if some < min(none, many) else "down all the way" if many < some else "up all the way"


def what_units_do_to_variance() -> str:
    line, flexible = (bias_and_variance(fits(units, 0).answers())[1] for units in (0, 16))
    return moved(100 * line, 100 * flexible)


def verdict_on_B() -> str:
    return diagnose(15, 16, 15)[2]


def what_islands_do() -> str:
    rises = []
    for seed in SEEDS:
        scene = BothScene(seed)
        for islands in (0, 18):
            scene.start(islands=islands, reach=0.12)
            rises.append(scene.errors.dev)
    return moved(np.mean(rises[::2]), np.mean(rises[1::2]), by=0.5)


def helps_only_patient_3() -> str:
    def gain(patient, remedy):
        return np.median(after(patient, "none", SEEDS)) - np.median(after(patient, remedy, SEEDS))

    found = [one for one in ("train longer", "more data", "regularise") if gain(3, one) > 2 > 1 > gain(1, one)]
    return ", ".join(found)


def dev_with_data_alone() -> float:
    return float(np.median(Stack(1, 800, 0.1, SEEDS).train().dev_error()))


def train_with_more_points() -> str:
    few, many = (Stack(1, m, 0.1, SEEDS).train().train_error().mean() for m in (10, 640))
    return moved(few, many)


def what_size_does_with_a_penalty() -> str:
    small, large = (Stack(units, 120, 0.2, range(100, 120), lambd=0.3).train().dev_error().mean() for units in (4, 16))
    change = {"it rises": "it rises by five points", "it falls": "it falls by five points"}
    return change.get(moved(small, large, by=2), "hardly anything")


def what_long_training_does() -> str:
    (sure, right), (late_sure, late_right) = (sure_and_right(epochs, SEEDS) for epochs in (50, 1600))
    how = "surer" if late_sure > sure else "less sure"
    return f"{how}, and right {'more' if late_right > right else 'less'} often"


def train_error_on_tumours() -> float:
    X, Y = data.breast_cancer()
    errors = []
    for seed in SEEDS[:5]:
        order = np.random.default_rng(seed).permutation(X.shape[1])[:400]
        scale = data.Normalizer(X[:, order])
        net = fit(Network(mlp(30, 16, 1), seed=seed), Adam(0.01), scale(X[:, order]), Y[:, order], epochs=400)
        errors.append(100 * (1 - net.accuracy(scale(X[:, order]), Y[:, order])))
    return float(np.mean(errors))


def share_of_twins() -> float:
    shares = []
    for seed in SEEDS:
        file = np.random.default_rng(seed).permutation(np.repeat(np.arange(5_000), 2))
        shares.append(np.isin(file[8_000:], file[:8_000]).mean())
    return 100 * float(np.mean(shares))


def examples_for_one_point() -> str:
    return f"{next(m for m in (100, 1_000, 10_000) if 2 * standard_error(0.1, m) < 0.01):,}"


def spread_of_folds() -> float:
    X, Y = data.breast_cancer()
    spreads = []
    for seed in SEEDS[:6]:
        errors = []

        def measure(X_train, Y_train, X_dev, Y_dev, errors=errors):
            scale = data.Normalizer(X_train)
            net = fit(Network(mlp(30, 8, 1), seed=1), Adam(0.01), scale(X_train), Y_train, epochs=100)
            errors.append(100 * (1 - net.accuracy(scale(X_dev), Y_dev)))
            return errors[-1]

        rng = np.random.default_rng(seed)
        some = rng.permutation(X.shape[1])[:100]
        k_fold_error(X[:, some], Y[:, some], 5, rng, measure)
        spreads.append(np.ptp(errors))
    return float(np.mean(spreads))


def dev_error_of_the_winner() -> float:
    lowest = [np.random.default_rng(seed).binomial(50, 0.2, size=200).min() for seed in range(100, 200)]
    return 100 * float(np.mean(lowest)) / 50


def where_the_trained_winner_is() -> str:
    """The winner's error on all examples beside its dev error and the error of the median network, in two sets."""
    found = set()
    for seed in (100, 101):
        wrong = wrong_answers("networks", seed)
        dev, _, true = (mean[-1] for mean in selection(wrong, 50, np.random.default_rng(seed), repeats=40))
        median = 100 * np.median(wrong.mean(axis=1))
        found.add("between the two" if dev + 1 < true < median - 0.2 else "elsewhere")
    return found.pop() if len(found) == 1 else "elsewhere"


def errors_on_messy_digits() -> float:
    return float(mismatch("rotated", 0, range(100, 106))[2].mean())
