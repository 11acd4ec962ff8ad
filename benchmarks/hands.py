"""Every panel and control of the labs under the hand, in a real JupyterLab: the page finds each and moves it."""

import importlib
from collections.abc import Sequence
from statistics import median

from labutils.labs import LABS

from .live import notebooks
from .report import table
from .watch import AT_REST, FIRST, LAST, MOVE, QUIET, WATCH

STAY = 350  # ms that a move is left alone at most
CODE = """from ipywidgets import VBox
from labutils.labs import {lab} as lab
panels = [panel() for panel in lab.PANELS.values()]
VBox([panel.widget for panel in panels])"""
METHOD = f"""\
All panels of a lab in one cell of a real JupyterLab in headless Chromium; every control is moved three times, and a slider
ten times more in a quarter of a second. A panel that rests is left at once, any other {STAY} ms after the move: what comes
later is not seen, so a long run counts as at rest by then.
"""


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
            page.wait_for_timeout(200)
            for control, label in enumerate(labels):
                found[f"{number} {name}: {label}"] = under_the_hand(page, place, control)
    return found


def under_the_hand(page, panel: int, control: int) -> dict:
    """Three moves, each left alone for a moment; of a slider a burst of ten. A move that changes no pixel has no time."""
    first, final, last = [], [], None
    for share in (0.2, 0.8, 0.5):
        slides = page.evaluate(MOVE, [panel, control, share])
        first.append(after(page, panel, FIRST))
        final.append(page.evaluate(AT_REST))
    if slides:
        for move in range(10):
            page.evaluate(MOVE, [panel, control, 0.3 + 0.05 * move])
            page.wait_for_timeout(25)
        last = after(page, panel, LAST)
    return {"first": [t for t in first if t is not None], "last": last, "final": [t for t in final if t is not None]}


def after(page, panel: int, times: str) -> float | None:
    """Milliseconds, once the panel rests or has been left alone for long enough."""
    page.wait_for_function(QUIET, arg=[panel, STAY])
    return page.evaluate(times)


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
