"""Gradient descent on one weight, one dot per step."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..one_weight import J, path

STEPS = 30
RATES = (0.01, 0.03, 0.1, 0.3, 0.6, 1, 1.5, 1.9, 2, 2.1)


class DescentScene(Scene):
    """J over w, and the places a run of gradient descent visits."""

    def __init__(self):
        self.figure, (curve, time) = plots.figure(2, size=(3.4, 2.7))
        plots.label(curve, "The cost of one weight", "w", "J(w)")
        w = np.linspace(-4, 8, 200)
        curve.plot(w, [J(v) for v in w], color="#888888", linewidth=1.6)
        curve.set(xlim=(-4, 8), ylim=(-0.7, 14), autoscale_on=False)
        plots.label(time, "The same run over time", "step", "J")
        self.over_time = plots.Curves(time, ("J",), xlim=(0, STEPS), ylim=(-0.7, 14), colours=(1,))
        (self.visited,) = curve.plot([], [], "o-", color=plots.PALETTE[1], markersize=5, linewidth=1.2, animated=True)
        (self.here,) = curve.plot([], [], "D", color="black", markersize=7, animated=True)

    def start(self, alpha, steps):
        self.alpha, self.w = alpha, path(alpha, steps)
        self.J = np.array([J(w) for w in self.w])

    def draw(self):
        self.visited.set_data(self.w, self.J)
        self.here.set_data(self.w[-1:], self.J[-1:])
        self.over_time.update(np.arange(len(self.J)), {"J": self.J})

    def sentence(self):
        count = len(self.w) - 1
        return (
            f"alpha = {self.alpha:g}: after {count} step{'s' * (count != 1)} w = {self.w[-1]:.2f} and J = {self.J[-1]:.2f}."
        )


def descent_panel() -> Panel:
    """Drag the learning rate and the number of steps."""
    return Panel(
        DescentScene(),
        Slider("alpha", 0.1, values=RATES, label="alpha", description="the learning rate"),
        Slider("steps", 10, 0, STEPS, integer=True, label="steps"),
    )
