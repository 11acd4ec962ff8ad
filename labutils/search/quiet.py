"""What surrounds a trial in its process: one thread for the algebra, and what it prints is kept with it."""

import io
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout
from contextvars import ContextVar
from typing import Any

from threadpoolctl import threadpool_limits

KEPT = 2_000  # characters


class Tail(io.TextIOBase):
    """Keeps the last ``KEPT`` characters written to it."""

    text = ""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.text = (self.text + text)[-KEPT:]
        return len(text)


_tail: ContextVar[Tail | None] = ContextVar("tail", default=None)


class Router(io.TextIOBase):
    """Stands in for sys.stdout: what a trial's thread writes goes to its tail, all else on to the stream ``behind``."""

    def __init__(self, behind: Any):
        self.behind = behind

    def write(self, text: str) -> int:
        return (_tail.get() or self.behind).write(text)

    def flush(self) -> None:
        if _tail.get() is None:
            self.behind.flush()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.behind, name)


class Shared:
    """Settings of the whole process, made by the first trial that comes in and taken back by the last that leaves.

    Trials may run in several threads of one process. One thread for the algebra: a product summed up by two threads
    can differ in the last bit from one summed up by one, and the cores are busy with other trials anyway.
    """

    def __init__(self):
        self._lock, self._inside, self._settings = threading.Lock(), 0, ExitStack()

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._settings.enter_context(threadpool_limits(1))
                self._settings.enter_context(redirect_stdout(Router(sys.stdout)))
                self._settings.enter_context(redirect_stderr(Router(sys.stderr)))

    def __exit__(self, *_: Any) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._settings.close()


_shared = Shared()


@contextmanager
def quietly() -> Iterator[Tail]:
    """One thread for the algebra in the block; what is printed there goes to the Tail."""
    tail = Tail()
    with _shared:
        token = _tail.set(tail)
        try:
            yield tail
        finally:
            _tail.reset(token)
