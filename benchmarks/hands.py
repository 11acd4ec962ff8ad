"""Every panel and control of the labs under the hand, in a real JupyterLab: the page finds each and moves it."""

import importlib
from collections.abc import Sequence
from statistics import median

from labutils.labs import LABS

from .live import notebooks, percentiles
from .report import aims, table
from .watch import AT_REST, FIRST, MOVE, PICTURES, QUIET, REST, WATCH

STAY = 350  # ms that a move is left alone at most
FIRST_AIM, SLOWEST_AIM, LAST_AIM, FINAL_AIM = 40, 70, 120, 300  # ms
CODE = """from ipywidgets import VBox
from labutils.labs import {lab} as lab
panels = [panel() for panel in lab.PANELS.values()]
VBox([panel.widget for panel in panels])"""
METHOD = f"""\
All panels of a lab in one cell of a real JupyterLab in headless Chromium; every control is moved three times, and a slider
ten times more in a quarter of a second. The first changed pixels count that come with or after the first frame that knows of
the move: not those of a run of the move before. A panel that rests is left at once, any other {STAY} ms after the move: of
what comes later nothing is seen, and that time stands in the table. A run that is not at rest after {FINAL_AIM} ms must
have shown two pictures by then. Of the bursts, three of each slider, the median counts. Between two controls the panel is
reset.
"""


def measure(quick: bool = False, labs: Sequence[str] = ()) -> dict[str, dict]:
    """{"03 penalty_panel: λ": {"first": [ms], "last": [ms], "final": [ms], "pictures": [how many by then]}}: every
    control of these labs, or of all.
    """
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
        at_rest(page)
        for place, name in enumerate(list(module.PANELS)[:1] if quick else module.PANELS):
            labels = page.evaluate(WATCH, place)
            page.wait_for_timeout(200)
            for control, label in enumerate(labels):
                found[f"{number} {name}: {label}"] = under_the_hand(page, place, control)
                page.locator(".labs-panel").nth(place).locator(".labs-reset").click()
                at_rest(page)
    return found


def at_rest(page) -> None:
    """No run of what was moved before goes on beside what is moved next."""
    page.wait_for_timeout(100)
    page.wait_for_function(REST, timeout=120_000)


def under_the_hand(page, panel: int, control: int) -> dict:
    """Three moves, each left alone for a moment; of a slider three bursts. A move that changes no pixel has no time."""
    first, final, pictures = [], [], []
    for share in (0.2, 0.8, 0.5):
        slides = page.evaluate(MOVE, [panel, control, share])
        first.append(after(page, FIRST))
        final.append(page.evaluate(AT_REST))
        pictures.append(page.evaluate(PICTURES, FINAL_AIM))
    last = [burst(page, panel, control) for _ in range(3)] if slides else []
    seen = [one for one in zip(first, final, pictures) if one[0] is not None]
    return {"first": [one[0] for one in seen], "final": [one[1] for one in seen], "pictures": [one[2] for one in seen],
            "last": [ms for ms in last if ms is not None]}  # fmt: skip


def burst(page, panel: int, control: int) -> float | None:
    """Ten moves of a slider in a quarter of a second, and the time from the last of them to its own pixels."""
    for move in range(10):
        page.evaluate(MOVE, [panel, control, 0.3 + 0.05 * move])
        page.wait_for_timeout(25)
    return after(page, FIRST)


def after(page, times: str) -> float | None:
    """Milliseconds, once the panel rests or has been left alone for long enough."""
    page.wait_for_function(QUIET, arg=STAY)
    return page.evaluate(times)


def section(found: dict[str, dict]) -> str:
    """This part of the page: what was aimed at, and a table, the slowest first pixels first."""
    seen = {name: one for name, one in found.items() if one["first"]}
    rows = [
        [
            name,
            f"{median(one['first']):.0f}",
            f"{max(one['first']):.0f}",
            told(after_burst(one)),
            f"{median(one['final']):.0f}",
        ]
        for name, one in sorted(seen.items(), key=lambda item: -median(item[1]["first"]))
    ]
    head = ["panel and control", "first pixels, median (ms)", "slowest", "last value after a burst", "at rest"]
    none = ", ".join(sorted(set(found) - set(seen))) or "none"
    parts = ["## Every panel under the hand\n", METHOD, aims(targets([*seen.values()])), table(head, rows)]
    return "\n".join([*parts, f"Moves that changed no pixel: {none}.\n"])


def targets(controls: list[dict]) -> list[tuple[str, float, str, float]]:
    """(what, measured, "≥" or "≤", aim): over all moves, and how many controls are slower."""
    p50, p95 = percentiles([ms for one in controls for ms in one["first"]])
    slow = sum(median(one["first"]) > FIRST_AIM for one in controls)
    late = [after_burst(one) for one in controls if one["last"]]
    still = sum(not shows(*move) for one in controls for move in zip(one["final"], one["pictures"]))
    return [
        ("first pixels of all moves, p50 (ms)", p50, "≤", FIRST_AIM),
        ("first pixels of all moves, p95 (ms)", p95, "≤", SLOWEST_AIM),
        (f"controls whose median is over {FIRST_AIM} ms", slow, "≤", 0),
        ("last value after a burst, slowest control (ms)", max(late, default=0), "≤", LAST_AIM),
        ("controls that take longer after a burst", sum(ms > LAST_AIM for ms in late), "≤", 0),
        (f"moves neither at rest nor seen to go on after {FINAL_AIM} ms", still, "≤", 0),
    ]


def shows(final: float, pictures: int) -> bool:
    """Was the last picture there in time, or could one see that more would come?"""
    return final <= FINAL_AIM or pictures >= 2


def after_burst(control: dict) -> float | None:
    """Milliseconds after a burst; None of what is no slider."""
    return median(control["last"]) if control["last"] else None


def told(ms: float | None) -> str:
    return "–" if ms is None else f"{ms:.0f}"
