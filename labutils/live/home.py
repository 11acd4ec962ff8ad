"""The one loop on which a panel lives: callers on other threads (widgets' messages come on one) hand over to it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any


class Home:
    """The loop that runs where this is made: the kernel's, or none in a plain script, where all is done at once."""

    def __init__(self):
        self.loop = running_loop()

    def soon(self, act: Callable, *arguments: Any) -> None:
        """Now, if we are at home; else as the loop's next piece of work."""
        if self.loop is None or running_loop() is self.loop:
            act(*arguments)
        else:
            self.loop.call_soon_threadsafe(act, *arguments)

    def do(self, act: Callable, *arguments: Any) -> Any:
        """The same, and wait for what it returns or raises."""
        done: Future = Future()

        def told():
            try:
                done.set_result(act(*arguments))
            except Exception as error:
                done.set_exception(error)

        self.soon(told)
        return done.result()


def running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop that runs on this thread."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
