"""Own points under the learner's hands: put down, moved, erased, made noisy, and all of it undone."""

import numpy as np

from labutils.recipe.sets import MOST, VIEW
from labutils.recipe.settings import RecipeError

REACH = 0.12  # how near a hand must be to a point to mean it
MOST_UNDONE = 100
Point = list[float]  # x1, x2, class


class Own:
    """The points, and the steps back. Every change but a drag in progress can be undone."""

    def __init__(self, points: list[Point] = ()):
        self.points: list[Point] = [list(point) for point in points]
        self._before: list[list[Point]] = []
        self.held: int | None = None

    def replace(self, points: list[Point]) -> None:
        """These points in place of all."""
        self._remember()
        self.points = [list(point) for point in points]

    def add(self, x: float, y: float, label: int) -> None:
        """One point more; RecipeError beyond MOST."""
        if len(self.points) >= MOST:
            raise RecipeError(f"there are {MOST:,} points already; expected no more. Erase some first.")
        self._remember()
        self.points.append([*_inside(x, y), label])

    def take(self, x: float, y: float) -> bool:
        """Hold the point nearest to here, if one is within reach."""
        self.held = self.nearest(x, y)
        if self.held is not None:
            self._remember()
        return self.held is not None

    def lead(self, x: float, y: float) -> None:
        """The point that is held comes along."""
        if self.held is not None:
            self.points[self.held][:2] = _inside(x, y)

    def drop(self) -> None:
        """Let go of it."""
        self.held = None

    def erase(self, x: float, y: float) -> bool:
        """Take the nearest point within reach away."""
        nearest = self.nearest(x, y)
        if nearest is None:
            return False
        self._remember()
        del self.points[nearest]
        return True

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
        if not self._before:
            return False
        self.points, self.held = self._before.pop(), None
        return True

    def nearest(self, x: float, y: float) -> int | None:
        """The number of the point nearest to here, None if none is within reach."""
        if not self.points:
            return None
        distances = np.hypot(*(np.array(self.points)[:, :2] - [x, y]).T)
        nearest = int(distances.argmin())
        return nearest if distances[nearest] <= REACH else None

    def _remember(self) -> None:
        self._before = [*self._before[-MOST_UNDONE + 1 :], [list(point) for point in self.points]]


def _inside(x: float, y: float) -> list[float]:
    """The place, or the nearest one in the plane."""
    low, high = VIEW
    return [min(max(float(x), low), high), min(max(float(y), low), high)]
