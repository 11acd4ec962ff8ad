"""What the labs ask: every question is asked where nothing tells it yet. (That its answer is right: ``test_proofs``.)"""

import importlib
import re

import nbformat
import pytest

from labutils.labs import LABS
from tests.notebooks.rules import NOTEBOOKS, code_cells, plain

ASKED = [
    (number, guess)
    for number, lab in LABS.items()
    if (questions := getattr(importlib.import_module(f"labutils.labs.{lab.module}"), "QUESTIONS", None))
    for guess in questions.guesses.values()
]


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


OF_OTHER_THINGS = (  # claims that stand openly below a question and do not answer it
    "Along Rosenbrock's valley none",  # the question is about the long bowl
    "After 10,000 epochs with α = 0.0007",  # about gradient descent at an α of its own
    "With momentum 0.99 the averages",  # about batches of one class
    "A sound network of this kind ends",  # about patient 1
    "Guessing among three classes",
)


def told_openly(cells: list) -> str:
    """What stands unfolded below a question, from the first text after it to the next heading."""
    below = next((cell.source for cell in cells if cell.cell_type == "markdown"), "")
    return re.split(r"^#", re.sub(r"<details>.*?</details>", "", below, flags=re.S), flags=re.M)[0]


@pytest.mark.parametrize("number", sorted({number for number, _ in ASKED}))
def test_no_claim_that_answers_a_question_stands_openly_below_it(number):
    path = next(path for path in NOTEBOOKS if path.name.startswith(number))
    cells = nbformat.read(path, as_version=4).cells
    sentences = [claim.sentence for claim in importlib.import_module(f"labutils.labs.{LABS[number].module}").CLAIMS]
    claims = [plain(sentence) for sentence in sentences if not sentence.startswith(OF_OTHER_THINGS)]
    below = {cell.source: plain(told_openly(cells[k + 1 :])) for k, cell in enumerate(cells) if "lab.guess(" in cell.source}
    assert {ask: [claim for claim in claims if claim in text] for ask, text in below.items()} == {ask: [] for ask in below}
