"""The network built by hand: its boundary, its cost, and a mistake to make in one of its lines."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel, Scene, Slider

from ..exercises.dense_backward import dense_backward
from ..exercises.dense_forward import dense_forward
from ..two_layers import TwoLayers, stripe

STEPS, EVERY = 300, 5
VIEW = (-1.2, 1.2)
SEED = 0
MISTAKES = {"none": "none", "X in place of A[1]": "X", "slope of tanh forgotten": "slope", "1/m forgotten": "m"}


class BuildingScene(Scene):
    """The boundary and the cost of the network built by hand."""

    counts = "iteration"

    def __init__(self, forward: Callable, backward: Callable):
        self.functions = forward, backward
        self.X, self.Y = stripe()
        self.figure, (plane, cost) = plots.figure(2, size=(3.0, 2.9), ratios=(1, 1.2))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.X, self.Y, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "J, logarithmic")
        self.curve = plots.Curves(cost, ("J",), xlim=(0, STEPS), ylim=(0.03, 300), log=True)  # room for the worst mistake
        cost.set_yticks([0.1, 1, 10, 100], ["0.1", "1", "10", "100"])

    def start(self, alpha, mistake):
        self.net = TwoLayers(*self.functions, mistake=mistake, seed=SEED)
        self.alpha, self.mistake, self.J = alpha, mistake, [self.net.J(self.X, self.Y)]
        self.shown = 1  # values of J on the screen
        return self._run()

    def _run(self):
        for k in range(1, STEPS + 1):
            self.net.step(self.X, self.Y, self.alpha)
            self.J.append(self.net.J(self.X, self.Y))
            self.shown = len(self.J)
            if k % EVERY == 0:
                yield self.J[-1]

    def reached(self, at):
        return self.shown - 1  # J at the start is the first of those shown

    def draw(self):
        self.field.show(self.net.predict)
        self.curve.update(np.arange(self.shown), {"J": self.J[: self.shown]})

    def sentence(self):
        right = 100 * np.mean((self.net.predict(self.X) > 0.5) == (self.Y > 0.5))
        name = next(text for text, value in MISTAKES.items() if value == self.mistake)
        return (
            f"alpha = {self.alpha:g}, mistake: {name}. J = {self.J[self.shown - 1]:.2f}, "
            f"{right:.0f} % of the points are classified correctly."
        )

    def snapshot(self):
        return self.net.snapshot(), self.shown

    def restore(self, snapshot):
        weights, self.shown = snapshot
        self.net.restore(weights)


@given()
def building_panel(forward: Callable = dense_forward, backward: Callable = dense_backward) -> Panel:
    """Train with these two functions; choose a mistake to make in the lines that call them."""
    return Panel(
        BuildingScene(forward, backward),
        Choice("mistake", MISTAKES, label="mistake"),
        Slider("alpha", 1, values=(0.03, 0.1, 0.3, 1, 2), label="alpha", description="the learning rate"),
    )
