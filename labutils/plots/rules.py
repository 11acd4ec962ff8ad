"""Formulas whose numbers change: the rule as a formula, and behind it its numbers as plain words."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text

from ..words import minus
from .frame import living

__all__ = ["Rule", "Rules"]

BEHIND = 4  # points between the two

Rule = tuple[str, str]  # in mathtext, and its numbers as plain text: matplotlib reads a new formula for some 20 ms


class Rules:
    """Lines on axes that show nothing else.

    heights : where each line is, 1 at the top of the axes and 0 at the bottom.  left : where they begin, 0 to 1 across.
    """

    def __init__(self, ax: Axes, heights: Sequence[float], *, left: float = 0.0):
        ax.set_axis_off()
        self.lines = [_line(ax, left, y) for y in heights]
        self.artists = living(*(words for line in self.lines for words in line))

    def update(self, rules: Sequence[Rule]) -> None:
        """rules : from the top; what lines are left stay empty."""
        for (rule, numbers), (symbols, values) in zip(self.lines, [*rules, *[("", "")] * len(self.lines)]):
            rule.set_text(symbols)
            numbers.set_text(minus(values))
            if rule.stale:  # they stand where it ends
                numbers.set_position((BEHIND if symbols else 0, 0))


def _line(ax: Axes, left: float, y: float) -> tuple[Text, Annotation]:
    look = {"fontsize": 10.5, "va": "center"}
    rule = ax.text(left, y, "", transform=ax.transAxes, **look)
    return rule, ax.annotate("", (1, 0.5), (BEHIND, 0), xycoords=rule, textcoords="offset points", **look)
