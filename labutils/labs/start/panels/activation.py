"""Activations and their slopes, read off at one z."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.functions import ACTIVATIONS, sigmoid
from labutils.live import Choice, Panel, Scene, Slider

Z = np.linspace(-5, 5, 401)
K = 0.25  # where PReLU's slope starts
SLOPES = (0, 0.01, 0.05, 0.1, K, 0.5, 0.75, 1)  # 0.01: leaky ReLU
LABELS = {"relu": "ReLU", "leaky_relu": "leaky ReLU", "prelu": "PReLU"}
BENT = [name for name in ACTIVATIONS if name != "linear"]
NAMES = {LABELS.get(name, name): name for name in (*BENT, "prelu", "linear")}


class ActivationScene(Scene):
    """g on the left with its tangent, g' on the right."""

    def __init__(self, g_sigmoid: Callable = sigmoid):
        self.g_sigmoid = g_sigmoid
        self.figure, (value, slope) = plots.figure(2, size=(3.4, 2.6))
        plots.label(value, "Activation", "z", "a = g(z)")
        plots.label(slope, "Its slope", "z", "g'(z)")
        value.set(xlim=(-5, 5), ylim=(-2, 4), autoscale_on=False)
        slope.set(xlim=(-5, 5), ylim=(-0.1, 1.2), autoscale_on=False)
        for ax in (value, slope):
            ax.axhline(0, color="#BBBBBB", linewidth=0.8, zorder=0)
        self.curves = [ax.plot([], [], color=plots.PALETTE[0], linewidth=2.4, animated=True)[0] for ax in (value, slope)]
        (self.tangent,) = value.plot([], [], color=plots.PALETTE[1], linewidth=1.8, linestyle="--", animated=True)
        self.dots = [ax.plot([], [], "o", color="black", markersize=7, animated=True)[0] for ax in (value, slope)]
        plots.key(value, (self.curves[0], self.tangent), ("g", "tangent at z"))

    def value_and_slope(self, Z) -> tuple[np.ndarray, np.ndarray]:
        """g(Z) and g'(Z) of the activation chosen."""
        if self.name == "prelu":
            return np.maximum(Z, 0) + self.k * np.minimum(Z, 0), np.where(Z > 0, 1.0, self.k)
        A = self.g_sigmoid(Z) if self.name == "sigmoid" else ACTIVATIONS[self.name].g(Z)
        return A, ACTIVATIONS[self.name].derivative(Z, A)

    def start(self, name, z, k):
        self.name, self.z, self.k = name, z, k
        self.shown = self.value_and_slope(Z)
        self.at = [float(v[0]) for v in self.value_and_slope(np.array([z], float))]

    def draw(self):
        value, slope = self.at
        for curve, dot, y, here in zip(self.curves, self.dots, self.shown, self.at):
            curve.set_data(Z, y)
            dot.set_data([self.z], [here])
        self.tangent.set_data(Z, value + slope * (Z - self.z))

    def sentence(self):
        value, slope = self.at
        shown = next(text for text, name in NAMES.items() if name == self.name)
        idle = "" if self.name == "prelu" or self.k == K else " (k matters only for PReLU.)"
        return f"{shown} at z = {self.z:g}: a = {value:.3f}, slope {slope:.3f}.{idle}"


@given()
def activation_panel(sigmoid: Callable = sigmoid) -> Panel:
    """Choose a function, drag z; a sigmoid of the learner's own is drawn instead of the library's."""
    return Panel(
        ActivationScene(sigmoid),
        Choice("name", NAMES, default="linear", label="activation"),
        Slider("z", 0, -5, 5, step=0.1),
        Slider("k", K, values=SLOPES, label="k of PReLU", description="slope on the left"),
    )
