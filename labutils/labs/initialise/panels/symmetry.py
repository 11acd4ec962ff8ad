"""Twins: units that start alike stay alike, and how little it takes to part them."""

import numpy as np
from matplotlib.collections import LineCollection

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Panel, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.scenes import TrainingScene
from labutils.words import counted

from ..twins import UNITS, different_units, near

SIZES = (2, UNITS, 1)
VIEW = (-1.5, 1.5)
WEIGHTS = (-5, 5)


class SymmetryScene(TrainingScene):
    """Six tanh units on the circles: each unit's two weights as a point that leaves a trail."""

    counts = "step"
    epochs, every = 1000, 10

    def __init__(self):
        X, Y = data.circles(m=200)
        super().__init__(data.TrainDev(X, Y, X, Y))
        self.figure, (drawing, plane, boundary) = plots.figure(3, size=(2.3, 2.4))
        plots.label(drawing, "The network")
        self.drawing = plots.NetworkDrawing(drawing, SIZES, scale=4)
        self._weights(plots.label(plane, "The six units", "$w_1$ of the unit", "$w_2$"))
        plots.label(boundary, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(boundary, VIEW, VIEW)
        plots.Points(boundary, X, Y, size=16, names=("class 0", "class 1"))

    def _weights(self, ax) -> None:
        ax.set(xlim=WEIGHTS, ylim=WEIGHTS, autoscale_on=False)
        ax.grid(color="#EEEEEE")
        self.trails = ax.add_collection(LineCollection([], colors=plots.PALETTE[:UNITS], linewidths=1.4, animated=True))
        look = {"s": 60, "c": plots.PALETTE[:UNITS], "edgecolors": "white", "zorder": 3}
        self.heads = ax.scatter(*np.zeros((2, UNITS)), animated=True, **look)

    def network(self, base, difference):
        net = Network(mlp(*SIZES, activation="tanh"), init=near(base, difference), seed=self.seed)
        self.trail = []
        return net

    def optimizer(self, **values):
        return GradientDescent(alpha=1.0)

    def measure(self, step):
        self.trail.append(self.net.blocks()["W1"].copy())
        X, Y = self.data[:2]
        return {"J": self.net.loss(X, Y), "train": 100 * self.net.accuracy(X, Y)}

    def draw(self):
        paths = np.array(self.trail[: self.history.shown]).clip(-50, 50)
        self.trails.set_segments(list(paths.swapaxes(0, 1)))
        self.heads.set_offsets(paths[-1])
        blocks = self.net.blocks()
        self.drawing.update([blocks["W1"], blocks["W2"]])
        self.field.show(self.net.predict)

    def sentence(self):
        count = different_units(self.net.blocks()["W1"])
        alike = "all six units are the same" if count == 1 else f"{count} different units"
        return (
            f"After {counted(self.history.iterations[-1], 'step', ',')}: {alike}, J = {self.history.last('J'):.3f}, "
            f"train {self.history.last('train'):.0f} %."
        )


def symmetry_panel() -> Panel:
    """Start all weights at one value, or let them differ by a hair."""
    return Panel(
        SymmetryScene(),
        Slider("base", 0.5, 0, 1, step=0.1, label="every weight starts at"),
        Slider("difference", 1, values=(0, 1e-6, 1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1), label="plus noise N(0, 1) ×"),
    )
