"""The labs as nbgrader's assignments: the real nbgrader makes a release of one, and grades what a learner submits."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from labutils.classroom.__main__ import main
from labutils.classroom.handin import exercises_of
from labutils.classroom.nbgrader import TEST, write_course
from tests.unit.classroom.hand_ins import RIGHT, WRONG

LAB = "03_regularise"
ROOT = Path(__file__).resolve().parents[3]


def test_every_exercise_has_a_locked_test_behind_it(tmp_path):
    written = write_course(ROOT / "notebooks", tmp_path)
    assert [path.stem for path in written] == sorted(path.stem for path in written) and LAB in {p.stem for p in written}
    for path in written:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        tested = [
            (before.source, cell)
            for before, cell in zip(notebook.cells, notebook.cells[1:], strict=False)
            if "nbgrader" in cell.metadata
        ]
        names = list(exercises_of(path.name[:2]))
        assert [cell.source for _, cell in tested] == [TEST.format(name=name) for name in sorted(names, key=order(notebook))]
        for source, cell in tested:
            assert f"def {cell.source.split('(')[1].split(')')[0]}(" in source and cell.metadata.nbgrader.locked


def order(notebook):
    """Where a name is first defined."""
    whole = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return lambda name: whole.index(f"def {name}(")


def test_a_folder_without_labs_is_named(tmp_path, capsys):
    assert main(["nbgrader", str(tmp_path), f"--notebooks={tmp_path}"]) == 1
    assert "holds no labs" in capsys.readouterr().out


def nbgrader(course, *words: str) -> None:
    run = subprocess.run([sys.executable, "-m", "nbgrader", *words], cwd=course, capture_output=True, text=True, timeout=240)
    assert run.returncode == 0, run.stderr


def without_panels(path) -> None:
    """The assignment with its set-up cell and its exercises only: running the panels is tested elsewhere."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [
        cell for cell in notebook.cells if "nbgrader" in cell.metadata or "lab.check(" in cell.source or cell.id == "set-up"
    ]
    nbformat.write(notebook, path)


@pytest.mark.timeout(600)
def test_nbgrader_releases_the_lab_and_grades_a_right_and_a_wrong_answer(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")  # it calls alembic
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    write_course(ROOT / "notebooks", tmp_path)
    source = tmp_path / "source" / LAB / f"{LAB}.ipynb"
    without_panels(source)
    (tmp_path / "nbgrader_config.py").write_text("c = get_config()\nc.CourseDirectory.course_id = 'labs'\n", "utf-8")
    nbgrader(tmp_path, "generate_assignment", LAB, "--create")
    released = nbformat.read(tmp_path / "release" / LAB / f"{LAB}.ipynb", as_version=4)
    assert any(cell.source.startswith("verdict = lab.check(l2_step)") for cell in released.cells)
    for learner, answer in (("ada", RIGHT), ("bob", WRONG)):
        handed_in = tmp_path / "submitted" / learner / LAB
        shutil.copytree(tmp_path / "release" / LAB, handed_in)
        notebook = nbformat.read(handed_in / f"{LAB}.ipynb", as_version=4)
        for cell in notebook.cells:
            if cell.source.startswith("def l2_step"):
                cell.source = answer
        nbformat.write(notebook, handed_in / f"{LAB}.ipynb")
    nbgrader(tmp_path, "autograde", LAB, "--create")
    assert scores(tmp_path / "gradebook.db") == {"ada": 1, "bob": 0}


def scores(gradebook) -> dict[str, float]:
    """What nbgrader itself gave each learner."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{gradebook}") as book:
        return {one.student.id: one.score for one in book.assignment_submissions(LAB)}
