"""Own points under the learner's hands: put down, moved, erased, made noisy, and all of it undone and done again."""

import numpy as np

from labutils.recipe.sets import MOST, VIEW
from labutils.recipe.settings import RecipeError

REACH = 0.12  # how near a hand must be to a point to mean it
MOST_UNDONE = 100
Point = list[float]  # x1, x2, class


class Own:
    """The points, and the steps back and forth. One gesture is one step: a drag from its first move to its end.

    held : the point that is held, itself one of the points, so that it stays the same whatever its number; every change
    but its own lets go of it
    """

    def __init__(self, points: list[Point] = ()):
        self.points: list[Point] = [list(point) for point in points]
        self._before: list[list[Point]] = []
        self._after: list[list[Point]] = []
        self.held: Point | None = None
        self._led = False

    def replace(self, points: list[Point]) -> None:
        """These points in place of all. Where there were none, no step leads back to none."""
        self._remember()
        if not self.points:
            self._before.pop()
        self.points = [list(point) for point in points]

    def add(self, x: float, y: float, label: int) -> None:
        """One point more; RecipeError beyond MOST."""
        if len(self.points) >= MOST:
            raise RecipeError(f"there are {MOST:,} points already; expected no more. Erase some first.")
        self._remember()
        self.points.append([*_inside(x, y), label])

    def take(self, x: float, y: float) -> Point | None:
        """Hold the point nearest to here, if one is within reach."""
        nearest = near(self.points, x, y)
        self.held, self._led = (None if nearest is None else self.points[nearest]), False
        return self.held

    def lead(self, x: float, y: float) -> None:
        """The point that is held comes along."""
        held = self.held
        if held is None:
            return
        if not self._led:
            self._remember()
        self.held, self._led = held, True
        held[:2] = _inside(x, y)

    def drop(self) -> None:
        """Let go of it."""
        self.held = None

    def erase(self, x: float, y: float) -> Point | None:
        """Take the nearest point within reach away; returns it."""
        nearest = near(self.points, x, y)
        if nearest is None:
            return None
        self._remember()
        return self.points.pop(nearest)

    def clear(self) -> None:
        """No points."""
        self.replace([])

    def shake(self, sigma: float = 0.05) -> None:
        """Every point moved a little, at random but always in the same way."""
        self._remember()
        rng = np.random.default_rng(len(self.points))
        self.points = [[*_inside(x + dx, y + dy), c] for (x, y, c), (dx, dy) in self._with_noise(rng, sigma)]

    def _with_noise(self, rng, sigma: float):
        return zip(self.points, sigma * rng.standard_normal((len(self.points), 2)))

    def undo(self) -> bool:
        """One step back; False where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """One step that was undone, done again; False where there is none."""
        return self._step(self._after, self._before)

    def _step(self, there: list[list[Point]], here: list[list[Point]]) -> bool:
        if not there:
            return False
        here.append(self.points)
        self.points, self.held = there.pop(), None
        return True

    def _remember(self) -> None:
        self._before = [*self._before[-MOST_UNDONE + 1 :], [list(point) for point in self.points]]
        self._after, self.held = [], None


def near(points: list[Point], x: float, y: float) -> int | None:
    """The number of the point nearest to here, None if none is within reach."""
    if not points:
        return None
    distances = np.hypot(*(np.array(points)[:, :2] - [x, y]).T)
    nearest = int(distances.argmin())
    return nearest if distances[nearest] <= REACH else None


def _inside(x: float, y: float) -> list[float]:
    """The place, or the nearest one in the plane."""
    low, high = VIEW
    return [min(max(float(x), low), high), min(max(float(y), low), high)]
