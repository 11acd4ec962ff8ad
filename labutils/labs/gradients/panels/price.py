"""What a check costs: forward passes counted, and a stopwatch for the curious."""

import numpy as np

from labutils import plots
from labutils.layers import mlp
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.words import counted

from ..studies import times_asked


class PriceScene(Scene):
    """Passes against the number of parameters: lines by formula, dots counted with networks 2-h-h-1."""

    WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24)  # at 32 counting takes over 50 ms at a stretch

    def __init__(self):
        self.figure, (ax,) = plots.figure(1, size=(5.4, 2.7))
        plots.label(ax, "The price of one gradient", "n, number of parameters", "passes through the network")
        n = np.array([5, 2e6])
        ax.set(xscale="log", yscale="log", xlim=n, ylim=(1, 1e7), autoscale_on=False)
        for passes, name, colour, dash in (
            (2 * n, "two-sided, 2n", 0, 0),
            (n + 1, "one-sided, n + 1", 1, 1),
            (2 + 0 * n, "backward, 2", 2, 3),
        ):
            ax.plot(n, passes, color=plots.PALETTE[colour], linestyle=plots.DASHES[dash], lw=2, label=name)
        ax.legend(frameon=False, fontsize=10, loc="upper left", labelcolor=plots.INK)
        self.dots = ax.scatter([], [], s=70, color=plots.INK, edgecolors="white", zorder=4, animated=True)

    def start(self, hidden):
        self.hidden, self.n = hidden, Network(mlp(2, hidden, hidden, 1), seed=0).theta.size
        self.counted = [times_asked(self.n, sides) for sides in (2, 1)]

    def draw(self):
        self.dots.set_offsets([[self.n, passes] for passes in (*self.counted, 2)])

    def sentence(self):
        two, one = self.counted
        return (
            f"2-{self.hidden}-{self.hidden}-1 has n = {counted(self.n, 'parameter')}: {two:,} forward passes "
            f"two-sided, {one:,} one-sided; backpropagation takes one forward and one backward."
        )


def price_panel() -> Panel:
    """Drag the width of the two hidden layers; the passes are counted, not computed."""
    return Panel(PriceScene(), Slider("hidden", 1, values=PriceScene.WIDTHS, integer=True, label="hidden units"))
