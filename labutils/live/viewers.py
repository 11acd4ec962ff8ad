"""Backpressure: who looks, and whether all of them have taken the last frame and have room for another."""

import time
from collections.abc import Callable

PATIENCE = 1.0  # seconds; a view that has not taken a frame by then is not waited for until it speaks again
CALM = 0.25  # seconds between frames for those who asked their system for less motion


class Viewers:
    """The views of one panel.

    A frame may be posted when somebody looks and everybody who looks is ready for it. A view speaks (hello, ready) to
    be waited for; it leaves by goodbye, or by silence for longer than PATIENCE: its page was closed.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self.clock = clock
        self.scales: dict[str, float] = {}
        self.calm: set[str] = set()
        self.looking: set[str] = set()
        self.waiting: set[str] = set()
        self.posted_at = -PATIENCE
        self.number = 0

    @property
    def scale(self) -> float:
        """Device pixels a CSS pixel of the sharpest view that looks."""
        return max((self.scales[v] for v in self.looking), default=1.0)

    def hello(self, view: str, scale: float, calm: bool = False) -> None:
        self.scales[view] = min(max(float(scale), 0.5), 4.0)
        self.looking.add(view)
        self.waiting.discard(view)
        (self.calm.add if calm else self.calm.discard)(view)

    def goodbye(self, view: str) -> None:
        self.looking.discard(view)
        self.waiting.discard(view)

    def ready(self, view: str, number: int) -> None:
        """A view has taken frame ``number``; a late word shows that somebody still looks."""
        if view in self.scales:
            self.looking.add(view)
        if number == self.number:
            self.waiting.discard(view)

    def posted(self) -> int:
        """A frame goes out: its number."""
        self.number += 1
        self.waiting = set(self.looking)
        self.posted_at = self.clock()
        return self.number

    def delay(self) -> float | None:
        """Seconds until a frame may be posted: 0 is now, None is when a view speaks."""
        since = self.clock() - self.posted_at
        if self.waiting and since >= PATIENCE:
            self.looking -= self.waiting
            self.waiting = set()
        if self.waiting:
            return PATIENCE - since
        if not self.looking:
            return None
        return max(CALM - since, 0.0) if self.calm >= self.looking else 0.0
