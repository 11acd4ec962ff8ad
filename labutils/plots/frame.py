"""What every picture is built on: figures with a fixed layout, the palette, and what makes an artist live.

Nothing here uses pyplot: a figure belongs to who made it and is gone with it. Margins are fixed in inches, so
no axes ever move when a tick label grows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

__all__ = ["CLASSES", "DASHES", "INK", "MARKERS", "PALETTE"]
__all__ += ["figure", "key", "label", "living", "lookup", "over", "pale", "show"]

# Okabe and Ito, "Color Universal Design" (2008), in an order that keeps neighbours apart on white.
# The last three are our own, for the ten digits.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#555555", "#8B6A00", "#7A4EA3", "#A33B4E")
DASHES = ("-", (0, (5, 2)), (0, (1, 1.4)), (0, (7, 2, 1.5, 2)), (0, (3, 1.2, 1, 1.2, 1, 1.2)))
MARKERS = ("o", "^", "s", "D", "v", "P", "X", "*", "<", ">")
CLASSES = tuple(zip(PALETTE, MARKERS, strict=True))
INK = "#333333"
GROUND = "white"
GRID = {"axis": "y", "color": "#E6E6E6", "linewidth": 0.8}  # behind curves

TEXT, TITLE = 11.0, 12.5  # points; still readable when the page shows the figure at half size
TITLE_PAD = 34.0  # points; two rows of a key fit below
_LETTER, _HANDLE = 0.6, 2.2  # mean width of a letter and of a sample in the key, in font sizes
LEFT, RIGHT, BOTTOM, TOP = 0.72, 0.22, 0.62, 0.74  # inches round an axes: labels below and left, title, key above


def figure(
    ncols: int = 1,
    nrows: int = 1,
    *,
    size: tuple[float, float] = (3.3, 2.7),
    ratios: Sequence[float] | None = None,
    dpi: float = 100,
) -> tuple[Figure, list[Axes]]:
    """A white figure and its axes, row by row: ``fig, (left, right) = figure(2)``.

    size : inches of one axes' drawing area, without labels.  ratios : widths of the columns relative to
    size[0].  The layout never changes afterwards.
    """
    widths = np.asarray(ratios if ratios is not None else [1.0] * ncols) * size[0]
    total = (widths.sum() + ncols * (LEFT + RIGHT), nrows * (size[1] + BOTTOM + TOP))
    fig = Figure(figsize=total, dpi=dpi, facecolor=GROUND)
    axes = []
    for row in range(nrows):
        bottom = (nrows - 1 - row) * (size[1] + BOTTOM + TOP) + BOTTOM
        for column, width in enumerate(widths):
            left = widths[:column].sum() + column * (LEFT + RIGHT) + LEFT
            box = (left / total[0], bottom / total[1], width / total[0], size[1] / total[1])
            axes.append(_plain(fig.add_axes(box)))
    return fig, axes


def over(ax: Axes) -> Axes:
    """Axes in place of others, not visible yet."""
    return _plain(ax.figure.add_axes(ax.get_position(), visible=False))


def show(ax: Axes, shown: bool) -> None:
    """Show axes or hide them. Nothing in them changes by it, so a picture that has them drawn need not draw them again."""
    stale = ax.stale
    ax.set_visible(shown)
    ax.stale = stale


def label(ax: Axes, title: str = "", x: str = "", y: str = "") -> Axes:
    """Title and axis labels; say the units: ``label(ax, "Cost", "iteration", "J")``. Empty ones stay as they are.

    So does a title that is there already: matplotlib would draw the frame again, in a tenth of a second.
    """
    if title and title != ax.get_title(loc="left"):
        ax.set_title(title, fontsize=TITLE, color="black", loc="left", pad=TITLE_PAD, y=1.0)  # nothing searches for room
    if x:
        ax.set_xlabel(x, fontsize=TEXT, color=INK)
    if y:
        ax.set_ylabel(y, fontsize=TEXT, color=INK)
    return ax


def key(ax: Axes, handles: Sequence, names: Sequence[str]) -> None:
    """The legend between title and axes, where it can hide nothing: one row, two where one is too long."""
    for handle, name in zip(handles, names):
        handle.set_label(name)
    length = sum(_LETTER * len(name) + _HANDLE + 1.3 for name in names) * (TEXT - 1)
    room = ax.get_position().width * ax.figure.get_figwidth() * 72
    ax.legend(
        list(handles),
        list(names),
        loc="lower left",
        bbox_to_anchor=(-0.02, 1.0),
        frameon=False,
        ncols=len(names) if length < room + 72 * RIGHT else -(-len(names) // 2),
        fontsize=TEXT - 1,
        labelcolor=INK,
        handlelength=_HANDLE,
        handletextpad=0.4,
        columnspacing=0.9,
        labelspacing=0.15,
        borderpad=0,
        borderaxespad=0.35,
    )


def written(form: str, value: float) -> str:
    """A number as ``form`` says, with the minus sign that the axes print."""
    return form.format(value).replace("-", "−")


def living(*artists: Artist) -> tuple[Artist, ...]:
    """Mark artists as living: matplotlib saves them, a stage paints them itself over or under its frame."""
    for artist in artists:
        artist.set_animated(True)
    return artists


def pale(colour: str, strength: float = 0.45) -> np.ndarray:
    """The colour mixed with white: (3,) in [0, 1]."""
    return 1 - strength * (1 - np.array(to_rgb(colour)))


def lookup(*colours: Any, steps: int = 256) -> np.ndarray:
    """A table of colours to index with: (steps, 4) uint8, evenly from the first colour to the last."""
    stops = np.array([to_rgb(c) for c in colours])
    at = np.linspace(0, len(stops) - 1, steps)
    table = np.column_stack([np.interp(at, range(len(stops)), stops[:, k]) for k in range(3)])
    return np.column_stack([np.rint(255 * table), np.full(steps, 255)]).astype(np.uint8)


def _plain(ax: Axes) -> Axes:
    """No box, quiet ticks: the data is the darkest thing on the page."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#888888")
    ax.tick_params(labelsize=TEXT - 1, labelcolor=INK, color="#888888", length=3)
    ax.set_facecolor(GROUND)
    return ax
