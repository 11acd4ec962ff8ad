"""A panel with its pages in a world of its own, whose clock leaps: what a page may do, in any order, within no time."""

import asyncio
import selectors
from types import SimpleNamespace

import numpy as np

from labutils.live import Panel, Slider
from labutils.live import frame as frame_module
from labutils.live import player as player_module
from labutils.live import run as run_module
from labutils.live.stage import Stage
from tests.unit.live.scenes import Remembering

STEPS = 40
TURNS = 20_000  # of the loop until it is taken for one that never rests


class Leaping(selectors.DefaultSelector):
    """In place of waiting, the time leaps."""

    def __init__(self):
        super().__init__()
        self.now, self.turns = 100.0, 0

    def select(self, timeout=None):
        self.turns += 1
        assert self.turns < TURNS, "it never comes to rest"
        self.now += max(timeout or 0.0, 1e-6)  # as a turn of the loop takes time, too
        return super().select(0)


class World:
    """One panel, the pages that look at it, and what was sent to them."""

    def __init__(self, patch, steps=STEPS):
        self.time = Leaping()
        self.loop = asyncio.SelectorEventLoop(self.time)
        self.loop.time = lambda: self.time.now
        work = iter(range(10**9))
        clock = SimpleNamespace(monotonic=self.loop.time, perf_counter=lambda: next(work) / 1000)  # three pieces a slice
        for module in (player_module, run_module, frame_module):
            patch.setattr(module, "time", clock)
        patch.setattr(Stage, "send", lambda stage, header, buffers: self.broadcast(header, buffers))
        self.pages: list[Page] = []
        self.sent = self.said = 0
        self.scene = Remembering(steps)
        self.panel = self.at_home(lambda: Panel(self.scene, Slider("by", 1, 0, 10, 1)))
        self.panel.widget.viewers.clock = self.loop.time

    def at_home(self, act):
        """Call it on the loop, as a message or a cell is."""

        async def acting():
            return act()

        return self.loop.run_until_complete(acting())

    def wait(self, seconds: float) -> None:
        self.time.turns = 0  # the limit is for one wait or one rest, not for a whole story
        self.loop.run_until_complete(asyncio.sleep(seconds))

    def rest(self) -> None:
        """Until nothing runs any more and no page has anything left to paint."""

        async def resting():
            task = self.panel.player.driver.task
            while (task and not task.done()) or any(page.busy for page in self.pages):
                await asyncio.sleep(0.05)
                task = self.panel.player.driver.task

        self.time.turns = 0
        self.loop.run_until_complete(resting())

    def broadcast(self, header: dict, buffers: list[bytes]) -> None:
        self.sent += 1
        for page in self.pages:
            page.take(header, buffers)

    def close(self) -> None:
        self.at_home(self.panel.close)
        self.wait(1.0)
        self.loop.close()


class Page:
    """One view, as ``stage.js`` is one: it paints what it was sent, and asks for a whole frame when it has missed one."""

    def __init__(self, world: World, view: str, latency: float):
        self.world, self.view, self.latency = world, view, latency
        self.hidden = self.busy = False
        self.lacks = True
        self.last, self.serial, self.notes, self.words = 0, 0, {}, None
        world.pages.append(self)
        self.hello()

    def tell(self, kind: str, **more) -> None:
        self.world.said += 1
        message = {"type": kind, "view": self.view, "serial": self.serial, **more}
        hear = self.world.panel.page.hear
        hear(message) if self.world.loop.is_running() else self.world.at_home(lambda: hear(message))

    def hello(self) -> None:
        if not self.hidden:
            self.tell("hello", scale=1.0, calm=False)

    def take(self, header: dict, buffers: list[bytes]) -> None:
        whole = header["frame"] and all(layer["had"] < 0 for layer in header["frame"]["layers"])
        self.lacks = not whole and (self.lacks or header["number"] != self.last + 1)
        self.last, self.words = header["number"], header["state"]["status"]
        if self.lacks:
            return self.hello()
        if whole:
            self.notes = {}
        for place, _, notes in header["slots"]:
            self.notes[place] = [unpacked(note, buffers[0]) for note in notes]
        if not self.hidden:
            self.paint_soon()

    def paint_soon(self) -> None:
        if not self.busy:
            self.busy = True
            self.world.loop.call_later(self.latency, self.painted)

    def painted(self) -> None:
        self.busy = False
        if not self.hidden and self in self.world.pages:
            self.tell("painted", number=self.last)

    def hide(self) -> None:
        self.hidden = True
        self.tell("goodbye")

    def show(self) -> None:
        self.hidden = False
        self.hello()

    def leave(self) -> None:
        """Reloaded or closed."""
        self.world.pages.remove(self)
        if not self.hidden:
            self.tell("goodbye")

    def move(self, by: float) -> None:
        self.serial += 1
        self.tell("set", name="by", value=by)

    def shows(self) -> tuple[str, list]:
        """The words and what is painted, as plain lists."""
        return self.words, [plain(self.notes[place]) for place in sorted(self.notes)]


def unpacked(note: dict, blob: bytes) -> dict:
    """The arrays of a note from the buffer they were sent in."""

    def array(entry):
        start, count, kind = entry
        return np.frombuffer(blob, f"<{kind}", count, start)

    packed = {
        key for key, value in note.items() if isinstance(value, list) and len(value) == 3 and isinstance(value[2], str)
    }
    return {key: array(value) if key in packed else value for key, value in note.items()}


def plain(notes: list[dict]) -> list[dict]:
    """Arrays as flat lists, so that two of them can be compared."""
    return [{k: v.ravel().tolist() if isinstance(v, np.ndarray) else v for k, v in note.items()} for note in notes]
