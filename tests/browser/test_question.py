"""A question in a real JupyterLab: the guess is taken, answered, and still there when the cell runs again."""

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser

SETUP = """import os, tempfile, demo_questions
os.environ.setdefault("LABS_PROGRESS", os.path.join(tempfile.mkdtemp(), "progress.sqlite"))"""


@pytest.fixture(scope="module")
def page(open_lab, tmp_path_factory):
    cells = (SETUP, 'demo_questions.ask("units")', 'demo_questions.ask("share")')
    with open_lab(write_notebook(tmp_path_factory.mktemp("questions") / "questions.ipynb", *cells)) as lab:
        yield lab


@pytest.fixture
def forms(page):
    """Both questions, asked afresh."""
    page.run_all()
    forms = page.page.locator(".labs-guess")
    forms.nth(1).wait_for()
    return forms


def says(form, words):
    form.locator(".labs-guess-reply", has_text=words).wait_for()


def test_a_guess_is_answered_with_the_reason_and_kept(page, forms):
    forms.nth(0).get_by_label("4").check()
    forms.nth(0).get_by_role("button", name="Guess", exact=True).click()
    says(forms.nth(0), "Your guess: 4. It is 8. <b>Eight</b> bends.")  # words, never markup
    assert forms.nth(0).get_by_label("4").is_disabled()
    page.run_all()
    says(page.page.locator(".labs-guess").nth(0), "Your guess: 4. It is 8.")
    page.page.locator(".labs-guess").nth(0).get_by_role("button", name="Guess again").click()
    says(page.page.locator(".labs-guess").nth(0), "")


def test_a_number_is_guessed_from_the_keyboard_alone(page, forms):
    form, keys = forms.nth(1), page.page.keyboard
    form.get_by_role("slider").focus()
    keys.press("End")
    keys.press("Tab")
    keys.press("Control+A")
    keys.type("0,82")
    keys.press("Enter")
    says(form, "Your guess: 0.82. Right. That is keep_prob.")


def test_the_page_does_not_hold_the_answer_before_the_guess(page, forms):
    assert "Eight" not in page.page.content()


TWO_BEFORE_A_PANEL = (
    SETUP + "\nfrom labutils.labs import gradients as lab",
    'lab.guess("best epsilon")',
    'lab.guess("ten times smaller")',
    "lab.epsilon_panel()",
)


def test_a_panel_that_tells_the_answer_is_covered_until_both_questions_before_it_are_answered(open_lab, tmp_path):
    with open_lab(write_notebook(tmp_path / "covered.ipynb", *TWO_BEFORE_A_PANEL)) as lab:
        lab.run_all()
        forms, picture = lab.page.locator(".labs-guess"), lab.page.locator(".labs-panel canvas").first
        picture.wait_for(state="hidden")
        for k in (1, 0):
            forms.nth(k).get_by_role("button", name="Show me").click()
            says(forms.nth(k), "It is")
            picture.wait_for(state="visible" if k == 0 else "hidden")
