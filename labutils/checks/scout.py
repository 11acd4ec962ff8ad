"""In a kernel a child tries an answer first: what nothing inside Python can end, ends with the child.

A loop that never comes back from C (``sum(itertools.count())``) hears no alarm; a list without end and a pointer into
nowhere take the whole process with them. A child made by ``fork`` has all the learner's names and costs some milliseconds.
On Linux only: elsewhere a process with threads cannot be forked safely.
"""

import json
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from .resources import memory_in_use
from .verdicts import Verdict

if sys.platform == "linux":
    from .child import RAISED, STUCK, child

DEAR = 1.0, 2e8  # seconds, bytes; an answer that took more of either in the child is not tried again here
_REFUSED = b"MemoryError"  # an answer that asked for more than the child may have could get it here
_NEVER = (
    "It was still running after {:g} seconds and heard no alarm: does a loop never end, or does `sum`, `list`, `max` "
    "or their like take from something that has no end?"
)
_ENDS = "It ends Python itself ({}). A copy of this kernel tried it first, so nothing of yours is lost."


def scouted(name: str, judge: Callable[[], Verdict]) -> Verdict:
    """What judge() gives. In a kernel on Linux a child is asked first; its word counts where our own would cost too much."""
    word = None
    if _in_a_kernel():
        with suppress(OSError):  # the system gives no process or no pipe, or there is no /proc: then without a child
            word = _word_of_a_child(name, judge)
    return word or judge()


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
    return Verdict(name, "wrong", _ENDS.format(how))
