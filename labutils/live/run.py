"""One run of a scene for one set of values: piece by piece forward, and back along its snapshots."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..training import Diverged
from .reel import Reel
from .scene import Scene


class Run:
    """Prepares the scene, starts it (``ready``), and works until it is ``done``: there is no further piece of work."""

    def __init__(self, scene: Scene, values: dict[str, Any]):
        self._scene, self.values = scene, values
        self._before = iter(scene.prepare(**values))
        self._pieces: Iterator | None = None
        self.trains = self.done = self.ready = False
        self.reel: Reel | None = None
        self.count = self.newest = 0
        self.failed = False  # stopped by an exception: nothing can be taken into it any more

    @property
    def at(self) -> int:
        return self.reel.at if self.reel else self.count

    @property
    def place(self) -> tuple[str, int, int]:
        """Where we are in what the scene counts: its word, how many are shown, and how many there are so far."""
        return self._scene.counts, self._scene.reached(self.at) if self.ready else 0, self.newest

    @property
    def preparing(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not (self.ready or self.failed)

    @np.errstate(under="ignore")  # a number too small for a picture is 0, whatever the learner told NumPy
    def prepare(self) -> None:
        """One piece of what comes before the start; after the last of them the start itself."""
        for _ in self._before:
            return
        scene = self._scene
        self._pieces = scene.start(**self.values)
        self.trains = self._pieces is not None
        self.done = not self.trains
        self.reel = Reel(scene.snapshot, scene.restore) if self.trains and scene.remembers() else None
        self._stop = scene.stop()
        self.newest, self.ready = scene.reached(0), True

    def prepare_for(self, seconds: float) -> None:
        """As many pieces of that as fit, at least one."""
        repeat(self.prepare, lambda: self.ready, seconds)

    @np.errstate(under="ignore")
    def work(self) -> None:
        """One piece; the newest state is continued, wherever we are. A cost that is not finite raises Diverged."""
        if self.reel and self.reel.at < self.reel.end:
            self.reel.go(self.reel.end)
        try:
            cost = next(self._pieces)
        except StopIteration:
            self.done = True
            return
        check_cost(getattr(cost, "J", cost), self.count + 1)
        if self.reel and not self._moved():
            return
        self.count += 1
        self.newest = self._scene.reached(self.count)
        if self.reel:
            self.reel.grew()

    def _moved(self) -> bool:
        """Whether the newest piece shows anything new."""
        before, self._stop = self._stop, self._scene.stop()
        return self._stop is None or self._stop != before

    def work_for(self, seconds: float) -> None:
        """As many pieces as fit, at least one."""
        repeat(self.work, lambda: self.done, seconds)

    def finish(self, limit: int) -> None:
        """To the end, or ``limit`` pieces if that is not in sight."""
        for _ in range(limit):
            if self.done:
                break
            self.work()

    def step(self) -> None:
        """To the next piece that shows something new: along the film while there is film, else by work."""
        if self.reel and self.reel.at < self.reel.end:
            return self.reel.next()
        count = self.count
        while not self.done and self.count == count:
            self.work()

    def go(self, at: int) -> None:
        """To piece ``at`` of those that were done; without snapshots only a fresh run leads back."""
        if self.reel:
            self.reel.go(min(max(int(at), 0), self.reel.end))

    def close(self) -> None:
        """Drop the rest."""
        self.done = True
        if hasattr(self._pieces, "close"):
            self._pieces.close()


def repeat(piece: Callable[[], None], over: Callable[[], bool], seconds: float) -> None:
    """One piece after another until that is over or the time is up."""
    until = time.perf_counter() + seconds
    while not over():
        piece()
        if time.perf_counter() >= until:
            break


def check_cost(cost: Any, count: int) -> None:
    if isinstance(cost, float | np.ndarray) and not np.all(np.isfinite(cost)):
        worst = np.asarray(cost)[~np.isfinite(cost)].flat[0]
        raise Diverged(f"the cost became {worst} at step {count}")
