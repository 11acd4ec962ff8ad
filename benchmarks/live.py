"""How soon the picture follows the hand: a real JupyterLab in headless Chromium, watched at every screen refresh."""

import tempfile
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from .watch import AT_REST, EAR, FIRST, MOVE, STANDS, WATCH

COUNT = """() => {
  const canvas = document.querySelector(".labs-panel canvas");
  const context = canvas.getContext.bind(canvas);
  window.painted = 0;
  canvas.getContext = (...how) => (window.painted++, context(...how));
}"""
KINDS = ("boundary", "curves", "histogram")


def measure(quick: bool = False) -> dict:
    """For each kind of panel the milliseconds of every move, and what streams."""
    moves, burst = (6, 5) if quick else (60, 40)
    kinds = KINDS[:1] if quick else KINDS
    with pages() as opened:
        result = {"panels": {kind: follow(opened(kind, 400), moves, burst) for kind in kinds}}
        result["run"] = long_runs(opened("boundary", 3000), 2 if quick else 10)
        result["seeds"] = long_runs(opened("seeds", 2000), 1 if quick else 5)
        result["stream"] = {kind: stream(opened(kind, 100_000, watched=False), 1 if quick else 4) for kind in kinds}
        result["idle"] = idle(opened("boundary", 400, watched=False), 1 if quick else 10)
    return result


@contextmanager
def notebooks(seen=lambda server: server):
    """Yields opened(code) -> a LabPage with that cell, run; the page before is closed. seen : how pages see the server."""
    from playwright.sync_api import sync_playwright

    from launcher.doctor import find_chromium
    from tests.browser.lab import CHROMIUM_FLAGS, LabPage, LabServer, write_notebook

    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
        server = LabServer(folder)
        stack.callback(server.close)
        server.wait()
        address = seen(server)
        launch = stack.enter_context(sync_playwright()).chromium.launch
        browser = launch(executable_path=find_chromium(), args=[*CHROMIUM_FLAGS, "--no-sandbox"])
        stack.callback(browser.close)
        before = []

        def opened(code: str) -> LabPage:
            while before:
                before.pop().close()
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.add_init_script(EAR)
            before.append(LabPage(page, address, write_notebook(folder / "bench.ipynb", code)))
            before[0].run_all()
            return before[0]

        yield opened


@contextmanager
def pages():
    """Yields opened(kind, steps, watched=True) -> a LabPage with that panel, run and watched."""
    with notebooks() as notebook:
        yield partial(measured, notebook)


def measured(notebook, kind: str, steps: int, watched: bool = True):
    """The page that notebook(code) opens, with that panel on it, at rest."""
    lab = notebook(f"from benchmarks.panels import panel\npanel = panel({kind!r}, {steps})\npanel")
    lab.panel().says("after")
    lab.page.wait_for_timeout(1500)
    if watched:
        lab.page.evaluate(WATCH, 0)
        lab.page.wait_for_timeout(300)
    return lab


def slide(percent: int) -> list[float]:
    """The only panel's only slider, to there."""
    return [0, 0, percent / 100]


def follow(lab, moves: int, burst: int) -> dict:
    """Each move's first changed pixels; then a burst in 2 s and the time to the first pixels that know of its last move."""
    page, first = lab.page, []
    for move in range(moves):
        page.evaluate(MOVE, slide(5 + 17 * move % 90))
        page.wait_for_timeout(250)
        first.append(page.evaluate(FIRST))
    for move in range(burst):
        page.evaluate(MOVE, slide(10 + move))
        page.wait_for_timeout(2000 / 40)
    page.wait_for_timeout(700)
    return {"first": first, "last of burst": page.evaluate(FIRST)}


def long_runs(lab, repeats: int) -> list[float]:
    """Milliseconds from a move until the run is at rest and its last picture is on the screen."""
    times = []
    for repeat in range(repeats):
        lab.page.evaluate(MOVE, slide(10 + 5 * repeat))
        lab.page.wait_for_function(STANDS)
        times.append(lab.page.evaluate(AT_REST))
    return times


def stream(lab, seconds: float) -> float:
    """Pictures painted a second while a network trains: each is another one, and no refresh paints two."""
    lab.page.evaluate(COUNT)
    lab.page.evaluate(MOVE, slide(33))
    lab.page.wait_for_timeout(300)
    told = "[window.painted, performance.now()]"
    before = lab.page.evaluate(told)
    lab.page.wait_for_timeout(1000 * seconds)
    painted, milliseconds = (now - earlier for now, earlier in zip(lab.page.evaluate(told), before))
    return 1000 * painted / milliseconds


def idle(lab, seconds: float) -> dict:
    """What an untouched panel costs: frames, and the shares of a core of the kernel and of the page's main thread."""
    devtools = lab.page.context.new_cdp_session(lab.page)
    devtools.send("Performance.enable")

    def spent() -> tuple[int, float, float]:
        told = lab.run("import time; print(panel.widget.viewers.number, time.process_time())").split()
        metrics = {m["name"]: m["value"] for m in devtools.send("Performance.getMetrics")["metrics"]}
        return int(told[0]), float(told[1]), metrics["TaskDuration"]

    before = spent()
    lab.page.wait_for_timeout(1000 * seconds)
    frames, kernel, page = (after - earlier for after, earlier in zip(spent(), before))
    return {"frames": frames, "kernel": kernel / seconds, "page": page / seconds}


METHOD = """\
A slider is moved in a real JupyterLab in headless Chromium (no graphics card: the processor paints), and at every screen
refresh the canvas is compared with what it was. Behind it a 2-20-3-1 network with 211 examples is trained afresh, 400 steps
a move. The last value is on the screen with the first pixels that come with or after a frame that knows of it.
"""


def section(result: dict) -> str:
    """This part of the page."""
    from .report import aims, table

    rows = [
        [kind, *(f"{v:.0f}" for v in (*percentiles(times["first"]), times["last of burst"], result["stream"][kind]))]
        for kind, times in result["panels"].items()
    ]
    head = ["panel", "first pixels, p50 (ms)", "p95 (ms)", "last value after a burst (ms)", "frames/s while training"]
    quiet = "An untouched panel: {frames} frames sent, {kernel:.1%} of a core in the kernel, {page:.1%} in the page.\n"
    parts = ["## The live picture", METHOD, table(head, rows), aims(targets(result)), quiet.format(**result["idle"])]
    return "\n".join(parts)


def targets(result: dict) -> list[tuple[str, float, str, float]]:
    """(what, measured, "≥" or "≤", aim), the worst kind of panel for each."""
    first = [percentiles(times["first"]) for times in result["panels"].values()]
    return [
        ("first pixels, p50 (ms)", max(p50 for p50, _ in first), "≤", 40),
        ("first pixels, p95 (ms)", max(p95 for _, p95 in first), "≤", 70),
        ("last value after a burst (ms)", max(times["last of burst"] for times in result["panels"].values()), "≤", 120),
        ("3,000 steps on the screen, median (ms)", median(result["run"]), "≤", 300),
        ("twenty seeds, 2,000 steps each, on the screen, median (ms)", median(result["seeds"]), "≤", 1500),
        ("frames/s while training", min(result["stream"].values()), "≥", 55),
        ("frames sent while idle", result["idle"]["frames"], "≤", 0),
    ]


def percentiles(times: list[float]) -> tuple[float, float]:
    """p50 and p95."""
    ordered = sorted(times)
    return median(ordered), ordered[min(int(0.95 * len(ordered)), len(ordered) - 1)]
