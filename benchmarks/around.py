"""What a learner waits for besides the steps: imports, the first panel, a whole lab, the tests; and the kernel's memory."""

import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
IMPORTS = """
import sys, time
import numpy, matplotlib.pyplot
began = time.perf_counter()
import {modules}
print(time.perf_counter() - began)
"""


def measure(quick: bool = False) -> dict:
    return {"import": import_time(repeats=1 if quick else 5)}


def import_time(repeats: int) -> float:
    """Seconds, the median over fresh interpreters, for all of labutils but the labs, beyond NumPy and matplotlib."""
    return median(float(run(IMPORTS.format(modules=", ".join(library())))) for _ in range(repeats))


def library() -> list[str]:
    """Every module of labutils that a lab may import (the notebook runner is none of them)."""
    names = sorted(path.stem for path in (ROOT / "labutils").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    return ["labutils"] + [f"labutils.{name}" for name in names if name not in ("__init__", "labs", "notebooks")]


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def section(result: dict) -> str:
    """This part of the page."""
    from .report import aims

    found = [("import of all of labutils, beyond NumPy and matplotlib", result["import"], "≤", 0.4)]
    return "## Around\n\n" + aims(found, " s")
