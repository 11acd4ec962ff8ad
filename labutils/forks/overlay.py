"""What the tools draw on a scene's figure: the ghost's lines, the marks of changes, and the dots of twenty seeds."""

from collections.abc import Sequence

import numpy as np
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
        self.beneath = [artist for artist in covered.get_children() if artist.get_animated()]
        self.shape = (len(results), len(SERIES), -1)
        self.dots_ax = plots.over(covered)
        plots.label(self.dots_ax, "Twenty seeds each", "", "right, %")
        self.dots = plots.Spread(self.dots_ax, results, limits, series=SERIES, size=22)
        if len(results) > FEW:
            self.dots_ax.tick_params("x", labelrotation=30)
        self.show_dots(False)

    def show_dots(self, shown: bool) -> None:
        """The dots in place of what is drawn on those axes, or the other way round."""
        for artist in (*self.dots.artists, self.dots_ax):
            artist.set_visible(shown)
        for artist in (*self.beneath, self.covered):
            artist.set_visible(not shown)

    def lay(self, length: int) -> None:
        """The axes of the iterations end here; the frame is drawn again, so only where a run goes on beyond its end."""
        for marks in self.marks:
            if marks.ax.get_xlim()[1] != length:
                marks.ax.set_xlim(0, length)

    def update(self, ghost: Sequence[np.ndarray], places: Sequence[int], words: str, dots: np.ndarray | None) -> None:
        """ghost : its lines; places, words : of the changes; dots : (results, series, seeds), None for none."""
        self.ghosts.update(ghost)
        for marks in self.marks:
            marks.update(places, words)
        if (dots is not None) != self.dots_ax.get_visible():
            self.show_dots(dots is not None)
        if dots is not None:
            self.dots.update(np.clip(dots, *self.limits))
