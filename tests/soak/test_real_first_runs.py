"""Two first runs that race with the real installer and the real lock; uv takes every wheel from its cache."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.launcher.conftest import heed_ctrl_c

ROOT = Path(__file__).resolve().parents[2]
OFFLINE = {**os.environ, "UV_OFFLINE": "1"}
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "work", "site", "build", "*.egg-info")
WHOLE = "labs.py: nothing is wrong with this machine.\n"
MADE = "data/breast_cancer.h5: X (30, 569), Y (1, 569)\n"


class Checkout:
    """The whole project in a folder of its own, without an environment."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)

    def start(self, command: str) -> subprocess.Popen:
        said = {"text": True, "encoding": "utf-8", "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        command = [getattr(sys, "_base_executable", sys.executable), "labs.py", command]
        return subprocess.Popen(command, cwd=self.folder, env=OFFLINE, preexec_fn=heed_ctrl_c, **said)

    def run(self, command: str) -> str:
        return ended(self.start(command))

    def is_whole(self) -> None:
        """Each file of each package is the one that was installed, everything imports, and nobody builds again."""
        assert self.run("doctor").endswith(WHOLE)
        said = self.run("data")
        assert said.endswith(MADE) and "building" not in said, said


def ended(process: subprocess.Popen) -> str:
    return process.communicate(timeout=1_800)[0]


@pytest.fixture
def checkout(tmp_path):
    if not shutil.which("uv"):
        pytest.skip("no uv here, and pip would fetch each wheel again")
    made = Checkout(tmp_path / "läbs of mine")
    yield made
    shutil.rmtree(tmp_path)  # half a gigabyte


def skip_without_wheels(said: list[str]) -> None:
    if any("network was disabled" in one for one in said):
        pytest.skip("uv's cache lacks some wheel of the lock; python3 labs.py fetches them")


@pytest.mark.parametrize("seed", range(30))
@pytest.mark.fault("two first runs at the same moment, real installer and lock")
def test_two_first_runs_leave_one_whole_environment(checkout, seed):
    rng, runs = random.Random(seed), []
    for _ in range(2):
        runs.append(checkout.start("data"))
        time.sleep(rng.choice([0, 0.05, 1, 5]) * rng.random())
    said = [ended(run) for run in runs]
    skip_without_wheels(said)
    assert [run.returncode for run in runs] == [0, 0], said
    assert sum(one.count("building .venv") for one in said) == 1, said
    checkout.is_whole()


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.fault("a first run killed at a random moment while another waits, real installer and lock")
def test_a_builder_killed_at_any_moment_is_healed_by_whoever_comes_next(checkout, seed):
    rng = random.Random(seed)
    first = checkout.start("data")
    time.sleep(rng.uniform(0, 20))
    second = checkout.start("data")
    time.sleep(rng.uniform(0, 2))
    if first.poll() is None:
        os.kill(first.pid, rng.choice([signal.SIGKILL, signal.SIGTERM, signal.SIGINT]))
    said = [ended(first), ended(second)]
    skip_without_wheels(said)
    assert second.returncode == 0 and said[1].endswith(MADE), said
    checkout.is_whole()
