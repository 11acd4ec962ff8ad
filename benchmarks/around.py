"""What a learner waits for besides the steps: imports, the first panel, a whole lab; and the kernel's memory."""

import json
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat

from labutils.notebooks import execute, texts

from .report import ROOT, aims, python, table

IMPORTS = """
import time
import numpy, matplotlib.pyplot
began = time.perf_counter()
import {modules}
print(time.perf_counter() - began)
"""
WATCH = """
import time
_seconds = []
get_ipython().events.register("pre_run_cell", lambda info: _seconds.append(-time.perf_counter()))
def _ended(result):
    _seconds[-1] += time.perf_counter()
get_ipython().events.register("post_run_cell", _ended)
_seconds.append(-time.perf_counter())  # this cell's own
"""
TELL = """
import json, psutil
_memory = psutil.Process().memory_full_info()
print(json.dumps({"seconds": _seconds[1:-1], "MB": _memory.rss / 1e6, "own": _memory.uss / 1e6}))
"""
WIDGET = "application/vnd.jupyter.widget-view+json"


def measure(quick: bool = False) -> dict:
    """Seconds and megabytes; a quick run takes one import and one lab."""
    labs = sorted((ROOT / "notebooks").glob("*.ipynb"))
    return {
        "import": import_time(1 if quick else 5),
        "labs": {path.stem: lab(path) for path in (labs[:1] if quick else labs)},
    }


def import_time(repeats: int) -> float:
    """The median over fresh interpreters, for all of labutils but the labs, beyond NumPy and matplotlib."""
    return median(float(python("-c", IMPORTS.format(modules=", ".join(library())))) for _ in range(repeats))


def library() -> list[str]:
    """Every module of labutils that a lab may import (the notebook runner is none of them)."""
    found = (path.stem for path in (ROOT / "labutils").iterdir() if path.suffix == ".py" or (path / "__init__.py").exists())
    return ["labutils", *(f"labutils.{name}" for name in sorted(found) if name not in ("__init__", "labs", "notebooks"))]


def lab(path: Path) -> dict:
    """Run-all with the kernel's start, the first cell that shows a panel, and the kernel's memory at the end."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [nbformat.v4.new_code_cell(WATCH), *notebook.cells, nbformat.v4.new_code_cell(TELL)]
    began = perf_counter()
    cells = [cell for cell in execute(notebook, path.parent).cells if cell.cell_type == "code"]
    run_all = perf_counter() - began
    told = json.loads("".join(texts(cells[-1].outputs)))
    panels = [s for cell, s in zip(cells[1:-1], told["seconds"], strict=True) if shows_panel(cell)]
    memory = {kind: told[kind] for kind in ("MB", "own")}
    return {"run_all": run_all, "first_panel": panels[0] if panels else None, "panels": len(panels), **memory}


def shows_panel(cell) -> bool:
    """A panel comes with its picture; a question is a widget without one."""
    return any({WIDGET, "image/png"} <= out.get("data", {}).keys() for out in cell.outputs)


def section(result: dict) -> str:
    """This part of the page."""
    found = [("import of all of labutils, beyond NumPy and matplotlib", result["import"], "≤", 0.4)]
    found += [(f"run-all of {name}", lab["run_all"], "≤", 20) for name, lab in result["labs"].items()]
    memory = [(f"its own memory, {name}", lab["own"], "≤", 140) for name, lab in result["labs"].items()]
    rows = [[name, *row(lab)] for name, lab in result["labs"].items()]
    return "\n".join([
        "## Around\n",
        "Run-all counts the start of a fresh kernel; the first panel counts from the start of its cell to its end, when it "
        "is on the page. Memory is the kernel's, after run-all: RSS, and what would be free again if it ended (USS). That "
        "is less where more kernels run, since they share the pages of the libraries.\n",
        aims(found, " s"),
        aims(memory, " MB"),
        table(["lab", "first panel", "cells with panels", "kernel: RSS", "its own"], rows),
    ])  # fmt: skip


def row(lab: dict) -> list:
    """What one lab came to."""
    first = f"{lab['first_panel']:.2f} s" if lab["panels"] else ""
    return [first, lab["panels"], f"{lab['MB']:.0f} MB", f"{lab['own']:.0f} MB"]
