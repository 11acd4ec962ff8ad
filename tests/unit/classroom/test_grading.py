"""A folder of hand-ins is checked again: our own verdicts count, whatever the files claim."""

import json
import subprocess

import pytest

from labutils.classroom import grading
from labutils.classroom.__main__ import main
from labutils.classroom.grading import STOPPED, grade
from labutils.classroom.handin import LONGEST_MESSAGE, NotAHandIn, verdict
from tests.unit.classroom.hand_ins import RIGHT, WRONG, hand_in, needs_a_fence


@pytest.mark.parametrize("fenced", [pytest.param(True, marks=needs_a_fence), False], ids=["fence", "no fence"])
def test_verdicts_are_our_own_whatever_the_file_claims(tmp_path, fenced):
    hand_in(tmp_path, "ada", {("03", "l2_step"): RIGHT}, status="wrong")
    hand_in(tmp_path, "bob", {("03", "l2_step"): WRONG}, status="right")
    (tmp_path / "carl.json").write_text("no JSON", "utf-8")
    ada, bob, carl = grade(tmp_path, fence=fenced)
    assert ada.exercises[0].status == "right" and ada.exercises[0].claimed == "wrong"
    assert bob.exercises[0].status == "wrong" and "lambd" in bob.exercises[0].message
    assert "is not the JSON" in carl.refused and not carl.exercises


def test_every_file_has_its_row_wherever_a_schools_system_has_put_it(tmp_path):
    """Folders of their own, names in capitals, marks in front; and what cannot be a hand-in is named."""
    hand_in(tmp_path, "ada", {("03", "l2_step"): "import sys\n" + RIGHT})
    (tmp_path / "Bob_123_file").mkdir()
    text = (tmp_path / "ada.json").read_text("utf-8")
    (tmp_path / "Bob_123_file/handin.JSON").write_text(text.replace("ada", "bob\u202e"), "utf-8-sig")
    (tmp_path / "carl.json").write_text(text.replace("ada", "carl"), "utf-16")
    for other in ("dora.zip", "eve.json.txt", "grades.csv", ".DS_Store", "._ada.json"):
        (tmp_path / other).write_text("x")
    reports = {report.file: report for report in grade(tmp_path, fence=False)}
    read = [reports.pop(name) for name in ("Bob_123_file/handin.JSON", "ada.json", "carl.json")]
    assert [(one.learner, one.exercises[0].status, one.exercises[0].reaches) for one in read] == [
        (name, "right", "sys") for name in ("bob?", "ada", "carl")
    ]
    assert list(reports) == ["dora.zip", "eve.json.txt"]
    assert all("is not named .json, and was not opened" in one.refused for one in reports.values())


def test_a_folder_without_hand_ins_says_so(tmp_path):
    with pytest.raises(NotAHandIn, match="holds no hand-in"):
        list(grade(tmp_path))


@pytest.mark.fault("a forged line in place of a verdict")
@pytest.mark.parametrize(
    "line",
    [
        *(b"", b"[", b"[]", b"3", b'["word", "right"]', b'["word", "<b>", "x"]', b'["word", "right", 3]'),
        *(b'["word", ["right"], "x"]', b"\xff", b"[" * 100_000, b'["right", "x"]', b'["03", "f", "right", "x"]'),
    ],
)
def test_what_is_no_verdict_is_none(line):
    assert verdict(line, "word") is None


def test_a_message_moves_no_cursor_and_turns_no_line_around():
    line = json.dumps(["word", "03", "f", "wrong", "a\n\u202eb\x1b[2J"]).encode()
    assert verdict(line, "word") == ("wrong", "a\n?b?[2J")


def test_a_verdict_is_short():
    line = json.dumps(["word", "03", "f", "wrong", "x" * 9_999]).encode()
    assert verdict(line, "word") == ("wrong", "x" * LONGEST_MESSAGE)


@pytest.mark.fault("a hand-in that stops the one who judges it")
def test_a_judge_that_says_no_more_costs_that_exercise_only(tmp_path, monkeypatch):
    hand_in(tmp_path, "ada", {("03", "l2_cost"): "", ("03", "l1_step"): "", ("03", "l2_step"): RIGHT})
    said = iter([b'["word", "wrong", "no"]\nnot a verdict\n["word", "right"', None])

    def late(command, *, timeout, **settings):
        if (stdout := next(said)) is None:
            return subprocess.CompletedProcess(command, 0, b'["word", "03", "l2_step", "right", "yes"]\n', b"")
        raise subprocess.TimeoutExpired(command, timeout, stdout)

    monkeypatch.setattr(grading.secrets, "token_hex", lambda length: "word")
    monkeypatch.setattr(grading.subprocess, "run", late)
    [ada] = grade(tmp_path, fence=False)
    assert [(one.status, one.message) for one in ada.exercises] == [("wrong", "no"), ("wrong", STOPPED), ("right", "yes")]


@pytest.mark.fault("a link in the place of the table, half a letter in a message")
def test_the_tables_are_written_whatever_came_with_the_folder(tmp_path):
    kept = tmp_path / "mine.txt"
    kept.write_text("mine", "utf-8")
    folder = tmp_path / "hand_ins"
    folder.mkdir()
    (folder / "grades.csv").symlink_to(kept)
    (folder / "grades.html").symlink_to(kept)
    hand_in(folder, "ada", {("03", "l2_step"): 'raise ValueError("half \\ud800")'})
    (folder / "half.json").write_text(r'{"handin": 1, "learner": "\ud800", "written": "", "exercises": [], "guesses": []}')
    assert main(["grade", "--trusted", str(folder)]) == 0
    assert kept.read_text("utf-8") == "mine"
    assert "ValueError: half ?" in (folder / "grades.html").read_text("utf-8")
    assert "ValueError: half ?" in (folder / "grades.csv").read_text("utf-8-sig")
