"""Every panel and control of the labs under the hand, in a real JupyterLab: the page finds each and moves it."""

import importlib
from collections.abc import Sequence
from statistics import median

from labutils.labs import LABS

from .live import notebooks
from .report import table

STAY = 350  # ms that a move is left alone
CODE = """from ipywidgets import VBox
from labutils.labs import {lab} as lab
panels = [panel() for panel in lab.PANELS.values()]
VBox([panel.widget for panel in panels])"""
WATCH = """number => {
  const panel = document.querySelectorAll(".labs-panel")[number];
  panel.querySelectorAll("details").forEach(fold => (fold.open = true));
  const canvas = panel.querySelector("canvas");
  canvas.scrollIntoView({ block: "center" });
  window.watched?.disconnect();
  window.watched = new MutationObserver(() => {
    if (panel.getAttribute("aria-busy") === "false") window.rested = performance.now();
  });
  watched.observe(panel, { attributeFilter: ["aria-busy"] });
  const probe = new OffscreenCanvas(192, 96).getContext("2d", { willReadFrequently: true });
  const turn = (window.turn = (window.turn ?? 0) + 1);
  window.paints = [];
  let last = "";
  const look = () => {
    if (turn !== window.turn) return;
    probe.drawImage(canvas, 0, 0, 192, 96);
    const now = probe.getImageData(0, 0, 192, 96).data.join();
    if (now !== last) paints.push(performance.now());
    last = now;
    requestAnimationFrame(look);
  };
  look();
  return [...panel.querySelectorAll(".labs-control")].map(node =>
    node.querySelector("label, .labs-label")?.textContent || node.textContent);
}"""
MOVE = """([number, place, share]) => {
  const control = document.querySelectorAll(".labs-panel")[number].querySelectorAll(".labs-control")[place];
  window.paints = [];
  window.rested = 0;
  const range = control.querySelector("input[type=range]"), list = control.querySelector("select");
  const radios = control.querySelectorAll("input[type=radio]");
  window.moved = performance.now();
  if (range) {
    range.value = Math.round(share * range.max);
    range.dispatchEvent(new Event("input"));
  } else if (list) {
    list.selectedIndex = (list.selectedIndex + 1) % list.options.length;
    list.dispatchEvent(new Event("change"));
  } else if (radios.length) {
    const now = [...radios].findIndex(radio => radio.checked);
    radios[(now + 1) % radios.length].click();
  } else control.querySelector("input, button").click();
}"""
TIMES = "[paints.length ? paints[0] - moved : null, paints.length ? Math.max(rested, paints.at(-1)) - moved : null]"
METHOD = f"""\
All panels of a lab in one cell of a real JupyterLab in headless Chromium; every control is moved three times, then ten times
in a quarter of a second. What comes later than {STAY} ms after a move is not seen, so a long run counts as at rest by then.
"""
LAST = "paints.length ? paints.at(-1) - moved : null"


def measure(quick: bool = False, labs: Sequence[str] = ()) -> dict[str, dict]:
    """{"03 penalty_panel: λ": {"first": [ms], "last": ms, "final": [ms]}} for every control of these labs, or of all."""
    with notebooks() as opened:
        return of_labs(opened, list(labs) or list(LABS), quick)


def of_labs(opened, labs: list[str], quick: bool) -> dict[str, dict]:
    """One page for each lab, all its panels in one cell."""
    found = {}
    for number in labs[:1] if quick else labs:
        module = importlib.import_module(f"labutils.labs.{LABS[number][0]}")
        lab = opened(CODE.format(lab=LABS[number][0]))
        lab.page.locator(".labs-panel canvas").nth(len(module.PANELS) - 1).wait_for(timeout=120_000)
        page = lab.page
        page.wait_for_timeout(1500)
        for place, name in enumerate(list(module.PANELS)[:1] if quick else module.PANELS):
            labels = page.evaluate(WATCH, place)
            page.wait_for_timeout(500)
            for control, label in enumerate(labels):
                found[f"{number} {name}: {label}"] = under_the_hand(page, place, control)
    return found


def under_the_hand(page, panel: int, control: int) -> dict:
    """Three moves, each left alone for a moment; then a burst of ten. A move that changes no pixel has no time."""
    first, final = [], []
    for share in (0.2, 0.8, 0.5):
        page.evaluate(MOVE, [panel, control, share])
        page.wait_for_timeout(STAY)
        times = page.evaluate(TIMES)
        first.append(times[0])
        final.append(times[1])
    for move in range(10):
        page.evaluate(MOVE, [panel, control, 0.3 + 0.05 * move])
        page.wait_for_timeout(25)
    page.wait_for_timeout(STAY)
    last = page.evaluate(LAST)
    return {"first": [t for t in first if t is not None], "last": last, "final": [t for t in final if t is not None]}


def section(found: dict[str, dict]) -> str:
    """This part of the page: a table, the slowest first pixels first."""
    seen = {name: one for name, one in found.items() if one["first"]}
    rows = [
        [name, f"{median(one['first']):.0f}", f"{max(one['first']):.0f}", told(one["last"]), f"{median(one['final']):.0f}"]
        for name, one in sorted(seen.items(), key=lambda item: -median(item[1]["first"]))
    ]
    head = ["panel and control", "first pixels, median (ms)", "slowest", "last picture after a burst", "at rest"]
    none = ", ".join(sorted(set(found) - set(seen))) or "none"
    return f"## Every panel under the hand\n\n{METHOD}\n{table(head, rows)}\nMoves that changed no pixel: {none}.\n"


def told(ms: float | None) -> str:
    return "–" if ms is None else f"{ms:.0f}"
