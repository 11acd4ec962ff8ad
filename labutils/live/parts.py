"""The parts of a picture that stand side by side, and how they stand one below the other where a page is narrow."""

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

APART = 12  # CSS pixels without ink between two parts
READABLE = 0.65  # of the size it is drawn in: a smaller letter cannot be read
TALL = 640  # CSS pixels of all parts together, where they can be read then: a phone shows them beside a control

Span = tuple[int, int]  # left and right, in CSS pixels


def parts(figure: Figure) -> list[Span]:
    """What can be cut apart from top to bottom, left to right; together they are the whole picture."""
    width = round(figure.get_figwidth() * figure.dpi)
    edges, end = [0], 0.0
    for left, right in sorted(inked(figure)):
        if end and left - end >= APART:
            edges.append(round((end + left) / 2))
        end = max(end, right)
    return list(zip(edges, [*edges[1:], width], strict=True))


def inked(figure: Figure) -> list[tuple[float, float]]:
    """Left and right of everything that is seen, with its letters."""
    renderer = figure.canvas.get_renderer()
    seen = [thing for thing in (*figure.axes, *figure.texts, *figure.legends) if thing.get_visible()]
    boxes = [thing.get_tightbbox(renderer) for thing in seen]
    return [(box.x0, box.x1) for box in boxes if box is not None and box.width]


def below(size: tuple[int, int], spans: Sequence[Span]) -> dict[str, Any]:
    """The parts one below the other: ``size`` as they are drawn; the ``width`` on the page, where that has as much room,
    and the ``least``, under which the picture is moved sideways instead.
    """
    across, down = max(right - left for left, right in spans), size[1] * len(spans)
    width = across * max(READABLE, min(1, TALL / down))
    return {"parts": spans, "size": (across, down), "width": round(width), "least": round(across * READABLE)}
