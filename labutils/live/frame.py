"""The frame that is on its way to a screen, made in pieces."""

import time
from collections.abc import Iterator
from typing import Protocol


class Sends(Protocol):
    """A screen: one picture, or the words alone."""

    def post(self, picture: bool) -> Iterator[None]: ...


class Frame:
    """One after the other: ``make`` begins a frame, or goes on with the one that is ``begun``."""

    def __init__(self, screen: Sends):
        self.screen = screen
        self._pieces: Iterator[None] | None = None
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
        until = time.perf_counter() + seconds
        self._pieces = self._pieces or self.screen.post(picture=True)
        for _ in self._pieces:
            if time.perf_counter() >= until:
                return
        self._sent()

    def words(self) -> None:
        """In place of a picture that failed."""
        for _ in self.screen.post(picture=False):
            pass
        self._sent()

    def drop(self) -> None:
        """Leave the one that is half made."""
        self._pieces = None

    def _sent(self) -> None:
        self._pieces, self._sent_at = None, time.monotonic()
