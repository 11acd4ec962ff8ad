"""What a learner has done is counted lab by lab, and can be taken back."""

import importlib

import pytest

from labutils import progress
from labutils.labs import LABS
from labutils.labs import progress as all_progress

MODULES = {number: importlib.import_module(f"labutils.labs.{lab.module}") for number, lab in LABS.items()}


@pytest.fixture(autouse=True)
def file(tmp_path, monkeypatch):
    monkeypatch.setenv(progress.FILE, str(tmp_path / "progress.sqlite"))


def row(number: str):
    return next(row for row in all_progress() if row.number == number)


def test_a_right_answer_counts_and_starting_over_takes_it_back():
    lab = MODULES["03"]
    exercise = lab.EXERCISES.exercises[0]
    assert row("03").solved == 0 and row("03").exercises == len(lab.EXERCISES.exercises)
    assert lab.check(exercise.solution).passed
    assert row("03").solved == 1
    assert "hint 1 comes first" in lab.start_over(exercise.solution).text
    assert row("03").solved == 0


def test_a_wrong_answer_is_kept_and_counts_for_nothing():
    lab = MODULES["03"]

    def l2_step(W, dW, alpha, lambd, m):
        return W

    lab.check(l2_step)
    assert row("03").solved == 0 and progress.everything()[0].answer == "wrong"


def test_hints_begin_again_after_starting_over():
    lab = MODULES["04"]
    exercise = lab.EXERCISES.exercises[0].solution
    lab.start_over(exercise)  # whoever asked for hints before
    first = lab.hint(exercise).text
    assert lab.hint(exercise).text != first
    lab.start_over(exercise)
    assert lab.hint(exercise).text == first


def test_guesses_are_counted_made_and_right():
    asked = MODULES["03"].guess("winner")
    asked.hear({"type": "guess", "value": "dropout"})
    assert (row("03").guessed, row("03").right) == (1, 0)
    asked.hear({"type": "guess", "value": "L2"})
    assert (row("03").guessed, row("03").right) == (1, 1)
    assert f" 1 of {len(MODULES['03'].QUESTIONS.guesses)} guesses made, 1 right" in repr(all_progress())


@pytest.mark.parametrize("number", LABS)
def test_each_lab_knows_its_number_and_offers_its_progress(number):
    lab = MODULES[number]
    assert lab.EXERCISES.lab == number and lab.progress is all_progress
    assert not hasattr(lab, "QUESTIONS") or lab.QUESTIONS.lab == number


def test_what_was_shown_is_no_guess_and_a_lab_is_finished_when_nothing_is_open():
    lab = MODULES["03"]
    for guess in lab.QUESTIONS.guesses.values():
        lab.guess(guess.name).hear({"type": "show"})
    assert (row("03").guessed, row("03").shown, row("03").right) == (0, len(MODULES["03"].QUESTIONS.guesses), 0) and not row(
        "03"
    ).finished
    for exercise in lab.EXERCISES.exercises:
        lab.check(exercise.solution)
    assert row("03").finished and repr(all_progress()).endswith(f"1 of {len(LABS)} labs finished")


def test_an_answer_that_is_no_longer_offered_does_not_count():
    progress.keep(progress.Done("03", "guess", "winner", "batchnorm", True))
    assert (row("03").guessed, row("03").right) == (0, 0)
