"""Two pictures of a gradient check: the score of each block on a log scale, and every entry of every block as a map."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from labutils import plots
from labutils.gradcheck import GOOD, WORRY, BlockCheck, in_words

LEAST, MOST = 1e-13, 30.0
LOOKS = {
    "good": (plots.PALETTE[2], "o"),
    "look": (plots.PALETTE[5], "s"),
    "worry": (plots.PALETTE[1], "^"),
    "cannot tell": ("#777777", "D"),
}


class Scores:
    """A row for each block: its score as a dot whose colour and shape give the verdict."""

    def __init__(self, ax: Axes, names: Iterable[str]):
        self.rows = {name: row for row, name in enumerate(names)}
        for name, low, high in (("good", LEAST, GOOD), ("look", GOOD, WORRY), ("worry", WORRY, MOST)):
            ax.axvspan(low, high, color=plots.pale(LOOKS[name][0], 0.16), linewidth=0, zorder=0)
            ax.text(np.sqrt(low * min(high, 1)), -0.55, name, ha="center", va="bottom", fontsize=10, color=plots.INK)
        ax.set(xscale="log", xlim=(LEAST, MOST), ylim=(len(names) - 0.4, -1.0), autoscale_on=False)
        ax.set_xticks([1e-12, 1e-9, 1e-6, 1e-3, 1])
        ax.set_yticks(range(len(names)), names)
        plots.label(ax, "Score of each block", "relative difference", "block")
        look = {"s": 62, "edgecolors": "white", "linewidths": 0.6, "zorder": 3}
        self.dots = {
            name: ax.scatter([], [], color=colour, marker=marker, **look) for name, (colour, marker) in LOOKS.items()
        }
        self.words = [
            ax.text(1, row, "", fontsize=9.5, color=plots.INK, va="center", ha="right", zorder=4)
            for row in range(len(names))
        ]
        for artist in (*self.dots.values(), *self.words):
            artist.set_animated(True)

    def update(self, checks: Sequence[BlockCheck], clues: Mapping[str, str] | None = None) -> None:
        """checks : what gradient_check gives, in the order of the names.  clues : name -> a word for a wrong block."""
        for name in self.dots:
            at = [(np.clip(c.difference, 2 * LEAST, 1), self.rows[c.name]) for c in checks if c.verdict == name]
            self.dots[name].set_offsets(np.reshape(at, (-1, 2)))
        for word, check in zip(self.words, checks, strict=True):
            clue = check.verdict if check.verdict == "cannot tell" else (clues or {}).get(check.name, "")
            said = f"{clue}  {in_words(check.difference)}"
            shown = check.verdict != "good"
            word.set(text=said if shown else "", x=np.clip(check.difference, 1e-5, 1) / 4)


class Maps:
    """Backward, numerical and their difference, an image each, block beside block; guilty blocks are framed.

    shapes : name -> (rows, columns).  A block's colours are scaled by its own largest entry, the same in all three, and
    go with the square root of the size, so that small entries show.
    """

    TITLES = ("backward", "numerical", "difference")

    def __init__(self, ax: Axes, shapes: Mapping[str, tuple[int, int]]):
        self.height = max(rows for rows, _ in shapes.values()) + 1
        self.left = dict(zip(shapes, np.cumsum([0, *(columns + 1 for _, columns in shapes.values())]).tolist()))
        self.shapes, self._table = shapes, plots.lookup(plots.PALETTE[0], "white", plots.PALETTE[1])
        width = sum(columns + 1 for _, columns in shapes.values()) - 1
        self._rgba = np.full((3 * self.height - 1, width, 4), 255, np.uint8)
        self.image = ax.imshow(self._rgba, interpolation="nearest", aspect="equal", zorder=0)
        self.frames = ax.add_collection(LineCollection([], colors=plots.INK, linewidths=2.2, zorder=3))
        self._furnish(ax)
        for artist in (self.image, self.frames):
            artist.set_animated(True)

    def _furnish(self, ax) -> None:
        ax.set_axis_off()
        ax.set(xlim=(-1.9, self._rgba.shape[1] - 0.2), ylim=(3 * self.height - 1.2, -0.8), autoscale_on=False)
        for row, title in enumerate(self.TITLES):
            ax.text(
                -1.3,
                row * self.height + self.height / 2 - 1,
                title,
                rotation=90,
                ha="center",
                va="center",
                fontsize=10.5,
                color=plots.INK,
            )
            for name, (rows, columns) in self.shapes.items():
                corner = (self.left[name] - 0.5, row * self.height - 0.5)
                ax.add_patch(Rectangle(corner, columns, rows, fill=False, edgecolor="#BBBBBB", linewidth=0.8, zorder=1))
        for name, (_, columns) in self.shapes.items():
            middle = self.left[name] + columns / 2 - 0.5
            ax.text(middle, -0.75, name, ha="center", va="bottom", fontsize=10.5, color=plots.INK)

    def update(self, checks: Sequence[BlockCheck]) -> None:
        """checks : what gradient_check gives."""
        for check in checks:
            largest = max(np.abs(check.backward).max(), np.abs(check.numerical).max(), 1e-300)
            for row, values in enumerate((check.backward, check.numerical, check.backward - check.numerical)):
                self._paint(check.name, row, values / largest)
        self.image.set_data(self._rgba)
        self.frames.set_segments([self._frame(c.name, row) for c in checks if c.verdict == "worry" for row in range(3)])

    def _paint(self, name: str, row: int, values) -> None:
        (rows, columns), left, top = self.shapes[name], self.left[name], row * self.height
        values = np.nan_to_num(values).clip(-1, 1)
        shade = (1 + np.sign(values) * np.sqrt(np.abs(values))) / 2
        self._rgba[top : top + rows, left : left + columns] = self._table[np.rint(shade * 255).astype(int)]

    def _frame(self, name: str, row: int) -> list:
        (rows, columns), x, y = self.shapes[name], self.left[name] - 0.5, row * self.height - 0.5
        return [(x, y), (x + columns, y), (x + columns, y + rows), (x, y + rows), (x, y)]
