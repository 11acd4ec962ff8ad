"""Panels among ipywidgets: in boxes, tabs and an accordion, joined with a slider, and in other pages than JupyterLab."""

import pytest

from tests.browser.lab import write_notebook

pytestmark = pytest.mark.browser

START = "import demo_scene\nimport ipywidgets as w\na, b = demo_scene.rings_panel(), demo_scene.rings_panel()\na.params"
SLIDER = "s = w.FloatSlider(0.7, min=0, max=10, step=0.1, description='mine')"


@pytest.fixture
def among(lab_page, tmp_path):
    """among(*cells) -> the page after these cells were run; two panels a and b are there."""

    def run(*cells):
        lab = lab_page(write_notebook(tmp_path / "among.ipynb", START, *cells))
        lab.run_all()
        return lab

    return run


def type_in(panel, value):
    panel.says("after 400 steps")
    panel.box("λ").fill(value)
    panel.box("λ").press("Enter")


def test_two_panels_side_by_side_each_under_its_own_hand(among):
    lab = among("w.HBox([a.widget, w.VBox([b.widget])])")
    lab.panel(1).says("λ = 0.70: train 98.6% after 400 steps")
    type_in(lab.panel(0), "3")
    lab.panel(0).says("λ = 3.00:")
    type_in(lab.panel(1), "5")
    lab.panel(1).says("λ = 5.00:")
    assert lab.run("print(a.params.lambd, b.params.lambd)") == "3.0 5.0\n"
    assert lab.panel(1).canvas.bounding_box()["width"] > 200


def test_a_panel_in_a_tab_that_is_opened_later_has_its_picture_then(among):
    lab = among("tab = w.Tab([a.widget, w.Accordion([b.widget])], titles=['one', 'two'])\ntab")
    lab.panel(0).says("λ = 0.70: train 98.6% after 400 steps")
    assert lab.run("print(b.widget.viewers.number)") == "0\n", "nobody looks at the hidden one"
    lab.run("b.set(lambd=2)")
    lab.page.get_by_role("tab", name="two").click()
    lab.page.locator(".jupyter-widget-Collapse-header").click()
    lab.panel(1).says("λ = 2.00:")
    assert lab.panel(1).pixels().min() < 100, "the picture is painted"
    type_in(lab.panel(1), "4")
    lab.panel(1).says("λ = 4.00:")


def test_a_slider_moves_a_panel_and_the_panel_moves_the_slider(among):
    lab = among(f"{SLIDER}\nw.link((s, 'value'), (a.params, 'lambd'))\nw.VBox([s, a.widget])")
    lab.panel().says("λ = 0.70: train 98.6% after 400 steps")
    lab.page.locator(".noUi-handle").press("ArrowRight")
    lab.panel().says("λ = 0.80:")
    assert lab.panel().box("λ").input_value() == "0.8"
    type_in(lab.panel(), "5")
    lab.panel().says("λ = 5.00:")
    assert lab.run("print(s.value)") == "5.0\n"
    lab.page.wait_for_function("document.querySelector('.widget-readout').textContent === '5.00'")


def test_two_panels_follow_one_slider(among):
    lab = among("link = w.link((a.params, 'lambd'), (b.params, 'lambd'))\nw.VBox([a.widget, b.widget])")
    lab.panel(1).says("λ = 0.70:")
    type_in(lab.panel(0), "3")
    lab.panel(1).says("λ = 3.00:")
    type_in(lab.panel(1), "6")
    lab.panel(0).says("λ = 6.00:")


def test_jslink_joins_a_slider_in_the_page(among):
    lab = among(f"{SLIDER}\nlink = w.jslink((s, 'value'), (a.params, 'lambd'))\nw.VBox([s, a.widget])")
    lab.panel().says("λ = 0.70:")
    lab.page.locator(".noUi-handle").press("ArrowRight")
    lab.panel().says("λ = 0.80:")
    type_in(lab.panel(), "5")
    lab.page.wait_for_function("document.querySelector('.widget-readout').textContent === '5.00'")


def test_the_output_of_a_function_follows_a_panel(among):
    lab = among(
        f"{SLIDER}\nlink = w.link((s, 'value'), (a.params, 'lambd'))",
        "w.VBox([a.widget, w.interactive_output(lambda lambd: print(f'twice {2 * lambd:g}'), {'lambd': s})])",
    )
    type_in(lab.panel(), "5")
    lab.page.get_by_text("twice 10").wait_for()
