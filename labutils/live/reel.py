"""The film of a run: snapshots along the way, thinned when there are many, and the place we are at."""

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

KEPT = 1000


class Reel:
    """Snapshots of pieces 0 (the start) to ``end``; ``at`` is the one that is shown.

    Of a long run every second, fourth, ... snapshot is kept; the first and the newest always.
    """

    def __init__(self, take: Callable[[], Any], restore: Callable[[Any], None], kept: int = KEPT):
        self._take, self._restore, self._kept = take, restore, kept
        self._shots: list[tuple[int, Any]] = [(0, take())]
        self._stride = 1
        self._tip: tuple[int, Any] | None = None
        self.at = self.end = 0

    def grew(self) -> None:
        """One more piece of work is done, on top of the newest."""
        self.end += 1
        self.at = self.end
        self._tip = None
        if self.end % self._stride == 0:
            self._shots.append((self.end, self._take()))
        if len(self._shots) > self._kept:
            self._shots, self._stride = self._shots[::2], 2 * self._stride

    def go(self, at: int) -> None:
        """Show the last kept snapshot not after piece ``at``."""
        if self._tip is None:
            newest = self._shots[-1]
            self._tip = newest if newest[0] == self.end else (self.end, self._take())
        shots = self._shots if at < self.end else [self._tip]
        place = bisect_right(shots, at, key=lambda shot: shot[0])
        self.at, snapshot = shots[max(place - 1, 0)]
        self._restore(snapshot)

    def next(self) -> None:
        """Show the kept snapshot after this one."""
        place = bisect_right(self._shots, self.at, key=lambda shot: shot[0])
        self.go(self._shots[place][0] if place < len(self._shots) else self.end)
