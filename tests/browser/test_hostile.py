"""Words of somebody else's, with HTML and scripts in them: all are shown as they are, and nothing of theirs runs."""

import pytest

from tests.browser.demo_hostile import HOSTILE
from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser

PLACES = ("panel", "question", "verdict", "note")
STRUCK = """place => [window.struck ?? false, [...document.querySelectorAll(
    ".jp-OutputArea-output :is(img[src='x'], script, iframe, a[href^='javascript'], [onerror], [onload])")].length]"""
TABLES = ("1,2,{}\n", "x1,x2,{}\n1,2,0\n", "{}\n", "LABS1.{}", 'LABS1.{{"{}": 1}}')


@pytest.fixture(scope="module")
def shared(open_lab, tmp_path_factory):
    cells = ("import demo_hostile", *(f"demo_hostile.{name}()" for name in PLACES))
    opening = "from labutils.labs import playground\nplayground.playground_panel()"
    with open_lab(write_notebook(tmp_path_factory.mktemp("hostile") / "hostile.ipynb", *cells, opening)) as lab:
        lab.run_all()
        turn_to(lab, 5)
        lab.panel(1).says("after 600 updates")
        yield lab
        assert lab.page.evaluate(STRUCK) == [False, 0]


def shown(lab, words: str) -> None:
    """Somewhere among the outputs stand these very words, in sight or scrolled away."""
    lab.page.locator(".jp-OutputArea-output", has_text=words).first.wait_for(state="attached")


def turn_to(lab, cell: int) -> None:
    """Scroll there: JupyterLab takes what is far away off the screen."""
    lab.page.evaluate("cell => jupyterapp.shell.currentWidget.content.scrollToItem(cell)", cell)


@pytest.mark.fault("HTML and scripts in labels, options, sentences, file names, questions, verdicts and notes")
def test_no_word_of_a_panel_question_or_verdict_runs(shared, tried):
    for words in (f"All is said: {HOSTILE}", f"{HOSTILE}?", f"raises ValueError: {HOSTILE[:100]}"):
        shown(shared, words)
    turn_to(shared, 1)
    panel = shared.panel()
    panel.root.locator("details").evaluate("fold => { fold.open = true; }")
    panel.root.get_by_role("slider").press("ArrowRight")
    panel.root.get_by_role("spinbutton").fill(HOSTILE)
    panel.root.get_by_role("spinbutton").press("Enter")
    panel.says("expected a number from 0 to 10")
    panel.canvas.click()
    panel.says("\"'><img src=x onerror=")
    turn_to(shared, 2)
    shared.page.locator(".labs-guess input[type=radio]").first.check()
    shared.page.locator(".labs-guess").get_by_role("button", name="Guess").click()
    shown(shared, f"Your guess: {HOSTILE}. Right.")
    assert shared.page.evaluate(STRUCK) == [False, 0]
    tried(14)


@pytest.mark.fault("HTML and scripts in share strings and tables, pasted and from a file")
def test_no_word_of_what_is_opened_runs(shared, tried):
    turn_to(shared, 5)
    panel = shared.panel(1)
    panel.root.locator("details").evaluate("fold => { fold.open = true; }")
    for table in TABLES:
        content = table.format(HOSTILE)
        panel.root.get_by_label("Share string, or rows x1,x2,label").fill(content)
        panel.button("open").click()
        panel.root.locator(".labs-status.labs-failed").wait_for()
        panel.button("Reset").click()
        panel.root.locator(".labs-status:not(.labs-failed)").wait_for()
        file = {"name": f"{HOSTILE[:30]}.csv", "mimeType": "text/csv", "buffer": content.encode()}
        panel.root.get_by_label("Open a file").set_input_files(file)
        panel.root.locator(".labs-status.labs-failed").wait_for()
        panel.button("Reset").click()
        panel.root.locator(".labs-status:not(.labs-failed)").wait_for()
    assert shared.page.evaluate(STRUCK) == [False, 0]
    tried(2 * len(TABLES))
