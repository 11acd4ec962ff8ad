"""The race on the moons: five networks from the same weights on the same batches, one optimiser each."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from labutils import data, plots
from labutils.checks.given import given
from labutils.forks import UPDATES, ForkedScene
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.scenes import RaceScene
from labutils.streams import streams
from labutils.training import Run, train

from ..clock import TIME, against
from ..exercises.adam_step import adam_step
from ..exercises.momentum_step import momentum_step
from ..exercises.rmsprop_step import rmsprop_step
from ..racers import NAMES, SHORT, averages, racers, rates

EPOCHS, SIZES = 80, (2, 10, 5, 1)
EPOCH = "epoch"
VIEW = ((-1.6, 2.6), (-1.15, 1.65))


class MoonScene(ForkedScene, RaceScene):
    """Borders, accuracy and cost of the five, epoch by epoch; an accuracy also against the wall clock."""

    counts = "epoch"
    length, seed = EPOCHS, 1
    share_of_stack = 2
    turns = {
        "alpha": "α",
        "alpha_scaled": "scaled α",
        "beta": "β",
        "beta1": "β1",
        "beta2": "β2",
        "batch_size": "B",
    }

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
        self.fork(plane, tuple(SHORT.values()))

    def traced(self):
        return *self.accuracies.lines.values(), *self.costs.lines.values()

    def marked(self):
        return self.right, self.cost

    def counted(self, clock, **_):
        return UPDATES if clock == EPOCH else clock

    def words(self, alpha, alpha_scaled, beta, beta1, beta2, batch_size, **_):
        return f"α = {alpha:g} and {alpha_scaled:g}, β = {beta:g}, {beta1:g} and {beta2:g}, B = {batch_size}"

    @staticmethod
    def _border(plane, k: int):
        """A field of which only the border stays, in its optimiser's colour and dash."""
        field = plots.Field(plane, *VIEW, n=44)
        field.image.remove()
        field.border.set(color=plots.PALETTE[k], linestyle=plots.DASHES[k], linewidth=2)
        return field

    def begin(self, clock, batch_size, **settings) -> Iterator:
        self.nets = {name: Network(mlp(*SIZES), seed=self.init_seed) for name in NAMES}
        self.chance = {name: streams(self.seed) for name in NAMES}
        self.optimizers, self.batch_size = racers(**settings, **self.own), batch_size
        self.points = {name: [self._point(net)] for name, net in self.nets.items()}
        self.spent = {name: [0.0] for name in NAMES}
        self.shown = self.done = 0
        self.epochs = EPOCHS * self.plan.times(EPOCHS)
        self.runs = self._runs()
        if clock != self.clock:
            self.lay(clock)
        return self._race()

    def _runs(self) -> dict[str, Run]:
        """From where the networks are now to the end."""
        how = {"epochs": self.epochs - self.done, "batch_size": self.batch_size, "every": "epoch"}
        return {
            name: train(net, self.optimizers[name], self.X, self.Y, seed=self.chance[name], **how)
            for name, net in self.nets.items()
        }

    def retune(self, clock, batch_size, **settings):
        """Other settings for the same optimisers; other batches are a run of its own, in which they forget nothing."""
        for name, told in racers(**settings, **self.own).items():
            vars(self.optimizers[name]).update(vars(told))
        if batch_size != self.batch_size:
            self.batch_size = batch_size
            remembered = {name: {**vars(optimizer)} for name, optimizer in self.optimizers.items()}
            self.runs = self._runs()
            for name, optimizer in self.optimizers.items():
                vars(optimizer).update(remembered[name] | {"run": optimizer.run})

    def place(self):
        return self.shown

    def newest(self):
        return self.done

    def results(self):
        return {SHORT[name]: 100 * net.accuracy(self.X, self.Y) for name, net in self.nets.items()}

    def lay(self, clock: str) -> None:
        """Epochs, or milliseconds with an axis that grows."""
        self.clock = clock
        for ax in (self.right, self.cost):
            ax.set_xlim(0, 10 if clock == TIME else EPOCHS)
            plots.label(ax, x=clock)

    def _point(self, net) -> tuple[float, float]:
        return (100 * net.accuracy(self.X, self.Y), net.loss(self.X, self.Y)) if self.seen else (0.0, 0.0)

    def _race(self) -> Iterator:
        """One epoch of each in turn; only the updates are on the clock, not what is measured and drawn."""
        while self.done < self.epochs:
            for name in NAMES:
                began = time.perf_counter()
                next(self.runs[name])
                self.spent[name].append(self.spent[name][-1] + time.perf_counter() - began)
                self.points[name].append(self._point(self.nets[name]))
            self.done += 1
            self.shown = self.done
            yield

    def reached(self, at):
        return self.shown

    def paint(self):
        for name, net in self.nets.items():
            spent = np.array(self.spent[name])
            x = against(self.clock, spent, len(spent) - 1)[: self.shown + 1]
            accuracy, cost = np.array(self.points[name][: self.shown + 1]).T
            self.borders[name].show(net.predict)
            self.accuracies.update(x, {SHORT[name]: accuracy})
            self.costs.update(x, {SHORT[name]: cost})

    def says(self):
        now = ", ".join(f"{SHORT[name]} {self.points[name][self.shown][0]:.0f} %" for name in NAMES)
        return f"Accuracy after {self.shown} epoch{'s' * (self.shown != 1)}: {now}."


@given(momentum=momentum_step, rmsprop=rmsprop_step, adam=adam_step)
def moon_panel(momentum: Callable | None = None, rmsprop: Callable | None = None, adam: Callable | None = None) -> Panel:
    """Drag every setting; momentum, rmsprop and adam: a learner's own step functions."""
    return Panel(
        MoonScene(momentum=momentum, rmsprop=rmsprop, adam=adam),
        *rates(0.05, 0.05),
        *averages(),
        Slider("batch_size", 64, values=(8, 16, 32, 64, 128, 300), integer=True, label="batch size B"),
        Choice("clock", [EPOCH, TIME], label="draw against", unfilmed=[TIME]),
    )
