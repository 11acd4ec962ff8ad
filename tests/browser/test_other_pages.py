"""The other pages: a lab's panel in Jupyter Notebook 7 and in Voilà, and the teacher's page of hand-ins."""

import pytest

from labutils.classroom.grading import Graded, Report
from labutils.classroom.handin import exercises_of
from labutils.classroom.page import as_page
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


EVIL = "<script>document.title=1</script><img src=x onerror=document.title=2>"


def test_the_page_of_hand_ins_runs_nothing_and_fits_a_phone(page):
    every = [(lab, name) for lab in ("00", "03", "05") for name in exercises_of(lab)]
    reports = [
        Report("a.json", EVIL, 1, 1, [Graded(lab, name, "right", "wrong", EVIL) for lab, name in every]),
        Report(f"{EVIL}.json", "", 0, 0, [], EVIL),
    ]
    page.set_viewport_size({"width": 390, "height": 800})
    page.set_content(as_page(reports))
    assert page.title() == "Hand-ins" and page.locator("script, img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert page.locator("tbody th").bounding_box()["width"] < 390 / 2  # room for the verdicts beside the longest name
