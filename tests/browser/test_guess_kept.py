"""A guess outlives its page and its kernel: guessed, reloaded, run again from the first cell, and it is still there."""

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser


def test_a_guess_is_there_again_after_a_reload_and_a_new_kernel(lab_page, tmp_path):
    cells = (
        f'import os\n\nos.environ["LABS_PROGRESS"] = {str(tmp_path / "progress.sqlite")!r}\nimport demo_questions',
        'demo_questions.ask("units")',
        'print("behind", "the question")',
    )
    lab = lab_page(write_notebook(tmp_path / "kept.ipynb", *cells))
    lab.run_all()
    behind = lab.page.get_by_text("behind the question", exact=True)
    behind.wait_for(state="attached")  # Run all passes the question by
    assert not behind.is_visible()  # what would answer it is covered
    form = lab.page.locator(".labs-guess")
    form.get_by_label("2", exact=True).check()
    form.get_by_role("button", name="Guess", exact=True).click()
    form.locator(".labs-guess-reply", has_text="Your guess: 2. It is 8.").wait_for()
    behind.wait_for()

    lab.command("docmanager:save")
    lab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    lab.page.reload()
    lab.wait_until_ready()
    lab.run_all()
    again = lab.page.locator(".labs-guess")
    again.locator(".labs-guess-reply", has_text="Your guess: 2. It is 8.").wait_for()
    assert again.get_by_label("2", exact=True).is_checked()
    lab.page.get_by_text("behind the question", exact=True).wait_for()
    again.get_by_role("button", name="Guess again").click()
    lab.page.get_by_text("behind the question", exact=True).wait_for(state="hidden")
    again.get_by_role("button", name="Show me").click()
    lab.page.get_by_text("behind the question", exact=True).wait_for()
    assert again.get_by_label("2", exact=True).is_disabled()
