"""Bars of errors under the line of the Bayes error, with the verdict in a corner."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from labutils import plots

ROW = 0.94  # height of the verdict, as a share of the axes


class ErrorBars:
    """One bar a name in %, the Bayes error as a dashed line, and short strokes where a bar stood before that has moved.

    colours : palette indices of the bars.  top : upper end of the axis in %.
    """

    def __init__(
        self, ax: Axes, names: Sequence[str] = ("train", "dev"), *, top: float = 40, colours: Sequence[int] = (0, 1)
    ):
        self.bars = plots.Bars(ax, names, (0, top), form="{:.1f}", colours=colours)
        self.room = 0.08 * top  # what a number takes up
        wide = (-0.6, len(names) - 0.4)
        (self.bayes,) = ax.plot(wide, (0, 0), color=plots.PALETTE[2], linestyle="--", linewidth=2, animated=True, zorder=4)
        (self.before,) = ax.plot([], [], color=plots.INK, linewidth=2, linestyle=":", animated=True, zorder=5)
        self.verdict = ax.text(
            0.98, ROW, "", transform=ax.transAxes, ha="right", va="top", weight="bold", fontsize=10, animated=True, zorder=6
        )
        plots.key(ax, [self.bayes], ["Bayes error"])

    def update(
        self, errors: Sequence[float], bayes: float | None = None, verdict: str = "", before: Sequence[float] = ()
    ) -> None:
        """errors : one a bar, in %.  bayes : None hides the line.  before : former values of the bars."""
        self.bars.update(errors)
        self.bayes.set_ydata([np.nan if bayes is None else bayes] * 2)
        self.verdict.set_text(verdict)
        for text, error in zip(self.bars.texts, errors):
            if bayes is not None and 0 < bayes - error + self.room / 8 < self.room:
                text.set_y(bayes + self.room / 8)  # the number stands clear of the line
        at = np.flatnonzero(np.abs(np.subtract(errors[: len(before)], before)) > self.room / 2)
        strokes = np.stack([at - 0.4, at + 0.4, at * np.nan], axis=1)
        self.before.set_data(strokes.ravel(), np.repeat(np.take(before or [0], at), 3))
