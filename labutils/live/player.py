"""When things happen: work until the next frame is due, then the frame; the newest values win; at rest nothing runs."""

import asyncio
import time
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from .run import Run
from .scene import Scene

SLICE = 0.003  # seconds of work between two looks at what was asked for meanwhile
REPLAY = 6.0  # seconds in which a whole run is shown again
LIMIT = 20_000  # pieces of work that the synchronous road does at most: a run may be endless

REST, TRAINING, REPLAYING = "rest", "training", "replaying"


class Screen(Protocol):
    """Where frames go."""

    def delay(self) -> float | None:
        """Seconds until a frame may be posted: 0 is now, None is nobody looks."""

    def post(self, picture: bool) -> None:
        """Post a frame; without the picture, the words alone."""


class Player:
    """Drives the runs of one scene; all methods are called on the thread of ``loop``, or of the caller without one.

    failed(error) is told of every exception that comes out of the scene.
    """

    def __init__(self, scene: Scene, values: dict, screen: Screen, failed: Callable, loop=None):
        self.scene, self.values = scene, dict(values)
        self._screen, self._failed, self._loop = screen, failed, loop
        self.run: Run | None = None
        self.mode = REST
        self._pending: dict[str, Any] | None = None
        self._drawn = self._posted = True
        self._task: asyncio.Task | None = None
        self._awake = asyncio.Event()
        self._replay_from = (0.0, 0)

    # ---- what is asked for -------------------------------------------------------------------------------------------

    def change(self, values: dict) -> None:
        """New values: the run of the old ones is dropped; of several changes only the newest is run."""
        self.values = {**self.values, **values}
        self._pending, self.mode = self.values, TRAINING
        self.refresh()

    def set(self, values: dict) -> None:
        """The synchronous road: run to the end, draw, raise at once."""
        self.values = {**self.values, **values}
        self._pending, self.mode = None, REST
        try:
            self._begin(self.values)
            self.run.finish(LIMIT)
            self._draw()
        except Exception as error:
            self._fail(error)
            raise
        finally:
            self.refresh()

    def play(self) -> None:
        """Go on; at the end, show the whole run again."""
        if self._has_film() and self.run.at >= self.run.count and self.run.done:
            self._guard(self._back)
        if self._has_film():
            self.mode = REPLAYING if self.run.at < self.run.count else TRAINING
            self._replay_from = (time.monotonic(), self.run.at)
        self.refresh()

    def pause(self) -> None:
        self.mode = REST
        self.refresh()

    def step(self) -> None:
        """One piece on, and rest."""
        self._move(lambda: self.run.step())

    def rewind(self) -> None:
        """To the very weights the run began with, and rest."""
        self._move(self._back)

    def scrub(self, at: int) -> None:
        """To piece ``at`` of the run, and rest."""
        self._move(lambda: self.run.go(at))

    def refresh(self) -> None:
        """The page is out of date, or somebody new looks."""
        self._posted = False
        self.wake()

    def _has_film(self) -> bool:
        return self.run is not None and self.run.trains and self._pending is None

    def _move(self, how: Callable) -> None:
        self.mode = REST
        if self._has_film():
            self._guard(how)
            self._drawn = False
        self.refresh()

    def _back(self) -> None:
        if self.run.reel:
            self.run.go(0)
        else:
            self._begin(self.values)

    # ---- work --------------------------------------------------------------------------------------------------------

    def _begin(self, values: dict) -> None:
        if self.run:
            self.run.close()
        self.run = None
        self.run = Run(self.scene, values)

    @np.errstate(under="ignore")
    def _draw(self) -> None:
        self._drawn = True
        self.scene.draw()

    def _guard(self, act: Callable) -> None:
        """An exception stops the player and is told; it neither vanishes nor stops the kernel's loop."""
        try:
            act()
        except Exception as error:
            self._fail(error)

    def _fail(self, error: Exception) -> None:
        self.mode, self._drawn, self._posted = REST, True, False
        if self.run:
            self.run.close()
        self._failed(error)

    def _works(self) -> bool:
        return self.mode != REST or self._pending is not None

    def _advance(self) -> None:
        """One slice of work."""
        self._drawn = self._posted = False
        if self._pending is not None:
            values, self._pending = self._pending, None
            self._begin(values)
        if self.mode == REPLAYING:
            self._replay()
        else:
            self.run.work_for(SLICE)
            self.mode = REST if self.run.done else TRAINING

    def _replay(self) -> None:
        since, start = self._replay_from
        reached = start + (time.monotonic() - since) / REPLAY * self.run.count
        self.run.go(int(reached))
        if self.run.at >= self.run.count:
            self.mode = REST if self.run.done else TRAINING

    def _post(self) -> None:
        """One frame; if the picture fails, the words that say so."""
        if not self._drawn:
            self._guard(self._draw)
        self._posted = True
        try:
            self._screen.post(picture=True)
        except Exception as error:
            self._fail(error)
            self._posted = True
            self._screen.post(picture=False)

    # ---- the task ----------------------------------------------------------------------------------------------------

    def wake(self) -> None:
        """Something was asked for, or a view spoke."""
        if self._loop is None:
            self._catch_up()
        elif self._task is None or self._task.done():
            self._task = self._loop.create_task(self._drive())
        else:
            self._awake.set()

    def _catch_up(self) -> None:
        """Without a loop all work is done now, and a replay is shown at its end."""
        while self._works():
            if self.mode == REPLAYING:
                self._guard(lambda: self.run.go(self.run.count))
                self.mode = TRAINING
            self._guard(self._advance)
        if not self._drawn:
            self._guard(self._draw)
        if not self._posted and self._screen.delay() == 0:
            self._post()

    async def _drive(self) -> None:
        """Ends when there is nothing to do or nobody looks; ``wake`` begins it anew."""
        while self._works() or not self._posted:
            self._awake.clear()
            delay = self._screen.delay()
            if delay is None:
                return
            if delay == 0 and not self._posted and self._pending is None:
                self._post()
            elif self._works() and (delay == 0 or self.mode == TRAINING):
                self._guard(self._advance)
                await asyncio.sleep(0)
            else:
                await self._nap(delay)

    async def _nap(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._awake.wait(), seconds)
        except TimeoutError:
            return
