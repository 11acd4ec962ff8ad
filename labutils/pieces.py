"""Work that is done in pieces: a generator yields after each of them and returns what comes out."""

from collections.abc import Generator
from typing import TypeVar

Outcome = TypeVar("Outcome")


def at_once(work: Generator[object, None, Outcome]) -> Outcome:
    """What the work returns at the end of its pieces."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value
