"""What hands and keys do on the plane: point at a place, add, move and erase points, undo; and what they did, in words."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from labutils.recipe import OWN, Recipe
from labutils.recipe.sets import VIEW, checked_points
from labutils.words import counted

from .bench import Bench
from .controls import ERASE, LOOK, MOVE, values_of
from .exchange import opened
from .own import REACH, Point, near

STRIDE = 0.1  # of an arrow key
ARROWS = {"ArrowLeft": (-STRIDE, 0), "ArrowRight": (STRIDE, 0), "ArrowUp": (0, STRIDE), "ArrowDown": (0, -STRIDE)}
ALONG = {"b": -1, "f": 1}  # keys that walk along the curves, report by report
KEYS = {"z": "undo", "y": "redo", "n": "add noise", "c": "clear"}
UNKNOWN = "The key {} does nothing here: 0 to 4 add a point of that class, m picks one up, Delete erases one."
Set = dict[str, Any] | None  # the controls to set, or None where nothing is trained again


def nearest(reports: Sequence[int], update: float) -> int:
    """Which of the reports is nearest to an update."""
    return int(np.abs(np.array(reports) - update).argmin())


class Hands:
    """One learner's hands on one bench.

    probe : the place that is pointed at; update : the place on the curves
    said : what the newest gesture did, until something else happens
    """

    def __init__(self, bench: Bench):
        self.bench = bench
        self.probe: tuple[float, float] | None = None
        self.update: float | None = None
        self.said = ""

    def open(self, content: str | bytes) -> Set:
        """A pasted string or a file; what is there stays if it will not do."""
        found = opened(content)
        if isinstance(found, Recipe):
            self.bench.open(found)
            self.said = "Opened the saved run."
            return values_of(found)
        self._make(self.bench.own.replace, checked_points(found))
        return self._say_count("Opened")

    # ---- the pointer -------------------------------------------------------------------------------------------------

    def pointer(self, kind: str, x: float, y: float) -> Set:
        """kind is "down", "move", "up" or "hover"."""
        if kind in ("hover", "down"):
            inside = VIEW[0] <= x <= VIEW[1] and VIEW[0] <= y <= VIEW[1]
            self.probe = (x, y) if inside else None
            return self._down(x, y) if kind == "down" else None
        if self.bench.own.held is None:
            return None
        self.probe = (x, y)
        self._lead()
        if kind == "up":
            self._drop()
        return {"set": OWN}

    def _down(self, x: float, y: float) -> Set:
        self.bench.own.drop()
        tool = self.bench.values["tool"]
        if self.probe is None or tool == LOOK:
            return None
        if tool == MOVE:
            self._take(x, y)
            return None
        return self._erase(x, y) if tool == ERASE else self._add(x, y, int(tool[-1]))

    # ---- the keys ----------------------------------------------------------------------------------------------------

    def key(self, key: str) -> Set:
        """Arrows point, digits add, Delete erases, m takes a point up and puts it down, z undoes, y does it again, n shakes,
        c clears, Escape lets go; b and f walk back and forth along the curves.
        """
        place = self.probe or (0.0, 0.0)
        if key in ARROWS:
            return self._arrow(*(a + b for a, b in zip(place, ARROWS[key])))
        if key in ALONG:
            return self._walk(ALONG[key])
        there = {"Delete": self._erase, "Backspace": self._erase, "m": self._take_or_drop}
        there |= {str(c): lambda x, y, c=c: self._add(x, y, c) for c in range(5)}
        if key in there:
            self.probe = place
            return there[key](*place)
        own = self.bench.own
        on_all = {"n": (own.shake, "Noise added:"), "c": (own.clear, "All points erased, z brings them back:")}
        if key in on_all:
            return self._to_all(*on_all[key])
        steps = {"z": (own.undo, "undo", "Undone:"), "y": (own.redo, "redo", "Done again:")}
        if key in steps:
            return self._stepped(*steps[key])
        return self._leave() if key == "Escape" else self._wonder(key)

    def _wonder(self, key: str) -> None:
        self.said = UNKNOWN.format(key)

    def _walk(self, by: int) -> None:
        self.update = self._along(by)
        self.said = "" if self.update is not None else "There are no curves to walk along."

    def _along(self, by: int) -> int | None:
        """The update of the report before or after the one read, at first of the last one shown; None without a run."""
        reports = self.bench.history.iterations if self.bench.training else []
        if self.update is None or not reports:
            return reports[-1] if reports else None
        return reports[min(max(nearest(reports, self.update) + by, 0), len(reports) - 1)]

    def _arrow(self, x: float, y: float) -> Set:
        low, high = VIEW
        self.probe = (min(max(round(x, 9), low), high), min(max(round(y, 9), low), high))
        self.said = ""
        return self._lead()

    def _take_or_drop(self, x: float, y: float) -> Set:
        return self._drop() if self.bench.own.held is not None else self._take(x, y)

    def _leave(self) -> None:
        self.said = ""
        self._drop()
        self.probe = self.update = None

    # ---- what is done to the points, and said of it ------------------------------------------------------------------

    def _add(self, x: float, y: float, label: int) -> Set:
        self._make(self.bench.own.add, x, y, label)
        return self._say_count(f"Added {_point((x, y, label))}:")

    def _erase(self, x: float, y: float) -> Set:
        if not self._reaches(x, y):
            return None
        return self._say_count(f"Erased {_point(self._make(self.bench.own.erase, x, y))}:")

    def _take(self, x: float, y: float) -> Set:
        if not self._reaches(x, y):
            return None
        self.said = f"Picked up {_point(self._make(self.bench.own.take, x, y))}."
        return {"set": OWN}

    def _lead(self) -> Set:
        own = self.bench.own
        if own.held is None:
            return None
        own.lead(*self.probe)
        self.said = f"Moved {_point(own.held, 'to')}."
        return {"set": OWN}

    def _drop(self) -> None:
        if self.bench.own.held is not None:
            self.said = f"Put down {_point(self.bench.own.held)}."
        self.bench.own.drop()

    def _to_all(self, act, words: str) -> Set:
        if not self.bench.shown_points():
            self.said = "There are no points."
            return None
        self._make(act)
        return self._say_count(words)

    def _stepped(self, step, name: str, words: str) -> Set:
        """A step back or forth; only while own points are shown, since nothing else can be seen to change."""
        if self.bench.shows_own and step():
            return self._say_count(words)
        self.said = f"There is nothing to {name}."
        return None

    def _reaches(self, x: float, y: float) -> bool:
        """Is a point within reach? It is said if there is none."""
        found = near(self.bench.shown_points(), x, y) is not None
        self.said = "" if found else f"There is no point within {REACH} of {_at(x, y)}."
        return found

    def _make(self, act, *arguments) -> Any:
        """Do this to the points; those of a set from the menu become own ones first."""
        self.bench.make_own()
        return act(*arguments)

    def _say_count(self, words: str) -> Set:
        self.said = f"{words} {counted(len(self.bench.own.points), 'point')}."
        return {"set": OWN}


def _at(x: float, y: float) -> str:
    return f"({x:.2f}, {y:.2f})"


def _point(point: Point, where: str = "at") -> str:
    """class 1 at (0.20, −1.00)"""
    x, y, label = point
    return f"class {label} {where} {_at(x, y)}"
