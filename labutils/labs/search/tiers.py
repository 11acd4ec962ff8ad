"""How much each hyperparameter matters, measured: one at a time is drawn at random, the others stay at a good setting.

The measurement takes minutes, so it is kept in tiers.h5. Make it again with ``python -m labutils.labs.search.tiers``.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from labutils import data, store
from labutils.data import Normalizer, TrainDev
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam, Momentum
from labutils.search import DONE, Among, Linear, Log, OneMinusLog, Scale, Whole, random, search
from labutils.training import Diverged, fit

from .models import FLOWER

FILE = Path(__file__).with_name("tiers.h5")
DRAWS, EPOCHS, SEEDS = 20, 20, 3
SETS = ("flower", "tumours", "digits")
GOOD = {"alpha": None, "beta": 0.9, "units": 16, "batch size": 32, "layers": 2, "decay": 0.0}
GOOD_ADAM = {"beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8}
KNOBS: dict[str, Scale] = {
    "alpha": Log(1e-4, 1),
    "beta": OneMinusLog(0.5, 0.999),
    "units": Whole(2, 64),
    "batch size": Among((4, 8, 16, 32, 64, 128, 256)),
    "layers": Whole(1, 4),
    "decay": Linear(0, 1),
    "beta1": OneMinusLog(0.5, 0.999),
    "beta2": OneMinusLog(0.9, 0.9999),
    "epsilon": Log(1e-10, 1e-6),
}  # in the order in which one is told to tune them; the last three belong to Adam


class Tiers(NamedTuple):
    """errors : (sets, knobs, draws) dev errors in %, mean of three seeds.  good : (sets, 2) dev errors of the good setting
    with momentum and with Adam.  alphas : (sets, 2) its alpha."""

    errors: np.ndarray
    good: np.ndarray
    alphas: np.ndarray


@cache
def data_of(name: str) -> TrainDev:
    """One of the three sets, half of it for training where we cut it ourselves."""
    if name == "flower":
        return FLOWER
    X, Y = data.breast_cancer() if name == "tumours" else data.digits()
    order = np.random.default_rng(5).permutation(X.shape[1])
    train, dev = order[: len(order) // 2], order[len(order) // 2 :]
    X = Normalizer(X[:, train])(X) if name == "tumours" else X
    return TrainDev(X[:, train], Y[:, train], X[:, dev], Y[:, dev])


def dev_error(name: str, alpha: float, settings: dict[str, Any], seed: int) -> float:
    """Mean dev error in % of three networks with the good setting, but for alpha and ``settings``.

    A setting of Adam makes Adam the optimiser, else it is momentum. A run that diverges counts as a guess at the most
    frequent class.
    """
    X, Y, X_dev, Y_dev = data_of(name)
    chosen = {**GOOD, **GOOD_ADAM, **settings}
    hidden = [chosen["units"]] * chosen["layers"]
    cost = "softmax" if len(Y) > 1 else "sigmoid"
    net = Network(mlp(len(X), *hidden, len(Y)), cost, seed=[seed + k for k in range(SEEDS)])
    try:
        fit(
            net,
            optimizer(alpha, chosen, adam=bool(GOOD_ADAM.keys() & settings.keys())),
            X,
            Y,
            epochs=EPOCHS,
            batch_size=chosen["batch size"],
            seed=seed,
            schedule=lambda epoch: alpha / (1 + chosen["decay"] * epoch),
        )
    except Diverged:
        shares = Y_dev.mean(axis=1) if len(Y) > 1 else np.array([Y_dev.mean(), 1 - Y_dev.mean()])
        return float(100 * (1 - shares.max()))
    return float(100 * (1 - net.accuracy(X_dev, Y_dev).mean()))


def optimizer(alpha: float, chosen: dict[str, Any], adam: bool) -> Adam | Momentum:
    return Adam(alpha, chosen["beta1"], chosen["beta2"], chosen["epsilon"]) if adam else Momentum(alpha, chosen["beta"])


def tier_trial(name: str, knob: str, value: Any, alpha: float, seed: int) -> float:
    """One trial of the measurement."""
    settings = {} if knob == "alpha" else {knob: value}
    return dev_error(name, value if knob == "alpha" else alpha, settings, seed % 1_000_000)


def good_alphas() -> np.ndarray:
    """(sets, 2) the alpha of 13 that is best with momentum and with Adam."""
    alphas = [float(alpha) for alpha in np.geomspace(1e-4, 1, 13)]
    trials = [
        {"name": name, "knob": knob, "value": value, "alpha": alpha}
        for name in SETS
        for knob, value in (("beta", 0.9), ("beta1", 0.9))
        for alpha in alphas
    ]
    return np.array(alphas)[run(trials, seed=1).reshape(len(SETS), 2, -1).argmin(axis=-1)]


def run(trials: list[dict], seed: int) -> np.ndarray:
    """The values of the trials, in their order."""
    results = sorted(search(tier_trial, trials, seed=seed), key=lambda result: result.number)
    assert all(result.fate == DONE for result in results)
    return np.array([result.value for result in results])


def trials(alphas: np.ndarray) -> list[dict]:
    """Every draw of every hyperparameter on every set."""
    return [
        {"name": name, "knob": knob, "value": drawn[knob], "alpha": float(good[int(knob in GOOD_ADAM)])}
        for name, good in zip(SETS, alphas, strict=True)
        for knob, scale in KNOBS.items()
        for drawn in random({knob: scale}, DRAWS, seed=2)
    ]


def measure() -> Tiers:
    """All of it, on every core."""
    alphas = good_alphas()
    errors = run(trials(alphas), seed=2).reshape(len(SETS), len(KNOBS), DRAWS)
    again = [
        {"name": name, "knob": knob, "value": 0.9, "alpha": float(alphas[i, k])}
        for i, name in enumerate(SETS)
        for k, knob in enumerate(("beta", "beta1"))
        for _ in range(5)
    ]
    return Tiers(errors, run(again, seed=3).reshape(len(SETS), 2, 5).mean(axis=-1), alphas)


@cache
def tiers() -> Tiers:
    """The measurement as it is kept."""
    return Tiers(**store.load(FILE).arrays)


def main() -> None:
    attributes = {
        "title": "Dev error in % when one hyperparameter is drawn at random and the others stay at a good setting",
        "source": "measured by labutils.labs.search.tiers on the flower, the tumours and the digits",
        "knobs": ", ".join(KNOBS),
        "sets": ", ".join(SETS),
        "licence": "MIT, as the labs themselves",
    }
    store.save(FILE, measure()._asdict(), attributes)


if __name__ == "__main__":
    main()
