"""Programs the launcher runs. Whatever ends the launcher ends them too."""

import contextlib
import os
import signal
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from launcher.basics import ROOT
from launcher.terms import our_terms

TO_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
PATIENCE = 10  # seconds between asking a step to end and ending it


def run_on(*command: object, **settings: str | None) -> int:
    """Run a program in this terminal (a setting of None: that variable is unset); its exit code.

    It has every Ctrl-C too: it is left to end in its own way before KeyboardInterrupt goes on from here. A request to
    terminate is handed on to it, and then ends things here in the same way.
    """
    process, interrupted = None, False

    def hand_on(*_: object) -> None:
        nonlocal interrupted
        interrupted = True
        if process is not None:
            process.terminate()

    with handled(TO_END, hand_on):
        process = subprocess.Popen(list(map(str, command)), cwd=ROOT, env=surroundings(settings))
        if interrupted:  # while it was being started
            process.terminate()
        while process.returncode is None:
            try:
                process.wait()
            except KeyboardInterrupt:
                interrupted = True
    if interrupted:
        raise KeyboardInterrupt
    return process.returncode


def surroundings(settings: dict[str, str | None]) -> dict[str, str]:
    """The environment of a child: our terms and these settings; one of None is unset."""
    return {key: value for key, value in {**our_terms(), **settings}.items() if value is not None}


@contextlib.contextmanager
def run_beside(said: Path, *command: object, **settings: str | None) -> Iterator[subprocess.Popen]:
    """Within: a program that runs beside us and prints into the file ``said``; afterwards it has ended."""
    with said.open("w") as out:
        process = subprocess.Popen(
            list(map(str, command)), cwd=ROOT, env=surroundings(settings), stdin=subprocess.DEVNULL, stdout=out, stderr=out
        )
    try:
        yield process
    finally:
        try:
            process.wait(PATIENCE)  # a Ctrl-C has reached it too
        except subprocess.TimeoutExpired:
            process.terminate()
            process.wait()


def run_step(*command: object, heard: Callable[[str], None], lock: int | None = None) -> tuple[int, str]:
    """Run one step of a build, each line of it told to ``heard``; its exit code and its last lines.

    The step and all it starts are a group of their own, which ends with the launcher; it holds the lock as well.
    """
    process, asked, last = None, False, deque(maxlen=40)

    def stop(*_: object) -> None:
        nonlocal asked
        asked = True
        if process is not None:
            raise KeyboardInterrupt

    with handled([signal.SIGINT, *TO_END], stop):
        try:
            process = start_group(command, lock)
            if asked:  # while it was being started
                raise KeyboardInterrupt
            with process.stdout:
                for line in process.stdout:
                    last.append(line.rstrip())
                    heard(line)
            return process.wait(), "\n".join(last)
        except BaseException:
            if process is not None:
                end_group(process)
            raise


def start_group(command: tuple, lock: int | None) -> subprocess.Popen:
    return subprocess.Popen(
        list(map(str, command)),
        cwd=ROOT,
        env=our_terms() | {"PYTHONUNBUFFERED": "1"},
        text=True,
        encoding="utf-8",
        errors="replace",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=os.name != "nt",
        pass_fds=() if lock is None or os.name == "nt" else (lock,),
    )


@contextlib.contextmanager
def handled(numbers: list[int], handler: Callable) -> Iterator[None]:
    """Within: these signals go to ``handler``, but for those that our parent told us to ignore (nohup, and some CI)."""
    heeded = [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in heeded}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def end_group(process: subprocess.Popen) -> None:
    """Ask the step and its children to end, then insist."""
    if os.name == "nt":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        for _ in range(10 * PATIENCE):
            os.killpg(process.pid, 0)  # ProcessLookupError as soon as nobody is left
            process.poll()
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)
