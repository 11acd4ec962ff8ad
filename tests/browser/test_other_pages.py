"""A lab's panel in the other pages that show notebooks: Jupyter Notebook 7 and Voilà."""

import pytest

from tests.browser.lab import NotebookPage, NotebookServer, PanelOnPage, VoilaServer, patient, write_notebook

pytestmark = pytest.mark.browser

PANEL = "from labutils.labs import regularise as lab\nlab.penalty_panel()"
BOX = "import ipywidgets as widgets\nwidgets.VBox([widgets.Label('above'), lab.penalty_panel().widget])"
OF_NOTEBOOK = "Cannot read properties of undefined (reading 'schema')"  # its own page error, also with no panel at all

PAINTED = """canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data
    .some((value, at) => at % 4 < 3 && value > 0 && value < 100)"""


def opens_and_moves(panel):
    panel.says("L2, λ = 0: train")
    panel.canvas.scroll_into_view_if_needed()
    panel.root.page.wait_for_function(PAINTED, arg=panel.canvas.element_handle())
    panel.box("λ").fill("3")
    panel.box("λ").press("Enter")
    panel.says("L2, λ = 3: train")


@pytest.fixture
def page(browser):
    """A page whose errors on the console fail the test."""
    page = patient(browser.new_page(viewport={"width": 1280, "height": 900}))
    yield page
    page.close()


def test_in_jupyter_notebook(page, tmp_path):
    server = NotebookServer(tmp_path)
    try:
        server.wait()
        opened = NotebookPage(page, server, write_notebook(tmp_path / "panel.ipynb", PANEL, BOX))
        opened.run_all()
        for number in (0, 1):
            opens_and_moves(opened.panel(number))
        assert set(opened.errors) <= {OF_NOTEBOOK}
    finally:
        server.close()


def test_in_voila(page, tmp_path):
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    server = VoilaServer(tmp_path, write_notebook(tmp_path / "panel.ipynb", PANEL, BOX))
    try:
        server.wait()
        page.goto(f"{server.url}/?token={server.token}", wait_until="commit")
        for number in (0, 1):
            opens_and_moves(PanelOnPage(page.locator(".labs-panel").nth(number)))
        assert errors == []
    finally:
        server.close()
