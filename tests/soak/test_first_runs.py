"""Two first runs that race: one builds, the other waits; a builder that is killed leaves nothing that stays broken."""

import os
import random
import shlex
import signal
import time

import pytest

from tests.launcher.conftest import PACKAGES, Project

# The packages of the lock in its order, one after another, then those that the launcher imports before its stamp.
INSTALL = f"""echo begin >> {{log}}
cd "$(dirname "$4")"/../lib/python3.*/site-packages || exit 1
for name in $(grep -o "^[a-z0-9][a-z0-9._-]*" {{lock}}); do
    mkdir -p "$name.dist-info" && sleep 0.01
done
for name in {PACKAGES}; do [ -e $name.py ] && exit 1; echo "whole = True" > $name.py; sleep 0.02; done
echo end >> {{log}}"""


@pytest.fixture
def race(tmp_path):
    project = Project(tmp_path / "läbs of mine")
    steps = tmp_path / "steps.log"
    names = {"log": shlex.quote(str(steps)), "lock": shlex.quote(str(project.folder / "requirements.lock"))}
    project.stand_in_for_uv(INSTALL.format(**names))
    return project, steps


def ended(process) -> str:
    said, _ = process.communicate(timeout=120)
    return said


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.fault("two or three first runs at the same moment")
def test_two_first_runs_leave_one_whole_environment(race, seed):
    (project, steps), rng = race, random.Random(seed)
    runs = []
    for _ in range(rng.choice([2, 2, 3])):
        runs.append(project.start("data"))
        time.sleep(rng.uniform(0, 1.5))
    said = [ended(run) for run in runs]
    assert [run.returncode for run in runs] == [0] * len(runs), said
    assert steps.read_text().split() == ["begin", "end"]
    assert project.run("data").stdout == "the data were made\n"


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.fault("a first run killed at a random moment while another waits")
def test_a_builder_killed_at_any_moment_is_healed_by_whoever_comes_next(race, seed):
    (project, steps), rng = race, random.Random(seed)
    first = project.start("data")
    time.sleep(rng.uniform(0, 4))
    second = project.start("data")
    time.sleep(rng.uniform(0, 0.5))
    how = rng.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
    if first.poll() is None:
        os.kill(first.pid, how)
    ended(first)
    said = ended(second)
    assert second.returncode == 0 and said.endswith("the data were made\n"), said
    begun = steps.read_text().split()
    assert begun[-2:] == ["begin", "end"] and "begin end end" not in " ".join(begun)
    assert project.run("data").stdout == "the data were made\n"
