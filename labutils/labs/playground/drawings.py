"""What the playground draws beside the usual pieces: the hidden units' pictures."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from labutils import plots
from labutils.recipe.sets import VIEW

SIDE, GAP = 24, 2  # pixels of one picture and between two
FEWEST, MOST = 4, 8  # pictures across and down
LOW, HIGH = plots.PALETTE[0], plots.PALETTE[1]


class UnitPictures:
    """Each hidden unit's answer over the plane, layer by layer from the top, eight in a row at most.

    Blue is below 0, orange above; the strongest colour is the largest |A| of that layer.
    """

    def __init__(self, ax: Axes):
        ax.set(xlim=(-0.5, MOST), ylim=(MOST, 0), xticks=[], yticks=[], autoscale_on=False)
        ax.spines[:].set_visible(False)
        ticks = np.linspace(*VIEW, SIDE)
        self.grid = np.stack(np.meshgrid(ticks, ticks[::-1])).reshape(2, -1)
        self._table = plots.lookup(LOW, "white", HIGH)
        self._step = SIDE + GAP
        blank = np.full((self._step, self._step, 4), 255, np.uint8)
        self.image = ax.imshow(blank, extent=(0, MOST, MOST, 0), interpolation="nearest", aspect="auto", zorder=0)
        look = {"ha": "right", "va": "center", "fontsize": 9, "color": plots.INK}
        self.words = [ax.text(-0.08, row + 0.45, "", **look) for row in range(MOST)]
        self.artists = plots.living(self.image, *self.words)

    def update(self, hidden: Sequence[np.ndarray]) -> None:
        """hidden : A of each hidden layer at ``grid``, (n_l, SIDE²)."""
        rows = [(number, part) for number, A in enumerate(hidden, start=1) for part in self._rows(A)]
        n = max([FEWEST, len(rows), *(len(part) for _, part in rows)])  # pictures across and down
        rgba = np.full((n * self._step, n * self._step, 4), 255, np.uint8)
        for row, (_, part) in enumerate(rows):
            for column, picture in enumerate(part):
                top, left = row * self._step, column * self._step
                rgba[top : top + SIDE, left : left + SIDE] = picture
        self.image.set_data(rgba)
        numbers = [number for number, _ in rows]
        for row, word in enumerate(self.words):
            first = row < len(rows) and numbers.index(numbers[row]) == row
            word.set(text=str(numbers[row]) if first else "", y=(row + 0.45) * MOST / n)

    def _rows(self, A: np.ndarray) -> list[np.ndarray]:
        """The pictures of one layer, MOST in a row."""
        shade = self._shade(A)
        return [shade[k : k + MOST] for k in range(0, len(shade), MOST)]

    def _shade(self, A: np.ndarray) -> np.ndarray:
        largest = np.abs(A).max() or 1.0
        return self._table[((A / largest + 1) * 127.5).clip(0, 255).astype(int)].reshape(-1, SIDE, SIDE, 4)
