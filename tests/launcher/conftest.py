"""A copy of the launcher in a folder of its own, with a stand-in for uv, so that no test builds or fetches anything."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from launcher.environment import NEEDED

OUTPUT = new_output("execute_result", {"text/plain": "2"}, execution_count=1)
ROOT = Path(__file__).resolve().parents[2]
STAND_IN = """#!/bin/sh
# uv's part: `uv venv ... DIR` makes an environment without packages; each call leaves a line in uv.log.
echo "$@" >> "{log}"
case "$1" in
    venv) for folder; do :; done; exec "{python}" -m venv --without-pip "$folder" ;;
    pip) {on_install} ;;
esac
"""
PACKAGES = " ".join(NEEDED)  # the stand-in's packages are empty files
UNPACK = f"""cd "$(dirname "$4")"/../lib/python3.*/site-packages && for name in {PACKAGES}; do touch $name.py; done"""
PATIENCE = 200  # seconds until a program is taken for one that hangs


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for a condition, however slow the machine is."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until, "this never came about"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    """Whether there is such a process; one that has ended and only waits to be counted (a zombie) is none."""
    try:
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def heed_ctrl_c() -> None:
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, signal.SIG_DFL)


class Project:
    """A throw-away copy of what the launcher needs."""

    def __init__(self, folder: Path):
        self.folder, self.log, self.path = folder, folder.parent / "uv.log", folder.parent / "bin"
        for name in ("labs.py", "requirements.lock", "requirements-site.lock", "requirements-test.lock", "pyproject.toml"):
            folder.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        shutil.copytree(ROOT / "launcher", folder / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
        self.write("data/make.py", "import launcher; print('the data were made')")
        self.write("benchmarks/__main__.py", "import launcher; print('the benchmarks ran')")
        self.path.mkdir()

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def lay_lab(self, name: str, text: str = "# A lab") -> Path:
        cells = [new_markdown_cell(text), new_code_cell("1 + 1", execution_count=1, outputs=[OUTPUT])]
        return self.write(f"notebooks/{name}", nbformat.writes(new_notebook(cells=cells)))

    def stand_in_for_uv(self, on_install: str = UNPACK) -> None:
        """Put a `uv` on the path that does `on_install` where the real one would fetch packages."""
        script = self.path / "uv"
        script.write_text(STAND_IN.format(log=self.log, python=sys.executable, on_install=on_install))
        script.chmod(0o755)

    def start(self, *arguments: str, **settings: str) -> subprocess.Popen:
        """labs.py in a process of its own, with Ctrl-C as in a terminal, whatever our own parent made of it."""
        return subprocess.Popen(
            [sys.executable, "labs.py", *arguments],
            cwd=self.folder,
            env={**os.environ, "PATH": f"{self.path}{os.pathsep}/usr/bin{os.pathsep}/bin", **settings},
            text=True,
            encoding="utf-8",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=heed_ctrl_c,
        )

    def run(self, *arguments: str, **settings: str) -> subprocess.CompletedProcess:
        with self.start(*arguments, **settings) as process:
            said, _ = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(process.args, process.returncode, said)

    @property
    def calls(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def project(tmp_path) -> Project:
    if os.name == "nt":
        pytest.skip("the stand-in for uv is a shell script")
    return Project(tmp_path / "läbs of mine")  # a space and an umlaut, as in many a home folder
