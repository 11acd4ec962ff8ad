"""Lab 07 in a real page: marks are set by hand, a search on several processes runs inside the kernel."""

import pytest

from tests.browser.lab import changed, write_notebook

pytestmark = pytest.mark.browser


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


def test_a_mark_that_is_dragged_moves_the_band_and_the_second_round(lab):
    panel = lab.panel()
    panel.root.scroll_into_view_if_needed()
    panel.says("12 fine ones between 0.0001 and 1")
    before = panel.pixels()
    panel.box("from log₁₀ α =").fill("-2")
    panel.box("from log₁₀ α =").press("Enter")
    panel.says("12 fine ones between 0.01 and 1")
    assert changed(before, panel.pixels()) > 0.05


def test_a_function_written_in_a_cell_is_tried_on_other_processes(lab):
    lab.page.get_by_text("8 trials", exact=True).wait_for()
