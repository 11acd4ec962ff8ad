"""What the labs ask: every answer is what its proof measures, and every question is asked where nothing tells it yet."""

import importlib
import re

import nbformat
import pytest

from labutils.labs import LABS
from tests.notebooks.rules import NOTEBOOKS, code_cells

ASKED = [
    (number, guess)
    for number, lab in LABS.items()
    if (questions := getattr(importlib.import_module(f"labutils.labs.{lab.module}"), "QUESTIONS", None))
    for guess in questions.guesses.values()
]


@pytest.mark.parametrize(("number", "guess"), ASKED, ids=lambda one: getattr(one, "name", one))
def test_the_answer_is_what_its_proof_measures(number, guess):
    assert guess.is_proved(), f"lab {number}, {guess.name!r}: the proof says {guess.proof()}, the answer is {guess.answer}"


@pytest.mark.parametrize(("number", "guess"), ASKED, ids=lambda one: getattr(one, "name", one))
def test_a_question_ends_in_its_mark_and_the_reason_in_a_full_stop(number, guess):
    assert guess.question.endswith("?") and guess.why.endswith(".")


@pytest.mark.parametrize(("number", "guess"), ASKED, ids=lambda one: getattr(one, "name", one))
def test_a_question_holds_no_markup_for_the_page_shows_it_as_it_is(number, guess):
    assert not re.search(r"[`]|\*\w|\w\*", " ".join([guess.question, guess.why, guess.unit, *guess.options]))


@pytest.mark.parametrize("number", sorted({number for number, _ in ASKED}))
def test_the_notebook_asks_each_question_once(number):
    path = next(path for path in NOTEBOOKS if path.name.startswith(number))
    cells = [cell.source for cell in code_cells(nbformat.read(path, as_version=4)) if "lab.guess(" in cell.source]
    assert sorted(cells) == sorted(f'lab.guess("{guess.name}")' for n, guess in ASKED if n == number)
