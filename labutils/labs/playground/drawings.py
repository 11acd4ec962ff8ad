"""What the playground draws beside the usual pieces: hidden units' pictures, marks of edits, and a table in words."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from labutils import plots
from labutils.recipe.sets import VIEW

SIDE, GAP, ACROSS, DOWN = 18, 2, 8, 8  # pixels of one picture and between two; pictures across and down at most
LOW, HIGH = plots.PALETTE[0], plots.PALETTE[1]


class UnitPictures:
    """Each hidden unit's answer over the plane, layer by layer from the top, eight in a row.

    Blue is below 0, orange above; the strongest colour is the largest |A| of that layer.
    """

    def __init__(self, ax: Axes):
        ax.set(xlim=(-0.5, ACROSS), ylim=(DOWN, 0), xticks=[], yticks=[], autoscale_on=False)
        ax.spines[:].set_visible(False)
        ticks = np.linspace(*VIEW, SIDE)
        self.grid = np.stack(np.meshgrid(ticks, ticks[::-1])).reshape(2, -1)
        self._table = plots.lookup(LOW, "white", HIGH)
        self._step = SIDE + GAP
        self._rgba = np.full((DOWN * self._step, ACROSS * self._step, 4), 255, np.uint8)
        self.image = ax.imshow(self._rgba, extent=(0, ACROSS, DOWN, 0), interpolation="nearest", aspect="auto", zorder=0)
        look = {"ha": "right", "va": "center", "fontsize": 9, "color": plots.INK}
        self.words = [ax.text(-0.08, row + 0.45, "", **look) for row in range(DOWN)]
        self.artists = plots.living(self.image, *self.words)

    def update(self, hidden: Sequence[np.ndarray]) -> None:
        """hidden : A of each hidden layer at ``grid``, (n_l, SIDE²)."""
        self._rgba[...] = 255
        row, names = 0, [""] * DOWN
        for layer, A in enumerate(hidden, start=1):
            names[row] = str(layer)
            shade = self._shade(A)
            for k in range(0, len(A), ACROSS):
                for column, picture in enumerate(shade[k : k + ACROSS]):
                    top, left = row * self._step, column * self._step
                    self._rgba[top : top + SIDE, left : left + SIDE] = picture
                row += 1
        for word, name in zip(self.words, names, strict=True):
            word.set_text(name)
        self.image.set_data(self._rgba)

    def _shade(self, A: np.ndarray) -> np.ndarray:
        largest = np.abs(A).max() or 1.0
        return self._table[((A / largest + 1) * 127.5).clip(0, 255).astype(int)].reshape(-1, SIDE, SIDE, 4)


class Marks:
    """Upright lines where a setting was changed in mid-run, the newest with its words."""

    def __init__(self, ax: Axes):
        self.ax = ax
        self.lines = ax.add_collection(
            LineCollection([], colors="#777777", linewidths=1.0, linestyles=[plots.DASHES[2]], zorder=1)
        )
        self.cursor = plots.Cursor(ax)
        self.artists = plots.living(self.lines)

    def update(self, places: Sequence[float], text: str) -> None:
        """places : iterations, in order; text : of the last one."""
        low, high = self.ax.get_ylim()
        self.lines.set_segments([[(x, low), (x, high)] for x in places[:-1]])
        for artist in self.cursor.artists:
            artist.set_visible(bool(places))
        if places:
            self.cursor.update(places[-1], text)


class Words:
    """Lines of text in a column, as many as fit."""

    def __init__(self, ax: Axes, lines: int):
        look = {"transform": ax.transAxes, "fontsize": 9, "va": "top", "color": plots.INK, "linespacing": 1.25}
        self.lines = [ax.text(0.0, 1 - k / lines, "", **look) for k in range(lines)]
        self.artists = plots.living(*self.lines)

    def update(self, texts: Sequence[str]) -> None:
        """One text a line; what is too much is left out."""
        for line, text in zip(self.lines, [*texts, *[""] * len(self.lines)]):
            line.set_text(text)
