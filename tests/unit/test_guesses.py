"""Guesses: judged, kept between sessions, and never told before they are made."""

import json
from dataclasses import replace

import pytest

from labutils import plots, progress
from labutils.guesses import Guess
from labutils.live.question import Question, Questions

CHOICE = Guess("units", "How many units?", "8", "Eight bends make a flower.", proof=lambda: "8", options=("2", "4", "8"))
NUMBER = Guess("share", "What share survives?", 0.8, "It is keep_prob.", proof=lambda: 0.81, within=0.05, unit="of all")


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setenv(progress.FILE, str(tmp_path / "progress.sqlite"))
    return tmp_path / "progress.sqlite"


@pytest.fixture(autouse=True)
def nothing_kept_elsewhere(monkeypatch):
    monkeypatch.delenv(progress.FILE, raising=False)


def test_a_guess_says_what_was_guessed_whether_it_is_right_and_why():
    assert CHOICE.judge("8") == ("Your guess: 8. Right. Eight bends make a flower.", True)
    assert CHOICE.judge("2") == ("Your guess: 2. It is 8. Eight bends make a flower.", False)


@pytest.mark.parametrize(
    ("given", "right"), [("0.8", True), ("0,85", True), ("0.75", True), ("0.9", False), ("-0.8", False)]
)
def test_a_number_is_right_within_its_tolerance_and_may_have_a_comma(given, right):
    assert NUMBER.judge(NUMBER.read(given)).right is right


@pytest.mark.parametrize("given", ["", "many", "nan", "inf", "1e999", "<b>1</b>"])
def test_what_is_no_number_is_asked_for_again(given):
    with pytest.raises(ValueError, match="number"):
        NUMBER.read(given)


def test_a_number_outside_the_axis_is_no_answer_and_is_not_kept(file):
    question = Question("00", replace(NUMBER, axis=(0, 1500)))
    for given in ("-1", "1500.5", "1e9"):
        question.hear({"type": "guess", "value": given})
        assert question.reply == {"complaint": "Please give a number from 0 to 1,500."} and progress.everything() == []
    for given in ("0", "1500"):
        question.hear({"type": "guess", "value": given})
        assert question.reply["given"] == given


def test_an_answer_that_is_no_option_is_refused_when_the_guess_is_written():
    with pytest.raises(ValueError, match="not among its options"):
        Guess("x", "Which?", "c", "", proof=lambda: "c", options=("a", "b"))
    with pytest.raises(ValueError, match="expected a number"):
        Guess("x", "Which?", "c", "", proof=lambda: "c")


def test_the_proof_decides():
    assert CHOICE.is_proved() and NUMBER.is_proved()
    assert not Guess("x", "How many?", 3, "", proof=lambda: 4.0).is_proved()


def test_the_page_is_told_nothing_before_the_guess():
    question = Question("00", CHOICE)
    state = json.dumps({name: question.get_state()[name] for name in ("asked", "reply")})
    assert "Eight" not in state and question.reply == {}
    assert "Eight" not in question.sentence and "2 / 4 / 8" in question.sentence


def test_a_guess_is_answered_kept_and_there_again_next_time(file):
    Question("00", CHOICE).hear({"type": "guess", "value": "2"})
    again = Question("00", CHOICE)
    assert again.reply == {"text": CHOICE.judge("2").text, "given": "2", "right": False, "picture": ""}
    assert progress.everything() == [("00", "guess", "units", "2", False)]


def test_shown_is_no_guess_and_may_be_guessed_again(file):
    question = Question("00", NUMBER)
    question.hear({"type": "show"})
    assert question.reply["text"] == "It is 0.8 of all. It is keep_prob." and question.reply["given"] == ""
    assert question.reply["right"] is False and progress.everything() == [("00", "guess", "share", "", False)]
    question.hear({"type": "again"})
    assert question.reply == {} and progress.everything() == []
    question.hear({"type": "guess", "value": "0.8"})
    assert question.reply["right"] is True


def test_a_picture_of_what_happened_comes_with_the_answer_and_never_before():
    drawn = []
    question = Question("00", replace(CHOICE, picture=lambda: drawn.append(1) or plots.figure()[0]))
    assert not drawn and question.reply == {}
    question.hear({"type": "guess", "value": "2"})
    assert not drawn and question.reply["picture"] == "", "a wrong guess is not shown the answer"
    question.hear({"type": "guess", "value": "8"})
    assert len(drawn) == 1 and question.reply["picture"].startswith("data:image/png;base64,iVBO")


def test_a_guess_that_is_none_gets_words_and_is_not_kept(file):
    question = Question("00", NUMBER)
    question.hear({"type": "guess", "value": "a lot"})
    assert question.reply == {"complaint": "Please type a number first, such as 12 or 0.5."}
    assert progress.everything() == []


def test_a_kept_answer_that_the_lab_no_longer_offers_is_asked_afresh(file):
    progress.keep(progress.Done("00", "guess", "units", "16", False))
    assert Question("00", CHOICE).reply == {}


def test_without_a_file_nothing_is_kept_and_nothing_fails():
    Question("00", CHOICE).hear({"type": "guess", "value": "8"})
    assert Question("00", CHOICE).reply == {} and progress.everything() == []


def test_a_lab_asks_by_name_and_says_which_there_are():
    questions = Questions("00", CHOICE, NUMBER)
    assert questions.ask("share").guess is NUMBER
    with pytest.raises(ValueError, match="units, share"):
        questions.ask("unit")
    with pytest.raises(ValueError, match="the same name"):
        Questions("00", CHOICE, CHOICE)
