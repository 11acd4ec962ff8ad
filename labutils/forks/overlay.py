"""What the tools draw on a scene's figure: the ghost's lines, the marks of changes, and the dots of twenty seeds."""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from .. import plots

SERIES = ("ghost", "now")
FEW = 3  # results whose names stand side by side


class Overlay:
    """lines : those that a ghost leaves behind; marked : the axes of the iterations, None where nothing can be changed;
    covered : the axes that twenty seeds take the place of; results : their names; limits : of them, in %.
    """

    def __init__(
        self,
        lines: Sequence[Line2D],
        marked: Sequence[Axes],
        covered: Axes,
        results: Sequence[str],
        limits: tuple[float, float],
    ):
        self.ghosts, self.marks = plots.Ghosts(lines), [plots.Marks(ax) for ax in marked]
        self.limits, self.covered = limits, covered
        self.shape = (len(results), len(SERIES), -1)
        self.dots_ax = plots.over(covered)
        plots.label(self.dots_ax, "Twenty seeds each", "", "right, %")
        self.dots = plots.Spread(self.dots_ax, results, limits, series=SERIES, size=22, legend=False)
        self.of_ghost = self._name_dots(*self.dots.dots)
        if len(results) > FEW:
            self.dots_ax.tick_params("x", labelrotation=30)
        self.show_dots(False)

    def _name_dots(self, ghost: Artist, now: Artist) -> tuple[Artist, Artist]:
        """The key; what it has of the ghost, which is not always there: its last entry, so that it leaves no gap."""
        plots.key(self.dots_ax, (now, self.dots.medians, ghost), ("now", "median", "ghost"))
        legend = self.dots_ax.get_legend()
        return legend.legend_handles[-1], legend.get_texts()[-1]

    def _name_ghost(self, kept: bool) -> None:
        """The key names the ghost where there is one; dots that are hidden are drawn again before anybody sees them."""
        for artist in self.of_ghost:
            if artist.get_visible() != kept:
                artist.set_visible(kept)
                self.dots_ax.stale = True

    def show_dots(self, shown: bool) -> None:
        """The dots in place of what is drawn on those axes, or the other way round."""
        plots.show(self.dots_ax, shown)
        plots.show(self.covered, not shown)

    def lay(self, length: int) -> None:
        """The axes of the iterations end here; the frame is drawn again, so only where a run goes on beyond its end."""
        for marks in self.marks:
            if marks.ax.get_xlim()[1] != length:
                marks.ax.set_xlim(0, length)

    def update(
        self, ghost: Sequence[np.ndarray], places: Sequence[int], words: str, dots: np.ndarray | None, kept: bool
    ) -> None:
        """ghost : its lines; places, words : of the changes; dots : (results, series, seeds), None for none; kept : whether
        there is a ghost, even if its lines are not shown.
        """
        self.ghosts.update(ghost)
        self._name_ghost(kept)
        for marks in self.marks:
            marks.update(places, words)
        if (dots is not None) != self.dots_ax.get_visible():
            self.show_dots(dots is not None)
        if dots is not None:
            self.dots.update(np.clip(dots, *self.limits))
