"""How often a place without slope is a minimum: signs of the curvatures of random symmetric matrices."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..curving import DRAWS, MOST, curvatures, minima


class CurvatureScene(Scene):
    """The curvatures of n directions, and how the share of minima falls with n."""

    def __init__(self):
        self.figure, (spread, share) = plots.figure(2, size=(3.75, 2.8))
        plots.label(spread, "Curvatures at flat places", "curvature (end bars: all beyond)", "share")
        self.histogram = plots.Histogram(spread, (-1.6, 1.6), bins=41, top=0.12)
        spread.axvline(0, color=plots.INK, linewidth=0.8)
        plots.label(share, "How many flat places are minima?", "directions n", "share of minima")
        ns = np.arange(1, MOST + 1)
        self.shares = np.array([minima(n) for n in ns])
        found = np.where(self.shares > 0, self.shares, np.nan)
        share.plot(ns, found, "o-", color=plots.PALETTE[0], label=f"measured (none from n = {ns[self.shares == 0][0]})")
        share.plot(ns, 0.5**ns, "^:", color=plots.PALETTE[1], label="n tossed coins")
        share.set(yscale="log", ylim=(1e-4, 1), xlim=(0.5, MOST + 0.5))
        plots.key(share, *share.get_legend_handles_labels())
        self.cursor = plots.Cursor(share, 1)

    def start(self, n):
        self.n, self.drawn = n, curvatures(n, DRAWS, np.random.default_rng(0))

    def draw(self):
        self.histogram.update(self.drawn)
        self.cursor.update(self.n)

    def sentence(self):
        found = round(self.shares[self.n - 1] * DRAWS)
        return (
            f"n = {self.n}: {found:,} of {DRAWS:,} flat places curve upwards in every direction; from each of the "
            "others some direction leads downhill."
        )


def curvature_panel() -> Panel:
    """Drag the number of directions."""
    return Panel(CurvatureScene(), Slider("n", 1, 1, MOST, integer=True, label="directions n"))
