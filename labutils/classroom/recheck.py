"""``python -m labutils.classroom.recheck SECONDS [--alone]``: judge exercises, each in a process of its own.

--alone : behind the fence, where nobody else lives.
In, on standard input: a word that no learner knows, and a list of [lab, name, code], as JSON.
Out: one JSON line for each, [word, lab, name, status, message], as soon as it is known.
"""

import json
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress

import numpy as np

from labutils.checks.judge import judge

from .fence import limit_this_process
from .handin import LONGEST_MESSAGE, exercises_of, verdict

MOST_SAID = 12 * LONGEST_MESSAGE + 100  # bytes of an answer: JSON writes a letter with up to twelve
ENDED = "Its process ended before there was an answer: too much memory or time, or it left by itself."


def judged(lab: str, name: str, code: str) -> tuple[str, str]:
    """Status and message of this code, run here."""
    space = {"np": np, "__name__": "__main__"}
    try:
        exec(compile(code, f"<{name}>", "exec"), space)
    except BaseException as error:
        said = f"{type(error).__name__}: {error}".removesuffix(": ")  # a MemoryError has no words of its own
        return "wrong", f"The code stops before `{name}` is defined: {said}."
    if not callable(space.get(name)):
        return "wrong", f"`{name}` is not a function when the code has run."
    found = judge(exercises_of(lab)[name], space[name])
    return found.status, found.message


def apart(word: str, exercise: list[str], seconds: int, alone: bool) -> tuple[str, str]:
    """The same in a child with limits, which is waited for so long and then ended with all it has started."""
    out, back = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _answer_and_leave(back, lambda: limit_this_process(seconds, alone), word, exercise)
    os.close(back)
    try:
        return _heard(out, seconds, word)
    finally:
        os.close(out)
        _end(child, alone)


def _answer_and_leave(back: int, limit: Callable[[], None], word: str, exercise: list[str]) -> None:
    try:
        os.setsid()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        limit()
        status, message = judged(*exercise)
        os.write(back, json.dumps([word, status, message[:LONGEST_MESSAGE]]).encode())
    finally:
        os._exit(0)


def _heard(out: int, seconds: int, word: str) -> tuple[str, str]:
    said, until = b"", time.monotonic() + seconds
    while time.monotonic() < until and len(said) <= MOST_SAID:
        if select.select([out], [], [], max(0, until - time.monotonic()))[0]:
            if not (piece := os.read(out, 65_536)):
                break
            said += piece
    else:
        if len(said) <= MOST_SAID:
            return "wrong", f"It ran longer than {seconds} s and was stopped."
    return verdict(said, word) or ("wrong", ENDED)


def _end(child: int, alone: bool) -> None:
    """The child, its session, and behind the fence (where nobody else lives) whatever left that session."""
    for target in (-1,) if alone else (-child, child):
        with suppress(ProcessLookupError):
            os.kill(target, signal.SIGKILL)
    os.waitpid(child, 0)


def main(seconds: int, alone: bool) -> None:
    word, asked = json.load(sys.stdin)
    for lab in {lab for lab, _, _ in asked}:
        exercises_of(lab)  # imported once here, not in each child
    for exercise in asked:
        print(json.dumps([word, *exercise[:2], *apart(word, exercise, seconds, alone)]), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), "--alone" in sys.argv)
