"""A time limit in a thread leaves nothing behind that would stop the rest of the kernel."""

import subprocess
import sys

import pytest

AFTER = """
import threading, time
from labutils.checks.guard import Halted, guarded
from labutils.search.limits import OutOfTime, time_limit

def trial():
    try:
        with time_limit({limit}):
            until = time.monotonic() + {takes}
            while time.monotonic() < until:
                pass
        print("in time")
    except OutOfTime:
        print("out of time")

thread = threading.Thread(target=trial)
thread.start()
thread.join()

def deaf():
    while True:
        try:
            while True:
                pass
        except BaseException:
            pass

try:
    with guarded(deaf, 0.2):
        deaf()
except Halted as halted:
    print(halted)
"""


@pytest.mark.parametrize("limit, takes, said", [(5, 0.01, "in time"), (0.05, 5, "out of time")])
@pytest.mark.fault("an endless loop in a check after a trial with a time limit in a thread")
def test_a_loop_that_catches_its_alarm_is_ended_after_a_trial_in_a_thread(limit, takes, said):
    code = AFTER.format(limit=limit, takes=takes)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.stdout.splitlines() == [said, "It was still running after 0.2 seconds: does a loop never end?"], run.stderr
