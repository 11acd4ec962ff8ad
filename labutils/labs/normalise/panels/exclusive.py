"""One softmax against several sigmoids: one answer of C, or C questions with an answer each."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider, Toggle

from ..exclusive import CENTRES, RADIUS, TASKS, VIEW, examples, trained

NAMES = ("ripe", "round", "sweet")


class ExclusiveScene(Scene):
    """A probe in the plane, and what both networks say there."""

    def __init__(self):
        self.figure, (plane, shared, single) = plots.figure(3, size=(2.5, 2.5), ratios=(1.1, 0.85, 0.85))
        plots.label(plane, "Where the probe is", "$x_1$", "$x_2$")
        plane.set(xlim=VIEW, ylim=VIEW, autoscale_on=False)
        self.points = plots.Points(plane, np.zeros((2, 1)), np.eye(3)[:, :1], size=14, alive=True)
        self.dots = plane.scatter([], [], s=8, color="#AAAAAA", linewidths=0, animated=True)
        self.rims = [
            plane.plot([], [], color=c, linestyle=d, linewidth=2.4, animated=True)[0]
            for c, d, _ in zip(plots.PALETTE, plots.DASHES, NAMES)
        ]
        look = {"ha": "center", "va": "center", "fontsize": 10.5, "color": plots.INK, "zorder": 5, "animated": True}
        background = {"facecolor": "white", "alpha": 0.85, "edgecolor": "none", "pad": 1.5}
        self.words = [plane.text(0, 0, name, bbox=background, **look) for name in NAMES]
        look = {"color": "black", "markersize": 13, "markeredgecolor": "white", "zorder": 6}
        (self.probe,) = plane.plot([], [], "P", animated=True, **look)
        plots.label(shared, "One softmax", "", "a")
        plots.label(single, "Three sigmoids", "", "a")
        self.bars = [plots.Bars(ax, NAMES, (0, 1.15), colours=(0, 1, 2)) for ax in (shared, single)]

    def prepare(self, task, nobodys, **_):
        for softmax in (True, False):
            trained(task, nobodys, softmax)  # once; it is kept
            yield

    def start(self, x1, x2, task, nobodys):
        self.task, self.x = task, np.array([[x1], [x2]])
        self.examples = examples(task, nobodys)
        self.answers = [trained(task, nobodys, softmax).predict(self.x)[:, 0] for softmax in (True, False)]

    def draw(self):
        X, Y = self.examples
        several = self.task == "any number is true"
        self.dots.set_offsets(X.T if several else np.empty((0, 2)))
        self.points.update(*((np.empty((2, 0)), Y[:, :0]) if several else (X, Y)))
        angle = np.linspace(0, 2 * np.pi, 73)
        for rim, centre in zip(self.rims, CENTRES.T):
            circle = centre[:, None] + RADIUS * np.array([np.cos(angle), np.sin(angle)])
            rim.set_data(*(circle if several else np.empty((2, 0))))
        self._name(CENTRES * 1.5 / np.hypot(*CENTRES) if several else X @ Y.T / Y.sum(axis=1))
        self.probe.set_data(*self.x)
        for bars, a in zip(self.bars, self.answers):
            bars.update(a)

    def _name(self, places):
        """Each word at its place, (2, 3)."""
        for word, place in zip(self.words, places.T):
            word.set_position(place)

    def sentence(self):
        softmax, sigmoids = self.answers
        yes = [name for name, a in zip(NAMES, sigmoids) if a > 0.5]
        said = ", ".join(f"{a:.2f}" for a in softmax)
        return (
            f"At ({self.x[0, 0]:.2f}, {self.x[1, 0]:.2f}) the softmax says {said}: sum "
            f"{softmax.sum():.2f}. The sigmoids' answers sum to {sigmoids.sum():.2f}: {', '.join(yes) or 'none'}."
        )


def exclusive_panel() -> Panel:
    """Move the probe through three circles that overlap, or through three classes that do not."""
    return Panel(
        ExclusiveScene(),
        Slider("x1", 0, -1.5, 1.5, step=0.05, label="x₁"),
        Slider("x2", 0, -1.5, 1.5, step=0.05, label="x₂"),
        Choice("task", list(TASKS), label="of the three labels"),
        Toggle("nobodys", True, label="train with the points that have no label"),
    )
