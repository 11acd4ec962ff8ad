"""One unit with n inputs: Var(z) = n Var(w) E[x²], predicted and measured."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider

from ..one_unit import INPUTS, WEIGHTS, draw_z

VIEW = (-8, 8)
WIDTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class VarianceScene(Scene):
    """The histogram of z and the bell that the formula predicts."""

    def __init__(self):
        self.figure, (plane,) = plots.figure(1, size=(7.6, 2.4))
        plots.label(plane, "2,000 values of z = Σ w x, outermost bars include everything beyond ±8", "z", "share")
        self.histogram = plots.Histogram(plane, VIEW, bins=64, top=0.25, names=("measured", "N(0, n Var(w) E[x²])"))
        self.bell = self.histogram.lines["N(0, n Var(w) E[x²])"]
        self.axis = np.linspace(*VIEW, 321)

    def start(self, n, scale, inputs="N(0, 1)", weights="randn"):
        self.n = n
        self.z, self.predicted = draw_z(n, scale, inputs, weights)

    def draw(self):
        self.histogram.update({"measured": self.z})
        bin_width = self.histogram.edges[1] - self.histogram.edges[0]
        bell = np.exp(-(self.axis**2) / (2 * self.predicted)) / np.sqrt(2 * np.pi * self.predicted)
        self.bell.set_data(self.axis, bin_width * bell)

    def sentence(self):
        return (
            f"n = {self.n}: n Var(w) E[x²] = {self.predicted:.3g}; measured, z has mean {self.z.mean():.2g} and "
            f"variance {self.z.var():.3g}."
        )


def variance_panel() -> Panel:
    """Inputs, scale, kind of input, and rand instead of randn."""
    return Panel(
        VarianceScene(),
        Slider("n", 100, values=WIDTHS, label="n", integer=True, description="inputs of the unit"),
        Slider("scale", 0.1, 0.01, 1, log=True, label="scale of w", description="what the drawn weights are multiplied by"),
        Choice("inputs", list(INPUTS), label="x drawn from"),
        Choice("weights", list(WEIGHTS), label="w drawn with"),
    )
