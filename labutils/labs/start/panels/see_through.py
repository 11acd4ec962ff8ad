"""A network one can see through: its weights, each hidden unit's own boundary, and the numbers for one point."""

import numpy as np
from matplotlib.patches import Patch

from labutils import plots
from labutils.functions import sigmoid
from labutils.layers import mlp
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from ..models import disc

HIDDEN, EPOCHS, EVERY = 3, 300, 5
VIEW = (-1.6, 1.6)  # the point moves from -1.5 to 1.5
SEED = 8


class SeeThroughScene(Scene):
    """2-3-1 with tanh, trained once on the disc; a slider picks the moment, two more the point."""

    def __init__(self):
        X, Y = disc()
        self.net = Network(mlp(2, HIDDEN, 1, activation="tanh"), lambd=0.3, init="xavier", seed=SEED)
        self.moments = [self.net.snapshot()]
        for _ in train(self.net, Adam(alpha=0.05), X, Y, epochs=EPOCHS, every=EVERY):
            self.moments.append(self.net.snapshot())
        self.figure, (drawing, plane, table, *units) = plots.figure(
            3, 2, size=(2.1, 1.4)
        )  # low enough for a laptop: controls, picture and sentence in sight
        plots.label(drawing, "Weights")
        self.drawing = plots.NetworkDrawing(drawing, (2, HIDDEN, 1), scale=5, labels=("x", "a[1]", "a[2]"))
        plots.label(plane, "Answer a[2]", "$x_1$", "$x_2$")
        self.field, point = self._field(plane, 60)
        plots.Points(plane, X, Y, size=14, names=("class 0", "class 1"))
        plots.label(table, "The point +, in numbers")
        self.table = self._words(table)
        self.units, crosses = zip(*[self._unit(ax, k) for k, ax in enumerate(units)])
        self.crosses, self.drawn = (point, *crosses), -1

    def _unit(self, ax, k):
        plots.label(ax, f"Hidden unit {k + 1}: $a_{k + 1}$", "$x_1$", "$x_2$")
        ends = [Patch(color=plots.pale(plots.PALETTE[c], 0.5)) for c in (0, 1)]
        plots.key(ax, ends, ("near −1", "near +1"))
        return self._field(ax, 40)

    @staticmethod
    def _field(plane, n):
        """A field over the view and the cross that marks the point."""
        field = plots.Field(plane, VIEW, VIEW, n=n)
        return field, plane.plot([], [], "P", color="black", markeredgecolor="white", markersize=10, animated=True)[0]

    @staticmethod
    def _words(ax):
        """Lines of figures instead of a picture."""
        ax.axis("off")
        look = {"va": "top", "fontsize": 11, "family": "monospace", "linespacing": 1.6, "animated": True}
        return ax.text(-0.25, 1.05, "", transform=ax.transAxes, **look)

    def start(self, x1, x2, iteration):
        self.x, self.iteration = np.array([[x1], [x2]]), iteration
        self.net.restore(self.moments[iteration // EVERY])
        self.W1, self.b1, self.W2, self.b2 = (self.net.blocks()[name] for name in ("W1", "b1", "W2", "b2"))
        self.z1 = self.W1 @ self.x + self.b1
        self.a1 = np.tanh(self.z1)
        self.z2 = self.W2 @ self.a1 + self.b2
        self.a2 = sigmoid(self.z2)

    def draw(self):
        if self.drawn != self.iteration:
            self._draw_network()
        for cross in self.crosses:
            cross.set_data(*self.x)
        self.table.set_text(self.arithmetic())

    def _draw_network(self):
        """Where the point is changes none of it."""
        self.drawn = self.iteration
        self.drawing.update([self.W1, self.W2])
        self.field.show(self.net.predict)
        for k, field in enumerate(self.units):
            A = np.tanh(self.W1[k : k + 1] @ field.grid + self.b1[k])
            field.update((A + 1) / 2)

    def arithmetic(self) -> str:
        """The forward pass of the point, one line per unit, and the sum that makes z[2]."""
        rows = zip(self.z1[:, 0], self.a1[:, 0], self.W2[0])
        lines = [f"{k}  {z:+6.2f} {a:+6.2f} {round(w * a, 2) + 0.0:+6.2f}" for k, (z, a, w) in enumerate(rows, 1)]
        total = [f"{name:17}{value:+6.2f}" for name, value in (("b", self.b2[0, 0]), ("z[2] = sum", self.z2[0, 0]))]
        return "\n".join(["       z      a    w·a", *lines, *total, f"a[2] = σ(z[2])   {self.a2[0, 0]:6.2f}"])

    def sentence(self):
        return (
            f"Iteration {self.iteration}, point ({self.x[0, 0]:g}, {self.x[1, 0]:g}): the network gives class 1 a "
            f"probability of {100 * self.a2[0, 0]:.0f} %."
        )


def see_through_panel() -> Panel:
    """Move the point and the moment; every number is the network's own."""
    return Panel(
        SeeThroughScene(),
        Slider("x1", 0.2, -1.5, 1.5, step=0.05),
        Slider("x2", -0.1, -1.5, 1.5, step=0.05),
        Slider("iteration", 0, 0, EPOCHS, step=EVERY, integer=True),
    )
