"""Numbers over steps: several named lines, and the upright line that marks one step."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from .frame import DASHES, GRID, INK, PALETTE, TEXT, key, living

__all__ = ["Cursor", "Curves"]


Limits = tuple[float, float] | None


class Curves:
    """Named lines over a common x (steps, epochs, seconds), each with its own colour and dash.

    xlim, ylim : fixed when given. Left out, a limit grows in round steps (1, 2, 5, 10, ...) when a line
    leaves it, and never shrinks, so the frame changes rarely.  log : a logarithmic y axis.  colours, dashes :
    indices into PALETTE and DASHES, by default 0, 1, 2, ...
    """

    def __init__(
        self,
        ax: Axes,
        names: Sequence[str],
        *,
        xlim: Limits = None,
        ylim: Limits = None,
        log: bool = False,
        colours: Sequence[int] | None = None,
        dashes: Sequence[int] | None = None,
        legend: bool = True,
    ):
        colours, dashes = colours or range(len(names)), dashes or range(len(names))
        self.ax, self._grows = ax, (xlim is None, ylim is None)
        self.lines = {name: _line(ax, c, d) for name, c, d in zip(names, colours, dashes, strict=True)}
        for name, line in self.lines.items():
            line.set_label(name)
        ax.set_yscale("log" if log else "linear")
        ax.set(xlim=xlim or (0, 10), ylim=ylim or ((0.1, 1) if log else (0, 1)), autoscale_on=False)
        ax.grid(**GRID)
        ax.set_axisbelow(True)
        if legend and len(names) > 1:
            key(ax, self.lines.values(), names)
        self.artists = living(*self.lines.values())

    def update(self, x: Sequence[float], values: Mapping[str, Sequence[float]]) -> None:
        """x : (t,).  values : name -> (t,); names left out keep their line. KeyError for a name never given."""
        x = np.asarray(x, dtype=np.float64)
        for name, y in values.items():
            y = np.asarray(y, dtype=np.float64)
            self.lines[name].set_data(x[: len(y)], y)
            if y.size:
                self._grow(x, y)

    def _grow(self, x: np.ndarray, y: np.ndarray) -> None:
        if self._grows[0] and x[-1] > self.ax.get_xlim()[1]:
            self.ax.set_xlim(right=round_up(x[-1]))
        if self._grows[1]:
            self._grow_y(*self.ax.get_ylim(), y)

    def _grow_y(self, low: float, high: float, y: np.ndarray) -> None:
        log = self.ax.get_yscale() == "log"
        y = y[np.isfinite(y) & ((y > 0) | (not log))]
        if not y.size:
            return
        least, most = y.min(), y.max()
        if most > high:
            self.ax.set_ylim(top=round_up(most))
        if log and least < low:
            self.ax.set_ylim(bottom=10.0 ** math.floor(math.log10(least)))
        elif least < low:
            self.ax.set_ylim(bottom=-round_up(-least) if least < 0 else 0)


class Cursor:
    """An upright line at one x, with a word beside it: where an early stop would be, which step is shown."""

    def __init__(self, ax: Axes, x: float = 0.0, *, text: str = "", colour: str = INK):
        line = ax.axvline(x, color=colour, linewidth=1.6, linestyle=DASHES[1], zorder=4)
        word = ax.text(x, 0.97, "", transform=ax.get_xaxis_transform(), color=colour, fontsize=TEXT - 1, va="top", zorder=5)
        self.ax, (self.line, self.word) = ax, living(line, word)
        self.artists = (self.line, self.word)
        self.update(x, text)

    def update(self, x: float, text: str | None = None) -> None:
        """Move to x; a new text replaces the old one, None keeps it."""
        low, high = self.ax.get_xlim()
        left = x < (low + high) / 2
        self.line.set_xdata([x, x])
        self.word.set(x=x + (0.015 if left else -0.015) * (high - low), ha="left" if left else "right")
        if text is not None:
            self.word.set_text(text)


def _line(ax: Axes, colour: int, dash: int) -> Line2D:
    return ax.plot([], [], color=PALETTE[colour % len(PALETTE)], linestyle=DASHES[dash % len(DASHES)], linewidth=2)[0]


def round_up(value: float) -> float:
    """The next of ..., 0.1, 0.2, 0.5, 1, 2, 5, 10, ... that is at least value; value > 0.

    >>> round_up(0.21), round_up(3), round_up(50), round_up(51)
    (0.5, 5.0, 50.0, 100.0)
    """
    unit = 10.0 ** math.floor(math.log10(value))
    return next(step * unit for step in (1.0, 2.0, 5.0, 10.0) if step * unit >= value * (1 - 1e-12))
