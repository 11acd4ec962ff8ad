"""Working copies: the shipped notebooks stay pristine, and what a learner wrote is never lost."""

import pytest

from launcher import copies
from launcher.environment import Stop


@pytest.fixture
def shipped(project, monkeypatch):
    monkeypatch.setattr(copies, "NOTEBOOKS", project.folder / "notebooks")
    monkeypatch.setattr(copies, "WORK", project.folder / "work")
    return project.lay_lab("03_regularise.ipynb")


@pytest.fixture
def mine(shipped):
    copies.lay_working_copies()
    return copies.WORK / shipped.name


def test_a_working_copy_is_the_shipped_notebook_byte_for_byte(shipped, mine):
    assert mine.read_bytes() == shipped.read_bytes()
    assert [path.name for path in mine.parent.iterdir()] == [shipped.name]


def test_writing_in_the_copy_leaves_the_shipped_notebook_alone(shipped, mine):
    before = shipped.read_bytes()
    mine.write_text("what I tried", "utf-8")
    assert shipped.read_bytes() == before


def test_a_copy_that_is_there_is_never_overwritten(mine):
    mine.write_text("what I tried", "utf-8")
    copies.lay_working_copies()
    assert mine.read_text("utf-8") == "what I tried"


def test_reset_lays_a_fresh_copy_and_keeps_the_old_one_under_a_dated_name(shipped, mine, capsys):
    mine.write_text("what I tried", "utf-8")
    assert copies.reset_lab("3") == 0
    assert mine.read_bytes() == shipped.read_bytes()
    [kept] = mine.parent.glob("03_regularise_20*.ipynb")
    assert kept.read_text("utf-8") == "what I tried" and kept.name in capsys.readouterr().out


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
