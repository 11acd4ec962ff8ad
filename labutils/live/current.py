"""The run that a player works on: of one scene, begun afresh when its values change."""

import math
import time
from collections.abc import Callable
from typing import Any

from .run import Run
from .scene import Scene

RESTED = 0.2  # seconds without a new run after which a hand begins to move; in a drag all first pictures would look alike


class Current:
    """``run`` is None until the first begins; ``pending`` says that newer values wait for a run of their own.

    values() are the values to run with. ``unseen`` is True until a frame of the run is shown. ``ended`` are the values of
    the newest run that came to its end. ``opens``: it is shown before its first piece of work.
    """

    def __init__(self, scene: Scene, values: Callable[[], dict[str, Any]]):
        self.scene, self._values = scene, values
        self.run: Run | None = None
        self.ended: dict[str, Any] = {}
        self.pending = self.unseen = self.opens = False
        self._begun_at = -math.inf

    def begin(self) -> None:
        """With the newest values."""
        self.drop()
        self.pending, self.unseen = False, True
        before, self._begun_at = self._begun_at, time.monotonic()
        self.opens = self.scene.opens and self._begun_at - before > RESTED
        self.run = Run(self.scene, self._values())

    def start(self) -> None:
        """Begin, and prepare it all at once."""
        self.begin()
        self.run.prepare_for(math.inf)

    def ready(self, seconds: float) -> bool:
        """Begin if newer values wait, and prepare for so long; whether there is something to draw."""
        if self.pending and not self.preparing():
            self.begin()
        if self.run.preparing:
            self.run.prepare_for(seconds)
        return self.exists()

    def rewind(self) -> None:
        """To the very weights the run began with."""
        if self.run.reel:
            self.run.go(0)
        else:
            self.start()

    def adopts(self) -> bool:
        """Whether the scene takes the newest values into the run as it is."""
        values = self._values()
        fits = self.exists() and not self.pending and not self.run.failed and self.scene.adopt(**values)
        if fits:
            self.run.values = values
        return fits

    def renew(self) -> None:
        """Take the newest values into the run, or begin another."""
        if not self.adopts():
            self.start()

    def fail(self) -> None:
        """An exception stopped it."""
        if self.run:
            self.run.close()
            self.run.failed = True

    def drop(self) -> None:
        """Leave the run and forget it."""
        if self.run:
            self.ended = self.run.values if self.run.done and not self.run.failed else self.ended
            self.run.close()
        self.run, self.pending = None, False

    def preparing(self) -> bool:
        """Whether it has begun, and there is nothing to draw yet."""
        return self.run is not None and self.run.preparing

    def exists(self) -> bool:
        """Whether there is something to draw."""
        return self.run is not None and not self.run.preparing

    def has_film(self) -> bool:
        """Whether one can go on with it, or back."""
        return self.exists() and self.run.trains and not self.pending
