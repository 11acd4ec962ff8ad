"""How long a cell waits where ten panels of its notebook train."""

from statistics import median

from .live import notebooks
from .report import aims

PANELS = 10
CODE = """from IPython.display import display
from benchmarks.panels import panel
panels = [panel("boundary", 100_000) for _ in range({panels})]
display(*panels)"""
SEEN = "document.querySelectorAll('.labs-panel canvas').length == {panels}"
CELL = """async () => { // one that does nothing: ms until its answer is there
  const kernel = jupyterapp.shell.currentWidget.sessionContext.session.kernel;
  const asked = performance.now();
  await kernel.requestExecute({ code: "pass" }).done;
  return performance.now() - asked;
}"""
TOLD = (
    "print(sum(panel.player.mode == 'training' for panel in panels), sum(panel.widget.viewers.number for panel in panels))"
)


def measure(quick: bool = False) -> dict:
    """Milliseconds that cells wait, how many panels trained at the end, and the frames they sent meanwhile."""
    panels, cells = (2, 3) if quick else (PANELS, 40)
    with notebooks() as opened:
        lab = opened(CODE.format(panels=panels))
        lab.page.set_viewport_size({"width": 1280, "height": 900 * panels})  # all of them in sight
        lab.page.wait_for_function(SEEN.format(panels=panels))
        lab.run("for number, one in enumerate(panels):\n    one.params.lambd = number / 10 + 0.05")
        lab.page.wait_for_timeout(3000)
        before = told(lab)[1]
        waits = [wait(lab.page) for _ in range(cells)]
        training, frames = told(lab)
    return {"panels": panels, "waits": waits, "training": training, "frames": frames - before}


def wait(page) -> float:
    """One cell, half a second after the last."""
    page.wait_for_timeout(500)
    return page.evaluate(CELL)


def told(lab) -> tuple[int, int]:
    """How many panels train, and how many frames all of them have sent."""
    training, frames = lab.run(TOLD).split()
    return int(training), int(frames)


def section(result: dict) -> str:
    """This part of the page."""
    words = (
        f"{result['panels']} panels in one notebook, all in sight, each training a 2-20-3-1 network without an end "
        f"({result['training']} of them still did after the last cell), and every half second a cell that does nothing: "
        f"{len(result['waits'])} cells, while the panels sent {result['frames']:,} frames.\n"
    )
    found = [
        ("a cell waits, median (ms)", median(result["waits"]), "≤", 1_000),
        ("a cell waits, longest (ms)", max(result["waits"]), "≤", 1_000),
    ]
    return "\n".join(["## A cell beside ten panels\n", words, aims(found)])
