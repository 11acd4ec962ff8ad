"""How values are spread: histograms with fixed bins, bars, and dots for each seed of each group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from .frame import CLASSES, DASHES, INK, PALETTE, TEXT, key, living, pale, written

__all__ = ["Bars", "Histogram", "Spread"]


class Histogram:
    """Shares of values in fixed bins, one outline per name, the first one filled.

    limits : outer edges; values beyond them count in the end bins.  top : largest share on the y axis.
    """

    def __init__(
        self, ax: Axes, limits: tuple[float, float], *, bins: int = 30, top: float = 0.5, names: Sequence[str] = ("",)
    ):
        self.edges, self._limits = np.linspace(*limits, bins + 1), limits
        fill = PolyCollection([], facecolors=[pale(PALETTE[0], 0.35)], linewidths=0, zorder=1)
        self._fill = ax.add_collection(fill)
        self.lines = {
            name: ax.plot([], [], color=PALETTE[k], linestyle=DASHES[k], linewidth=1.8)[0] for k, name in enumerate(names)
        }
        ax.set(xlim=limits, ylim=(0, top), autoscale_on=False)
        if len(names) > 1:
            key(ax, self.lines.values(), names)
        self.artists = living(self._fill, *self.lines.values())

    def update(self, values: Mapping[str, np.ndarray] | np.ndarray) -> None:
        """values : name -> array of any shape (or the array alone where there is one name). NaN is left out."""
        named = values if isinstance(values, Mapping) else {next(iter(self.lines)): values}
        for name, numbers in named.items():
            outline = self._outline(np.ravel(numbers))
            self.lines[name].set_data(*outline)
            if name == next(iter(self.lines)):
                self._fill.set_verts([outline.T])

    def _outline(self, numbers: np.ndarray) -> np.ndarray:
        """Corners of the steps, (2, 2 bins + 2), from the axis up and back to it."""
        numbers = numbers[~np.isnan(numbers)].clip(*self._limits)
        counts, _ = np.histogram(numbers, len(self.edges) - 1, self._limits)  # equal bins are found without sorting
        shares = counts / max(numbers.size, 1)
        return np.array([self.edges.repeat(2), np.concatenate([[0], shares.repeat(2), [0]])])


class Bars:
    """One bar a name with its value written above it.

    limits : ends of the value axis, fixed.  form : how a value is written.  colours : palette indices.
    """

    def __init__(
        self,
        ax: Axes,
        names: Sequence[str],
        limits: tuple[float, float],
        *,
        form: str = "{:.2f}",
        colours: Sequence[int] | None = None,
    ):
        self._form = form
        colours = [PALETTE[c] for c in (colours or [0] * len(names))]
        ax.set(xlim=(-0.6, len(names) - 0.4), ylim=limits, autoscale_on=False)
        ax.set_xticks(range(len(names)), names)
        self.bars = tuple(ax.bar(range(len(names)), 0, width=0.62, color=colours))
        self.texts = tuple(
            ax.text(k, 0, "", ha="center", va="bottom", fontsize=TEXT - 1, color=INK) for k in range(len(names))
        )
        self.artists = living(*self.bars, *self.texts)

    def update(self, values: Sequence[float]) -> None:
        """values : one per name, in their order; nan leaves the place empty."""
        for bar, text, value in zip(self.bars, self.texts, values, strict=True):
            there = not np.isnan(value)
            bar.set_height(value if there else 0)
            text.set(y=max(value, 0) if there else 0, text=" " + written(self._form, value) if there else "")


class Spread:
    """A dot for each run, groups side by side, a bar at each median: what one run cannot show.

    groups : names along the x axis.  series : what is told apart within a group, such as ("train", "dev").
    ylim : fixed.  legend : a key, if there are several series.
    """

    def __init__(
        self,
        ax: Axes,
        groups: Sequence[str],
        ylim: tuple[float, float],
        *,
        series: Sequence[str] = ("train", "dev"),
        size: float = 30,
        legend: bool = True,
    ):
        self._shape = (len(groups), len(series))
        beside = (np.arange(len(series)) - (len(series) - 1) / 2) * 0.8 / len(series)
        self._at = np.arange(len(groups))[:, None] + beside
        self._room, self._bin = 0.32 / len(series), (ylim[1] - ylim[0]) / 50
        ax.set(xlim=(-0.6, len(groups) - 0.4), ylim=ylim, autoscale_on=False)
        ax.set_xticks(range(len(groups)), groups)
        ax.grid(axis="y", color="#E6E6E6", linewidth=0.8)
        ax.set_axisbelow(True)
        self.dots = tuple(
            ax.scatter([], [], s=size, marker=marker, color=colour, alpha=0.6, linewidths=0)
            for colour, marker in CLASSES[: len(series)]
        )
        (self.medians,) = ax.plot([], [], color="black", linewidth=2.4, solid_capstyle="butt", zorder=4)
        if legend and len(series) > 1:
            key(ax, (*self.dots, self.medians), (*series, "median"))
        self.artists = living(*self.dots, self.medians)

    def update(self, values: np.ndarray | Sequence) -> None:
        """values : (groups, series, runs), or (groups, runs) for one series; NaN where a run is not done."""
        values = np.asarray(values, dtype=np.float64).reshape(*self._shape, -1)
        for k, cloud in enumerate(self.dots):
            swarms = [self._swarm(x, v) for x, v in zip(self._at[:, k], values[:, k], strict=True)]
            cloud.set_offsets(np.concatenate(swarms))
        self.medians.set_data(*self._bars(values))

    def _swarm(self, x: float, values: np.ndarray) -> np.ndarray:
        """Dots of about one height side by side, (k, 2), so that none hides another."""
        values = np.sort(values[~np.isnan(values)])
        shelf = np.rint(values / self._bin)
        first = np.searchsorted(shelf, shelf)
        count = np.searchsorted(shelf, shelf, side="right") - first
        place = np.arange(values.size) - first - (count - 1) / 2
        step = np.minimum(0.075, 2 * self._room / np.maximum(count, 1))
        return np.column_stack([x + place * step, values])

    def _bars(self, values: np.ndarray) -> np.ndarray:
        """Level strokes at the medians with NaN between them: (2, 3 groups series)."""
        done = ~np.isnan(values).all(axis=-1)
        at = self._at[done]
        middle = np.array([np.nanmedian(v) for v in values[done]])
        x = np.stack([at - self._room, at + self._room, np.full_like(at, np.nan)], axis=-1)
        return np.stack([x.ravel(), middle.repeat(3)])
