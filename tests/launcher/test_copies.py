"""Working copies: the shipped notebooks stay pristine, and what a learner wrote is never lost."""

import json
import os

import pytest

from launcher import copies
from launcher.basics import Stop
from launcher.versions import marked, version


@pytest.fixture
def shipped(project, monkeypatch):
    monkeypatch.setattr(copies, "NOTEBOOKS", project.folder / "notebooks")
    monkeypatch.setattr(copies, "WORK", project.folder / "work")
    return project.lay_lab("03_regularise.ipynb")


@pytest.fixture
def mine(shipped):
    copies.make_working_copies()
    return copies.WORK / shipped.name


def fresh(shipped) -> dict:
    """The shipped notebook as before its first run."""
    notebook = json.loads(shipped.read_text("utf-8"))
    assert notebook["cells"][1]["outputs"] and notebook["cells"][1]["execution_count"] == 1
    notebook["cells"][1] |= {"outputs": [], "execution_count": None}
    return marked(notebook, version(notebook))


def test_a_working_copy_is_the_shipped_notebook_without_what_its_cells_gave(shipped, mine):
    assert json.loads(mine.read_text("utf-8")) == fresh(shipped)
    assert [path.name for path in mine.parent.iterdir()] == [shipped.name]


def test_writing_in_the_copy_leaves_the_shipped_notebook_alone(shipped, mine):
    before = shipped.read_bytes()
    mine.write_text("what I tried", "utf-8")
    assert shipped.read_bytes() == before


def test_a_copy_that_is_there_is_never_overwritten(mine):
    mine.write_text("what I tried", "utf-8")
    copies.make_working_copies()
    assert mine.read_text("utf-8") == "what I tried"


def test_reset_lays_a_fresh_copy_and_keeps_the_old_one_under_a_dated_name(shipped, mine, capsys):
    mine.write_text("what I tried", "utf-8")
    assert copies.reset_lab("3") == 0
    assert json.loads(mine.read_text("utf-8")) == fresh(shipped)
    [kept] = mine.parent.glob("03_regularise_20*.ipynb")
    assert kept.read_text("utf-8") == "what I tried" and kept.name in capsys.readouterr().out


@pytest.mark.fault("two resets in a row")
def test_two_resets_in_a_row_keep_both_old_copies(mine):
    for attempt in ("first", "second"):
        mine.write_text(attempt, "utf-8")
        copies.reset_lab("03")
    assert {path.read_text("utf-8") for path in mine.parent.glob("03_regularise_20*.ipynb")} == {"first", "second"}


def test_reset_before_the_first_start_just_lays_the_copy(shipped):
    assert copies.reset_lab("03") == 0 and (copies.WORK / shipped.name).exists()


@pytest.mark.parametrize("arguments, sentence", [((), "which lab?"), (("07",), "there is no lab 07. Labs here: 03.")])
def test_reset_of_no_lab_names_the_labs_there_are(shipped, arguments, sentence):
    with pytest.raises(Stop, match=sentence):
        copies.reset_lab(*arguments)


def test_the_labs_open_where_the_learner_was_last(project, shipped, mine):
    earlier, later = project.lay_lab("00_start_here.ipynb"), project.lay_lab("06_batchnorm.ipynb")
    copies.make_working_copies()
    assert copies.last_lab() == earlier  # nobody wrote yet: the first
    mine.write_text("what I tried", "utf-8")
    os.utime(mine, (4e9, 4e9))
    assert copies.last_lab() == shipped
    later.rename(later.with_name("01_new.ipynb"))  # a lab that comes with a newer version is not where one was
    copies.make_working_copies()
    (copies.WORK / "06_batchnorm.ipynb").unlink()
    os.utime(mine, (5e9, 5e9))
    assert copies.last_lab() == shipped


@pytest.mark.fault("a file in the place of work/")
def test_a_file_in_the_place_of_work_is_named_with_its_cure(project):
    project.stand_in_for_uv()
    project.lay_lab("03_regularise.ipynb")
    project.write("work", "my notes")
    run = project.run("open")
    assert run.returncode == 1 and "Traceback" not in run.stdout
    assert "work: " in run.stdout and "Cure: rename" in run.stdout
