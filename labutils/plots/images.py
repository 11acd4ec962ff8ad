"""Grids of small squares: digits side by side, and a matrix with its numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from .frame import INK, PALETTE, TEXT, living, lookup, written

__all__ = ["Matrix", "Tiles"]

GAP = 225  # grey between the tiles: their own background is white
BRIGHTNESS, DARK = (0.299, 0.587, 0.114), 100  # weights of red, green, blue; below DARK white reads better than black


class Tiles:
    """Grey images side by side, row by row, dark ink on white.

    count : how many tiles.  side : pixels along one side.  ncols : tiles in a row.  captions : leave room for a
    word under each tile.
    """

    def __init__(self, ax: Axes, count: int, *, side: int = 8, ncols: int | None = None, captions: bool = False):
        self.count, self.side, self.ncols = count, side, ncols or count
        self._step = (side + (4 if captions else 1), side + 1)
        rows = -(-count // self.ncols)
        self._rgba = np.full((rows * self._step[0] + 1, self.ncols * self._step[1] + 1, 4), 255, np.uint8)
        image = ax.imshow(self._rgba, interpolation="nearest", aspect="equal", zorder=0)
        ax.set_axis_off()
        ax.set_anchor("NW")  # directly under the title
        look = {"ha": "center", "va": "center", "fontsize": TEXT - 2, "color": INK}
        words = [
            ax.text(left + side / 2 - 0.5, top + side + 1.6, "", **look)
            for top, left in map(self._corner, range(count if captions else 0))
        ]
        self.image, *self.words = self.artists = living(image, *words)

    def update(self, X: np.ndarray, captions: Sequence[str] = ()) -> None:
        """X : (side*side, k) in [0, 1], k up to count; further tiles stay blank.  captions : a word for each."""
        self._rgba[...] = 255
        ink = (255 * (1 - np.clip(X.T, 0, 1))).astype(np.uint8).reshape(-1, self.side, self.side, 1)
        for k, tile in enumerate(ink[: self.count]):
            top, left = self._corner(k)
            self._rgba[top - 1 : top + self.side + 1, left - 1 : left + self.side + 1, :3] = GAP
            self._rgba[top : top + self.side, left : left + self.side, :3] = tile
        self.image.set_data(self._rgba)
        for word, text in zip(self.words, captions, strict=False):
            word.set_text(text)

    def _corner(self, k: int) -> tuple[int, int]:
        """Row and column of tile k's first pixel."""
        return k // self.ncols * self._step[0] + 1, k % self.ncols * self._step[1] + 1


class Matrix:
    """A table of numbers as a heat map, white for the lower limit, blue for the upper one.

    rows, columns : names.  limits : values of the first and the last colour, fixed.  form : how a number is
    written into its cell, "" for none.  colours : from the lower limit to the upper one.
    """

    def __init__(
        self,
        ax: Axes,
        rows: Sequence[str],
        columns: Sequence[str],
        *,
        limits: tuple[float, float] = (0, 1),
        form: str = "{:.2f}",
        colours: Sequence[str] = ("white", "#9CCAE6", PALETTE[0], "#003A5C"),
    ):
        self._limits, self._form, self._table = limits, form, lookup(*colours)
        blank = np.full((len(rows), len(columns), 4), 255, np.uint8)
        image = ax.imshow(blank, interpolation="nearest", aspect="auto", zorder=0)
        ax.set_xticks(range(len(columns)), columns)
        ax.set_yticks(range(len(rows)), rows)
        words = [
            ax.text(c, r, "", ha="center", va="center", fontsize=TEXT - 2)
            for r in range(len(rows))
            for c in range(len(columns) if form else 0)
        ]
        self.image, *self.words = self.artists = living(image, *words)

    def update(self, values: np.ndarray) -> None:
        """values : (rows, columns); NaN is left white and empty."""
        values = np.asarray(values, dtype=np.float64)
        low, high = self._limits
        shade = np.nan_to_num((values - low) / (high - low)).clip(0, 1)
        pixels = np.where(np.isnan(values)[..., None], np.uint8(255), self._table[(shade * 255).astype(np.uint8)])
        self.image.set_data(pixels)
        dark = pixels[..., :3] @ BRIGHTNESS < DARK
        for word, value, deep in zip(self.words, values.ravel(), dark.ravel(), strict=False):
            said, colour = "" if np.isnan(value) else written(self._form, value), "white" if deep else "black"
            if (said, colour) != (word.get_text(), word.get_color()):  # one that is set again is noted again
                word.set(text=said, color=colour)
