"""The frame that is on its way to a screen, made in pieces."""

import time
from collections.abc import Iterator
from typing import Protocol


class Sends(Protocol):
    """A screen: one picture, or the words alone."""

    def post(self, picture: bool) -> Iterator[None]: ...
    def ahead(self) -> Iterator[None] | None: ...


class Frame:
    """One after the other: ``make`` begins a frame, or goes on with the one that is ``begun``."""

    def __init__(self, screen: Sends):
        self.screen = screen
        self._pieces: Iterator[None] | None = None
        self._ahead: Iterator[None] | None = None
        self._failed = False  # ahead: it is tried again where it is to be shown, and told there
        self._sent_at = 0.0

    @property
    def begun(self) -> bool:
        """Whether one is half made."""
        return self._pieces is not None

    def age(self) -> float:
        """Seconds since the last was sent."""
        return time.monotonic() - self._sent_at

    def make(self, seconds: float) -> None:
        """As many pieces as fit, at least one; raises what the screen raises."""
        self._ahead = None
        self._pieces = self._pieces or self.screen.post(picture=True)
        if over(self._pieces, seconds):
            self._sent()

    def waits(self) -> bool:
        """Whether there is something to draw ahead."""
        self._ahead = self._ahead or (None if self._failed else self.screen.ahead())
        return self._ahead is not None

    def draw_ahead(self, seconds: float) -> None:
        """As many pieces of that as fit, at least one; what the screen raises, it raises once."""
        self._failed = True
        if over(self._ahead, seconds):
            self._ahead = None
        self._failed = False

    def words(self) -> None:
        """In place of a picture that failed."""
        for _ in self.screen.post(picture=False):
            pass
        self._sent()

    def drop(self) -> None:
        """Leave the one that is half made."""
        self._pieces = self._ahead = None

    def _sent(self) -> None:
        self._pieces, self._sent_at = None, time.monotonic()


def over(pieces: Iterator[None], seconds: float) -> bool:
    """Make as many as fit, at least one; whether they are all made."""
    until = time.perf_counter() + seconds
    return not any(time.perf_counter() >= until for _ in pieces)
