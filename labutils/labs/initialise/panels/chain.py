"""A chain of single units: why a product of many slopes vanishes or explodes."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider

from ..chains import chain

DEEPEST = 60
VIEW = (1e-20, 1e12)
BEYOND = (1e-60, 1e60)  # a curve that leaves the frame leaves it


class ChainScene(Scene):
    """One unit per layer, the same weight everywhere: forward and backward over depth, on a logarithmic axis."""

    def __init__(self):
        self.figure, (forward, backward) = plots.figure(2, size=(3.5, 2.5))
        plots.label(forward, "Forward", "layer l", "a[l]")
        plots.label(backward, "Backward", "layer l", "da[L] / da[l]")
        settings = {"xlim": (0, DEEPEST), "ylim": VIEW, "log": True}
        self.forward = plots.Curves(forward, ("a[l]",), **settings)
        self.backward = plots.Curves(backward, ("da[L]/da[l]",), colours=[1], dashes=[1], **settings)

    def start(self, w, L, activation="linear"):
        self.w, self.L, self.activation = w, L, activation
        self.A, self.back = chain(w, L, activation)

    def draw(self):
        layers = np.arange(self.L + 1)
        self.forward.update(layers, {"a[l]": self.A.clip(*BEYOND)})
        self.backward.update(layers, {"da[L]/da[l]": self.back.clip(*BEYOND)})

    def sentence(self):
        return (
            f"{self.activation}, w = {self.w:g}, L = {self.L}: after the last layer a = {self.A[-1]:.2g}; "
            f"a change at the input arrives multiplied by {self.back[0]:.2g}."
        )


def chain_panel() -> Panel:
    """Drag the weight through 1, make the chain longer, put an activation into it."""
    return Panel(
        ChainScene(),
        Slider("w", 1.5, 0.5, 1.5, step=0.05, label="w"),
        Slider("L", 50, 1, DEEPEST, integer=True, label="layers L"),
        Choice("activation", ["linear", "sigmoid", "tanh", "relu"]),
    )
