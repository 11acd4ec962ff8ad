"""A child of this process, made by ``fork``: it judges, gives signs of life and says what it found. On Linux only.

What the parent needs is imported by its own name: a learner may replace ``os.read`` or ``time.monotonic``.
"""

import gc
import json
import os
import signal
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CDLL
from dataclasses import astuple
from io import FileIO
from os import _exit, fork, kill, pipe, sysconf, wait4, write
from pathlib import Path
from select import POLLIN, poll
from time import monotonic, sleep
from types import FrameType
from typing import NoReturn

import numpy as np

from .beside import interrupts_wait, others_at_work
from .judge import TOGETHER
from .limit import is_importing
from .resources import limit_this_process
from .verdicts import Verdict

MEMORY = 2_000_000_000  # bytes of addresses that an answer may take: some that it imports take one half
STUCK = 3.0  # seconds without a sign of life, of which the child computed for at least one
ASTRAY = 6.0  # seconds without a sign of life or anything computed: the child waits for a thread that only we have
RAISED = 75  # the child's exit code where judging raised
_BEAT = 0.2  # seconds of the processor between two signs of life
_LOOKS, _BETWEEN = 20, 0.005  # at the other threads, seconds: the kernel's own may be at work for a moment
_ALIVE, _END = b".", b"\n"
_LONGEST = 60  # seconds of the processor
_LIBC, _SIGNAL_WHEN_THE_PARENT_DIES = CDLL(None), 1


class Child:
    """The end of a pipe on which its words come, its last sign of life, and afterwards how it ended.

    interrupted : not empty once somebody has pressed Ctrl-C: then nobody listens any more
    """

    def __init__(self, reading: FileIO, interrupted: list):
        self.reading, self.interrupted, self.number = reading, interrupted, 0  # of its process, once there is one
        self.alive, self.used = monotonic(), 0.0  # then, and its main thread's seconds of the processor until then
        self.ended, self.memory = 0, 0  # its exit code, or minus the signal that ended it, and its peak in bytes

    def listen(self) -> bytes:
        """Its words; empty where it ended without any, is stuck or has gone astray, or we are interrupted."""
        said, ready = b"", poll()
        ready.register(self.reading, POLLIN)
        while not said.endswith(_END) and not self.interrupted:
            if ready.poll(1000 * _BEAT):
                came = self.reading.read(2**16)
                if not came:
                    return b""
                said = (said + came).lstrip(_ALIVE)
                self.alive, self.used = monotonic(), self._seconds()
            elif self.is_stuck() or self.is_astray():
                return b""
        return said if said.endswith(_END) else b""

    def is_stuck(self) -> bool:
        """It computes, and the signs of life that any line of Python lets through do not come."""
        return monotonic() - self.alive > STUCK and self._seconds() - self.used > 1

    def is_astray(self) -> bool:
        """It does nothing at all."""
        return monotonic() - self.alive > ASTRAY and self._seconds() - self.used < _BEAT

    def _seconds(self) -> float:
        stat = Path(f"/proc/{self.number}/task/{self.number}/stat").read_text()
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / sysconf("SC_CLK_TCK")

    def end(self) -> None:
        if self.number:
            kill(self.number, signal.SIGKILL)  # one that has ended already keeps its own code
            _, status, usage = wait4(self.number, 0)
            self.ended, self.memory = os.waitstatus_to_exitcode(status), 1024 * usage.ru_maxrss


@contextmanager
def child(judge: Callable[[], Verdict]) -> Iterator[Child]:
    """A child that judges; whatever happens, it is gone afterwards. Raises OSError where the system gives none, and where
    another thread is at work: a product of matrices there would not outlive a fork, see ``others_at_work``."""
    reading, writing = map(FileIO, pipe(), "rw")
    with reading, writing, interrupts_wait() as interrupted:
        one = Child(reading, interrupted)
        try:
            one.number = _forked()
            if not one.number:
                _judge_and_leave(judge, writing.fileno())
            writing.close()
            yield one
        finally:
            one.end()


def _forked() -> int:
    """0 in the child, elsewhere its number. NumPy's global dice rest meanwhile: else a child could wait for them forever."""
    for _ in range(_LOOKS):
        with warnings.catch_warnings(), np.random.get_bit_generator().lock:
            warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads: see ASTRAY
            if not others_at_work():
                return fork()
        sleep(_BETWEEN)
    raise BlockingIOError("another thread is at work")


def _judge_and_leave(judge: Callable[[], Verdict], writing: int) -> NoReturn:
    """The child's whole life: nothing that Python does at its end, such as emptying the kernel's streams, is done."""
    try:
        _LIBC.prctl(_SIGNAL_WHEN_THE_PARENT_DIES, signal.SIGKILL)  # else it would keep the kernel's ports from the next one
        gc.disable()  # it would touch, and so copy, every page of the kernel
        limit_this_process(memory=MEMORY, CPU=_LONGEST, CORE=0)
        _print_nowhere()
        _give_signs_of_life(writing)
        words = json.dumps(astuple(judge())).encode() + _END
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        write(writing, words)
        _exit(0)
    finally:
        _exit(RAISED)


def _print_nowhere() -> None:
    """What a library writes past Python is seen once, when the answer is tried in the kernel itself."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for output in (1, 2):
        os.dup2(nowhere, output)


def _give_signs_of_life(writing: int) -> None:
    """Between two lines of Python, while an import is under way or the time of a check is not over yet."""
    left = TOGETHER

    def beat(_: int, frame: FrameType | None) -> None:
        nonlocal left
        left = TOGETHER if is_importing(frame) else left - _BEAT
        if left > 0:
            write(writing, _ALIVE)

    signal.signal(signal.SIGVTALRM, beat)
    signal.setitimer(signal.ITIMER_VIRTUAL, _BEAT, _BEAT)
