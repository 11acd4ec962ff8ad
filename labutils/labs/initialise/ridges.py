"""A histogram for every layer, one above the other: how a signal fares on its way through a deep network."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection

from labutils import plots

HEIGHT = 1.6  # of the tallest ridge, in distances between layers
FULL = 0.2  # the share of values in one bin that makes a ridge that tall
LOOKS = (("o", 0), ("^", 1))  # marker and palette index of the marks


class Ridges:
    """Layer 1 at the bottom, the last hidden layer on top, bins and limits fixed.

    limits : outer edges; values beyond them count in the end bins.  names : of the marks set on every ridge.
    """

    def __init__(self, ax: Axes, limits: tuple[float, float], names: tuple[str, ...], *, most: int = 20, bins: int = 60):
        self.ax, self._limits, self.edges = ax, limits, np.linspace(*limits, bins + 1)
        look = {"facecolors": [plots.pale(plots.PALETTE[4], 0.6)], "edgecolors": ["#8FAABA"], "linewidths": 0.8}
        self.shapes = ax.add_collection(PolyCollection([], zorder=1, **look))
        self.marks = tuple(
            ax.plot([], [], marker=m, color=plots.PALETTE[c], markersize=4.5, linewidth=1.2, zorder=3)[0]
            for m, c in LOOKS[: len(names)]
        )
        self.words = tuple(
            ax.text(-0.03, 0, "", transform=ax.get_yaxis_transform(), ha="right", fontsize=9, color=plots.INK, clip_on=False)
            for _ in range(most)
        )
        ax.set(xlim=limits, ylim=(0, 1.1), yticks=[], autoscale_on=False)
        ax.set_ylabel("layer", labelpad=20)  # clears the numbers, which are words because they move
        ax.legend(
            self.marks,
            names,
            loc="lower left",
            bbox_to_anchor=(-0.02, 1.0),
            frameon=False,
            ncols=len(names),
            fontsize=10,
            handlelength=1.4,
            handletextpad=0.4,
            columnspacing=0.9,
            borderaxespad=0.35,
        )
        for artist in (self.shapes, *self.marks, *self.words):
            artist.set_animated(True)
        self._numbered = 0  # layers

    def update(self, layers: list, *marks: Sequence[float]) -> None:
        """layers : one array of any shape a layer, NaN left out.  marks : for each name the place on every ridge, (L,)."""
        base = np.arange(len(layers)) / len(layers)
        rise = HEIGHT / len(layers) * (self._shares(layers) / FULL).clip(0, 1)
        corners = np.zeros((len(layers), 2 * len(self.edges), 2))
        corners[..., 0] = self.edges.repeat(2)
        corners[:, 1:-1, 1] = rise.repeat(2, axis=1)
        corners[..., 1] += base[:, None]
        self.shapes.set_verts(corners[::-1])
        self.mark(*marks)
        self._number(base)

    def mark(self, *marks: Sequence[float]) -> None:
        """The marks alone: nobody sees the rest, but a ghost keeps them."""
        for line, places in zip(self.marks, marks, strict=True):
            line.set_data(np.clip(places, *self._limits), np.arange(len(places)) / len(places) + 0.012)

    def _shares(self, layers: list) -> np.ndarray:
        """How much of each layer lies in each bin, (L, bins), counted in all of them at once."""
        low, high = self._limits
        bins, values = len(self.edges) - 1, np.concatenate([np.ravel(layer) for layer in layers])
        there = np.isfinite(values)
        layer = np.repeat(np.arange(len(layers)), [np.size(layer) for layer in layers])[there]
        place = ((values[there].clip(low, high) - low) * (bins / (high - low))).clip(max=bins - 1).astype(int)
        counts = np.bincount(layer * bins + place, minlength=len(layers) * bins).reshape(-1, bins)
        return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)

    def _number(self, base) -> None:
        """The layers' numbers. Words take long to note, so they are set where the layers are others than before."""
        if len(base) == self._numbered:
            return
        self._numbered = len(base)
        every = 1 if len(base) <= 10 else 2
        for l, word in enumerate(self.words):
            shown = l < len(base) and (len(base) - 1 - l) % every == 0
            word.set(text=str(l + 1) if shown else "", y=base[l] if shown else 0)
