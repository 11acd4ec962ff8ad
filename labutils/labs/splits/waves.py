"""A set whose Bayes error is known: a wavy boundary, and a share of labels flipped at random."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from labutils import plots
from labutils.data import TrainDev
from labutils.layers import mlp
from labutils.network import Network

VIEW = (-1.0, 1.0)
DEV = 2_000


def border(x: np.ndarray) -> np.ndarray:
    """The true boundary's height over x."""
    return 0.5 * np.sin(4 * x)


def draw_plane(ax: Axes, title: str) -> None:
    """Title, labels and ticks of the plane, the true boundary, and the key to it and the classes."""
    plots.label(ax, title, "$x_1$", "$x_2$")
    ax.set(xticks=(-1, -0.5, 0, 0.5, 1), yticks=(-1, -0.5, 0, 0.5, 1))
    x = np.linspace(*VIEW, 200)
    (wave,) = ax.plot(x, border(x), color=plots.PALETTE[2], linewidth=2, linestyle="--", zorder=2)
    points = [Line2D([], [], color=colour, marker=marker, linestyle="") for colour, marker in plots.CLASSES[:2]]
    plots.key(ax, [*points, wave], ["class 0", "class 1", "true boundary"])


def waves(m: int, noise: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """m points and their labels, X (2, m) uniform on the square, Y (1, m).

    noise : share of labels flipped, in [0, 0.5). Someone who knows the boundary is still wrong that often, and nobody is
    wrong less often: noise *is* the Bayes error. Points drawn first do not depend on m, nor on noise.
    """
    x1, x2, chance = rng.random((m, 3)).T
    X = 2 * np.array([x1, x2]) - 1
    above, turned = X[1] > border(X[0]), chance < noise
    return X, (above ^ turned)[None].astype(float)


def wavy_field(m: int, noise: float, seed: int) -> TrainDev:
    """m points to train on and 2,000 to measure dev error with."""
    train, dev = np.random.default_rng(seed).spawn(2)
    return TrainDev(*waves(m, noise, train), *waves(DEV, noise, dev))


def network_of(units: int | tuple[int, ...], **settings: Any) -> Network:
    """Two hidden layers of that many tanh units, or layers of the sizes named, not yet trained; 0 is logistic regression."""
    hidden = units if isinstance(units, tuple) else (units, units) if units else ()
    return Network(mlp(2, *hidden, 1, activation="tanh"), init="xavier", **settings)


def error(net: Network, X, Y) -> float | np.ndarray:
    """The share of wrong answers in %."""
    return 100 * (1 - net.accuracy(X, Y))
