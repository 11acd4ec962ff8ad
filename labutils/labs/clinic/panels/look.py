"""A look at the data: where the examples lie, how widely each feature spreads, who is whose neighbour."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel
from labutils.live.scene import Scene
from labutils.words import counted

from ..cases import ROOMS
from ..instruments import look


class LookScene(Scene):
    """The training set as the network gets it, each feature divided by its standard deviation to be drawn."""

    def __init__(self):
        self.figure, (plane, spread, shares) = plots.figure(3, size=(2.6, 2.6))
        plots.label(plane, "Training set", "$x_1$, standard deviations", "$x_2$, standard deviations")
        plane.set(xlim=(-3, 3), ylim=(-3, 3), autoscale_on=False)
        empty = np.zeros((2, 0)), np.zeros((3, 0))
        self.points = plots.Points(plane, *empty, size=16, alive=True, names=("class 0", "1", "2"))
        plots.label(spread, "Spread", y="standard deviation")
        self.spreads = plots.Bars(spread, ("$x_1$", "$x_2$"), (0, 80), form="{:.1f}")
        plots.label(shares, "Shares", y="%")
        self.shares = plots.Bars(shares, ("neighbour of\nsame class", "dev seen\nin train"), (0, 115), form="{:.0f}")

    def start(self, patient):
        self.name = patient
        self.data = ROOMS[patient].patient().data
        self.seen = look(ROOMS[patient].patient())

    def draw(self):
        X = self.data.X - self.data.X.mean(axis=1, keepdims=True)
        self.points.update(X / self.seen.spreads[:, None], self.data.Y)
        self.spreads.update(self.seen.spreads)
        self.shares.update([100 * self.seen.neighbours, 100 * self.seen.shared])

    def sentence(self):
        (one, two), m = self.seen.spreads, self.data.X.shape[1]
        return (
            f"{self.name.capitalize()}: {counted(m, 'example')}, standard deviations {one:.2f} and {two:.2f}; "
            f"{100 * self.seen.neighbours:.0f} % have a nearest neighbour of their own class; "
            f"{100 * self.seen.shared:.0f} % of the dev examples are in the training set."
        )


def look_panel() -> Panel:
    """Choose whose data."""
    return Panel(LookScene(), Choice("patient", list(ROOMS)))
