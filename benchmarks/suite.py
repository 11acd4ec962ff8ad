"""The whole test suite, as its users run it."""

import subprocess
import sys
from time import perf_counter

from .report import ROOT, aims


def measure(quick: bool = False) -> dict[str, float]:
    """Seconds; a quick run takes one file of it. Raises CalledProcessError when it is not green."""
    began = perf_counter()
    files = ["tests/unit/test_words.py"] if quick else []
    subprocess.run([sys.executable, "labs.py", "test", *files], cwd=ROOT, check=True)  # what it says is seen at once
    return {"seconds": perf_counter() - began}


def section(result: dict[str, float]) -> str:
    """This part of the page."""
    return "## The test suite\n\n" + aims([("the whole test suite", result["seconds"], "≤", 1_200)], " s")
