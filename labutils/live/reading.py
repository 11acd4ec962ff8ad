"""What there is to read at a place of a picture: exact values on the curves, class and probability on a plane."""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ..plots.fields import fields_on

Place = tuple[float, float]  # figure pixels, y upwards


def readable(figure: Figure) -> bool:
    """Is there a curve or a plane that can be read?"""
    return any(fields_on(ax) or curves(ax) for ax in figure.axes)


def read(figure: Figure, place: Place) -> str:
    """What is there, in words and numbers; empty where there is nothing."""
    here = [ax for ax in figure.axes if ax.get_visible() and ax.bbox.contains(*place)]
    return " ".join(said for ax in here for said in (*on_plane(ax, place), *on_curves(ax, place)))


def on_plane(ax: Axes, place: Place) -> Iterator[str]:
    """Each classifier's answer at a place of its plane."""
    fields = [field for field in fields_on(ax) if field.answers and field.border.get_visible()]
    if fields:
        x, y = ax.transData.inverted().transform(place)
        told = [f"{named(field.border)}{chosen(field.answers(np.array([[x], [y]]))[:, 0])}" for field in fields]
        yield f"At ({x:.2f}, {y:.2f}): {'; '.join(told)}."


def chosen(answers: np.ndarray) -> str:
    """The class and its probability. answers : (1,), the chance of class 1, or (C,), of each class."""
    chances = np.array([1 - answers[0], answers[0]]) if len(answers) == 1 else answers
    return f"class {chances.argmax()}, with probability {chances.max():.6f}"


def on_curves(ax: Axes, place: Place) -> Iterator[str]:
    """The exact values of the curves at the point of theirs that is nearest on the screen, along the axis, to a place."""
    lines = curves(ax)
    xs = np.concatenate([[], *(seen(line) for line in lines)])
    if xs.size:
        across, _ = ax.get_xaxis_transform().transform(np.column_stack([xs, 0 * xs])).T  # an axis in powers of ten has no 0
        nearest = xs[np.abs(across - place[0]).argmin()]
        yield f"At {ax.get_xlabel() or 'x'} {nearest:g}: {values_at(lines, nearest)}."


def values_at(lines: Sequence[Line2D], x: float) -> str:
    """ "J 0.21034567812345678, dev loss 0.3": of those curves that have a point there, with every digit they have."""
    there = [(line, np.flatnonzero(np.isfinite(line.get_ydata()) & np.equal(line.get_xdata(), x))) for line in lines]
    return ", ".join(f"{line.get_label()} {float(line.get_ydata()[at[-1]])!r}" for line, at in there if len(at))


def seen(line: Line2D) -> np.ndarray:
    """Where it has points: nowhere before the first piece of a run, and none where a value is missing."""
    x, y = np.asarray(line.get_xdata(), float), np.asarray(line.get_ydata(), float)
    return x[np.isfinite(x) & np.isfinite(y)]


def curves(ax: Axes) -> list[Line2D]:
    """The living lines with a name; on a plane a field's border is none of them."""
    borders = {field.border for field in fields_on(ax)}
    named = (line for line in ax.lines if line.get_animated() and not line.get_label().startswith("_"))
    return [line for line in named if line.get_visible() and line not in borders]


def named(line: Line2D) -> str:
    """ "Adam ", or nothing for a line without a name."""
    name = line.get_label()
    return "" if re.match("_|$", name) else f"{name} "
