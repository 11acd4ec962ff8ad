"""Covariate shift: the rule is still true, but the inputs have moved away from where it was learned."""

import numpy as np

from labutils import data, plots
from labutils.live import Panel, Scene, Slider, Toggle

from ..shifting import DIRECTION, accuracies, trained
from ..variants import use_statistics_of

VIEW = (-1.6, 3.1)
SHIFTS = np.linspace(0, 1.5, 31)


class ShiftScene(Scene):
    """A trained network meets a dev set that slides away."""

    def __init__(self):
        X, Y, self.X_dev, self.Y_dev = data.noisy_field()
        self.net = trained()
        self.kept = self.net.snapshot()
        self.figure, (plane, score) = plots.figure(2, size=(3.5, 3.0))
        plots.label(plane, "Dev set (filled), training set (outlines)", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, X, Y, filled=False, size=12)
        self.points = plots.Points(plane, self.X_dev, self.Y_dev, size=20, alive=True)
        plots.label(score, "Dev accuracy", "shift", "right, %")
        self.curves = plots.Curves(score, ("training's statistics", "new statistics"), xlim=(-0.06, 1.5), ylim=(40, 100))
        for line in self.curves.lines.values():
            line.set(marker="o", markersize=5, zorder=5)  # where a curve begins it is a single point
        self.right = 100 * np.array([accuracies(self.net, self.X_dev, self.Y_dev, shift) for shift in SHIFTS]).T
        self.cursor = plots.Cursor(score)

    def start(self, shift, adapt):
        self.shift, self.adapt = shift, adapt
        self.moved = self.X_dev + shift * DIRECTION
        self.net.restore(self.kept)
        if adapt:
            use_statistics_of(self.net, self.moved)

    def draw(self):
        self.points.update(self.moved, self.Y_dev)
        self.field.show(self.net.predict)
        seen = SHIFTS <= self.shift + 1e-9  # a curve goes no farther than the learner has dragged
        for name, right, asked in zip(self.curves.lines, self.right, (True, self.adapt), strict=True):
            self.curves.update(SHIFTS, {name: np.where(seen & asked, right, np.nan)})
        self.cursor.update(self.shift)

    def sentence(self):
        whose = "statistics of the shifted set" if self.adapt else "statistics of training"
        return f"Shift {self.shift:.2f}, {whose}: dev accuracy {100 * self.net.accuracy(self.moved, self.Y_dev):.1f} %."


def shift_panel() -> Panel:
    """Slide the dev set away, then take new statistics."""
    return Panel(
        ShiftScene(),
        Slider("shift", 0, 0, 1.5, step=0.05, label="shift"),
        Toggle("adapt", False, label="new μ and σ²", description="statistics of the shifted set"),
    )
