"""Work in pieces: a generator that yields wherever others may have a turn, and returns what came of it."""

from collections.abc import Generator
from typing import Any


def at_once(pieces: Generator[None, None, Any]) -> Any:
    """What is returned at the end of the pieces."""
    while True:
        try:
            next(pieces)
        except StopIteration as done:
            return done.value
