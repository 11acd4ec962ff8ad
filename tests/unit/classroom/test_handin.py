"""The file that is handed in: what it holds, and what is refused when it comes from outside."""

import json
import os
import random
from contextlib import suppress
from pathlib import Path

import nbformat
import pytest

from labutils.classroom.__main__ import main
from labutils.classroom.collecting import _answers, collect
from labutils.classroom.handin import LARGEST_FILE, HandIn, NotAHandIn, exercises_of, read
from labutils.classroom.recheck import judged
from labutils.labs import LABS, regularise
from labutils.progress import FILE, Done, keep

NOTEBOOKS = Path(__file__).parents[3] / "notebooks"
L2 = "def l2_step(W, dW, alpha, lambd, m):\n    return W - alpha * dW\n"


@pytest.fixture
def work(tmp_path, monkeypatch):
    monkeypatch.setenv(FILE, str(tmp_path / "progress.sqlite"))
    cells = [nbformat.v4.new_markdown_cell("words"), nbformat.v4.new_code_cell(L2 + "\nlab.check(l2_step)")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), tmp_path / "03_regularise.ipynb")
    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "03_regularise_2026-01-01_000000_000000.ipynb")
    keep(Done("03", "exercise", "l2_step", "wrong", False))
    return tmp_path


def test_code_verdict_and_guess_are_in_the_file_and_are_read_back(work):
    guess = next(iter(regularise.QUESTIONS.guesses.values()))
    keep(Done("03", "guess", guess.name, str(guess.answer), True))
    handed_in = collect(work, "  Ada   Lovelace ")
    assert handed_in.learner == "Ada Lovelace"
    assert [(one.name, one.status, one.code) for one in handed_in.exercises] == [("l2_step", "wrong", L2)]
    path = work / handed_in.file_name
    assert path.name == "handin_Ada_Lovelace.json"
    path.write_text(handed_in.text(), "utf-8")
    assert read(path) == handed_in


def test_whether_a_guess_is_right_is_not_believed_but_judged(work):
    guess = next(guess for guess in regularise.QUESTIONS.guesses.values() if guess.options)
    wrong = next(option for option in guess.options if option != guess.answer)
    keep(Done("03", "guess", guess.name, wrong, True))
    path = work / "handin.json"
    path.write_text(collect(work, "Ada").text(), "utf-8")
    assert [one.right for one in read(path).guesses] == [False]


def test_a_notebook_of_the_learners_own_does_not_take_the_labs_place(work):
    copy = work / "03_regularise.ipynb"
    notebook = nbformat.read(copy, as_version=4)
    notebook.metadata["labs"] = {"made_from": []}
    nbformat.write(notebook, copy)
    nbformat.write(nbformat.v4.new_notebook(), work / "03_try.ipynb")
    assert [one.code for one in collect(work, "Ada").exercises] == [L2]


def test_what_was_right_and_is_not_in_the_notebook_is_told(work, capsys):
    keep(Done("03", "exercise", "l2_step", "right", True))
    assert main(["handin", "--name=Ada", f"--work={work}"]) == 0
    assert "once right" not in capsys.readouterr().out
    keep(Done("03", "exercise", "l1_step", "right", True))
    (work / "03_regularise.ipynb").rename(work / "mine.ipynb")
    assert main(["handin", "--name=Ada", f"--work={work}"]) == 0
    assert "as they are saved: l1_step of lab 03, l2_step of lab 03." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["", "   ", "x" * 81])
def test_a_name_is_needed(work, name):
    with pytest.raises(NotAHandIn, match="expected 1 to 80: --name 'Ada Lovelace'"):
        collect(work, name)


def test_before_the_first_opening_there_is_nothing_to_hand_in(work, capsys):
    assert main(["handin", "--name=Ada", f"--work={work / 'work'}"]) == 1
    assert "work is not a folder; expected the one of your notebooks" in capsys.readouterr().out


@pytest.mark.fault("a hand-in while the file of progress is damaged")
def test_a_hand_in_says_that_the_progress_could_not_be_read(work, capsys):
    (work / "progress.sqlite").write_bytes(b"no database at all" * 100)
    assert main(["handin", "--name=Ada", f"--work={work}"]) == 0
    assert "progress.sqlite was damaged: 0 answers were saved from it" in capsys.readouterr().out


@pytest.mark.parametrize("text", ["{", "[" * 100_000])
def test_a_notebook_that_cannot_be_read_is_named(work, text):
    (work / "03_regularise.ipynb").write_text(text, "utf-8")
    with pytest.raises(NotAHandIn, match=r"03_regularise\.ipynb cannot be read as a notebook"):
        collect(work, "Ada")


@pytest.mark.parametrize("number", LABS)
def test_a_fresh_copy_handed_in_counts_as_not_attempted(number):
    found = {name: judged(number, name, code) for name, code in _answers(NOTEBOOKS, number)}
    assert set(found) == set(exercises_of(number))
    assert {name: said for name, said in found.items() if said[0] != "not attempted"} == {}


def test_names_in_other_alphabets_make_files_of_their_own():
    names = ("李明", "Ελένη", "José Ñandú", "../..", "\ud800")
    files = [HandIn(name, "now").file_name for name in names]
    assert files[:3] == ["handin_李明.json", "handin_Ελένη.json", "handin_José_Ñandú.json"]
    assert files[3:] == ["handin_learner.json"] * 2


@pytest.mark.fault("half a letter in a notebook, in a name")
def test_half_a_letter_keeps_nobody_from_handing_in(work):
    cells = [nbformat.v4.new_code_cell(L2 + "\n# \ud800 é")]
    (work / "03_regularise.ipynb").write_text(json.dumps(nbformat.v4.new_notebook(cells=cells)), "utf-8")
    assert main(["handin", "--name=A\udcff", f"--work={work}"]) == 0
    assert read(work / "handin_A.json").learner == "A?"


ROW = {"lab": "03", "name": "l2_step", "status": "right", "code": ""}
GUESS = {"lab": "03", "name": "x", "answer": "", "right": True}
BAD = {
    "an exercise twice": json.dumps(
        {"handin": 1, "learner": "A", "written": "", "guesses": [], "exercises": [ROW, ROW]}
    ).encode(),
    "a guess twice": json.dumps(
        {"handin": 1, "learner": "A", "written": "", "guesses": [GUESS, GUESS], "exercises": []}
    ).encode(),
    "empty": b"",
    "not JSON": b"{",
    "not text": b"\xff\xfe\x00",
    "another JSON": b"[1, 2]",
    "another format": b'{"handin": 2}',
    "nothing inside": b'{"handin": 1}',
    "deep": b"[" * 100_000,
    "too large": b" " * (LARGEST_FILE + 1),
    "a number for a name": b'{"handin": 1, "learner": 3, "written": "", "exercises": [], "guesses": []}',
    "a row that is none": b'{"handin": 1, "learner": "A", "written": "", "exercises": [3], "guesses": []}',
    "an exercise of nowhere": json.dumps(
        {"handin": 1, "learner": "A", "written": "", "guesses": [],
         "exercises": [{"lab": "99", "name": "f", "status": "right", "code": ""}]}
    ).encode(),
    "code without end": json.dumps(
        {"handin": 1, "learner": "A", "written": "", "guesses": [],
         "exercises": [{"lab": "03", "name": "l2_step", "status": "right", "code": "#" * 60_000}]}
    ).encode(),
}  # fmt: skip


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_what_is_no_hand_in_is_refused_in_words(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(NotAHandIn, match=r"\w+ \w+ \w+"):
        read(path)


@pytest.mark.fault("a folder, a link to nothing or a pipe among the hand-ins")
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path):
    for made in (os.mkdir, os.mkfifo, lambda path: os.symlink("nowhere", path), lambda path: os.symlink("/dev/zero", path)):
        made(path := tmp_path / f"{len(list(tmp_path.iterdir()))}.json")
        with pytest.raises(NotAHandIn, match="cannot be read; ask for it again"):
            read(path)


def test_a_file_with_any_byte_changed_is_read_or_refused_in_words(tmp_path):
    whole = HandIn("Ada", "now").text().encode()
    path, dice = tmp_path / "x.json", random.Random(7)
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([dice.randrange(256)]) + whole[place + 1 :])
        with suppress(NotAHandIn):
            assert isinstance(read(path), HandIn)
