"""The labs as assignments for nbgrader: behind each exercise a locked cell that tests it, worth a point.

The stub stays as it is: a cell that nbgrader knows as a solution would lose its whole text in the release.

nbgrader (Jupyter et al., 2019, doi:10.21105/jose.00032) keeps in a cell's metadata who may change it and what it counts.
"""

import re
from pathlib import Path
from typing import Any

import nbformat

from labutils.labs import LABS

from .handin import exercises_of

POINTS = 1
TEST = """verdict = lab.check({name})
assert verdict.passed, verdict.message"""


def write_course(notebooks: Path, course: Path) -> list[Path]:
    """Write ``course/source/<lab>/<lab>.ipynb`` for every shipped lab that has exercises; the paths, in order."""
    written = []
    for number in LABS:
        for path in sorted(notebooks.glob(f"{number}_*.ipynb")):
            if exercises_of(number):
                target = course / "source" / path.stem / path.name
                target.parent.mkdir(parents=True, exist_ok=True)
                nbformat.write(as_assignment(nbformat.read(path, as_version=4), list(exercises_of(number))), target)
                written.append(target)
    return written


def as_assignment(notebook: Any, names: list[str]) -> Any:
    """The notebook without outputs, with a test behind the stub of each exercise."""
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
            name = next((name for name in names if re.search(rf"^def {name}\(", cell.source, re.MULTILINE)), None)
            if name:
                cells.append(_test(name))
    notebook.cells = cells
    return notebook


def _test(name: str) -> Any:
    made = nbformat.v4.new_code_cell(TEST.format(name=name), id=f"test-{name}".replace("_", "-"))
    marks = {"grade": True, "locked": True, "solution": False, "task": False, "points": POINTS}
    made.metadata["nbgrader"] = {"grade_id": made.id, "schema_version": 3, **marks}
    return made
