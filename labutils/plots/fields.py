"""What happens in the plane: points in two shapes and colours, and the field a classifier lays under them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from contourpy import LineType, contour_generator
from matplotlib.axes import Axes

from .frame import CLASSES, INK, PALETTE, key, living, lookup, pale

__all__ = ["Field", "Points", "class_labels"]


FEW = 1600  # places that a network is asked about at once: what passes its layers then stays in the processor's cache


def class_labels(Y: np.ndarray) -> np.ndarray:
    """(m,) whole numbers from Y: (1, m) of 0/1 or chances (over 0.5 is 1), or (C, m) one-hot or chances."""
    return (Y[0] > 0.5).astype(int) if len(Y) == 1 else Y.argmax(axis=0)


class Points:
    """Samples as markers, a shape and a colour for each class.

    X : (2, m).  Y : (1, m) or (C, m).  filled=False draws outlines (a dev set beside its training set).
    names : of the classes, for the key.  Static, part of the frame, unless alive. Axes whose limits nobody has set
    (nor a Field) are fitted to X once and then stay.
    """

    def __init__(
        self,
        ax: Axes,
        X,
        Y,
        *,
        filled: bool = True,
        size: float = 26,
        alive: bool = False,
        names: tuple[str, ...] | None = None,
    ):
        self.classes = max(2, len(Y))
        self.artists = tuple(self._cloud(ax, c, filled, size) for c in range(self.classes))
        self.update(X, Y)
        if ax.get_autoscale_on():
            _fit(ax, X)
        if alive:
            living(*self.artists)
        if names:
            key(ax, self.artists, names)

    def update(self, X, Y) -> None:
        """Move the points: X (2, m), Y (1, m) or (C, m); m may change."""
        labels = class_labels(np.asarray(Y))
        for c, cloud in enumerate(self.artists):
            cloud.set_offsets(X[:, labels == c].T)

    @staticmethod
    def _cloud(ax: Axes, c: int, filled: bool, size: float):
        colour, marker = CLASSES[c]
        face, edge, width = (colour, "white", 0.6) if filled else ("none", colour, 1.2)
        look = {"facecolors": face, "edgecolors": edge, "linewidths": width}
        return ax.scatter([], [], s=size, marker=marker, zorder=3, **look)


def fields_on(ax: Axes) -> list[Field]:
    """Those that were drawn on these axes, which keep them: they go together."""
    return vars(ax).setdefault("_labs_fields", [])


class Field:
    """A classifier's answer at n x n places as colour, and the line where it changes its mind.

    Ask the classifier at ``field.grid``, (2, n*n), and give its answers to ``update``. xlim, ylim : the piece of
    plane; the axes are set to it and stay.  classes : 2 for one row of chances, C for C rows at most.
    """

    def __init__(self, ax: Axes, xlim: tuple[float, float], ylim: tuple[float, float], *, n: int = 80, classes: int = 2):
        self.n, self.classes = n, classes
        self.x, self.y = _centres(*xlim, n), _centres(*ylim, n)
        self.grid = np.stack(np.meshgrid(self.x, self.y)).reshape(2, -1)
        self._few = [slice(start, start + FEW) for start in range(0, n * n, FEW)]
        self._table = lookup(pale(PALETTE[0], 0.5), "white", pale(PALETTE[1], 0.5))
        self._pale = np.array([pale(PALETTE[c], 0.5) for c in range(classes)])
        self._rgba = np.full((n, n, 4), 255, dtype=np.uint8)
        image = ax.imshow(
            self._rgba, extent=(*xlim, *ylim), origin="lower", interpolation="bilinear", aspect="auto", zorder=0
        )
        (border,) = ax.plot([], [], color=INK, linewidth=1.8, zorder=2)
        ax.set(xlim=xlim, ylim=ylim, autoscale_on=False)
        self.image, self.border = self.artists = living(image, border)
        self.answers: Callable | None = None  # of the classifier that is shown
        fields_on(ax).append(self)

    def show(self, answers: Callable) -> None:
        """What ``answers`` says at ``grid``; it can be asked again for any other place. answers : (2, k) -> (1 or C, k)."""
        self.answers = answers
        self.update(np.concatenate([answers(self.grid[:, few]) for few in self._few], axis=-1))

    def update(self, answers: np.ndarray) -> None:
        """answers : (1, n*n) chances of class 1, or (C, n*n) chances of each class. NaN is drawn as undecided."""
        P = np.nan_to_num(np.asarray(answers, dtype=np.float64), nan=0.5, posinf=1.0, neginf=0.0)
        P = P.reshape(-1, self.n, self.n)
        if len(P) == 1:
            self._rgba[:] = self._table[(P[0] * 255.999).clip(0, 255).astype(np.uint8)]
            lines = [self._line(P[0], 0.5)]
        else:
            self._rgba[..., :3] = 255 * np.tensordot(P, self._pale[: len(P)], (0, 0)).clip(0, 1)
            lines = [self._line(margin, 0.0) for margin in _margins(P)]
        self.image.set_data(self._rgba)
        self.border.set_data(*np.concatenate(lines).T)

    def clear(self) -> None:
        """No classifier: a white plane without a border, and no answer anywhere."""
        self.answers = None
        self._rgba[:] = 255
        self.image.set_data(self._rgba)
        self.border.set_data([], [])

    def _line(self, values: np.ndarray, level: float) -> np.ndarray:
        """The contour as (k, 2) with rows of NaN between its pieces, and one at the end."""
        lines = contour_generator(self.x, self.y, values, line_type=LineType.ChunkCombinedNan).lines(level)[0][0]
        gap = np.full((1, 2), np.nan)
        return gap if lines is None else np.concatenate([lines, gap])


def _fit(ax: Axes, X) -> None:
    """Limits a little beyond the points."""
    low, high = np.min(X, axis=1), np.max(X, axis=1)
    edge = 0.06 * (high - low) + 1e-9
    ax.set(xlim=(low[0] - edge[0], high[0] + edge[0]), ylim=(low[1] - edge[1], high[1] + edge[1]), autoscale_on=False)


def _centres(low: float, high: float, n: int) -> np.ndarray:
    """Middles of n equal cells: where a pixel's colour is true."""
    return low + (np.arange(n) + 0.5) * (high - low) / n


def _margins(P: np.ndarray) -> np.ndarray:
    """How far each class leads the best of the others, (C, n, n): zero on the borders of its region.

    The last class is left out: what borders on it, another class has drawn.
    """
    order = np.sort(P, axis=0)
    best, second = order[-1], order[-2]
    return np.where(best == P, P - second, P - best)[:-1]
