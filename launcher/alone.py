"""One at a time: a lock on the project's folder that the system itself takes back from whoever dies.

The lock file stays where it is; what counts is who holds it. Each step of a build inherits it, so that the installer of
a builder that was killed is waited for, too.
"""

import contextlib
import os
import time
from collections.abc import Iterator

from launcher.basics import ROOT, TO_THIS_MACHINE, Stop, say

LOCK = ROOT / ".labs.lock"


@contextlib.contextmanager
def alone(why_wait: str) -> Iterator[int]:
    """Hold the lock; where another labs.py has it, say ``why_wait`` and wait. Gives the lock's file descriptor."""
    handle = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if not take(handle):
            say(f"another labs.py is busy in this folder; waiting {why_wait} (Ctrl-C stops waiting).")
            while not take(handle):
                time.sleep(0.2)
        yield handle
    finally:
        os.close(handle)


def take(handle: int) -> bool:
    """Whether the lock is ours now; Stop where the disk has no locks."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise Stop(f"{LOCK} cannot be locked ({error.strerror}), as on some network drives. {TO_THIS_MACHINE}") from error
    return True
