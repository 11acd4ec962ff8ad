"""Whose keys are whose: letters, arrows and space are the panel's, Shift+Enter and Ctrl+S the notebook's."""

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser

NOTEBOOK = "jupyterapp.shell.currentWidget"


@pytest.fixture
def lab(lab_page, tmp_path):
    lab = lab_page(
        write_notebook(tmp_path / "keys.ipynb", "import demo_scene\npanel = demo_scene.rings_panel()\npanel", "7")
    )
    lab.run_all()
    lab.panel().says("after 400 steps")
    return lab


@pytest.mark.parametrize("part", ["box", "slider"])
def test_saving_and_running_are_the_notebooks(lab, part):
    getattr(lab.panel(), part)("λ").focus()
    assert lab.page.evaluate(f"{NOTEBOOK}.context.model.dirty")
    lab.page.keyboard.press("Control+s")
    lab.page.wait_for_function(f"!{NOTEBOOK}.context.model.dirty")
    lab.page.evaluate(f"{NOTEBOOK}.content.activeCellIndex = 0")
    getattr(lab.panel(), part)("λ").focus()
    lab.page.keyboard.press("Shift+Enter")
    lab.page.wait_for_function(f"{NOTEBOOK}.content.widgets[0].model.executionCount === 3")


def test_letters_and_arrows_are_the_panels(lab):
    lab.panel().slider("λ").focus()
    for key in ("d", "d", "a", "b", "Escape", "x", "ArrowRight"):
        lab.page.keyboard.press(key)
    lab.panel().says("λ = 0.80:")
    assert lab.page.evaluate(f"{NOTEBOOK}.content.widgets.length") == 2


def test_the_box_takes_a_comma_and_gives_the_old_value_back(lab):
    box = lab.panel().box("λ")
    box.fill("0,5")
    box.press("Enter")
    lab.panel().says("λ = 0.50:")
    assert box.input_value() == "0.5"
    for leave in ("Enter", "Escape"):
        box.fill("" if leave == "Enter" else "12")
        box.press(leave)
        assert box.input_value() == "0.5"
    box.fill("a lot")
    box.press("Enter")
    lab.panel().says("λ is 'a lot'; expected a number from 0 to 10")
    box.press("Escape")
    lab.panel().says("λ = 0.50:")
    assert box.input_value() == "0.5" and box.get_attribute("aria-invalid") is None
