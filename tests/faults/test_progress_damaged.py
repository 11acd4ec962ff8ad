"""A learner's progress.sqlite that is damaged, locked or read-only: one sentence, and no answer is lost."""

import sqlite3
from contextlib import closing

import pytest

from labutils import progress
from labutils.guesses import Guess
from labutils.labs import optimise
from labutils.labs import progress as all_progress
from labutils.live.question import Question
from labutils.progress import Done

GUESS = Guess("units", "How many?", "8", "Eight bends.", proof=lambda: "8", options=("2", "8"))


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.sqlite"
    monkeypatch.setenv(progress.FILE, str(path))
    monkeypatch.setattr(progress, "PATIENCE", 0.05)
    yield path
    progress._waiting.clear()
    progress._said.clear()


def done(n: int) -> Done:
    return Done("05", "guess", f"g{n:04}", "8" * 200, True)


def test_what_is_no_database_is_put_aside_and_the_answer_is_kept(file):
    file.write_bytes(b"these are my notes, not a database\n" * 50)
    said = progress.keep(done(1))
    assert said == (
        "progress.sqlite was damaged: 0 answers were saved from it, and it is kept as progress-damaged-1.sqlite. "
        "The rest could not be read: file is not a database."
    )
    assert progress.everything() == [done(1)]
    assert (file.parent / "progress-damaged-1.sqlite").read_bytes().startswith(b"these are my notes")
    assert progress.keep(done(2)) == ""


def filled(file) -> bytes:
    """The bytes of a file with four hundred answers."""
    progress.keep(done(0))
    with closing(sqlite3.connect(file)) as table, table:
        table.executemany("INSERT INTO done VALUES (?, ?, ?, ?, ?)", [done(n) for n in range(1, 400)])
    return file.read_bytes()


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_what_can_be_read_in_a_torn_file_moves_into_the_new_one(file, place):
    whole = filled(file)
    start = int(place * len(whole))
    file.write_bytes(whole[:start] + b"\xff" * 20_000 + whole[start + 20_000 :])
    progress.everything()  # it is now that the damage is met
    said = progress.keep(done(999))
    found = progress.everything()
    assert done(999) in found and set(found) <= {done(n) for n in (*range(400), 999)} and len(found) > 50
    assert said == (
        f"progress.sqlite was damaged: {len(found) - 1} answers were saved from it, and it is kept as "
        "progress-damaged-1.sqlite. The rest could not be read: database disk image is malformed."
    )
    assert progress.everything() == found and progress.settle() == ""


def altered(file, column: str, value: str) -> None:
    """One column of one of the answers, as a wrong byte on the disk would leave it."""
    with closing(sqlite3.connect(file)) as table, table:
        table.execute(f"UPDATE done SET {column} = {value} WHERE name = 'g0003'")


@pytest.mark.parametrize("column", ["lab", "kind", "name", "answer"])
@pytest.mark.parametrize("value", ["CAST(x'67ff34' AS TEXT)", "x'67'", "NULL"])
@pytest.mark.fault("one answer in the file of progress damaged")
def test_one_damaged_answer_hides_none_of_the_others(file, column, value):
    for n in range(6):
        progress.keep(done(n))
    altered(file, column, value)
    others = {done(n) for n in range(6) if n != 3}
    assert others <= set(progress.everything()) and repr(all_progress())
    assert progress.keep(done(9)) == "" and {*others, done(9)} <= set(progress.everything())


@pytest.mark.parametrize("kept", [0.95, 0.5, 0.1])
def test_a_file_that_was_cut_off_is_kept_and_the_new_answer_too(file, kept):
    whole = filled(file)
    torn = whole[: int(kept * len(whole))]
    file.write_bytes(torn)
    assert "kept as progress-damaged-1.sqlite" in progress.keep(done(999))
    assert done(999) in progress.everything()
    assert (file.parent / "progress-damaged-1.sqlite").read_bytes() == torn


def test_a_table_of_another_form_is_put_aside(file):
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE done (what TEXT)")
    assert "kept as progress-damaged-1.sqlite" in progress.keep(done(1))
    assert progress.everything() == [done(1)]


def test_while_it_is_locked_answers_wait_and_are_written_afterwards(file):
    progress.keep(done(0))
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = progress.keep(done(1))
        assert "cannot be written (database is locked); this session keeps your answers and tries again." in said
        assert done(1) in progress.everything() and progress.recall(*done(1).key) == done(1)
        assert progress.forget(*done(0).key) != ""
        other.rollback()
    assert progress.everything() == [done(1)]
    assert progress.keep(done(2)) == ""
    with closing(sqlite3.connect(file)) as other:
        assert [row[0] for row in other.execute("SELECT name FROM done ORDER BY name")] == ["g0001", "g0002"]


def test_a_folder_in_its_place_is_told_and_answers_wait(file):
    file.mkdir()
    assert "cannot be written" in progress.keep(done(1))
    assert progress.everything() == [done(1)]


def test_a_question_and_an_exercise_say_it_beside_their_answer(file):
    file.write_bytes(b"no database at all, and longer than its header" * 40)
    question = Question("05", GUESS)
    question.hear({"type": "guess", "value": "8"})
    assert question.reply["right"] and "Right. Eight bends. progress.sqlite was damaged" in question.reply["text"]
    assert Question("05", GUESS).reply["right"]
    file.write_bytes(b"no database at all, and longer than its header" * 40)
    verdict = optimise.check(optimise.EXERCISES.exercises[0].solution)
    assert verdict.passed and "kept as progress-damaged-2.sqlite" in verdict.message


def test_the_table_of_all_labs_says_it_too(file):
    file.write_bytes(b"no database at all, and longer than its header" * 40)
    shown = repr(all_progress())
    assert "0 of" in shown and shown.splitlines()[-1].startswith("progress.sqlite was damaged")
    assert "damaged" not in repr(all_progress())
