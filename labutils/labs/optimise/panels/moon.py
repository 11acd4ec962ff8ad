"""The race on the moons: five networks from the same weights on the same batches, one optimiser each."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.scenes import RaceScene
from labutils.training import train

from ..clock import against
from ..racers import NAMES, SHORT, averages, racers, rates

EPOCHS, SIZES, SEED = 80, (2, 10, 5, 1), 1
VIEW = ((-1.6, 2.6), (-1.15, 1.65))


class MoonScene(RaceScene):
    """Borders, accuracy and cost of the five, epoch by epoch; an accuracy also against the wall clock."""

    def __init__(self, **own: Callable | None):
        self.own, self.clock = own, None
        self.X, self.Y = data.moons()
        self.figure, (plane, self.right, self.cost) = plots.figure(3, size=(2.35, 2.5))
        plots.label(plane, "Five boundaries", "$x_1$", "$x_2$")
        plots.Points(plane, self.X, self.Y, size=14)
        self.borders = {name: self._border(plane, k) for k, name in enumerate(NAMES)}
        plots.key(plane, [field.border for field in self.borders.values()], SHORT.values())
        plots.label(self.right, "Accuracy", "epoch", "right, %")
        self.accuracies = plots.Curves(self.right, tuple(SHORT.values()), ylim=(45, 101), legend=False)
        plots.label(self.cost, "Cost", "epoch", "J")
        self.costs = plots.Curves(self.cost, tuple(SHORT.values()), ylim=(0, 0.8), legend=False)

    @staticmethod
    def _border(plane, k: int):
        """A field of which only the border stays, in its optimiser's colour and dash."""
        field = plots.Field(plane, *VIEW, n=44)
        field.image.remove()
        field.border.set(color=plots.PALETTE[k], linestyle=plots.DASHES[k], linewidth=2)
        return field

    def start(self, clock, batch_size, **settings) -> Iterator:
        self.nets = {name: Network(mlp(*SIZES), seed=SEED) for name in NAMES}
        self.points = {name: [self._point(net)] for name, net in self.nets.items()}
        self.spent = {name: [0.0] for name in NAMES}
        self.shown = 0
        updates = -(-self.X.shape[1] // batch_size)
        runs = {
            name: train(
                self.nets[name], optimizer, self.X, self.Y, epochs=EPOCHS, batch_size=batch_size, every=updates, seed=SEED
            )
            for name, optimizer in racers(**settings, **self.own).items()
        }
        if clock != self.clock:
            self.lay(clock)
        return self._race(runs)

    def lay(self, clock: str) -> None:
        """Epochs, or milliseconds with an axis that grows."""
        self.clock = clock
        for ax in (self.right, self.cost):
            ax.set_xlim(0, 10 if clock == "time, ms" else EPOCHS)
            plots.label(ax, x=clock)

    def _point(self, net) -> tuple[float, float]:
        return 100 * net.accuracy(self.X, self.Y), net.loss(self.X, self.Y)

    def _race(self, runs) -> Iterator:
        """One epoch of each in turn; only the updates are on the clock, not what is measured and drawn."""
        for _ in range(EPOCHS):
            for name, run in runs.items():
                began = time.perf_counter()
                next(run)
                self.spent[name].append(self.spent[name][-1] + time.perf_counter() - began)
                self.points[name].append(self._point(self.nets[name]))
            self.shown += 1
            yield

    def draw(self):
        for name, net in self.nets.items():
            spent = np.array(self.spent[name])
            x = against(self.clock, spent, len(spent) - 1)[: self.shown + 1]
            accuracy, cost = np.array(self.points[name][: self.shown + 1]).T
            self.borders[name].update(net.predict(self.borders[name].grid))
            self.accuracies.update(x, {SHORT[name]: accuracy})
            self.costs.update(x, {SHORT[name]: cost})

    def sentence(self):
        now = ", ".join(f"{SHORT[name]} {self.points[name][self.shown][0]:.0f} %" for name in NAMES)
        return f"Accuracy after {self.shown} epoch{'s' * (self.shown != 1)}: {now}."


def moon_panel(momentum: Callable | None = None, rmsprop: Callable | None = None, adam: Callable | None = None) -> Panel:
    """Drag every setting; momentum, rmsprop and adam: a learner's own step functions."""
    return Panel(
        MoonScene(momentum=momentum, rmsprop=rmsprop, adam=adam),
        *rates(0.05, 0.05),
        *averages(),
        Slider("batch_size", 64, values=(8, 16, 32, 64, 128, 300), integer=True, label="batch size B"),
        Choice("clock", ["epoch", "time, ms"], label="draw against"),
    )
