"""Lab 03 as a learner meets it: run all, drag λ, press play; the pixels and the words follow."""

import re
from pathlib import Path

import pytest

from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser
NOTEBOOK = Path(__file__).resolve().parents[2] / "notebooks" / "03_regularise.ipynb"


@pytest.fixture(scope="module")
def lab(open_lab):
    with open_lab(NOTEBOOK) as page:
        page.run_all()
        yield page


def first_panel(lab):
    panel = lab.panel()
    panel.root.scroll_into_view_if_needed()
    return panel


def test_dragging_lambda_moves_the_boundary_and_the_sentence(lab):
    panel = first_panel(lab)
    panel.box("λ").fill("0")
    panel.box("λ").press("Enter")
    panel.says("λ = 0: train 96.2 %")
    before = panel.pixels()
    panel.drag("λ", 1.0)
    panel.says("λ = 100: train 51.2 %")
    assert changed(before, panel.pixels()) > 0.05


def test_an_arrow_key_on_the_slider_is_the_sliders(lab):
    panel = first_panel(lab)
    panel.box("λ").fill("0.5")
    panel.box("λ").press("Enter")
    panel.says("λ = 0.5:")
    panel.slider("λ").focus()
    lab.page.keyboard.press("ArrowRight")
    panel.says("λ = 0.7:")


def test_the_picture_is_read_under_the_pointer_and_by_the_arrow_keys(lab):
    panel = first_panel(lab)
    panel.canvas.scroll_into_view_if_needed()
    box = panel.canvas.bounding_box()
    panel.canvas.hover(position={"x": 0.2 * box["width"], "y": 0.5 * box["height"]})
    panel.says("with probability 0.")
    panel.canvas.focus()
    panel.canvas.press("ArrowRight")
    panel.says("At iteration ")
    assert panel.root.locator(".labs-cross").is_visible()
    panel.canvas.press("Escape")
    panel.root.locator(".labs-status", has_text="At iteration").wait_for(state="detached")
    assert panel.root.locator(".labs-cross").is_hidden()


def test_a_run_is_kept_changed_in_mid_run_and_repeated_with_twenty_seeds(lab):
    panel = first_panel(lab)
    panel.box("λ").fill("0")
    panel.box("λ").press("Enter")
    panel.says("λ = 0: train 96.2 %")
    panel.root.locator("summary").click()
    panel.button("keep as ghost").click()
    panel.says("The ghost (L2, λ = 0)")
    panel.root.get_by_text("goes on", exact=True).click()
    film = panel.root.get_by_role("slider", name="Place in the run")
    film.fill("40")
    panel.root.locator(".labs-place", has_text=re.compile("^iteration 200 of")).wait_for()
    before = panel.pixels()
    panel.box("λ").fill("5")
    panel.box("λ").press("Enter")
    panel.says("Changed in mid-run: λ = 5 from 200 on.")
    assert changed(before, panel.pixels()) > 0.01
    panel.root.get_by_role("switch", name="twenty seeds").click()
    panel.says("Twenty seeds, now minus ghost: dev +")
    panel.button("Reset").click()
    panel.says("λ = 0: train 96.2 %")


def test_play_shows_the_run_again_from_its_first_picture(lab):
    panel = first_panel(lab)
    panel.button("Back to the start").click()
    panel.root.locator(".labs-place", has_text=re.compile("^iteration 0 of")).wait_for()
    at_the_start = panel.pixels()
    panel.button("Play").click()
    panel.differs(at_the_start, 0.02)


def test_a_control_moved_before_the_first_picture_keeps_its_place(lab_page, tmp_path):
    cells = ("from labutils.labs import regularise as lab", "lab.penalty_panel()")
    page = lab_page(write_notebook(tmp_path / "quick.ipynb", *cells))
    page.run_all()
    panel = page.panel()
    panel.box("λ").fill("7")
    panel.box("λ").press("Enter")
    panel.says("λ = 7:")
    page.page.wait_for_timeout(500)
    assert panel.box("λ").input_value() == "7"
    assert panel.slider("λ").get_attribute("aria-valuetext") == "7"
