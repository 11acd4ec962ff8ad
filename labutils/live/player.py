"""What a panel does: runs with the newest values, play, pause, one step, and back along the film."""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from .current import Current
from .driver import REPLAYING, REST, TRAINING, Driver, Loop, Screen
from .frame import Frame
from .run import Run
from .scene import Scene

SLICE = 0.003  # seconds of work between two looks at what was asked for meanwhile
OVERDUE = 0.1  # seconds after which a new run is shown although newer values wait: a hand that never rests sees it move
REPLAY = 6.0  # seconds in which a whole run is shown again
LIMIT = 20_000  # pieces of work that ``finish`` does at most: a run may be endless


class Player:
    """Drives the runs of one scene; all methods are called on the thread of ``loop``, or of the caller without one.

    values() are the values to run with; failed(error) is told of every exception that comes out of the scene.
    """

    def __init__(
        self, scene: Scene, values: Callable[[], dict[str, Any]], screen: Screen, failed: Callable, loop: Loop | None = None
    ):
        self.scene, self.current, self._failed = scene, Current(scene, values), failed
        self.mode, self._replay_from, self.posted, self._drawn = REST, (0.0, 0), True, True
        self._frame = Frame(screen)
        self.driver = Driver(self, loop)
        self.delay, self.waits, self.wake = screen.delay, self._frame.waits, self.driver.wake

    @property
    def run(self) -> Run | None:
        return self.current.run

    # ---- what is asked for -------------------------------------------------------------------------------------------

    def change(self) -> None:
        """The values are new: the run of the old ones is dropped, unless it adopts them. Of several the newest are run."""
        return self.redraw() if self.current.adopts() else self.again()

    def again(self) -> None:
        """What is run has changed, though perhaps no value: the run is dropped."""
        self.current.pending, self.mode = True, TRAINING
        self.refresh()

    def redraw(self) -> None:
        """Only the picture has changed."""
        self._drawn = False
        self.refresh()

    def finish(self) -> None:
        """Run with the present values to the end and draw, all at once; raises what the scene raises."""
        self.mode = REST
        self._frame.drop()
        try:
            self.current.renew()
            self.run.finish(LIMIT)
            self._draw()
            self.current.ended = self.run.values
        except Exception as error:
            self._fail(error)
            raise
        finally:
            self.refresh()

    def play(self) -> None:
        """Go on; at the end, show the whole run again."""
        if self.current.pending:
            self.mode = TRAINING
        if self.current.has_film() and self.run.at >= self.run.count and self.run.done:
            self._guard(self.current.rewind)
        if self.current.has_film():
            self.mode = REPLAYING if self.run.at < self.run.count else TRAINING
            self._replay_from = (time.monotonic(), self.run.at)
        self.refresh()

    def pause(self) -> None:
        """Rest where we are."""
        self.mode = REST
        self.refresh()

    def step(self) -> None:
        """One piece on, and rest."""
        self._move(lambda: self.run.step())

    def rewind(self) -> None:
        """To the very weights the run began with, and rest."""
        self._move(self.current.rewind)

    def scrub(self, at: int) -> None:
        """To piece ``at`` of the run, and rest."""
        self._move(lambda: self.run.go(at))

    def close(self) -> None:
        """Leave the run and forget it."""
        self.mode, self._drawn, self.posted = REST, True, True
        self._frame.drop()
        self.current.drop()
        self.wake()

    def refresh(self) -> None:
        """The page is out of date."""
        self.posted = False
        self.wake()

    def greet(self) -> None:
        """Somebody new looks: a frame that is half made would lack what the others have."""
        self._frame.drop()
        self.refresh()

    def _move(self, how: Callable) -> None:
        self.mode = REST
        if self.current.pending or not self.current.exists():
            self._guard(self.current.start)
        if self.current.has_film():
            self._guard(how)
            self._drawn = False
        self.refresh()

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
        self.mode, self._drawn, self.posted = REST, True, False
        self.current.fail()
        self._failed(error)

    def _advance(self) -> None:
        self._drawn = self.posted = False
        begins = self.current.pending or self.current.preparing()
        if not self.current.ready(SLICE) or (begins and self.current.opens and not self.run.done):
            return
        if self.mode == REPLAYING:
            since, start = self._replay_from
            self._replay_to(int(start + (time.monotonic() - since) / REPLAY * self.run.count))
        elif self.mode == TRAINING:
            self.run.work_for(SLICE)
            self.mode = REST if self.run.done else TRAINING

    def _replay_to(self, at: int) -> None:
        self.run.go(at)
        if self.run.at >= self.run.count:
            self.mode = REST if self.run.done else TRAINING

    # ---- what the driver asks ----------------------------------------------------------------------------------------

    def works(self) -> bool:
        """Whether there is something to do."""
        return self.mode != REST or self.current.pending or self.current.preparing()

    def shows(self) -> bool:
        """Whether there is something to show: not a run that is being prepared, nor, as a rule, one that is out of date."""
        if self._frame.begun or self.posted or self.current.preparing():
            return self._frame.begun
        return not self.current.pending or (self.current.unseen and self._frame.age() > OVERDUE)

    def advance(self) -> None:
        """One slice of work."""
        self._guard(self._advance)

    def skip_replay(self) -> None:
        """A run that is shown again is shown at its end."""
        if self.mode == REPLAYING:
            self._guard(lambda: self._replay_to(self.run.count))

    def draw(self) -> None:
        """Draw what has changed."""
        if not self._drawn:
            self._guard(self._draw)

    def draw_ahead(self) -> None:
        """A piece of what may be shown later."""
        self._guard(lambda: self._frame.draw_ahead(SLICE))

    def post(self) -> None:
        """A piece of a frame; what is changed until it is sent makes another one due. If it fails, the words that say so."""
        if not self._frame.begun:
            self.draw()
            self.posted, self.current.unseen = True, False
        try:
            self._frame.make(SLICE)
        except Exception as error:
            self._fail(error)
            self.posted = True
            self._frame.words()
