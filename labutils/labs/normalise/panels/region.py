"""Softmax on three to five classes: the regions, and what the temperature does to them."""

from collections.abc import Callable

import numpy as np

from labutils import data, plots
from labutils.checks.given import given
from labutils.forks import ForkedTraining
from labutils.functions import softmax
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network

from ..regions import MOST, VIEW, padded, scores

PLACE = np.array([[0.25], [0.3]])  # the cross: near a boundary in most of the pictures
TEMPERATURES = np.geomspace(0.1, 10, 41)
SETS = {
    "blobs": lambda classes: data.blobs(240, classes, noise=0.3, seed=1),
    "spirals": lambda classes: data.spirals(240, classes, turns=0.5, noise=0.04, seed=1),
}


class RegionScene(ForkedTraining):
    """A network with a softmax output, drawn at a temperature T: A = softmax(Z / T). Nothing of it turns in mid-run."""

    epochs, every = 200, 8
    views = ("temperature",)
    limits = (30.0, 101.0)

    def __init__(self, own_softmax: Callable):
        super().__init__(None)
        self.softmax = own_softmax
        self.figure, (plane, bars, curves) = plots.figure(3, size=(2.5, 2.5), ratios=(1.1, 0.8, 0.95))
        plots.label(plane, "Regions", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW, classes=MOST)
        self.points = plots.Points(plane, np.zeros((2, 1)), padded(np.ones((1, 1))), size=18, alive=True)
        plane.plot(*PLACE, "+", color="black", markersize=13, markeredgewidth=2.4, zorder=6)
        names = [f"{c}" for c in range(MOST)]
        plots.label(bars, "a at the cross", "class", "a")
        self.bars = plots.Bars(bars, names, (0, 1.1), colours=range(MOST))
        plots.label(curves, "a at the cross over T", "log₁₀ T", "a")
        self.curves = plots.Curves(curves, names, xlim=(-1, 1), ylim=(0, 1.15), legend=False)
        self.cursor = plots.Cursor(curves)
        self.fork(curves, ("train",))

    def traced(self):
        return [self.field.border]

    def counted(self, kind, classes, **_):
        return f"{kind} of {classes}"

    def words(self, kind, classes, hidden):
        return f"{kind}, {classes} classes, {f'{hidden} hidden units' if hidden else 'no hidden layer'}"

    def results(self):
        return {"train": 100 * self.net.accuracy(self.data.X, self.data.Y)}

    def network(self, kind, classes, hidden):
        X, Y = SETS[kind](classes)
        Y = np.concatenate([1 - Y, Y]) if classes == 2 else Y
        self.data = data.TrainDev(X, Y, X, Y)
        return Network(mlp(2, *[hidden] * (hidden > 0), classes), cost="softmax", seed=self.init_seed)

    def measure(self, step):
        return {"train": 100 * self.net.accuracy(self.data.X, self.data.Y)}

    def A(self, X, temperature: float) -> np.ndarray:
        return self.softmax(scores(self.net, X) / temperature)

    def paint(self):
        T = self.view["temperature"]
        self.field.update(padded(self.A(self.field.grid, T)))
        self.points.update(self.data.X, padded(self.data.Y))
        self.bars.update(padded(self.A(PLACE, T), np.nan)[:, 0])
        over_T = np.column_stack([self.A(PLACE, t)[:, 0] for t in TEMPERATURES])
        names = list(self.curves.lines)
        self.curves.update(np.log10(TEMPERATURES), dict(zip(names, over_T)))
        self.curves.update([], {name: [] for name in names[len(over_T) :]})
        self.cursor.update(np.log10(T), f"T = {T:.2g}")

    def says(self):
        classes, T = self.values["classes"], self.view["temperature"]
        a = self.A(PLACE, T)[:, 0]
        return (
            f"{classes} classes, T = {T:.2g}: at the cross the answer is class {a.argmax()} "
            f"with a = {a.max():.2f}; train accuracy {self.history.last('train'):.0f} %."
        )


@given()
def region_panel(softmax: Callable = softmax) -> Panel:
    """Choose the set, the number of classes, the hidden layer and the temperature."""
    return Panel(
        RegionScene(softmax),
        Choice("kind", list(SETS), label="data"),
        Slider("classes", 4, 2, MOST, integer=True, label="classes"),
        Choice("hidden", {"none": 0, "16 units": 16}, label="hidden layer"),
        Slider("temperature", 1, 0.1, 10, log=True, label="T", description="temperature"),
    )
