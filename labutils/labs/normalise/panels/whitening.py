"""Normalising unit by unit, and whitening: only the second one makes the units uncorrelated."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..whitening import normalise, whiten

M, VIEW = 300, (-5, 5)
MEAN, SPREAD = np.array([[1.5], [-0.8]]), np.array([[1.2], [0.6]])


class WhiteningScene(Scene):
    """Two units over a batch: as they are, normalised each, whitened together."""

    def __init__(self):
        self.noise = np.random.default_rng(5).standard_normal((2, M))
        self.figure, axes = plots.figure(3, size=(2.3, 2.3))
        self.clouds = []
        for ax, title, colour in zip(axes, ("Z", "Normalised unit by unit", "Whitened"), plots.PALETTE):
            plots.label(ax, title, "unit 1", "unit 2")
            ax.set(xlim=VIEW, ylim=VIEW, autoscale_on=False)
            ax.axhline(0, color="#CCCCCC", linewidth=1, zorder=0)
            ax.axvline(0, color="#CCCCCC", linewidth=1, zorder=0)
            self.clouds.append(ax.scatter([], [], s=14, color=colour, alpha=0.5, linewidths=0, animated=True))

    def start(self, correlation):
        first, other = self.noise
        Z = np.stack([first, correlation * first + np.sqrt(1 - correlation**2) * other])
        Z = MEAN + SPREAD * Z
        self.stages = (Z, normalise(Z), whiten(Z))

    def draw(self):
        for cloud, Z in zip(self.clouds, self.stages):
            cloud.set_offsets(Z.T)

    def sentence(self):
        before, normed, white = (round(np.corrcoef(Z)[0, 1], 2) + 0.0 for Z in self.stages)  # no -0.00
        return (
            f"Correlation of the two units: {before:.2f} in Z, {normed:.2f} after normalising each, "
            f"{abs(white):.2f} after whitening."
        )


def whitening_panel() -> Panel:
    """Drag the correlation of two units."""
    return Panel(WhiteningScene(), Slider("correlation", 0, -0.95, 0.95, step=0.05, label="correlation"))
