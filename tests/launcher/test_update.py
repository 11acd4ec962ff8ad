"""A lab newer than the learner's copy: said on opening, and carried over without a word of the learner's lost."""

import copy
import errno
import json
import os

import nbformat
import pytest

from launcher import copies, hub, update
from launcher.basics import Stop
from launcher.versions import NOTE, carry, is_older, made_from, marked, version, without_outputs

STUB = 'def l2_cost(W, lambd):\n    """The penalty."""\n    ...\n\nlab.check(l2_cost)'
ANSWER = STUB.replace("...", "return lambd * (W**2).sum()")
NAME = "03_regularise.ipynb"


def notebook(**cells: str) -> dict:
    """A lab; the underscores of a name are its id's hyphens, and a name with exercise in it is tagged so."""
    made = [cell(name.replace("_", "-"), source) for name, source in cells.items()]
    return json.loads(nbformat.writes(nbformat.v4.new_notebook(cells=made)))


def cell(name: str, source: str):
    kind = nbformat.v4.new_markdown_cell if source.startswith("#") else nbformat.v4.new_code_cell
    return kind(source, id=name, metadata={"tags": ["exercise"]} if "exercise" in name else {})


def new_cell(source: str, **told) -> dict:
    """One that the learner adds, with the kind of id that JupyterLab gives it."""
    return {**nbformat.v4.new_code_cell(source, outputs=[], execution_count=7), **told}


FIRST = notebook(title="# Regularise", set_up="import lab", exercise_cost=STUB, panel="lab.panel()", last="# The end")
SECOND = notebook(title="# Regularise more", set_up="import lab", exercise_cost=STUB, panel="lab.panel(2)", next="# Next")
HARDER = notebook(title="# Regularise", set_up="import lab", exercise_cost=STUB.replace("W,", "W, m,"), panel="lab.panel()")


def copied(lab: dict) -> dict:
    return marked(without_outputs(lab), version(lab))


def written(mine: dict, name: str, source: str) -> dict:
    """The copy with another text in one of its cells."""
    mine = copy.deepcopy(mine)
    next(cell for cell in mine["cells"] if cell["id"] == name)["source"] = source.splitlines(keepends=True)
    return mine


def sources(lab: dict) -> dict[str, str]:
    return {cell["id"]: "".join(cell["source"]) for cell in lab["cells"]}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The shipped lab and the learner's copy in a folder of their own."""
    for module in (copies, update):
        monkeypatch.setattr(module, "WORK", tmp_path / "work")
    monkeypatch.setattr(copies, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setattr("launcher.alone.LOCK", tmp_path / ".lock")
    (tmp_path / "notebooks").mkdir()
    ship(tmp_path, FIRST)
    copies.make_working_copies()
    return tmp_path


def ship(folder, lab: dict) -> None:
    (folder / "notebooks" / NAME).write_text(json.dumps(lab), "utf-8")


def saved(folder, lab: dict) -> None:
    """As JupyterLab saves it: keys sorted, lines in a list."""
    nbformat.validate(nbformat.from_dict(lab))
    (folder / "work" / NAME).write_text(nbformat.writes(nbformat.from_dict(lab)), "utf-8")


def mine(folder) -> dict:
    return json.loads((folder / "work" / NAME).read_text("utf-8"))


def kept(folder) -> list:
    return sorted((folder / "work").glob("03_regularise_20*.ipynb"))


# ---- what is carried over ---------------------------------------------------------------------------------------------


def test_an_answer_takes_the_place_of_the_stub():
    carried = carry(written(copied(FIRST), "exercise-cost", ANSWER), SECOND)
    assert sources(carried.notebook) == {**sources(SECOND), "exercise-cost": ANSWER}
    assert (carried.cells, carried.changed) == (1, [])


def test_an_unsolved_stub_is_the_newer_one():
    carried = carry(copied(FIRST), HARDER)
    assert sources(carried.notebook) == sources(HARDER) and carried.cells == 0


def test_of_an_exercise_that_has_changed_both_are_kept_the_answer_below():
    carried = carry(written(copied(FIRST), "exercise-cost", ANSWER), HARDER)
    found = list(sources(carried.notebook).items())
    at = [name for name, _ in found].index("exercise-cost")
    assert [text for _, text in found[at : at + 3]] == [sources(HARDER)["exercise-cost"], NOTE, ANSWER]
    assert (carried.cells, carried.changed) == (1, ["exercise-cost"])


def test_an_added_cell_stays_below_the_one_it_was_below():
    lab = copied(FIRST)
    lab["cells"].insert(2, new_cell("first = 1"))
    lab["cells"].insert(3, new_cell("second = 2"))
    lab["cells"].insert(0, new_cell("above = 0"))
    lab["cells"].append(new_cell("below = 9"))
    lab["cells"].append(new_cell("  \n"))
    carried = carry(lab, SECOND)
    found = list(sources(carried.notebook).values())
    assert found == ["above = 0", "# Regularise more", "import lab", "first = 1", "second = 2", STUB, "lab.panel(2)",
                     "below = 9", "# Next"]  # fmt: skip
    assert carried.cells == 4


def test_a_deleted_cell_is_there_again():
    lab = copied(FIRST)
    del lab["cells"][2:4]
    assert sources(carry(lab, SECOND).notebook) == sources(SECOND)


def test_what_the_lab_no_longer_has_goes_unless_the_learner_wrote_in_it():
    without = notebook(title="# Regularise", set_up="import lab")
    carried = carry(written(copied(FIRST), "exercise-cost", ANSWER), without)
    assert sources(carried.notebook) == {**sources(without), "exercise-cost": ANSWER}


def test_a_setting_the_learner_changed_is_kept_where_the_lab_left_it_alone():
    carried = carry(written(copied(FIRST), "set-up", "import lab, math"), SECOND)
    assert sources(carried.notebook)["set-up"] == "import lab, math"


def test_where_the_learner_has_written_the_newer_text_already_nothing_is_doubled():
    carried = carry(written(copied(FIRST), "panel", "lab.panel(2)"), SECOND)
    assert sources(carried.notebook) == sources(SECOND) and carried.cells == 0


def test_carried_twice_in_a_row_it_holds_everything_once():
    answered = written(copied(FIRST), "exercise-cost", ANSWER)
    answered["cells"].append(new_cell("mine = 1"))
    once = carry(answered, HARDER).notebook
    again = carry(written(once, "exercise-cost", "def l2_cost(): return 1"), FIRST).notebook
    texts = list(sources(again).values())
    assert [texts.count(text) for text in (ANSWER, "mine = 1", "def l2_cost(): return 1", STUB)] == [1, 1, 1, 1]
    assert texts.count(NOTE) == 2 and len(sources(again)) == len(again["cells"])  # no id twice
    assert not is_older(again, FIRST) and sources(carry(again, FIRST).notebook) == sources(again)


def test_a_copy_from_before_versions_were_noted_keeps_what_is_answered():
    old = without_outputs(FIRST)
    assert made_from(old) is None and is_older(old, SECOND) and not is_older(old, FIRST)
    answered = written(old, "exercise-cost", ANSWER)
    answered["cells"].append(new_cell("mine = 1"))
    texts = sources(carry(answered, SECOND).notebook)
    assert texts["exercise-cost"] == ANSWER and "mine = 1" in texts.values() and texts["title"] == "# Regularise more"
    assert sources(carry(old, HARDER).notebook)["exercise-cost"] == sources(HARDER)["exercise-cost"]


def test_cells_without_ids_or_with_one_twice_are_neither_lost_nor_doubled():
    """Some editors drop ids, and some copy them."""
    lab = written(copied(FIRST), "exercise-cost", ANSWER)
    for one in lab["cells"]:
        del one["id"]
    carried = carry(lab, SECOND)
    texts = list(sources(carried.notebook).values())
    assert [texts.count(text) for text in (ANSWER, "import lab", STUB)] == [1, 1, 1]
    lab = written(copied(FIRST), "exercise-cost", ANSWER)
    lab["cells"].insert(3, {**lab["cells"][2], "source": "another = 1"})
    texts = list(sources(carry(lab, SECOND).notebook).values())
    assert [texts.count(text) for text in (ANSWER, "another = 1", STUB)] == [1, 1, 0]


@pytest.mark.parametrize("told", [None, 3, {"made_from": 3}, {"made_from": [1]}, {"made_from": ["a b c"]}, {}])
def test_somebody_elses_metadata_of_that_name_is_no_version(told):
    assert made_from({"metadata": {"labs": told}, "cells": []}) is None


# ---- in the learner's folder ------------------------------------------------------------------------------------------


def test_nothing_is_said_of_a_copy_of_this_version(folder, capsys):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    assert list(update.news(folder / "work")) == []
    assert update.update_labs() == 0 and "nothing to do" in capsys.readouterr().out
    assert sources(mine(folder))["exercise-cost"] == ANSWER and kept(folder) == []


def test_a_newer_lab_is_told_on_opening_and_nothing_is_done(folder):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    before = (folder / "work" / NAME).read_bytes()
    ship(folder, SECOND)
    copies.make_working_copies()
    [said] = update.news(folder / "work")
    assert "lab 03 is newer" in said and "python3 labs.py update" in said
    assert (folder / "work" / NAME).read_bytes() == before


def test_update_brings_the_answers_over_and_keeps_the_copy(folder, capsys):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    before = (folder / "work" / NAME).read_bytes()
    os.utime(folder / "work" / NAME, (4e9, 4e9))
    ship(folder, SECOND)
    assert update.update_labs("3") == 0
    assert sources(mine(folder)) == {**sources(SECOND), "exercise-cost": ANSWER}
    nbformat.validate(nbformat.from_dict(mine(folder)))
    [old] = kept(folder)
    assert old.read_bytes() == before and (folder / "work" / NAME).stat().st_mtime == 4e9
    assert "1 cell of yours" in (said := capsys.readouterr().out) and old.name in said
    assert list(update.news(folder / "work")) == []


def test_of_a_changed_exercise_it_says_so(folder, capsys):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    ship(folder, HARDER)
    update.update_labs()
    assert "the lab has changed exercise-cost, and so have you: yours comes below" in capsys.readouterr().out


@pytest.mark.fault("two updates in a row")
def test_two_updates_in_a_row_keep_both_copies(folder):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    for lab in (SECOND, HARDER):
        ship(folder, lab)
        update.update_labs()
        update.update_labs()
    assert len(kept(folder)) == 2 and ANSWER in sources(mine(folder)).values()


def test_a_copy_the_learner_renamed_is_left_alone(folder):
    (folder / "work" / NAME).rename(folder / "work" / "my own 03.ipynb")
    before = (folder / "work" / "my own 03.ipynb").read_bytes()
    ship(folder, SECOND)
    copies.make_working_copies()
    assert list(update.news(folder / "work")) == [] and update.update_labs() == 0
    assert (folder / "work" / "my own 03.ipynb").read_bytes() == before and kept(folder) == []


NAMED_BY_A_LIST = '{"cells": [{"cell_type": "code", "source": "", "id": []}], "metadata": {}}'


@pytest.mark.fault("a copy that is no notebook")
@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"cells": [1]}', '{"cells": [], "metadata": 1}', "\xff", "[" * 100_000, NAMED_BY_A_LIST]
)
def test_a_copy_that_cannot_be_read_is_named_with_its_cure_and_left_alone(folder, capsys, text):
    (folder / "work" / NAME).write_text(text, "latin-1")
    ship(folder, SECOND)
    assert update.update_labs() == 1 and [*update.news(folder / "work")]
    assert "03_regularise.ipynb cannot be read as a notebook. Cure: python3 labs.py reset 03" in capsys.readouterr().out
    assert (folder / "work" / NAME).read_text("latin-1") == text and kept(folder) == []


@pytest.mark.fault("a lab as it came is damaged: open, update, reset")
@pytest.mark.parametrize("text", ["", '{"cells": [', "[]", "\xff"])
def test_a_damaged_lab_is_named_with_its_own_cure_and_the_copy_stays_in_its_place(folder, capsys, text):
    """The learner's copy is not to blame, and a reset would only put it away."""
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    before = (folder / "work" / NAME).read_bytes()
    (folder / "notebooks" / NAME).write_text(text, "latin-1")
    words = f"notebooks/{NAME} is damaged. Cure: fetch the labs again, or git checkout -- notebooks/{NAME}"
    assert list(update.news(folder / "work")) == [words]
    assert update.update_labs() == 1 and words in capsys.readouterr().out
    with pytest.raises(Stop, match="is damaged. Cure: fetch the labs again"):
        copies.reset_lab("03")
    assert (folder / "work" / NAME).read_bytes() == before and kept(folder) == []
    (folder / "work" / NAME).unlink()
    with pytest.raises(Stop, match="is damaged. Cure: fetch the labs again"):
        copies.make_working_copies()


@pytest.mark.fault("a private copy, or a link in its place, during an update")
def test_an_update_leaves_it_to_the_copy_where_it_lies_and_who_may_read_it(folder):
    own = folder / "own.ipynb"
    (folder / "work" / NAME).rename(own)
    (folder / "work" / NAME).symlink_to(own)
    own.chmod(0o600)
    ship(folder, SECOND)
    assert update.update_labs() == 0
    assert (folder / "work" / NAME).is_symlink() and own.stat().st_mode & 0o777 == 0o600
    assert sources(json.loads(own.read_text("utf-8"))) == sources(SECOND) and len(kept(folder)) == 1


@pytest.mark.fault("a folder in the place of a copy")
def test_a_folder_in_the_place_of_a_copy_does_not_keep_the_labs_shut(folder):
    (folder / "work" / NAME).unlink()
    (folder / "work" / NAME).mkdir()
    [said] = update.news(folder / "work")
    assert "a folder is where a file belongs" in said


@pytest.mark.fault("killed, disk full or read-only during an update")
@pytest.mark.parametrize("when", [1, 2])
@pytest.mark.parametrize("fault", [KeyboardInterrupt(), OSError(errno.ENOSPC, "full"), OSError(errno.EROFS, "read-only")])
def test_an_update_cut_short_leaves_the_copy_as_it_was_and_can_be_done_again(folder, monkeypatch, when, fault):
    saved(folder, written(mine(folder), "exercise-cost", ANSWER))
    before = (folder / "work" / NAME).read_bytes()
    ship(folder, SECOND)
    calls, replace = [], os.replace

    def cut(*names):
        calls.append(names)
        if len(calls) == when:
            raise fault
        replace(*names)

    monkeypatch.setattr(copies.os, "replace", cut)
    with pytest.raises(type(fault)):
        update.update_labs()
    assert (folder / "work" / NAME).read_bytes() == before and [*(folder / "work").iterdir()] == [folder / "work" / NAME]
    monkeypatch.setattr(copies.os, "replace", replace)
    assert update.update_labs() == 0 and sources(mine(folder))["exercise-cost"] == ANSWER


def test_a_learner_on_a_hub_finds_it_in_their_folder(folder):
    work = folder / "work"
    ship(folder, SECOND)
    hub.tell(work)
    assert "lab 03 is newer" in (work / hub.NEWS).read_text("utf-8")
    update.update_labs()
    hub.tell(work)
    assert not (work / hub.NEWS).exists()


def test_the_command_line_says_it_and_does_it(project):
    project.stand_in_for_uv()
    lab = project.lay_lab(NAME)
    assert "newer" not in project.run("open").stdout
    project.lay_lab(NAME, "# A newer lab")
    assert "labs.py: lab 03 is newer here than in your copy" in project.run("open").stdout
    run = project.run("update", "03")
    assert run.returncode == 0 and "with nothing of yours to bring" in run.stdout
    assert "# A newer lab" in (project.folder / "work" / lab.name).read_text("utf-8")
