"""What one run leaves on the axes of another: the marks of its changes, and pale copies of its lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from .curves import Cursor
from .frame import DASHES, living, pale

__all__ = ["Ghosts", "Marks"]


class Marks:
    """Upright lines where a setting was changed in mid-run, the newest with its words."""

    def __init__(self, ax: Axes):
        self.ax = ax
        self.lines = ax.add_collection(
            LineCollection([], colors="#777777", linewidths=1.0, linestyles=[DASHES[2]], zorder=1)
        )
        self.cursor = Cursor(ax)
        self.artists = living(self.lines)
        self._drawn: tuple | None = None
        self.update([], "")

    def update(self, places: Sequence[float], text: str) -> None:
        """places : iterations, in order; text : of the last one."""
        low, high = self.ax.get_ylim()
        if (now := (low, high, *self.ax.get_xlim(), *places, text)) == self._drawn:
            return  # what is set again is noted and sent again
        self._drawn = now
        self.lines.set_segments([[(x, low), (x, high)] for x in places[:-1]])
        for artist in self.cursor.artists:
            artist.set_visible(bool(places))
        if places:
            self.cursor.update(places[-1], text)


class Ghosts:
    """A pale twin of each line, behind it and as it was at some moment; a solid line's twin is dashed."""

    def __init__(self, lines: Sequence[Line2D]):
        self.lines, self.twins = list(lines), [self._twin(line) for line in lines]
        self.artists = living(*self.twins)
        self._places: Sequence[np.ndarray] = []

    @staticmethod
    def _twin(line: Line2D) -> Line2D:
        (twin,) = line.axes.plot([], [])
        twin.update_from(line)
        name = line.get_label()
        twin.set_label(name if name.startswith("_") else f"the ghost's {name}")
        twin.set(color=pale(line.get_color(), 0.6), linewidth=1.5, zorder=line.get_zorder() - 0.2)
        if line.get_linestyle() == "-":
            twin.set_linestyle(DASHES[1])
        return twin

    def now(self) -> list[np.ndarray]:
        """The places of each line, (2, t)."""
        return [np.array(line.get_data(), float) for line in self.lines]

    def update(self, places: Sequence[np.ndarray]) -> None:
        """places : what ``now`` gave; nothing where there is no ghost."""
        if places is self._places or not (places or self._places):
            return  # they stand there already, and are neither noted nor sent again
        self._places = places
        for twin, place in zip(self.twins, places or [np.empty((2, 0))] * len(self.twins), strict=True):
            twin.set_data(*place)
