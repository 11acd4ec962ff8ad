"""What stands still behind living artists, once for each of a few names: another one is there at once."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from matplotlib.axes import Axes

from .frame import GRID, label, over, show

__all__ = ["Backdrops"]


class Backdrops:
    """Axes behind ``front``, one for each name, of which one is shown.

    ``front`` keeps its artists, its title and its key; lines, ticks, labels and whatever is drawn into them are those of the
    axes that are shown. It takes their limits, their scales and the words of their labels, by which its curves are read. A
    picture draws the hidden ones ahead.

    others : name -> what tells its axes from ``front``, as ``Axes.set`` takes it: ``{"xlim": (0, 300)}``.
    """

    def __init__(self, front: Axes, others: Mapping[Hashable, Mapping[str, Any]]):
        self.front, self.axes = front, {name: _behind(front) for name in others}
        for name, differs in others.items():
            self.axes[name].set(**differs)
        front.set_axis_off()

    def show(self, name: Hashable) -> None:
        """Only the axes of that name, KeyError where there are none."""
        shown = self.axes[name]
        if shown.get_visible():  # what is set again, though it is the same, would be looked through at each move of a slider
            return
        for ax in self.axes.values():
            show(ax, ax is shown)
        self.front.set(**_scaled(shown), xlabel=shown.get_xlabel(), ylabel=shown.get_ylabel())


def _behind(front: Axes) -> Axes:
    """Axes that look like those in front of them, with nothing in them yet."""
    ax = label(over(front), "", front.get_xlabel(), front.get_ylabel())
    ax.set(zorder=front.get_zorder() - 1, axisbelow=front.get_axisbelow(), **_scaled(front))
    if any(line.get_visible() for line in front.get_ygridlines()):
        ax.grid(**GRID)
    return ax


def _scaled(ax: Axes) -> dict[str, Any]:
    """Scales first: limits that were made for another scale would be changed by it."""
    scales = {"xscale": ax.get_xscale(), "yscale": ax.get_yscale()}
    return scales | {"xlim": ax.get_xlim(), "ylim": ax.get_ylim(), "autoscale_on": False}
