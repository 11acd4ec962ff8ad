"""The race on five surfaces: five paths from one start, and how high each runner still is."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import Replay
from labutils.words import counted

from ..racers import NAMES, SHORT, averages, racers, rates
from ..racing import raced, reading
from ..surfaces import SURFACES

STEPS = 200


class RaceScene(Replay):
    """All five optimisers on one surface; another surface is a new frame under the same paths."""

    counts = "step"
    pieces = STEPS

    def __init__(self):
        self.figure, (plane, height) = plots.figure(2, size=(3.75, 3.1))
        plots.label(height, "Height above the lowest place", "step", "f")
        self.curves = plots.Curves(height, tuple(SHORT.values()), xlim=(0, STEPS), ylim=(1e-6, 100), log=True, legend=False)
        plots.label(plane, "Five ways down", "$w_1$", "$w_2$")
        self.grounds = plots.Backdrops(plane, dict.fromkeys(SURFACES, {}))
        for name, surface in SURFACES.items():
            plots.Surface(self.grounds.axes[name], surface.f, surface.xlim, surface.ylim, log=surface.log, n=100)
        self.paths = plots.Path(plane, tuple(SHORT.values()))
        (self.cross,) = plane.plot([], [], "x", color=plots.INK, markersize=9, markeredgewidth=2, animated=True)
        self.name = ""

    def lay(self, name: str) -> None:
        """Another surface under the same paths."""
        self.name, self.surface = name, SURFACES[name]
        self.grounds.show(name)
        self.cross.set_data(*np.reshape(self.surface.start, (2, 1)))

    def compute(self, surface, **settings):
        if surface != self.name:
            self.lay(surface)
        field = racers(**settings)
        self.trajectories = {SHORT[name]: raced(surface, field[name], STEPS) for name in NAMES}
        self.heights = {name: self.surface.f(path) for name, path in self.trajectories.items()}

    def draw(self):
        end = self.shown + 1
        self.paths.update({name: path[:, :end] for name, path in self.trajectories.items()})
        self.curves.update(np.arange(end), {name: height[:end] for name, height in self.heights.items()})

    def sentence(self):
        now = ", ".join(f"{name} {reading(height[self.shown])}" for name, height in self.heights.items())
        return f"{self.name}, f after {counted(self.shown, 'step')}: {now}."


def race_panel() -> Panel:
    """Choose a surface, drag the settings."""
    return Panel(
        RaceScene(),
        Choice("surface", list(SURFACES), default="Rosenbrock"),
        *rates(0.09, 0.1),
        *averages(),
    )
