"""What hands and keys do on the plane: point at a place, add, move and erase points, undo."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from labutils.recipe import OWN, Recipe
from labutils.recipe.sets import VIEW, checked_points

from .bench import Bench
from .controls import ERASE, LOOK, MOVE, values_of
from .exchange import opened

STRIDE = 0.1  # of an arrow key
ARROWS = {"ArrowLeft": (-STRIDE, 0), "ArrowRight": (STRIDE, 0), "ArrowUp": (0, STRIDE), "ArrowDown": (0, -STRIDE)}
ALONG = {"b": -1, "f": 1}  # keys that walk along the curves, report by report
KEYS = {"z": "undo", "n": "add noise", "c": "clear"}
Set = dict[str, Any] | None  # the controls to set, or None where nothing is trained again


def nearest(reports: Sequence[int], update: float) -> int:
    """Which of the reports is nearest to an update."""
    return int(np.abs(np.array(reports) - update).argmin())


class Hands:
    """One learner's hands on one bench. probe : the place that is pointed at; update : the place on the curves."""

    def __init__(self, bench: Bench):
        self.bench = bench
        self.probe: tuple[float, float] | None = None
        self.update: float | None = None

    def open(self, content: str | bytes) -> Set:
        """A pasted string or a file; what is there stays if it will not do."""
        found = opened(content)
        if isinstance(found, Recipe):
            self.bench.open(found)
            return values_of(found)
        return self._changed(self.bench.own.replace, checked_points(found))

    def pointer(self, kind: str, x: float, y: float) -> Set:
        """kind is "down", "move", "up" or "hover"."""
        if kind == "hover" or kind == "down":
            inside = VIEW[0] <= x <= VIEW[1] and VIEW[0] <= y <= VIEW[1]
            self.probe = (x, y) if inside else None
            return self._down(x, y) if kind == "down" and inside else None
        if self.bench.own.held is None:
            return None
        self.probe = (x, y)
        self.bench.own.lead(x, y)
        if kind == "up":
            self.bench.own.drop()
        return {"set": OWN}

    def _down(self, x: float, y: float) -> Set:
        tool, own = self.bench.values["tool"], self.bench.own
        if tool == ERASE:
            return self._changed(own.erase, x, y)
        if tool == MOVE:
            self.bench.make_own()
            own.take(x, y)
        elif tool != LOOK:
            return self._changed(own.add, x, y, int(tool[-1]))
        return None

    def key(self, key: str) -> Set:
        """Arrows point, digits add, Delete erases, m takes a point up and puts it down, z undoes, n shakes, c clears.

        b and f walk back and forth along the curves.
        """
        own, (x, y) = self.bench.own, self.probe or (0.0, 0.0)
        if key in ARROWS:
            return self._arrow(x + ARROWS[key][0], y + ARROWS[key][1])
        if key in ALONG:
            self.update = self._along(ALONG[key])
            return None
        if key in "01234":
            self.probe = (x, y)
            return self._changed(own.add, x, y, int(key))
        if key in ("Delete", "Backspace"):
            return self._changed(own.erase, x, y)
        if key == "m":
            return self._take_or_drop(x, y)
        acts = {"n": own.shake, "c": own.clear}
        if key in acts:
            return self._changed(acts[key])
        if key == "z":
            return {"set": OWN} if own.undo() else None
        if key == "Escape":
            self.probe = self.update = None
        return None

    def _along(self, by: int) -> int | None:
        """The update of the report before or after the one read, at first of the last one shown; None without a run."""
        reports = self.bench.history.iterations if self.bench.training else []
        if self.update is None or not reports:
            return reports[-1] if reports else None
        return reports[min(max(nearest(reports, self.update) + by, 0), len(reports) - 1)]

    def _arrow(self, x: float, y: float) -> Set:
        low, high = VIEW
        self.probe = (min(max(round(x, 9), low), high), min(max(round(y, 9), low), high))
        if self.bench.own.held is None:
            return None
        self.bench.own.lead(*self.probe)
        return {"set": OWN}

    def _take_or_drop(self, x: float, y: float) -> Set:
        if self.bench.own.held is not None:
            self.bench.own.drop()
            return None
        self.bench.make_own()
        self.bench.own.take(x, y)
        return {"set": OWN}

    def _changed(self, act, *arguments) -> Set:
        """Do this to the points; those of a set from the menu become own ones first."""
        self.bench.make_own()
        act(*arguments)
        return {"set": OWN}
