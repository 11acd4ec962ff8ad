"""A copy of the project in which CONTRIBUTING's recipes are followed to the letter."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", "work", "__pycache__", ".*_cache", "build", "dist", ".hypothesis")


class Copy:
    """The tree in a folder of its own; what it runs sees its own ``labutils`` and nothing of this one."""

    def __init__(self, folder: Path):
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=LEFT_BEHIND)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def insert(self, name: str, text: str, *, before: str) -> None:
        """Put text in front of the line that begins with ``before``; it must be there once."""
        path = self.folder / name
        whole = path.read_text("utf-8")
        assert whole.count(f"\n{before}") == 1, f"{name} has {whole.count(before)} lines that begin with {before!r}"
        path.write_text(whole.replace(f"\n{before}", f"\n{text}{before}"), "utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Put one text in place of another, which must be there once."""
        path = self.folder / name
        whole = path.read_text("utf-8")
        assert whole.count(old) == 1, f"{name} has {old!r} {whole.count(old)} times"
        path.write_text(whole.replace(old, new), "utf-8")

    def append(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")

    def run(self, *arguments: str, seconds: float = 240) -> str:
        """Python on these arguments in the copy; its output. The test fails where the exit code is not 0."""
        env = {**os.environ, "PYTHONPATH": str(self.folder), "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"}
        process = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=env, capture_output=True, text=True, timeout=seconds
        )
        assert process.returncode == 0, (process.stdout + process.stderr)[-4_000:]
        return process.stdout

    def test(self, *arguments: str, seconds: float = 240) -> str:
        """pytest in the copy; nothing but passed and skipped will do."""
        said = self.run("-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", *arguments, seconds=seconds)
        assert " passed" in said
        return said


@pytest.fixture
def copy(tmp_path):
    return Copy(tmp_path / "labs")
