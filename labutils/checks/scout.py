"""In a kernel a child tries an answer first: what nothing inside Python can end, ends with the child.

A loop that never comes back from C (``sum(itertools.count())``) hears no alarm; a list without end and a pointer into
nowhere take the whole process with them. A child made by ``fork`` has all the learner's names and costs some milliseconds.
On Linux only: elsewhere a process with threads cannot be forked safely.
"""

import json
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import local
from time import monotonic

from .guard import Halted
from .resources import memory_in_use
from .verdicts import Verdict

if sys.platform == "linux":
    from .child import RAISED, STUCK, child

DEAR = 1.0, 2e8  # seconds, bytes; an answer that took more of either in the child is not tried again here
_under_way = local()  # names of the exercises that this thread judges
_REFUSED = b"MemoryError"  # an answer that asked for more than the child may have could get it here
_NEVER = (
    "It was still running after {:g} seconds and heard no alarm: does a loop never end, or does `sum`, `list`, `max` "
    "or their like take from something that has no end?"
)
_WITHIN = "It calls `lab.check` or `lab.use` with itself: that line belongs below the function, without space in front."
_KILLED = "SIGKILL, or it closes files that are not its own"
_ENDS = "It ends Python itself ({}). A copy of this kernel tried it first, so nothing of yours is lost."


def scouted(name: str, judge: Callable[[], Verdict]) -> Verdict:
    """What judge() gives. In a kernel on Linux a child is asked first; its word counts where our own would cost too much.

    Raises Halted where the answer that is judged asks for its own verdict: each judge would begin another.
    """
    word = None
    with _once(name):
        if _in_a_kernel():
            with suppress(
                OSError
            ):  # the system gives no process, no pipe or no /proc, or a thread is at work: without a child
                word = _word_of_a_child(name, lambda: _unheard(judge))
        return word or judge()


@contextmanager
def _once(name: str) -> Iterator[None]:
    names = vars(_under_way).setdefault("names", set())
    if name in names:
        raise Halted(_WITHIN)
    names.add(name)
    try:
        yield
    finally:
        names.remove(name)


def _unheard(judge: Callable[[], Verdict]) -> Verdict:
    """In the child: what it shows, or logs, is shown once, by the kernel itself."""
    from IPython import get_ipython

    get_ipython().kernel.session.send = lambda *_, **__: None
    return judge()


def _in_a_kernel() -> bool:
    from IPython import get_ipython  # a script need not load it

    return sys.platform == "linux" and getattr(get_ipython(), "kernel", None) is not None


def _word_of_a_child(name: str, judge: Callable[[], Verdict]) -> Verdict | None:
    """The child's verdict, or ours on how it ended; None where nothing speaks against judging here."""
    began, most = monotonic(), memory_in_use() + DEAR[1]
    with child(judge) as one:
        words, is_stuck, is_astray = one.listen(), one.is_stuck(), one.is_astray()
    if words:
        is_dear = monotonic() > began + DEAR[0] or one.memory > most or _REFUSED in words
        return Verdict(*json.loads(words)) if is_dear else None
    ended_by_us = one.ended == -signal.SIGKILL
    if one.ended == RAISED or (ended_by_us and is_astray):  # judging raised: then it raises here too, and is seen
        return None
    if ended_by_us and is_stuck:
        return Verdict(name, "wrong", _NEVER.format(STUCK))
    how = signal.Signals(-one.ended).name if one.ended < 0 else f"exit code {one.ended}"
    how = _KILLED if ended_by_us else how
    return Verdict(name, "wrong", _ENDS.format(how))
