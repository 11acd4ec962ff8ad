"""What stands still behind living artists, once for each of a few names: another one is there at once."""

from __future__ import annotations

from collections.abc import Iterable

from matplotlib.axes import Axes

from .frame import over, show

__all__ = ["Backdrops"]


class Backdrops:
    """Axes behind ``front``, one for each name, of which one is shown.

    ``front`` keeps its artists, its title and its key, and takes the limits and scales of the axes that are shown; lines,
    ticks and labels are theirs, and so is whatever is drawn into them. A picture draws those that are hidden ahead.
    """

    def __init__(self, front: Axes, names: Iterable[str]):
        front.set_axis_off()
        self.front, self.axes = front, {name: over(front) for name in names}
        for ax in self.axes.values():
            ax.set_zorder(front.get_zorder() - 1)

    def show(self, name: str) -> None:
        """Only the axes of that name, KeyError where there are none."""
        shown = self.axes[name]
        for ax in self.axes.values():
            show(ax, ax is shown)
        self.front.set_xscale(shown.get_xscale())
        self.front.set_yscale(shown.get_yscale())
        self.front.set(xlim=shown.get_xlim(), ylim=shown.get_ylim(), autoscale_on=False)
