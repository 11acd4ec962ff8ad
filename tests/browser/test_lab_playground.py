"""The playground as a learner meets it: points clicked in, mid-run, a ghost, twenty seeds, slow motion, sharing."""

import subprocess
import sys

import numpy as np
import pytest

from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser
CELLS = (
    "from labutils.labs import playground as lab",
    "playground = lab.playground_panel()\nplayground",
    "lab.slow_panel(playground)",
)
DRAWN = "canvas => canvas.toDataURL()"


@pytest.fixture(scope="module")
def page(open_lab, tmp_path_factory):
    with open_lab(write_notebook(tmp_path_factory.mktemp("playground") / "playground.ipynb", *CELLS)) as page:
        page.run_all()
        yield page


@pytest.fixture
def panel(page):
    """The playground at its defaults, its run at the end."""
    page.run("playground.scene.bench.owned, playground.scene.hands.probe = False, None\nplayground.reset()")
    panel = page.panel()
    panel.root.scroll_into_view_if_needed()
    panel.root.locator("details").evaluate("fold => { fold.open = true; }")
    panel.says("moons, 2 hidden layers of 6 units: after 600 updates")
    return panel


def choose(panel, label, option):
    panel.root.get_by_role("radiogroup", name=label).get_by_text(option, exact=True).click()


def click(panel, x, y):
    """On the canvas, at these shares of it from the left and the top."""
    panel.canvas.scroll_into_view_if_needed()
    box = panel.canvas.bounding_box()
    panel.canvas.click(position={"x": x * box["width"], "y": y * box["height"]})


def type_in(panel, label, value):
    panel.box(label).fill(value)
    panel.box(label).press("Enter")


def test_points_are_clicked_in_and_the_network_learns_them(page, panel):
    panel.root.get_by_label("a click").select_option("adds class 0")
    before = panel.pixels()
    click(panel, 0.25, 0.3)
    panel.says("own points, 2 hidden layers of 6 units: after 600 updates")
    assert page.run("print(len(playground.scene.bench.own.points))").strip() == "301"
    assert changed(before, panel.pixels()) > 0.0005
    panel.button("undo").click()
    panel.says("own points, 2 hidden layers of 6 units: after 600 updates")
    panel.button("clear").click()
    panel.says("own points: 0; expected 10 to 2,000")


def test_the_keyboard_alone_clears_adds_and_trains(page, panel):
    panel.canvas.focus()
    keys = page.page.keyboard
    keys.press("c")
    panel.says("own points: 0; expected")
    for label in "01":
        for _ in range(6):
            keys.press("ArrowRight")
            keys.press(label)
    panel.says("own points, 2 hidden layers of 6 units: after 600 updates")
    assert page.run("print([p[2] for p in playground.scene.bench.own.points])").strip() == str([0] * 6 + [1] * 6)


def test_a_change_in_mid_run_is_marked_and_the_ghost_stays(page, panel):
    panel.button("keep as ghost").click()
    panel.says("The ghost (moons, 2 hidden layers of 6 units): train 99.4, dev 93.3 %")
    choose(panel, "a change", "goes on")
    film = panel.root.get_by_role("slider", name="Place in the run")
    film.fill("48")
    panel.says("after 240 updates")
    before = panel.pixels()
    type_in(panel, "λ", "5")
    panel.says("λ = 5 from 240 on: after 600 updates")
    assert page.run("print(playground.scene.bench.recipe.edits)").strip() == "(Edit(step=240, name='lambd', value=5.0),)"
    assert changed(before, panel.pixels()) > 0.01


def test_a_place_under_the_pointer_is_told_in_numbers(panel):
    panel.canvas.scroll_into_view_if_needed()
    box = panel.canvas.bounding_box()
    panel.canvas.hover(position={"x": 0.2 * box["width"], "y": 0.5 * box["height"]})
    panel.says("with probability 0.")


def test_twenty_seeds_and_slow_motion_follow_the_playground(page, panel):
    panel.button("keep as ghost").click()
    panel.says("The ghost")
    type_in(panel, "λ", "20")
    panel.says("λ 20: after 600 updates")
    panel.root.get_by_role("switch", name="twenty seeds").click()
    panel.says("Twenty seeds, now minus ghost: dev −")
    slow = page.panel(1)
    slow.root.scroll_into_view_if_needed()
    slow.button("Back to the start").click()
    slow.says("stage 1 of 17: The batch comes in")
    slow.button("One step").click()
    slow.says("stage 2 of 17: Layer 1, unit 1: Z")
    slow.root.get_by_role("slider", name="Place in the run").fill("0")
    slow.says("stage 1 of 17")


def test_a_shared_string_opens_in_a_second_notebook_with_the_same_pixels(page, panel, lab_page, tmp_path):
    type_in(panel, "λ", "2")
    panel.says("λ 2: after 600 updates")
    panel.button("share string").click()
    box = panel.root.get_by_label("Share string, or rows x1,x2,label")
    page.page.wait_for_function("box => box.value.startsWith('LABS1.')", arg=box.element_handle())
    mine = panel.canvas.evaluate(DRAWN)
    other = lab_page(write_notebook(tmp_path / "other.ipynb", *CELLS))
    other.run_all()
    theirs = other.panel()
    theirs.says("moons, 2 hidden layers of 6 units: after 600 updates")
    assert theirs.canvas.evaluate(DRAWN) != mine
    theirs.root.get_by_label("Share string, or rows x1,x2,label").fill(box.input_value())
    theirs.button("open").click()
    theirs.says("λ 2: after 600 updates")
    other.page.wait_for_function(
        f"([canvas, mine]) => ({DRAWN})(canvas) === mine", arg=[theirs.canvas.element_handle(), mine]
    )


def test_what_is_pasted_and_will_not_do_is_told_and_nothing_is_lost(panel):
    panel.root.get_by_label("Share string, or rows x1,x2,label").fill("1,2,<img src=x onerror=alert(1)>\n" * 12)
    panel.button("open").click()
    panel.says("12 of 12 rows cannot be read")
    assert panel.root.locator("img").count() == 0
    panel.slider("λ").focus()
    panel.slider("λ").press("ArrowRight")
    panel.says("moons, 2 hidden layers of 6 units, λ 0.01: after 600 updates")


def test_a_file_is_opened_and_a_script_is_saved_that_runs_by_itself(page, panel, tmp_path):
    rows = "\n".join(f"{np.cos(t):.4f},{np.sin(t):.4f},{'ab'[t % 2]}" for t in range(40))
    panel.root.get_by_label("Open a file").set_input_files(
        {"name": "points.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    )
    panel.says("own points, 2 hidden layers of 6 units: after 600 updates")
    with page.page.expect_download() as download:
        panel.button("run.py").click()
    download.value.save_as(tmp_path / "run.py")
    done = subprocess.run([sys.executable, "-I", tmp_path / "run.py"], capture_output=True, text=True, check=True)
    J = page.run("print(playground.scene.bench.history.last('J'))").strip()
    assert done.stdout.splitlines()[-2] == f"600 {J}"
