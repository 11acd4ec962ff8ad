"""Scenes that count, for the tests of the live part."""

import numpy as np
from matplotlib.figure import Figure

from labutils.live import Scene


class Counting(Scene):
    """The state is one number that grows by ``by`` in ``steps`` pieces of work."""

    def __init__(self, steps=10):
        self.steps, self.calls = steps, []
        self.by = self.total = 0.0
        self.figure = Figure(figsize=(3, 2))
        axes = self.figure.subplots()
        axes.set(xlim=(0, 100), ylim=(0, 1))
        (self.line,) = axes.plot([0, 0], [0, 1], animated=True)

    def start(self, by=1.0, **others):
        self.calls.append(f"start {by:g}")
        self.by, self.total = by, 0.0
        return self.count()

    def count(self):
        step = 0
        while step < self.steps:
            step += 1
            self.work()
            yield self.total

    def work(self):
        self.total += self.by

    def draw(self):
        self.calls.append(f"draw {self.total:g}")
        self.line.set_xdata([self.total, self.total])

    def sentence(self):
        return f"by {self.by:g}: {self.total:g}"


class Remembering(Counting):
    """The same, with snapshots."""

    def snapshot(self):
        return self.total

    def restore(self, snapshot):
        self.total = snapshot


class Still(Counting):
    """Nothing to run."""

    def start(self, by=1.0):
        self.by, self.total = by, 10 * by


class Diverging(Remembering):
    """Becomes nan at the fourth piece for by > 5."""

    def work(self):
        super().work()
        if self.by > 5 and self.total > 3 * self.by:
            self.total = float(np.nan)


class Failing(Remembering):
    """Fails in the method it is told to fail in, once ``broken`` is set."""

    def __init__(self, where):
        super().__init__()
        self.where, self.broken = where, False

    def _fail(self, here):
        if self.broken and self.where == here:
            raise KeyError(f"lost in {here}")

    def start(self, by=1.0):
        self._fail("start")
        return super().start(by)

    def work(self):
        self._fail("work")
        super().work()

    def draw(self):
        self._fail("draw")
        super().draw()
