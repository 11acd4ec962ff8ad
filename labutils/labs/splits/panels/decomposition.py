"""A hundred networks that learn the same curve from points of their own: their error in three parts."""

import numpy as np

from labutils import plots
from labutils.live import Button, Panel, Slider
from labutils.scenes import KeptScene
from labutils.words import counted

from ..curves import EPOCHS, GRID, PIECE, SIGMA, Fits, bias_and_variance, curve

UNITS = (0, 1, 2, 3, 4, 8, 16)
DRAWS, DRAWN = 100, 25  # networks, and how many of them are drawn
PARTS = ("bias²", "variance", "noise", "sum", "measured")
TOP = 0.5


class DecompositionScene(KeptScene):
    """The answers of many networks around their mean; bias², variance and noise while they train, and the error measured."""

    counts, opens = "iteration", True

    def __init__(self):
        self.figure, (plane, curves, bars) = plots.figure(3, size=(2.4, 2.4), ratios=(1.1, 1, 1.1))
        plots.label(plane, f"{DRAWN} of {DRAWS} networks", "x", "y")
        plane.set(xlim=(-1, 1), ylim=(-2, 2), autoscale_on=False)
        self.crowd, self.mean, truth = (
            plane.plot([], [], color=plots.PALETTE[k], linewidth=width, linestyle=plots.DASHES[dash], alpha=alpha)[0]
            for k, width, dash, alpha in ((0, 0.8, 0, 0.45), (1, 2.6, 0, 1), (2, 2.2, 1, 1))
        )
        truth.set_data(GRID, curve(GRID))
        (self.points,) = plane.plot([], [], "o", color=plots.INK, markersize=4)
        for artist in (self.crowd, self.mean, self.points):
            artist.set_animated(True)
        plots.key(plane, (self.crowd, self.mean, truth, self.points), ("each", "their mean", "truth", "points of one"))
        plots.label(curves, "While they train", "iteration", "mean squared error")
        self.curves = plots.Curves(curves, PARTS[:2], xlim=(0, EPOCHS), ylim=(0, TOP))
        plots.label(bars, "Now", "", "mean squared error")
        self.bars = plots.Bars(bars, PARTS, (0, TOP), colours=(0, 1, 2, 6, 6))
        bars.tick_params(axis="x", labelsize=9)

    def start(self, units, m, draw):
        self.values, self.shown = (units, m), 0
        self.fits = Fits(units, m, range(DRAWS * draw, DRAWS * (draw + 1)))
        self.kept = []
        self._keep()
        return self._train()

    def _train(self):
        for _ in self.fits.run():
            self._keep()
            yield

    def _keep(self):
        answers, errors = self.fits.answers(), self.fits.measured()
        parts = (*bias_and_variance(answers), SIGMA**2)
        drawn = np.float32(answers[:DRAWN]), np.float32(answers.mean(axis=0))  # a whole run is kept: small numbers will do
        self.kept.append((drawn, (*parts, sum(parts), errors.mean()), errors.std(ddof=1) / np.sqrt(DRAWS)))
        self.shown = len(self.kept)

    def reached(self, at):
        return PIECE * (self.shown - 1)

    def draw(self):
        (answers, mean), parts, _ = self.kept[self.shown - 1]
        lines = np.pad(answers, ((0, 0), (0, 1)), constant_values=np.nan)
        self.crowd.set_data(np.tile([*GRID, np.nan], DRAWN), lines.ravel())
        self.mean.set_data(GRID, mean)
        self.points.set_data(self.fits.x[0, 0], self.fits.y[0, 0])
        bias2, variance = np.array([parts[:2] for _, parts, _ in self.kept[: self.shown]]).T
        self.curves.update(PIECE * np.arange(self.shown), {"bias²": bias2, "variance": variance})
        self.bars.update(parts)
        for text in self.bars.texts:
            text.set_y(min(text.get_position()[1], TOP))  # a bar that leaves the frame keeps its number

    def sentence(self):
        units, m = self.values
        _, (bias2, variance, noise, total, measured), error = self.kept[self.shown - 1]
        return (
            f"{counted(units, 'hidden unit') if units else 'No hidden unit'}, {counted(m, 'point')} each: bias² {bias2:.3f} "
            f"+ variance {variance:.3f} + noise {noise:.3f} = {total:.3f}; on fresh points {measured:.3f} ± {error:.3f}."
        )


def decomposition_panel() -> Panel:
    """Drag the number of hidden units: bias² turns into variance."""
    return Panel(
        DecompositionScene(),
        Slider("units", 0, values=UNITS, integer=True, label="hidden units", description="0 is a straight line"),
        Slider("m", 20, values=(10, 20, 40, 80), integer=True, label="training points each"),
        Button("draw", label="other networks"),
    )
