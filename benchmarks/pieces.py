"""The longest piece of work of every panel: for so long a cell waits, and every other panel with it."""

import asyncio
import gc
import importlib
from time import thread_time

import numpy as np

from labutils.labs import LABS
from labutils.live import Panel
from labutils.live.driver import Driver
from tests.moves import values_of

from .report import aims, table

MOVES, ACTS = 40, ("play", "step", "rewind", "pause")
LONGEST = 50  # ms


def measure(quick: bool = False) -> dict:
    """For each panel the three longest pieces, in ms of processor time, and after which move the longest of them came."""
    gc.collect()
    gc.freeze()  # as in a kernel, where importing the panels does it
    return {"moves": 3 if quick else MOVES, "panels": {
        f"{number} {name}": asyncio.run(pieces(factory, 3 if quick else MOVES))
        for number, (lab, *_) in LABS.items()
        for name, factory in importlib.import_module(f"labutils.labs.{lab}").PANELS.items()
    }}  # fmt: skip


async def pieces(factory, moves: int) -> dict:
    """One panel on a loop, as in a kernel, with a page that paints whatever comes at once."""
    panel, rng, found = factory(), np.random.default_rng(0), []
    driver = panel.player.driver
    panel.widget.viewers.delay = lambda: 0.0
    done = "shown"
    piece = driver._piece

    def timed() -> float | None:
        began = thread_time()
        try:
            return piece()
        finally:
            found.append((1000 * (thread_time() - began), done))

    driver._piece = timed
    panel.player.refresh()
    for _ in range(moves):
        await rest(driver)
        done = move(panel, rng)
    await rest(driver)
    panel.close()
    longest = sorted(found, reverse=True)[:3]
    return {"ms": [round(ms, 1) for ms, _ in longest], "after": longest[0][1], "pieces": len(found)}


def move(panel: Panel, rng: np.random.Generator) -> str:
    """What a hand on the page does, all of it at the panel's loop."""
    if panel.controls and rng.random() < 0.8:
        name = str(rng.choice(list(panel.controls)))
        stops = values_of(panel.controls[name])
        value = stops[rng.choice([0, -1, rng.integers(len(stops))])]
        setattr(panel.params, name, value)
        return f"{name} = {value}"
    act = str(rng.choice(ACTS))
    getattr(panel, act)()
    return act


async def rest(driver: Driver) -> None:
    """Until nothing is left to do, or for 300 turns of an endless run."""
    for _ in range(300):
        if driver.task is None or driver.task.done():
            return
        await asyncio.sleep(0)
    driver.player.pause()


def section(result: dict) -> str:
    """This part of the page, the longest pieces first."""
    found = sorted(result["panels"].items(), key=lambda item: -item[1]["ms"][0])
    rows = [[name, *(f"{ms:.0f}" for ms in one["ms"]), one["after"]] for name, one in found]
    method = (
        f"Every panel on a loop of its own, {result['moves']} random moves, a page that paints at once. A piece is what "
        "runs between two looks at what else is to do, in ms of processor time; the three longest of each panel, and the "
        "move before the longest. Now and then one is Python's own collecting of what is no longer used.\n"
    )
    found = [
        ("longest piece that comes three times (ms)", max(one["ms"][-1] for one in result["panels"].values()), "≤", LONGEST)
    ]
    return "\n".join(["## Pieces of work\n", method, table(["panel", "longest", "2nd", "3rd", "after"], rows), aims(found)])
