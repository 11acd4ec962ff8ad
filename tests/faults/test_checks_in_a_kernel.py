"""Answers that nothing inside Python can end: in a kernel a child tries them first, and the kernel lives on."""

import re
import sys

import pytest

from tests.kernels import Kernel

BEGIN = """
import itertools, logging, os, pathlib, posix, resource, select, threading, time
import numpy as np
from labutils.checks import Exercise, Exercises, Verdict, child, judge, learner, scout
seen = []
check = Exercises([Exercise("double", lambda A: 2 * A, lambda rng: (rng.normal(size=(3, 5)),))]).check
forks, fork, at_fork = [], child.fork, []
child.fork = lambda: forks.append(1) or fork()
os.register_at_fork(before=lambda: [hook() for hook in at_fork])
child.STUCK = learner.SECONDS = 0.5
judge.TOGETHER = child.TOGETHER = 0.8
scout.DEAR = 0.4, 2e8
def pipes():
    return sum("pipe" in str(one.readlink()) for one in pathlib.Path("/proc/self/fd").iterdir() if one.is_symlink())
"""
LACKS = {
    "os.pipe, os.kill, os.wait4 and select.poll": """
        held = os.pipe, os.kill, os.wait4, select.poll
        os.pipe = os.kill = os.wait4 = select.poll = None
        said = check(double)
        os.pipe, os.kill, os.wait4, select.poll = held""",
    "file numbers below 1024": """
        held = [os.open(os.devnull, os.O_RDONLY) for _ in range(1100)]
        said = check(double)
        for number in held: os.close(number)""",
    "another pipe": """
        def refused(): raise OSError(24, "Too many open files")
        held, child.pipe = child.pipe, refused
        said = check(double)
        child.pipe = held""",
    "another process": """
        def refused(): raise BlockingIOError(11, "Resource temporarily unavailable")
        held, child.fork = child.fork, refused
        said = check(double)
        child.fork = held""",
}
NO_ALARM, ENDS = "heard no alarm", r"It ends Python itself \({}\)"
ATTACKS = {
    "a sum without an end": ("return sum(itertools.count())", NO_ALARM),
    "an alarm that is never heard": (
        "import _signal; _signal.pthread_sigmask(0, [14])\n    while True: pass",
        NO_ALARM,
    ),
    "memory that is not the process's": ("import ctypes; ctypes.string_at(0)", ENDS.format("SIGSEGV")),
    "posix._exit": ("posix._exit(0)", ENDS.format("exit code 0")),
    "posix.kill": ("posix.kill(os.getpid(), 9)", ENDS.format("SIGKILL, .*")),
    "every file closed": ("os.closerange(3, 4096)", "closes files that are not its own"),
    "its own check": ("check(double); return 2 * A", "belongs below the function"),
    "one array larger than a child may have": ("return np.ones(10**9)", "MemoryError"),
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
        me, long, child.ASTRAY = os.getpid(), child.ASTRAY, 0.3
        def found():
            os.getpid() == me or time.sleep(100)
            return "judged here"
        print(scout.scouted("double", found))
        child.ASTRAY = long
    """
    assert kernel.run(code) == "judged here\n"


@pytest.mark.fault("an exercise: a child that leaves with its pipe held by a child of its own")
def test_how_a_child_ended_counts_where_its_pipe_stays_open(kernel):
    code = """
        me, long, child.ASTRAY = os.getpid(), child.ASTRAY, 0.3
        def leaves():
            os.getpid() == me or (posix._exit(3) if posix.fork() else time.sleep(2))
            return "judged here"
        print(scout.scouted("double", leaves))
        child.ASTRAY = long
    """
    assert ENDS.format("exit code 3").replace("\\", "") in kernel.run(code)


@pytest.mark.parametrize("lack", LACKS)
@pytest.mark.fault("an exercise, in a kernel without {lack}")
def test_a_check_goes_on_where_no_child_can_be_had(kernel, lack):
    kernel.run("def double(A): return 2 * A")
    code = f"before = pipes(){LACKS[lack]}\n        print(said, pipes() - before)".replace("\n        ", "\n")
    assert kernel.run(code) == "✓ double: right. Agrees on 5 random inputs. 0\n"


def test_a_child_prints_nowhere_and_keeps_the_bounds_there_are(kernel):
    code = """
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (50, hard))
        def found():
            words = f"{os.readlink('/proc/self/fd/1')} {resource.getrlimit(resource.RLIMIT_CPU)} MemoryError"
            return Verdict("double", "wrong", words)
        print(scout.scouted("double", found))
        resource.setrlimit(resource.RLIMIT_CPU, (hard, hard))
    """
    assert "/dev/null (50, 50)" in kernel.run(code)


@pytest.mark.fault("an exercise: the kernel is killed while a child waits")
def test_a_child_ends_with_its_kernel(kernel):
    code = """
        hear, say = os.pipe()
        parent = posix.fork()
        if not parent:
            with child.child(lambda: time.sleep(60)) as one:
                os.write(say, str(one.number).encode())
                time.sleep(60)
        number = os.read(hear, 9).decode()
        time.sleep(0.1)
        posix.kill(parent, 9)
        os.waitpid(parent, 0)
        time.sleep(0.1)
        print(not os.path.exists(f"/proc/{number}") or open(f"/proc/{number}/stat").read().split()[2])
    """
    assert kernel.run(code) in ("True\n", "Z\n")


@pytest.mark.fault("an exercise: Ctrl-C while its child is made")
def test_an_interrupt_is_heard_where_python_would_drop_it(kernel):
    kernel.run("def double(A): return 2 * A\nat_fork.append(lambda: posix.kill(os.getpid(), 2))")
    with pytest.raises(AssertionError, match="KeyboardInterrupt"):
        kernel.run("check(double)")
    assert kernel.run("at_fork.clear()\nprint(check(double))").startswith("✓ double: right.")


@pytest.mark.parametrize("work", ["in a loop of its own", "in a function of C"])
@pytest.mark.fault("an exercise: while another thread is at work")
def test_no_child_is_made_while_another_thread_is_at_work(kernel, work):
    """OpenBLAS's threads would not outlive it, and the product they compute would never end."""
    code = f"""
        held, begun = threading.Lock(), threading.Event()
        held.acquire()
        def in_a_loop():
            while not held.acquire(timeout=0.01): begun.set()
        thread = threading.Thread(target=held.acquire if "C" in {work!r} else in_a_loop)
        thread.start(), begun.wait(0.1)
        before = len(forks)
        print(check(double), len(forks) - before)
        held.release(), thread.join()
    """
    kernel.run("def double(A): return 2 * A")
    assert kernel.run(code) == "✓ double: right. Agrees on 5 random inputs. 0\n"


def test_a_child_is_made_while_other_threads_wait_for_work_or_are_soon_done(kernel):
    code = """
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            pool.submit(abs, 1).result()
            before = len(forks)
            threading.Thread(target=time.sleep, args=(0.04,)).start()
            print(check(double), len(forks) - before)
    """
    kernel.run("import concurrent.futures\ndef double(A): return 2 * A")
    assert kernel.run(code) == "✓ double: right. Agrees on 5 random inputs. 1\n"


@pytest.mark.fault("an exercise: NumPy's dice in another thread's hands")
def test_a_child_is_made_between_two_throws_of_the_global_dice(kernel):
    code = """
        def double(A): return 2 * A
        held = np.random.get_bit_generator().lock
        at_fork.append(lambda: print("<locked" in repr(held)))
        print(check(double))
        at_fork.clear()
    """
    assert kernel.run(code) == "True\n✓ double: right. Agrees on 5 random inputs.\n"


@pytest.mark.fault("an exercise: what it logs")
def test_what_an_answer_logs_is_seen_once_for_each_call(kernel):
    code = """
        logging.basicConfig()
        def double(A):
            logging.warning("logged")
            return 2 * A
        check(double)
    """
    assert kernel.run(code).count("logged") == 5


def test_a_fault_of_the_exercise_itself_is_raised(kernel):
    with pytest.raises(AssertionError, match="division by zero"):
        kernel.run("scout.scouted('double', lambda: 1 / 0)")


def test_no_child_is_left(kernel):
    assert kernel.run("print(open(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read().split())") == "[]\n"
