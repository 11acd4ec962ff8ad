"""Clip the gradient's length: the same deep network, started too large, with and without it."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.initializers import he
from labutils.live import Panel, Slider
from labutils.optimizers import clip
from labutils.scenes import RaceScene
from labutils.words import counted

from ..clipping import DEPTH, STEPS, steps
from ..models import DATA, VIEW, deep, scaled

EVERY = 3
PATHS = ("clipped", "not clipped")


class ClipScene(RaceScene):
    """Ten ReLU layers from He's weights times a scale: the length of the gradient, J and the clipped network's boundary."""

    counts = "step"

    def __init__(self, clip: Callable = clip):
        self.clip, (self.X, self.Y, *_) = clip, DATA
        self.figure, (norm, cost, plane) = plots.figure(3, size=(2.3, 2.4))
        plots.label(norm, "Gradient length; dotted: c", "step", "‖g‖ before clipping")
        self.norms = plots.Curves(norm, PATHS, xlim=(0, STEPS), ylim=(1e-2, 1e6), log=True)
        self.limit = norm.axhline(1, color="#555555", linewidth=1.2, linestyle=":", animated=True)
        plots.label(cost, "Cost", "step", "J")
        self.costs = plots.Curves(cost, PATHS, xlim=(0, STEPS), ylim=(1e-2, 1e6), log=True)
        plots.label(plane, "Boundary, clipped", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.X, self.Y, size=16, names=("class 0", "class 1"))

    def start(self, c, scale=1.5):
        self.c = c
        self.nets = {path: deep(DEPTH, scaled(he, scale)) for path in PATHS}
        self.record = {path: [] for path in PATHS}
        self.shown = 0
        return self._race()

    def _race(self):
        """Both networks step in turn; the one without clipping may drop out."""
        limits = {"clipped": self.c, "not clipped": np.inf}
        runs = {path: steps(self.nets[path], self.X, self.Y, limits[path], self.clip) for path in PATHS}
        for step in range(STEPS):
            for path, run in runs.items():
                self.record[path] += [pair for pair in [next(run, None)] if pair]
            self.shown = step + 1
            if step % EVERY == EVERY - 1:
                yield step
        for net in self.nets.values():
            net.forget_passes()

    def reached(self, at):
        return self.shown

    def draw(self):
        self.limit.set_ydata([self.c, self.c])
        self.field.show(self.nets["clipped"].predict)
        for curves, k in ((self.costs, 0), (self.norms, 1)):
            for path in PATHS:
                y = np.array([pair[k] for pair in self._so_far(path)]).clip(1e-4, 1e9)
                curves.update(np.arange(y.size), {path: y})

    def sentence(self):
        return f"c = {self.c:,g}. Clipped: {self._report('clipped')}. Not clipped: {self._report('not clipped')}."

    def _report(self, path: str) -> str:
        record = self._so_far(path)
        if len(record) < self.shown:
            return f"J overflows after {counted(len(record), 'step')}"
        with np.errstate(over="ignore", invalid="ignore"):
            return f"train {100 * self.nets[path].accuracy(self.X, self.Y):.0f} % after {counted(len(record), 'step')}"

    def _so_far(self, path: str) -> list:
        """What is shown of a network's (J, ‖g‖): less after a rewind."""
        return self.record[path][: self.shown]


@given()
def clip_panel(clip: Callable = clip) -> Panel:
    """Drag the limit c; with ``clip(g, c)`` the learner's own function does the clipping."""
    return Panel(
        ClipScene(clip),
        Slider("c", 1000, 0.01, 1000, log=True, label="c", description="longest gradient that passes unclipped"),
        Slider("scale", 1.5, 1, 2, step=0.1, label="scale", description="He's weights times this"),
    )
