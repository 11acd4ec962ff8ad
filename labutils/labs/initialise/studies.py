"""What the notebook prints: the table of the published experiment, and how deep networks learn elsewhere."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import fit

from .models import DATA, WIDTH, deep
from .published import NAMES, STEPS, published
from .sizes import sizes


def published_table() -> str:
    """J over the steps and the accuracies at the end, one column per start."""
    run = published()
    lines = [f"{'':>8}" + "".join(f"{name:>14}" for name in NAMES)]
    for step in range(0, STEPS + 1, 3_000):
        lines.append(f"J {step:>6,}" + "".join(f"{J:14.2f}" for J in run.J[run.at(step)]))
    for name, share in (("train %", run.train[-1]), ("test %", run.test[-1])):
        lines.append(f"{name:>8}" + "".join(f"{value:14.1f}" for value in share))
    return "\n".join(lines)


def tanh_stack(scheme: str, steps: int, seeds: Sequence[int] = range(20)) -> Network:
    """Ten tanh layers, one network per seed, after so many steps of gradient descent."""
    net = deep(10, scheme, activation="tanh", seed=list(seeds))
    return fit(net, GradientDescent(0.1), DATA.X, DATA.Y, epochs=steps)


def tanh_accuracy(scheme: str, steps: int) -> float:
    """Their train accuracy, the mean over twenty seeds."""
    return float(tanh_stack(scheme, steps).accuracy(DATA.X, DATA.Y).mean())


def on_moons(scale: Callable, seeds: Sequence[int] = range(10)) -> np.ndarray:
    """Train accuracy in % of 2-10-1 after 200 steps on the moons as ``scale(X_train, X)`` makes them, one per draw."""
    return np.array([_on_moons(scale, seed) for seed in seeds])


def _on_moons(scale: Callable, seed: int) -> float:
    X, Y = data.moons(300, seed=seed)
    X = scale(X, X)
    return 100 * float(fit(Network(mlp(2, 10, 1), seed=seed), GradientDescent(0.3), X, Y, epochs=200).accuracy(X, Y))


class Elsewhere(NamedTuple):
    """Train accuracies in %, one per seed, and how many times smaller dZ is in layer 1 than in the last hidden layer."""

    right: np.ndarray
    fainter: np.ndarray

    def __repr__(self) -> str:
        fainter = float(f"{np.median(self.fainter):.2g}")
        return f"train {self._level()}, dZ {fainter:,.7g} times smaller in layer 1 than in the last"

    def _level(self) -> str:
        """As exactly as it holds on every processor: in deep ReLU layers a last digit decides how a run ends."""
        right = np.median(self.right)
        return "under 15 %" if right < 15 else "over 90 %" if right > 90 else "between 15 and 90 %"


def on_digits(depth: int, scheme: str, activation: str, seeds: Sequence[int] = range(3)) -> Elsewhere:
    """``depth`` hidden layers of 20 units learn 300 digits by 200 steps of gradient descent, one network per seed."""
    X, Y = (part[:, :300] for part in data.digits())
    net = Network(mlp(64, *[WIDTH] * depth, 10, activation=activation), "softmax", init=scheme, seed=list(seeds))
    dZ = sizes(net, X, Y)["dZ"]
    fit(net, GradientDescent(0.1), X, Y, epochs=200)
    return Elsewhere(100 * net.accuracy(X, Y), dZ[-1] / dZ[0])
