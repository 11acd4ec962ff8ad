"""Ctrl-C, or the stop button of a notebook, in mid-search: one sentence instead of a page of our own code."""

from collections.abc import Iterator
from contextlib import contextmanager

from .ledger import Ledger


class Stopped(KeyboardInterrupt):
    """The interrupt, with what is stored. A notebook shows the sentence alone, no traceback."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


@contextmanager
def told_when_stopped(ledger: Ledger | None, size: int | None) -> Iterator[None]:
    """size : trials of the search, where that is known."""
    try:
        yield
    except KeyboardInterrupt:
        raise Stopped(sentence(None if ledger is None else len(ledger.results()), size)) from None


def sentence(kept: int | None, size: int | None) -> str:
    """kept : stored trials; None without a store."""
    if kept is None:
        return (
            "You stopped the search. Its results are stored nowhere; with store=... a search goes on where it was stopped."
        )
    of = "" if size is None else f" of {size}"
    return f"You stopped the search. {kept}{of} trials are stored; run it again, and only the others are tried."
