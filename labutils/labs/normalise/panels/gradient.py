"""How a gradient fares on its way back through eight hidden layers, with batchnorm and without."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider

from ..steepness import DEPTH, STARTS, change, way_back

NAMES = ("without batchnorm", "with batchnorm")


class GradientScene(Scene):
    """Two untrained networks from the same weights: the size of dZ and the mean slope of g, layer by layer."""

    def __init__(self):
        self.figure, (sizes, slopes) = plots.figure(2, size=(3.4, 2.6))
        layers = {"xlim": (0.5, DEPTH + 0.5)}
        plots.label(sizes, "Size of dZ, last layer = 1", "hidden layer", "√ mean dZ²")
        self.sizes = plots.Curves(sizes, NAMES, ylim=(1e-9, 1e5), log=True, **layers)
        plots.label(slopes, "How steep g is where the units are", "hidden layer", "mean g′(z)")
        self.slopes = plots.Curves(slopes, NAMES, ylim=(0, 1.05), legend=False, **layers)
        self.known: dict[tuple[str, float], list] = {}
        for ax in (sizes, slopes):
            ax.set_xticks(range(1, DEPTH + 1))
        for curves in (self.sizes, self.slopes):
            for line, marker in zip(curves.lines.values(), "o^", strict=True):
                line.set(marker=marker, markersize=6)

    def start(self, activation, scale):
        self.values = {"activation": activation, "scale": scale}
        if (activation, scale) not in self.known:
            self.known[activation, scale] = [way_back(activation, scale, batchnorm) for batchnorm in (False, True)]
        self.ways = self.known[activation, scale]

    def draw(self):
        layers = np.arange(1, DEPTH + 1)
        for name, (sizes, slopes) in zip(NAMES, self.ways, strict=True):
            self.sizes.update(layers, {name: sizes})
            self.slopes.update(layers, {name: slopes})

    def sentence(self):
        plain, normed = (change(sizes[0]) for sizes, _ in self.ways)
        return (
            f"{self.values['activation']}, initial weights × {self.values['scale']:g}: from layer {DEPTH} back to layer 1 "
            f"dZ {plain} without batchnorm and {normed} with it."
        )


def gradient_panel() -> Panel:
    """Choose the activation and drag the size of the initial weights."""
    return Panel(
        GradientScene(),
        Choice("activation", list(STARTS), label="activation"),
        Slider("scale", 1, values=(0.3, 0.5, 1, 2, 3), label="initial weights × He's or Xavier's"),
    )
