"""A live panel in a real JupyterLab: the hand moves, the picture and the words follow."""

import pytest

from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser

PANEL = ("import demo_scene", "panel = demo_scene.rings_panel()\npanel")


@pytest.fixture(scope="module")
def shared(open_lab, tmp_path_factory):
    """One notebook for all tests here."""
    with open_lab(write_notebook(tmp_path_factory.mktemp("demo") / "demo.ipynb", *PANEL)) as page:
        yield page


@pytest.fixture
def lab(shared):
    """The demo panel, newly run and drawn."""
    shared.run_all()
    shared.panel().says("λ = 0.70: train 98.6% after 400 steps")
    shared.page.wait_for_function("document.querySelectorAll('.labs-panel').length === 1")
    return shared


def test_dragging_a_slider_moves_picture_and_words(lab):
    panel = lab.panel()
    before = panel.pixels()
    panel.drag("λ", 0.5)
    panel.says("λ = 5.00:")
    panel.says("after 400 steps")
    assert changed(before, panel.pixels()) > 0.05
    assert panel.box("λ").input_value() == "5"
    panel.drag("λ", 0.07)
    panel.says("λ = 0.70: train 98.6% after 400 steps")
    assert changed(before, panel.pixels()) < 0.001


def test_the_number_box_takes_an_exact_value_and_refuses_a_bad_one(lab):
    panel = lab.panel()
    panel.box("λ").fill("1.2345")
    panel.box("λ").press("Enter")
    panel.says("λ = 1.23:")
    assert panel.slider("λ").get_attribute("aria-valuetext") == "1.2345"
    panel.box("λ").fill("12")
    panel.box("λ").press("Enter")
    panel.says("λ is 12; expected a number from 0 to 10")
    assert panel.box("λ").get_attribute("aria-invalid") == "true"
    assert lab.run("print(panel.values['lambd'])") == "1.2345\n"


def test_everything_works_from_the_keyboard(lab):
    panel = lab.panel()
    panel.slider("λ").focus()
    lab.page.keyboard.press("ArrowRight")
    panel.says("λ = 0.80:")
    lab.page.keyboard.press("Tab")
    lab.page.keyboard.press("ArrowDown")
    end = "λ = 0.70: train 98.6% after 400 steps"
    panel.says(end)  # there the button says Play
    reached = []
    for _ in range(7):
        lab.page.keyboard.press("Tab")
        reached.append(lab.page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.type"))
    picture = end  # read by the arrow keys
    assert reached == ["learning rate α", "text", picture, "Back to the start", "Play", "One step", "Place in the run"]
    panel.button("Back to the start").focus()
    lab.page.keyboard.press("Enter")
    panel.says("after 0 steps")
    panel.button("One step").focus()
    lab.page.keyboard.press("Space")
    panel.says("after 4 steps")


def test_play_shows_the_run_again_and_pause_holds_it(lab):
    panel = lab.panel()
    lab.run("from labutils.live import player\nplayer.REPLAY = 60.0")  # seconds: it must not end before it is held
    end = panel.pixels()
    panel.button("Back to the start").click()
    panel.says("after 0 steps")
    start = panel.pixels()
    assert changed(end, start) > 0.05
    panel.button("Play").click()
    panel.root.locator(".labs-status", has_not_text="after 0 steps").wait_for()  # it has begun
    panel.button("Pause").click()
    panel.button("Play").wait_for()
    held = panel.status.inner_text()
    assert 0 < lab.steps(held) < 400
    assert changed(start, panel.pixels()) > 0.001
    panel.slider("Place in the run").focus()
    lab.page.keyboard.press("End")
    panel.says("after 400 steps")
    assert changed(end, panel.pixels()) < 0.001
    lab.page.keyboard.press("Home")
    panel.says("after 0 steps")
    assert changed(start, panel.pixels()) < 0.001
    lab.run("player.REPLAY = 6.0")


def test_a_run_that_diverges_says_so_in_the_panel_and_recovers(lab):
    panel = lab.panel()
    panel.box("learning rate α").fill("10000")
    panel.box("learning rate α").press("Enter")
    panel.says("Stopped at learning rate α = 10000.0: the cost became nan at step 3.")
    assert "Diverged" in lab.run("print(repr(panel.error))")
    panel.box("learning rate α").fill("0.5")
    panel.box("learning rate α").press("Enter")
    panel.says("λ = 0.70: train 98.6% after 400 steps")


def test_reset_brings_every_control_back_and_takes_a_complaint_away(lab):
    panel = lab.panel()
    panel.drag("λ", 0.5)
    panel.says("λ = 5.00:")
    panel.says("after 400 steps")  # λ = 5 is cleared of all blame only once its run has ended well
    panel.box("learning rate α").fill("10000")
    panel.box("learning rate α").press("Enter")
    panel.says("Choose another, or press Reset.")
    panel.button("Reset").press("Enter")
    panel.says("λ = 0.70: train 98.6% after 400 steps")
    assert (panel.box("λ").input_value(), panel.box("learning rate α").input_value()) == ("0.7", "0.5")
    panel.box("λ").fill("12")
    panel.box("λ").press("Enter")
    panel.says("λ is 12; expected a number from 0 to 10")
    panel.button("Reset").click()
    panel.says("λ = 0.70: train 98.6% after 400 steps")
    assert panel.box("λ").input_value() == "0.7"
    assert panel.box("λ").get_attribute("aria-invalid") is None


def load_again(lab):
    """Until the panel is there: ipywidgets gives a kernel four seconds to name its widgets, and a busy one takes longer."""
    lost = lab.page.get_by_text("Error displaying widget: model not found")
    for _ in range(5):
        lab.page.reload()
        lab.wait_until_ready()
        lab.page.locator(".labs-panel").or_(lost).first.wait_for()
        if not lost.count():
            break
    lab.errors[:] = [error for error in lab.errors if "widget model not found" not in error]


def test_a_reloaded_page_shows_the_panel_and_still_obeys(lab):
    lab.panel().drag("λ", 0.5)
    lab.panel().says("λ = 5.00:")
    lab.command("docmanager:save")
    load_again(lab)
    panel = lab.panel()
    panel.says("λ = 5.00:")
    assert panel.box("λ").input_value() == "5"
    panel.drag("λ", 0.2)
    panel.says("λ = 2.00:")


def test_two_views_of_one_panel_move_together(lab_page, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "demo.ipynb", *PANEL))
    lab.run_all()
    lab.panel().says("λ = 0.70")
    lab.command("notebook:create-output-view")
    lab.page.locator(".labs-panel").nth(1).wait_for()
    first, second = lab.panel(0), lab.panel(1)
    first.says("λ = 0.70")
    second.says("λ = 0.70")
    first.drag("λ", 0.4)
    second.says("λ = 4.00:")
    assert second.box("λ").input_value() == "4"


def test_other_cells_run_while_the_picture_streams(lab_page, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "long.ipynb", "import demo_scene", "panel = demo_scene.long_panel()\npanel"))
    lab.run_all()
    panel = lab.panel()
    panel.says("after 4 steps")
    before = panel.pixels()
    panel.slider("λ").press("ArrowRight")
    panel.button("Pause").wait_for()
    begun = int(lab.run("print(panel.scene.steps_shown)"))
    assert int(lab.run("print(panel.scene.steps_shown)")) > begun
    assert changed(before, panel.pixels()) > 0.05
    panel.button("Pause").click()
    panel.button("Play").wait_for()
    held = lab.run("print(panel.scene.steps_shown, panel.player.driver.task.done())")
    assert held.endswith("True\n")
    assert lab.run("print(panel.scene.steps_shown, panel.player.driver.task.done())") == held


def test_running_the_cell_again_closes_the_old_panel(lab):
    lab.run("old = panel")
    lab.run_all()
    lab.panel().says("λ = 0.70")
    lab.page.wait_for_function("document.querySelectorAll('.labs-panel').length === 1")
    assert "this panel is closed" in lab.run("old.set(lambd=1)")
    lab.panel().drag("λ", 0.3)
    lab.panel().says("λ = 3.00:")


def test_a_stopped_kernel_is_told_in_the_panel(lab):
    lab.page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    lab.panel().says("The kernel has stopped. Run ▸ Run All Above Selected Cell, then this cell")
    assert lab.panel().slider("λ").is_disabled()
    lab.wait_until_ready()


def test_the_picture_is_drawn_in_the_pixels_of_the_screen(lab_page, tmp_path):
    lab = lab_page(write_notebook(tmp_path / "demo.ipynb", *PANEL), device_scale_factor=(scale := 1.5))
    lab.run_all()
    panel = lab.panel()
    panel.says("λ = 0.70")
    shown = panel.canvas.bounding_box()["width"] * scale
    drawn = panel.canvas.evaluate("canvas => canvas.width")
    assert drawn == pytest.approx(shown, abs=2)
