"""Softmax: three scores become three shares that sum to 1, and every score pulls at every share."""

import numpy as np

from labutils import plots
from labutils.functions import softmax, softmax_slope
from labutils.live import Panel, Scene, Slider

CLASSES = 3
SIGNED = (plots.PALETTE[0], "white", plots.PALETTE[1])  # below 0, at 0, above 0


class SoftmaxScene(Scene):
    """The scores, their softmax, and the table of its slopes."""

    def __init__(self):
        self.figure, (scores, shares, slopes) = plots.figure(3, size=(2.2, 2.2))
        rows = [f"$a_{k}$" for k in (1, 2, 3)]
        columns = [f"$z_{k}$" for k in (1, 2, 3)]
        plots.label(scores, "Scores z", "", "z")
        self.scores = plots.Bars(scores, columns, (-4, 4.9), form="{:.1f}", colours=range(CLASSES))
        scores.axhline(0, color="#888888", linewidth=0.8)
        plots.label(shares, "softmax(z)", "", "probability a")
        self.shares = plots.Bars(shares, rows, (0, 1.12), form="{:.3f}", colours=range(CLASSES))
        plots.label(slopes, "Slopes da/dz", "with respect to", "slope of")
        self.slopes = plots.Matrix(slopes, rows, columns, limits=(-0.25, 0.25), form="{:.3f}", colours=SIGNED)

    def start(self, z1, z2, z3):
        self.z = np.array([z1, z2, z3], dtype=float)
        self.a = softmax(self.z[:, None])[:, 0]

    def draw(self):
        self.scores.update(self.z)
        self.shares.update(self.a)
        self.slopes.update(softmax_slope(self.a))

    def sentence(self):
        scores, shares = (", ".join(format(v, form) for v in values) for values, form in ((self.z, "g"), (self.a, ".3f")))
        return f"Scores {scores} become probabilities {shares} (rounded; they sum to exactly 1)."


def softmax_panel() -> Panel:
    """Drag three scores."""
    return Panel(SoftmaxScene(), *(Slider(f"z{k}", z, -4, 4, step=0.1) for k, z in ((1, 2), (2, 1), (3, -1))))
