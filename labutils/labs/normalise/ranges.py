"""The main panel: which learning rates and which sizes of the first weights train, with batchnorm and without."""

import numpy as np

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Choice, Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS

ALPHAS = (0.01, 0.03, 0.1, 0.3, 1, 3, 10)
SCALES = (10, 3, 1, 0.3, 0.1, 0.03)
ITERATIONS, EVERY, GOOD = 60, 3, 0.9
WIDTH, M = 8, 100


class Grid:
    """One stack of networks, one for each cell of scale × alpha: a step trains the whole grid.

    scales multiply He's first weights. A network whose numbers overflow is out: its accuracy is NaN.
    """

    def __init__(self, sizes, optimizer: str, batchnorm: bool, seeds=(1,)):
        scale, alpha = np.meshgrid(SCALES, ALPHAS, indexing="ij")
        self.shape = (len(seeds), *alpha.shape)
        self.net = Network(mlp(*sizes, batchnorm=batchnorm), seed=np.repeat(seeds, alpha.size).tolist())
        self.net.W *= np.tile(scale.ravel(), len(seeds))[:, None]
        self.optimizer = OPTIMIZERS[optimizer](alpha=np.tile(alpha.ravel(), len(seeds))[:, None])
        self.optimizer.reset(self.net.theta)

    def step(self, X, Y) -> None:
        """One update of every network; overflow is what this picture is about, so NumPy need not warn."""
        with np.errstate(over="ignore", invalid="ignore"):
            self.net.gradient(X, Y)
            self.optimizer.step(self.net.theta, self.net.grad)

    def accuracy(self, X, Y):
        """(seeds, scales, alphas) at test time, NaN where a network was lost."""
        with np.errstate(over="ignore", invalid="ignore"):
            right = self.net.accuracy(X, Y)
        lost = ~np.isfinite(self.net.theta).all(axis=-1)
        return np.where(lost, np.nan, right).reshape(self.shape)


def problem():
    """Two spirals that half turn round each other."""
    return data.spirals(M, classes=2, turns=0.5, noise=0.05)


def sizes(hidden: int) -> tuple:
    """2-8-...-8-1 with this many hidden layers."""
    return (2, *[WIDTH] * hidden, 1)


def good(accuracy):
    """How many of a grid's networks reach 90 %."""
    return (np.nan_to_num(accuracy) >= GOOD).sum(axis=(-2, -1))


class RangeScene(Scene):
    """Two heat maps of accuracy over alpha × scale, trained as two stacks."""

    def __init__(self):
        self.data = problem()
        self.figure, (plain, normed, count) = plots.figure(3, size=(2.4, 2.4), ratios=(1.1, 1.1, 0.8))
        rows, columns = [f"{s:g}" for s in SCALES], [f"{a:g}" for a in ALPHAS]
        self.maps = []
        for ax, title in ((plain, "Without batchnorm, % right"), (normed, "With batchnorm, % right")):
            plots.label(ax, title, "α", "first weights × He's")
            self.maps.append(plots.Matrix(ax, rows, columns, limits=(50, 100), form="{:.0f}"))
        plots.label(count, f"Settings at {100 * GOOD:.0f} %", "iteration", f"how many of {len(SCALES) * len(ALPHAS)}")
        limits = {"xlim": (0, ITERATIONS), "ylim": (0, len(SCALES) * len(ALPHAS))}
        self.curves = plots.Curves(count, ("without", "with"), **limits)

    def start(self, hidden, optimizer):
        self.values = {"hidden": hidden, "optimizer": optimizer}
        self.grids = [Grid(sizes(hidden), optimizer, batchnorm) for batchnorm in (False, True)]
        self.record, self.shown = [], 0
        return self._run()

    def _run(self):
        for iteration in range(1, ITERATIONS + 1):
            for grid in self.grids:
                grid.step(*self.data)
            if iteration % EVERY == 0:
                self.record.append(np.stack([grid.accuracy(*self.data)[0] for grid in self.grids]))
                self.shown = len(self.record)
                yield iteration

    def draw(self):
        if not self.shown:
            return
        for heat, accuracy in zip(self.maps, self.record[self.shown - 1]):
            heat.update(100 * accuracy)
        counts = good(np.array(self.record[: self.shown])).T
        iterations = EVERY * np.arange(1, self.shown + 1)
        self.curves.update(iterations, dict(zip(self.curves.lines, counts)))

    def sentence(self):
        if not self.shown:
            return "Not a step made yet: move a control or press play."
        without, normed = good(self.record[self.shown - 1])
        hidden = self.values["hidden"]
        return (
            f"{hidden} hidden layer{'s' * (hidden > 1)}, {self.values['optimizer']}, iteration {EVERY * self.shown}: "
            f"{without} of {len(SCALES) * len(ALPHAS)} settings reach 90 % without batchnorm, {normed} with it."
        )

    def snapshot(self):
        return [grid.net.snapshot() for grid in self.grids], self.shown

    def restore(self, snapshot):
        states, self.shown = snapshot
        for grid, state in zip(self.grids, states):
            grid.net.restore(state)


def range_panel() -> Panel:
    """Choose the depth and the optimiser; two stacks of 42 networks train side by side."""
    return Panel(
        RangeScene(),
        Slider("hidden", 4, 1, 6, integer=True, label="hidden layers"),
        Choice("optimizer", ["gradient descent", "momentum", "Adam"], label="optimiser"),
    )
