"""Answers that nothing inside Python can end: in a kernel a child tries them first, and the kernel lives on."""

import re
import sys

import pytest

from tests.kernels import Kernel

BEGIN = """
import itertools, os, posix, resource, time
import numpy as np
from labutils.checks import Exercise, Exercises, judge, learner, scout
seen = []
check = Exercises([Exercise("double", lambda A: 2 * A, lambda rng: (rng.normal(size=(3, 5)),))]).check
scout.STUCK = learner.SECONDS = 0.5
judge.TOGETHER = scout.TOGETHER = 0.8
scout.DEAR = 0.4, 2e8
"""
NO_ALARM, ENDS = "heard no alarm", r"It ends Python itself \({}\)"
ATTACKS = {
    "a sum without an end": ("return sum(itertools.count())", NO_ALARM),
    "an alarm that is never heard": (
        "import _signal; _signal.pthread_sigmask(0, [14])\n    while True: pass",
        NO_ALARM,
    ),
    "memory that is not the process's": ("import ctypes; ctypes.string_at(0)", ENDS.format("SIGSEGV")),
    "posix._exit": ("posix._exit(0)", ENDS.format("exit code 0")),
    "posix.kill": ("posix.kill(os.getpid(), 9)", ENDS.format("SIGKILL")),
    "lists without an end": ("return [np.ones(10**6) for _ in iter(int, 1)]", "MemoryError|still running"),
    "a loop without an end, in a kernel": ("while True: pass", "does a loop never end"),
}
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process with threads is not forked")


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    kernel = Kernel(tmp_path_factory.mktemp("kernel"))
    kernel.run(BEGIN)
    yield kernel
    kernel.close()


def peak(kernel: Kernel) -> int:
    """The most memory the kernel itself has taken, in bytes."""
    return 1024 * int(kernel.run("print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"))


@pytest.mark.parametrize("kind", ATTACKS)
@pytest.mark.fault("an exercise: {kind}")
def test_what_only_a_child_survives_gets_a_sentence(kernel, kind):
    body, said = ATTACKS[kind]
    before = peak(kernel)
    words = kernel.run(f"def double(A):\n    {body}\nprint(check(double))")
    assert re.match(f"✗ double: not yet. .*({said})", words)
    assert peak(kernel) < before + 2e7


def test_a_right_answer_is_right_and_what_it_counts_is_counted_here(kernel):
    words = kernel.run("def double(A):\n    seen.append(1)\n    return 2 * A\nprint(check(double), len(seen))")
    assert "✓ double: right." in words and words.split()[-1] == "5"


@pytest.mark.fault("an exercise: a child that waits for a thread of its parent")
def test_a_child_gone_astray_does_not_count(kernel):
    code = """
        me, long, scout.ASTRAY = os.getpid(), scout.ASTRAY, 0.3
        def found():
            os.getpid() == me or time.sleep(100)
            return "judged here"
        print(scout.scouted("double", found))
        scout.ASTRAY = long
    """
    assert kernel.run(code) == "judged here\n"


def test_a_fault_of_the_exercise_itself_is_raised(kernel):
    with pytest.raises(AssertionError, match="division by zero"):
        kernel.run("scout.scouted('double', lambda: 1 / 0)")


def test_no_child_is_left(kernel):
    assert kernel.run("print(open(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read().split())") == "[]\n"
