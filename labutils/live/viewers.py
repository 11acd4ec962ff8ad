"""Backpressure: who looks, and whether their pages keep up with the frames."""

import time
from collections import deque
from collections.abc import Callable

SPACING = 0.012  # seconds from a frame to the next at least: drawing one fills the rest of a screen's 1/60 s
CALM = 0.25  # the same for those who asked their system for less motion
QUICK = 0.2  # a page that painted the last frame within this time ...
TRUST = 0.16  # ... is sent frames for that long without another word from it
PATIENCE = 1.0  # a view silent for that long is not waited for until it speaks again: its page was closed


class Viewers:
    """The views of one panel, and the frames on their way to them.

    A page says which frame it has painted, a few times a second at most, since every word from a page costs the
    notebook more than a frame does. A page that answers quickly has a handful of frames on the way; to any other the
    next frame goes when the last one is painted. So a slow line gets fewer frames, never a queue.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self.clock = clock
        self.scales: dict[str, float] = {}
        self.painted_by: dict[str, int] = {}
        self.calm: set[str] = set()
        self.looking: set[str] = set()
        self.number = 0
        self._underway: deque[tuple[int, float]] = deque()  # (number, when posted) of what somebody has not painted
        self._posted_at = -PATIENCE
        self._quick: set[str] = set()

    @property
    def scale(self) -> float:
        """Device pixels a CSS pixel of the sharpest view that looks."""
        return max((self.scales[v] for v in self.looking), default=1.0)

    def hello(self, view: str, scale: float, calm: bool = False) -> None:
        """A view needs a frame of this sharpness."""
        self.scales[view] = min(max(float(scale), 0.5), 4.0)
        self.painted_by[view] = self.number
        self.looking.add(view)
        _put(view, self.calm, calm)

    def goodbye(self, view: str) -> None:
        """A view was closed, or its page hidden: what it still says of older frames no longer counts as looking."""
        self.looking.discard(view)
        self.scales.pop(view, None)

    def spoke(self, view: str) -> bool:
        """Whatever a view says, however late, shows that somebody still looks; False if it has said goodbye."""
        if view in self.scales:
            self.looking.add(view)
        return view in self.scales

    def painted(self, view: str, number: int) -> None:
        """A view has painted frame ``number``."""
        if not self.spoke(view):
            return
        self.painted_by[view] = max(number, self.painted_by[view])
        posted = dict(self._underway).get(number)
        if posted is not None:
            _put(view, self._quick, self.clock() - posted < QUICK)

    def posted(self) -> int:
        """A frame goes out: its number."""
        self.number += 1
        self._posted_at = self.clock()
        self._underway.append((self.number, self._posted_at))
        return self.number

    def delay(self) -> float | None:
        """Seconds until a frame may be posted: 0 is now, None is when a view speaks."""
        waited = self._waited()
        if waited >= PATIENCE:
            self.looking = {v for v in self.looking if self.painted_by[v] >= self._underway[0][0]}
            waited = self._waited()
        if not self.looking:
            return None
        if self._underway and waited >= (TRUST if self.looking <= self._quick else 0):
            return PATIENCE - waited
        spacing = CALM if self.calm >= self.looking else SPACING
        rest = spacing - (self.clock() - self._posted_at)
        return rest if rest > 1e-4 else 0.0

    def _waited(self) -> float:
        """For how long the oldest frame that somebody has not painted is on its way."""
        slowest = min((self.painted_by[v] for v in self.looking), default=self.number)
        while self._underway and self._underway[0][0] <= slowest:
            self._underway.popleft()
        return self.clock() - self._underway[0][1] if self._underway else 0.0


def _put(view: str, views: set[str], inside: bool) -> None:
    """This view among these, or not among them."""
    if inside:
        views.add(view)
    else:
        views.discard(view)
