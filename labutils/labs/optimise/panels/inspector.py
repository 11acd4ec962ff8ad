"""The equation inspector: one update of one weight, with that moment's numbers in the formula."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider
from labutils.optimizers import OPTIMIZERS
from labutils.words import rough

from ..inspecting import ALPHA, UPDATES, Watched, average_slope, equations
from ..racers import NAMES

LINES = 7


class InspectorScene(Scene):
    """A weight's way on the left, the formula of its update t on the right."""

    def __init__(self):
        self.runs = {}
        self.figure, (way, page) = plots.figure(2, size=(3.9, 2.8), ratios=(0.52, 1.48))
        plots.label(way, "This weight over time", "update t", "w")
        self.curves = plots.Curves(way, ("w",), xlim=(0, UPDATES), ylim=(-3, 3), legend=False)
        self.cursor = plots.Cursor(way, text="t")
        plots.label(page, "Its update, in numbers")
        self.rules = plots.Rules(page, [1 - k / (LINES - 0.6) for k in range(LINES)], left=-0.06)

    def start(self, optimizer, t, weight):
        if optimizer not in self.runs:
            self.runs[optimizer] = Watched(OPTIMIZERS[optimizer](ALPHA))
        self.name, self.t, self.weight, self.run = optimizer, t, weight, self.runs[optimizer]

    def draw(self):
        way = self.run.theta[:, self.weight]
        self.curves.update(np.arange(UPDATES + 1), {"w": way})
        self.cursor.update(self.t)
        self.rules.update(equations(self.run.optimizer, way[self.t - 1], self.run.grad[: self.t, self.weight]))

    def sentence(self):
        before, after = self.run.theta[self.t - 1 : self.t + 1, self.weight]
        g = self.run.grad[self.t - 1, self.weight]
        letter, followed = average_slope(self.run.optimizer, self.run.grad[: self.t, self.weight])
        average = f", {letter} = {rough(followed)}" if letter else ""
        uphill = f". By today's slope that is uphill: {letter} still holds earlier slopes" if followed * g < 0 else ""
        return (
            f"{self.name}, weight {self.weight}, update {self.t}: slope {rough(g)}{average}, so w goes from {before:.4f} to "
            f"{after:.4f}{uphill}."
        )


def inspector_panel() -> Panel:
    """Choose the optimiser, the update and the weight; read the formula with its numbers."""
    return Panel(
        InspectorScene(),
        Choice("optimizer", list(NAMES), default="Adam", label="optimiser"),
        Slider("t", 100, 1, UPDATES, integer=True, label="update t"),
        Slider("weight", 5, 0, 69, integer=True, label="which weight"),
    )
