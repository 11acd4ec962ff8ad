"""A cost over two parameters as contour lines, and the paths that optimisers take down it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import cycle

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from .frame import CLASSES, DASHES, INK, PALETTE, key, living

__all__ = ["Path", "Surface"]


class Surface:
    """Height lines of f over a piece of the plane; static, part of the frame.

    f : (2, k) -> (k,).  log : levels evenly in log(f - min f), for valleys such as Rosenbrock's.
    """

    def __init__(
        self,
        ax: Axes,
        f: Callable[[np.ndarray], np.ndarray],
        xlim: tuple[float, float],
        ylim: tuple[float, float],
        *,
        levels: int = 14,
        log: bool = False,
        n: int = 160,
    ):
        x, y = np.linspace(*xlim, n), np.linspace(*ylim, n)
        height = np.reshape(f(np.stack(np.meshgrid(x, y)).reshape(2, -1)), (n, n))
        steps = _levels(height, levels, log)
        shades = LinearSegmentedColormap.from_list("depth", ["#C9DCEB", "#FFFFFF"])
        ax.contourf(x, y, height, steps, colors=shades(np.linspace(0, 1, len(steps) - 1)), zorder=0)
        ax.contour(x, y, height, steps, colors="#8FA3B3", linewidths=0.8, zorder=1)
        ax.set(xlim=xlim, ylim=ylim, autoscale_on=False)


class Path:
    """Trails over a plane with a marker at the head, a colour, dash and marker for each name.

    The axes' limits are the caller's (a Surface sets them).  start : a cross at the common starting point.
    """

    def __init__(self, ax: Axes, names: Sequence[str] = ("",), *, start: tuple[float, float] | None = None):
        ax.set_autoscale_on(False)
        self.trails = {
            name: ax.plot([], [], color=colour, linestyle=dash, linewidth=1.8, zorder=3)[0]
            for name, colour, dash in zip(names, PALETTE, cycle(DASHES), strict=False)
        }
        self.heads = {
            name: ax.scatter([], [], s=70, color=colour, marker=marker, edgecolors="white", zorder=4)
            for name, (colour, marker) in zip(names, CLASSES, strict=False)
        }
        if start is not None:
            ax.scatter(*start, s=60, marker="x", color=INK, linewidths=1.8, zorder=3)
        if len(names) > 1:
            key(ax, self.trails.values(), names)
        self.artists = living(*self.trails.values(), *self.heads.values())

    def update(self, paths: Mapping[str, np.ndarray]) -> None:
        """paths : name -> (2, t), oldest place first."""
        for name, path in paths.items():
            self.trails[name].set_data(path[0], path[1])
            self.heads[name].set_offsets(np.asarray(path)[:, -1:].T)


def _levels(height: np.ndarray, count: int, log: bool) -> np.ndarray:
    low, high = height.min(), height.max()
    if not log:
        return np.linspace(low, high, count)
    return low + (high - low) * np.concatenate([[0], np.geomspace(1e-4, 1, count - 1)])
