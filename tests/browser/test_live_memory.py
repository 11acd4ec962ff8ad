"""A cell that is run again leaves nothing on the page: no panel, canvas, comm, widget or listener more.

The two hundred runs are in tests/soak.
"""

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

    def _object(self, expression: str, **more) -> str:
        return self.tools.send("Runtime.evaluate", {"expression": expression, **more})["result"]["objectId"]

    def listeners(self) -> int:
        """All there are, of things seen or not."""
        self.tools.send("HeapProfiler.collectGarbage")
        return self.tools.send("Memory.getDOMCounters")["jsEventListeners"]

    def lasting(self) -> int:
        """The listeners of what outlives every panel."""
        things = [self._object(name) for name in ("window", "document", "document.body")]
        return sum(len(self.tools.send("DOMDebugger.getEventListeners", {"objectId": one})["listeners"]) for one in things)

    def canvases(self) -> int:
        """All there are, seen or not."""
        group = {"objectGroup": "canvases"}
        prototype = self._object("HTMLCanvasElement.prototype", **group)
        found = self.tools.send("Runtime.queryObjects", {"prototypeObjectId": prototype, **group})
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


def settled(lab, count, most: int) -> int:
    """The count, once it is at most that: what the widget library still waits for is gone after some seconds."""
    for _ in range(200):
        if (now := count()) <= most:
            break
        lab.page.wait_for_timeout(500)
    return now


def leave_nothing(lab, runs: int, swing: int | None = None) -> None:
    """So many runs: fewer canvases than one for two of them stay, and fewer listeners of what outlives a panel.

    What each run leaves is there as often as there were runs; one or the other listener is JupyterLab's own.

    swing : by how much the number of all listeners may have grown, JupyterLab's own among them, which comes and goes by
    more than a hundred; so it is counted only where there are far more runs than that.
    """
    heap = Heap(lab.page)
    for _ in range(3):
        run_again(lab)
    canvases, listeners, lasting = settled(lab, heap.canvases, most=3), heap.listeners(), heap.lasting()
    for _ in range(runs):
        run_again(lab)
    wait_until(lambda: lab.page.evaluate(ON_THE_PAGE) == [1, 1, 2], lab.page)  # the panel's comm, and its layout's
    limits = [(heap.canvases, canvases + runs // 2), (heap.lasting, lasting + runs // 2)]
    if swing is not None:
        limits.append((heap.listeners, listeners + swing))
    for count, most in limits:
        assert settled(lab, count, most) <= most, count.__name__


@pytest.mark.fault("a panel's cell run again and again on the page")
def test_a_cell_run_again_leaves_nothing_on_the_page(lab_page, tmp_path, tried):
    leave_nothing(lab_page(write_notebook(tmp_path / "again.ipynb", CELL)), RUNS)
    tried(RUNS)
