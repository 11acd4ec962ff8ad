"""A rectangle that is marked on a picture by hand: dragged with the pointer, or stretched with keys."""

from typing import NamedTuple

STEPS = 40  # of each side of the picture; a mark falls on them
ARROWS = {"ArrowLeft": (-1, 0), "ArrowRight": (1, 0), "ArrowUp": (0, 1), "ArrowDown": (0, -1)}


class Mark(NamedTuple):
    """A rectangle in whole steps from the picture's lower left corner, 0 to STEPS each."""

    left: int
    low: int
    right: int
    high: int

    @classmethod
    def between(cls, one: tuple[int, int], other: tuple[int, int]) -> "Mark":
        """The rectangle with these two corners, at least one step wide and high."""
        (left, right), (low, high) = (_apart(*sorted(ends)) for ends in zip(one, other, strict=True))
        return cls(left, low, right, high)


WHOLE = Mark(0, 0, STEPS, STEPS)


def _apart(low: int, high: int) -> tuple[int, int]:
    low = min(low, STEPS - 1)
    return low, max(high, low + 1)


class Brush:
    """One learner's hand. ``cross`` is where it points, ``corner`` where a mark that is not finished began.

    Each call returns the mark once it is finished, else None.
    """

    def __init__(self):
        self.cross: tuple[int, int] | None = None
        self.corner: tuple[int, int] | None = None

    @property
    def draft(self) -> Mark | None:
        """The mark that is being made."""
        return Mark.between(self.corner, self.cross) if self.corner else None

    def pointer(self, kind: str, x: float, y: float) -> Mark | None:
        """kind is "down", "move" or "up"; x and y from 0 to 1 within the picture."""
        if kind == "down":
            inside = 0 <= x <= 1 and 0 <= y <= 1
            self.cross = self.corner = _step(x, y) if inside else None
        elif self.corner:
            self.cross = _step(x, y)
            return self._finished() if kind == "up" else None
        return None

    def key(self, key: str) -> Mark | None:
        """Arrows move the cross, m begins a mark there and ends it, w marks the whole, Escape lets go."""
        if key in ARROWS:
            x, y = self.cross or (STEPS // 2, STEPS // 2)
            self.cross = _held(x + ARROWS[key][0]), _held(y + ARROWS[key][1])
        elif key == "m":
            if self.corner:
                return self._finished()
            self.cross = self.corner = self.cross or (STEPS // 2, STEPS // 2)
        elif key in ("Escape", "w"):
            self.cross = self.corner = None
            return WHOLE if key == "w" else None
        return None

    def _finished(self) -> Mark | None:
        """The mark, if the hand has moved at all."""
        mark, moved = self.draft, self.corner != self.cross
        self.corner = self.cross = None
        return mark if moved else None


def _held(step: float) -> int:
    return min(max(round(step), 0), STEPS)


def _step(x: float, y: float) -> tuple[int, int]:
    return _held(STEPS * x), _held(STEPS * y)
