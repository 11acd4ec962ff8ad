"""A panel as a film: what its controls lead to, recorded, so that a page without a kernel can play it.

The page's code stays as it is. ``stage.js`` talks to a model; ``film.js`` is a model that answers from these files. A film
has a head (``head.film``: the controls, the frame, the picture at the defaults) and parts, one for each sweep of a control
and for each run; a part is loaded when it is asked for.
"""

from typing import Any

import numpy as np

from .panel import Panel
from .shots import Part
from .stage import SCRIPTS, SOURCES
from .sweeps import Played, Sweep, plan, runs, stops

HEAD = "head.film"
SCRIPT = "\n".join(
    (SOURCES / name).read_text(encoding="utf-8") for name in (*SCRIPTS, "film.js")
)  # of a page without a kernel


def record_film(panel: Panel) -> dict[str, bytes]:
    """The files of a panel's film by name. The panel is left at its defaults; the same panel gives the same bytes."""
    head, files = Part(), {}
    panel.reset()
    panel.widget.picture.figure.stale = True
    head.shoot(panel)
    told = {"spec": spec_of(panel), "values": panel.page.state()["values"], "parts": [], "runs": []}
    head.pack()  # so that the parts know where its blob ends
    recorded = {name: panel.controls[name] for name in filmed(panel)}
    for number, sweep in enumerate(plan(recorded)):
        name = f"sweep-{number:02d}.film"
        files[name] = swept(panel, sweep, head).pack()
        told["parts"].append({"file": name, "moves": sweep.moves, **on_page(panel, sweep)})
    for number, played in enumerate(runs(recorded)):
        part, places = run_of(panel, played, head)
        if places:
            name = f"run-{number:02d}.film"
            files[name] = part.pack()
            told["runs"].append({"file": name, "values": panel.page.state()["values"], "places": places})
    panel.reset()
    return {HEAD: head.pack(**told), **files}


def filmed(panel: Panel) -> list[str]:
    """The controls that are recorded: those that the scene names, or all but its tools."""
    tools = {tool.name for tool in panel.scene.tools}
    return [name for name in panel.controls if name not in tools and name in (panel.scene.filmed or panel.controls)]


def spec_of(panel: Panel) -> dict:
    """What the page is told of the panel, with the stops that are recorded; a film has no tools, points and files."""
    spec = {**panel.widget.spec, "listens": False, "looks": False, "keys": [], "files": []}
    spec["takes"] = panel.scene.takes if panel.scene.listens() else ""
    spec["controls"] = [
        {**told, "stops": list(stops(panel.controls[told["name"]]))} if told["kind"] == "slider" else told
        for told in spec["controls"]
        if not told["folded"]
    ]
    return spec


def on_page(panel: Panel, sweep: Sweep) -> dict:
    """A sweep's stops and fixed values as the page knows them."""
    shown = {name: control.to_page for name, control in panel.controls.items()}
    return {
        "stops": [shown[sweep.moves](value) for value in sweep.stops],
        "fixed": {name: shown[name](value) for name, value in sweep.fixed.items()},
    }


def swept(panel: Panel, sweep: Sweep, head: Part) -> Part:
    """A shot for each stop; where the scene fails, the picture before and the words that say why."""
    part = Part(head)
    panel.reset()
    panel.widget.picture.figure.stale = True
    for value in sweep.stops:
        tried(panel, {sweep.moves: value, **sweep.fixed})
        part.shoot(panel)
    return part


def tried(panel: Panel, values: dict[str, Any]) -> bool:
    """Set them; False where the scene fails, which the panel says in words and a film shows as it is."""
    try:
        panel.set(**values)
    except Exception as failed:
        if failed is not panel.error:
            raise
    return panel.error is None


def run_of(panel: Panel, played: Played, head: Part) -> tuple[Part, list[int]]:
    """The run at some of its places, and which these are; none where the scene fails or cannot be led back."""
    part = Part(head)
    if not (tried(panel, played.values) and panel.player.run.reel):
        return part, []
    panel.widget.picture.figure.stale = True
    count = panel.player.run.count
    places = np.unique(np.linspace(0, count, min(played.places, count) + 1).round().astype(int)).tolist()
    for place in places:
        panel.scrub(place)
        panel.player.draw()
        part.shoot(panel)
    return part, places
