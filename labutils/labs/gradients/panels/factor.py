"""The first panel: a gradient that is wrong by a factor still goes downhill."""

from collections.abc import Iterator
from itertools import chain

import numpy as np

from labutils import plots
from labutils.data import TrainDev, moons
from labutils.gradcheck import gradient_check, relative_difference
from labutils.live import Choice, Panel, Slider
from labutils.scenes import TrainingScene
from labutils.training import train

from ..models import OPTIMIZERS, scaled
from ..verdicts import score_of_factor

BLOCKS = ("W1", "b1", "W2", "b2", "W3", "b3")
VIEW = ((-2.0, 3.0), (-1.6, 2.1))


class FactorScene(TrainingScene):
    """Train with one block's gradient k times too large, beside the same network with the correct one."""

    def __init__(self):
        super().__init__(TrainDev(*moons(200), *moons(200, seed=4)))
        self._right: dict[str, tuple[Iterator, list[tuple[float, float]]]] = {}
        checks = gradient_check(scaled("W2", 1.0, self.seed), self.data.X, self.data.Y)
        self._checks = {check.name: check for check in checks}  # of the correct code
        self.figure, (plane, cost, score) = plots.figure(3, size=(2.25, 2.4))
        plots.label(plane, "What the wrong code learns", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, *VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=20)
        plots.label(cost, "Cost", "iteration", "J")
        self.curves = plots.Curves(cost, ("correct", "wrong"), xlim=(0, self.epochs), ylim=(0, 0.8))
        self._score_axes(score)

    def _score_axes(self, ax):
        plots.label(ax, "Score of that block", "k", "relative difference")
        k = np.geomspace(0.1, 10, 81)
        ax.plot(k, score_of_factor(k), color=plots.PALETTE[6], lw=1.6)
        look = {"ha": "center", "va": "bottom", "fontsize": 10.5, "color": plots.INK}
        ax.text(0.5, 1.02, "|k − 1| / (|k| + 1)", transform=ax.transAxes, **look)
        ax.set(xscale="log", xlim=(0.085, 11.8), ylim=(-0.06, 1), autoscale_on=False)
        ax.set_xticks([0.1, 0.5, 1, 2, 10], ["0.1", "0.5", "1", "2", "10"])
        ax.minorticks_off()
        look = {"s": 80, "marker": "^", "edgecolors": "white", "zorder": 4, "animated": True}
        self.dot = ax.scatter([], [], color=plots.PALETTE[1], **look)

    def network(self, block, k, optimizer):
        return scaled(block, k, self.seed)

    def optimizer(self, block, k, optimizer):
        return OPTIMIZERS[optimizer]()

    def measure(self, step):
        return {"wrong": step.J, "train": 100 * self.net.accuracy(self.data.X, self.data.Y)}

    def start(self, block, k, optimizer):
        check = self._checks[block]
        self.score = relative_difference(k * check.backward, check.numerical)
        if optimizer not in self._right:
            self._right[optimizer] = self._correct(optimizer), []
        return super().start(block=block, k=k, optimizer=optimizer)

    def _correct(self, optimizer: str) -> Iterator[tuple[float, float]]:
        """J and train accuracy in % of the same network with the correct gradient, as often as the wrong one is measured."""
        net, (X, Y) = scaled("W2", 1.0, self.seed), self.data[:2]
        steps = train(net, OPTIMIZERS[optimizer](), X, Y, epochs=self.epochs, every=self.every)
        for J in chain([net.J(X, Y)], (step.J for step in steps)):
            yield J, 100 * net.accuracy(X, Y)

    def _record(self, step):
        super()._record(step)
        running, seen = self._right[self.values["optimizer"]]
        while len(seen) < self.history.shown:  # it goes beside the wrong one the first time, and is known from then on
            seen.append(next(running))

    def draw(self):
        _, seen = self._right[self.values["optimizer"]]
        right = [J for J, _ in seen]
        self.field.show(self.net.predict)
        self.curves.update(self.history.iterations, {"correct": right[: self.history.shown], **self.history.curves("wrong")})
        self.dot.set_offsets([[self.values["k"], self.score]])

    def sentence(self):
        J_right, right = self._right[self.values["optimizer"]][1][self.history.shown - 1]
        block, J, train = self.values["block"], self.history.last("wrong"), self.history.last("train")
        return (
            f"d{block} × {self.values['k']:g}: J = {J:.3f}, train {train:.1f} % at iteration "
            f"{self.history.iterations[-1]:,}; correct code {J_right:.3f}, {right:.1f} %. "
            f"The check gives {block} a score of {self.score:.3f}."
        )


def factor_panel() -> Panel:
    """Drag k: one block's gradient comes out k times too large."""
    return Panel(
        FactorScene(),
        Slider("k", 1, 0.1, 10, log=True, label="k", description="the factor by which the block's gradient is wrong"),
        Choice("block", BLOCKS, default="W2"),
        Choice("optimizer", list(OPTIMIZERS), label="optimiser"),
    )
