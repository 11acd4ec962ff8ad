"""Lab 07 in a real page: a mark is set by hand and by keys, a search on several processes runs inside the kernel."""

import pytest

from labutils.labs.search import zoom_panel
from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser


def plane_of_the_picture():
    """The plane's corners as shares of the picture: left, low, right, high."""
    panel = zoom_panel()
    axes = panel.scene.plane
    corners = axes.transData.transform([(0, 0), (1, 1)]) / axes.figure.bbox.size
    panel.close()
    return (*corners[0], *corners[1])


PLANE = plane_of_the_picture()


@pytest.fixture(scope="module")
def lab(open_lab, tmp_path_factory):
    cells = (
        "from labutils.labs import search as lab\nfrom labutils.search import Linear, random, search",
        "lab.zoom_panel()",
        "def written_here(x, seed):\n    return x * x",
        'found = list(search(written_here, random({"x": Linear(-1, 1)}, 8)))\nprint(len(found), "trials")',
    )
    with open_lab(write_notebook(tmp_path_factory.mktemp("lab07") / "search.ipynb", *cells)) as page:
        page.run_all()
        yield page


def place(panel, x, y):
    """Where on the screen this place of the plane is: its axes are the left ones of the picture."""
    box = panel.canvas.bounding_box()
    left, low, right, high = PLANE
    return box["x"] + box["width"] * (left + x * (right - left)), box["y"] + box["height"] * (1 - low - y * (high - low))


@pytest.fixture
def whole_plane(lab):
    """The panel with the whole plane marked, whatever was marked before."""
    panel = lab.panel()
    panel.canvas.scroll_into_view_if_needed()
    panel.says("fine ones with α from")
    panel.root.get_by_role("button", name="mark the whole plane").click()
    panel.says("12 fine ones with α from 0.0001 to 1 and")
    return panel


def test_a_rectangle_is_dragged_on_the_picture_and_the_second_round_falls_there(lab, whole_plane):
    panel, mouse = whole_plane, lab.page.mouse
    before = panel.pixels()
    mouse.move(*place(panel, 0.5, 0.5))
    mouse.down()
    mouse.move(*place(panel, 0.6, 0.7), steps=4)
    panel.says("Marking α from 0.01 to 0.025 and β from 0.99")
    mouse.move(*place(panel, 0.75, 0.75), steps=4)
    mouse.up()
    panel.says("12 fine ones with α from 0.01 to 0.1 and β from 0.99 to 0.9968")
    assert changed(before, panel.pixels()) > 0.05
    assert panel.box("α to").input_value() == "0.1"


def test_a_rectangle_is_marked_by_keys_and_the_picture_has_a_name(lab, whole_plane):
    panel = whole_plane
    assert panel.canvas.get_attribute("aria-roledescription") == "picture that takes a mark"
    assert "fine ones with" in panel.canvas.get_attribute("aria-label")
    panel.canvas.focus()
    for key in ["m", *["ArrowRight"] * 10, *["ArrowUp"] * 10, "m"]:
        lab.page.keyboard.press(key)
    panel.says("12 fine ones with α from 0.01 to 0.1 and β from 0.99 to 0.9968")


def test_a_function_written_in_a_cell_is_tried_on_other_processes(lab):
    lab.page.get_by_text("8 trials", exact=True).wait_for()
