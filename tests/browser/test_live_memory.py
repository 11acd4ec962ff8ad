"""A cell that is run again leaves nothing on the page: no panel, canvas, comm or widget more."""

import pytest

from tests.browser.lab import wait_until, write_notebook

pytestmark = pytest.mark.browser

CELL = "import demo_scene\npanel = demo_scene.rings_panel()\npanel"
ON_THE_PAGE = """() => {
    const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    return [document.querySelectorAll(".labs-panel").length, document.querySelectorAll("canvas").length, kernel._comms.size];
}"""
RUNS = 8


class Heap:
    """What the page holds, seen from outside by Chrome's own tools, so that what is off the page is counted too."""

    def __init__(self, page):
        self.tools = page.context.new_cdp_session(page)

    def canvases(self) -> int:
        """All there are, seen or not."""
        group = {"objectGroup": "canvases"}
        prototype = self.tools.send("Runtime.evaluate", {"expression": "HTMLCanvasElement.prototype", **group})
        found = self.tools.send("Runtime.queryObjects", {"prototypeObjectId": prototype["result"]["objectId"], **group})
        length = {"objectId": found["objects"]["objectId"], "functionDeclaration": "function () { return this.length; }"}
        count = self.tools.send("Runtime.callFunctionOn", {**length, "returnByValue": True})["result"]["value"]
        self.tools.send("Runtime.releaseObjectGroup", group)
        return count


def run_again(lab) -> None:
    """Run the cell, and wait until the new panel stands there and the old one is gone."""
    old = lab.run("print(panel.widget.model_id)" if lab.panel().root.count() else "")
    lab.run_all()
    lab.panel().says("λ = 0.70: train 98.6% after 400 steps")
    lab.page.wait_for_function("document.querySelectorAll('.labs-panel').length === 1")
    assert lab.run("print(panel.widget.model_id)") != old


@pytest.mark.fault("a panel's cell run again and again on the page")
def test_a_cell_run_again_leaves_nothing_on_the_page(lab_page, tmp_path, tried):
    lab = lab_page(write_notebook(tmp_path / "again.ipynb", CELL))
    heap = Heap(lab.page)
    for _ in range(3):
        run_again(lab)
    canvases = settled(lab, heap.canvases, most=3)
    for _ in range(RUNS):
        run_again(lab)
    wait_until(lambda: lab.page.evaluate(ON_THE_PAGE) == [1, 1, 2], lab.page)  # the panel's comm, and its layout's
    most = canvases + RUNS // 2
    assert settled(lab, heap.canvases, most) <= most
    tried(RUNS)


def settled(lab, count, most: int) -> int:
    """The count, once it is at most that: what the widget library still waits for is gone after some seconds."""
    for _ in range(200):
        if (now := count()) <= most:
            break
        lab.page.wait_for_timeout(500)
    return now
