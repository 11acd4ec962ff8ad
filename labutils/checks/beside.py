"""What goes on beside a check while it forks: Ctrl-C, and other threads.

What is needed is imported by its own name: a learner may replace ``signal.signal`` or ``sys._current_frames``.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from signal import SIGINT, raise_signal, signal
from sys import _current_frames
from threading import current_thread, get_ident, main_thread
from types import FrameType

# whose threads wait for something
_WAITING = sys.stdlib_module_names | {"ipykernel", "ipykernel_launcher", "traitlets", "zmq", "IPython", "tornado", "tqdm"}


@contextmanager
def interrupts_wait() -> Iterator[list]:
    """Within: Ctrl-C is only noted in the list that this yields; it is raised afterwards.

    Python runs functions of libraries around a fork, and drops what is raised in them. Only the main thread is interrupted.
    """
    heard: list = []
    if current_thread() is not main_thread():
        yield heard
        return
    handler = signal(SIGINT, lambda number, _: heard.append(number))
    try:
        yield heard
    finally:
        signal(SIGINT, handler)
        if heard:
            raise_signal(SIGINT)


def others_at_work() -> bool:
    """Whether a thread is amid anything but waiting: one of the learner's own, or one that a widget's message keeps busy.

    OpenBLAS ends its threads when a process forks. A product that they were computing is waited for without an end then, and
    so is every later one in the process.
    """
    own = get_ident()
    return any(_is_at_work(frame) for thread, frame in _current_frames().items() if thread != own)


def _is_at_work(frame: FrameType | None) -> bool:
    if frame.f_code.co_name == "run" and _package(frame) in ("threading", "concurrent"):  # straight into a library's C
        return True
    while frame is not None and _package(frame) in _WAITING:
        frame = frame.f_back
    return frame is not None


def _package(frame: FrameType) -> str:
    """Whose line it is; what ``python -m`` runs is called ``__main__``, as a notebook's cells are, but has a spec."""
    name = getattr(frame.f_globals.get("__spec__"), "name", frame.f_globals.get("__name__"))
    return str(name).partition(".")[0]
