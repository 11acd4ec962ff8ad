"""A network as a drawing: a circle for each unit, a line for each weight, a cross on each dropped unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D

from .frame import DASHES, INK, PALETTE, TEXT, key, living

__all__ = ["NetworkDrawing"]

POSITIVE, NEGATIVE, DROPPED = PALETTE[2], PALETTE[3], "#B8B8B8"
WIDEST = 4.5  # points


class NetworkDrawing:
    """Units in columns, input on the left; weights as lines, positive solid green, negative dashed pink.

    sizes : units of each layer, input first.  scale : |w| that is drawn widest, fixed, so that shrinking weights
    look shrunk.  most : a larger layer shows its first ``most`` units.  labels : words under the columns.
    places : where the units of each layer stand, (n_l, 2) each.
    """

    def __init__(self, ax: Axes, sizes: Sequence[int], *, scale: float = 2.0, most: int = 24, labels: Sequence[str] = ()):
        self._shown, self._scale = [min(n, most) for n in sizes], scale
        self.places = [np.column_stack([np.full(n, float(l)), _heights(n)]) for l, n in enumerate(self._shown)]
        self._edges = [_segments(a, b) for a, b in pairwise(self.places)]
        ax.set(xlim=(-0.35, len(sizes) - 0.65), ylim=(-0.58, 0.56), autoscale_on=False)
        ax.axis("off")
        for l, text in enumerate(labels):
            ax.text(l, -0.56, text, ha="center", va="top", fontsize=TEXT - 1, color=INK)
        self._draw_once(ax)

    def update(self, weights: Sequence[np.ndarray], masks: Sequence[np.ndarray | None] | None = None) -> None:
        """weights : W[1] .. W[L], each (n_l, n_{l-1}).  masks : for each layer 0 .. L the units kept, (n_l,) of
        0 and not 0, None where all are; None alone keeps all. The lines of dropped units are left out."""
        kept = [np.ones(n, bool) for n in self._shown]
        for l, mask in enumerate(masks or ()):
            if mask is not None:
                kept[l] = np.ravel(mask)[: self._shown[l]] != 0
        w = [_between(W, a, b) for W, a, b in zip(weights, kept[:-1], kept[1:], strict=True)]
        self._draw_edges(np.concatenate([x.ravel() for x in w]))
        places, kept = np.concatenate(self.places), np.concatenate(kept)
        self.units.set_offsets(places[kept])
        self.dropped.set_offsets(places[~kept])
        self.crosses.set_offsets(places[~kept])

    def _draw_once(self, ax: Axes) -> None:
        size = min(12.0, 140.0 / max(self._shown)) ** 2  # points squared; neighbours never touch
        self.positive = ax.add_collection(LineCollection([], colors=POSITIVE, alpha=0.85, zorder=1))
        self.negative = ax.add_collection(LineCollection([], colors=NEGATIVE, alpha=0.95, linestyles=[DASHES[1]], zorder=1))
        self.units = ax.scatter([], [], s=size, facecolors="white", edgecolors=INK, linewidths=1.4, zorder=3)
        self.dropped = ax.scatter([], [], s=size, facecolors="#F2F2F2", edgecolors=DROPPED, linewidths=1.0, zorder=3)
        self.crosses = ax.scatter([], [], s=0.55 * size, marker="x", color="#666666", linewidths=1.6, zorder=4)
        signs = (Line2D([], [], color=POSITIVE, lw=2.5), Line2D([], [], color=NEGATIVE, lw=2.5, ls=DASHES[1]))
        key(ax, signs, ("w > 0", "w < 0"))
        self.artists = living(self.positive, self.negative, self.units, self.dropped, self.crosses)
        self._all = np.concatenate([edges.reshape(-1, 2, 2) for edges in self._edges])

    def _draw_edges(self, w: np.ndarray) -> None:
        width = np.minimum(np.abs(w) / self._scale, 1) * WIDEST
        for lines, chosen in ((self.positive, (w > 0) & (width > 0.05)), (self.negative, (w < 0) & (width > 0.05))):
            lines.set_segments(self._all[chosen])
            lines.set_linewidths(width[chosen])


def _heights(n: int) -> np.ndarray:
    """n places about 0, at most 0.2 apart and within [-0.5, 0.5], the first one on top."""
    return -(np.arange(n) - (n - 1) / 2) * min(0.2, 1 / max(n - 1, 1))


def _segments(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """A line for each weight, (n_l, n_{l-1}, 2 ends, 2 coordinates)."""
    ends = np.empty((len(right), len(left), 2, 2))
    ends[:, :, 0], ends[:, :, 1] = left[None], right[:, None]
    return ends


def _between(W: np.ndarray, inputs: np.ndarray, outputs: np.ndarray) -> np.ndarray:
    """The shown part of W with zeros where an end of the line is dropped."""
    return W[: len(outputs), : len(inputs)] * outputs[:, None] * inputs
