"""nbval over one notebook in a process of its own, as ``labs.py test`` runs it."""

import os
import subprocess
import sys
from pathlib import Path

from launcher.runs import STRICTER

ROOT = Path(__file__).resolve().parents[2]


def nbval(notebook: Path, library: Path = ROOT, **settings: str) -> subprocess.CompletedProcess:
    """Run nbval over `notebook` as `labs.py test` does, with `library` first on the kernel's path, under more settings."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        notebook,
        "--nbval",
        "--nbval-cell-timeout=120",
        "-p",
        STRICTER,
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "-x",
        "-q",
        "-c",
        ROOT / "pyproject.toml",
    ]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(library), **settings},
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
