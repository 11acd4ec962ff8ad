"""In a kernel a child tries an answer first: what nothing inside Python can end, ends with the child.

A loop that never comes back from C (``sum(itertools.count())``) hears no alarm; a list without end and a pointer into
nowhere take the whole process with them. A child made by ``fork`` has all the learner's names and costs some milliseconds.
On Linux only: elsewhere a process with threads cannot be forked safely.
"""

import gc
import json
import os
import select
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from types import FrameType
from typing import NoReturn

from .judge import TOGETHER
from .limit import is_importing
from .resources import limit_this_process, memory_in_use
from .verdicts import Verdict

MEMORY = 1_000_000_000  # bytes that an answer may take, beside what is there already
DEAR = 1.0, 2e8  # seconds, bytes; an answer that took more of either in the child is not tried again here
STUCK = 3.0  # seconds without a sign of life, of which the child computed for at least one
ASTRAY = 6.0  # seconds without a sign of life or anything computed: the child waits for a thread that only we have
_BEAT = 0.2  # seconds of the processor between two signs of life
_ALIVE, _END = b".", b"\n"
_RAISED = 75  # the child's exit code where judging raised: then it raises here too, and is seen
_LONGEST = 60  # seconds of the processor, for a child whose parent was killed
_FORK, _EXIT, _WRITE = getattr(os, "fork", None), os._exit, os.write  # a learner may replace them
_NEVER = (
    f"It was still running after {STUCK:g} seconds and heard no alarm: does a loop never end, or does `sum`, `list`, `max` "
    "or their like take from something that has no end?"
)
_ENDS = "It ends Python itself ({}). A copy of this kernel tried it first, so nothing of yours is lost."


def scouted(name: str, judge: Callable[[], Verdict]) -> Verdict:
    """What judge() gives. In a kernel on Linux a child is asked first; its word counts where our own would cost too much."""
    return (_word_of_a_child(name, judge) if _in_a_kernel() else None) or judge()


def _in_a_kernel() -> bool:
    from IPython import get_ipython  # a script need not load it

    return sys.platform == "linux" and getattr(get_ipython(), "kernel", None) is not None


def _word_of_a_child(name: str, judge: Callable[[], Verdict]) -> Verdict | None:
    """The child's verdict, or ours on how it ended; None where nothing speaks against judging here."""
    began, most = time.monotonic(), memory_in_use() + DEAR[1]
    with _child(judge) as child:
        try:
            words = child.listen()
        except TimeoutError:
            return Verdict(name, "wrong", _NEVER) if child.is_stuck() else None
    if words:
        is_dear = time.monotonic() > began + DEAR[0] or child.memory > most
        return Verdict(*json.loads(words)) if is_dear else None
    how = signal.Signals(-child.ended).name if child.ended < 0 else f"exit code {child.ended}"
    return None if child.ended == _RAISED else Verdict(name, "wrong", _ENDS.format(how))


@contextmanager
def _child(judge: Callable[[], Verdict]) -> Iterator["_Child"]:
    """A child that judges; whatever happens, it is gone afterwards."""
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads: see ASTRAY
        number = _FORK()
    if not number:
        _judge_and_leave(judge, writing)
    os.close(writing)
    child = _Child(number, reading)
    try:
        yield child
    finally:
        os.close(reading)
        child.end()


class _Child:
    """Its number, the end of a pipe on which its words come, and its last sign of life."""

    def __init__(self, number: int, reading: int):
        self.number, self.reading = number, reading
        self.alive, self.used = time.monotonic(), 0.0  # then, and its main thread's seconds of the processor until then
        self.ended, self.memory = 0, 0  # afterwards: its exit code, or minus the signal that ended it, and its peak in bytes

    def listen(self) -> bytes:
        """Its words; empty where it ended without any. Raises TimeoutError where none will come."""
        said = b""
        while not said.endswith(_END):
            if select.select([self.reading], [], [], _BEAT)[0]:
                came = os.read(self.reading, 2**16)
                if not came:
                    return b""
                said = (said + came).lstrip(_ALIVE)
                self.alive, self.used = time.monotonic(), self._seconds()
            elif self.is_stuck() or self._is_astray():
                raise TimeoutError
        return said

    def is_stuck(self) -> bool:
        """It computes, and the signs of life that any line of Python lets through do not come."""
        return time.monotonic() - self.alive > STUCK and self._seconds() - self.used > 1

    def _is_astray(self) -> bool:
        return time.monotonic() - self.alive > ASTRAY and self._seconds() - self.used < _BEAT

    def _seconds(self) -> float:
        stat = Path(f"/proc/{self.number}/task/{self.number}/stat").read_text()
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def end(self) -> None:
        os.kill(self.number, signal.SIGKILL)  # one that has ended already keeps its own code
        _, status, usage = os.wait4(self.number, 0)
        self.ended, self.memory = os.waitstatus_to_exitcode(status), 1024 * usage.ru_maxrss


def _judge_and_leave(judge: Callable[[], Verdict], writing: int) -> NoReturn:
    """The child's whole life: nothing that Python does at its end, such as emptying the kernel's streams, is done."""
    try:
        gc.disable()  # it would touch, and so copy, every page of the kernel
        limit_this_process(memory=MEMORY, CPU=_LONGEST, CORE=0)
        _give_signs_of_life(writing)
        words = json.dumps(astuple(judge())).encode() + _END
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        _WRITE(writing, words)
        _EXIT(0)
    finally:
        _EXIT(_RAISED)


def _give_signs_of_life(writing: int) -> None:
    """Between two lines of Python, while an import is under way or the time of a check is not over yet."""
    left = TOGETHER

    def beat(_: int, frame: FrameType | None) -> None:
        nonlocal left
        left = TOGETHER if is_importing(frame) else left - _BEAT
        if left > 0:
            _WRITE(writing, _ALIVE)

    signal.signal(signal.SIGVTALRM, beat)
    signal.setitimer(signal.ITIMER_VIRTUAL, _BEAT, _BEAT)
