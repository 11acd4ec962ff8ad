"""Practical rules as an experiment: what a wrong alpha, a bug in the labels, or a network too small looks like."""

import numpy as np

from labutils import plots
from labutils.forks import ForkedTraining
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import Diverged
from labutils.words import counted

from ..models import FLOWER
from ..studies import symptom

TOP = 1.4


class SymptomsScene(ForkedTraining):
    """2-24-12-1 with leaky ReLU under plain gradient descent, on the whole flower or on the first few examples of it."""

    epochs, every = 1_500, 15
    turns = {"alpha": "α"}
    limits = (0.0, 101.0)
    together = False

    def __init__(self):
        super().__init__(FLOWER)
        self.figure, (loss, right) = plots.figure(2, size=(4.0, 2.7))
        plots.label(loss, "Loss", "iteration", "mean loss")
        plots.label(right, "Accuracy", "iteration", "right, %")
        self.losses = plots.Curves(loss, ("train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, TOP))
        self.rights = plots.Curves(right, ("train", "dev"), xlim=(0, self.epochs), ylim=(0, 100))
        self.fork(right, ("train", "dev"))

    def traced(self):
        return *self.losses.lines.values(), *self.rights.lines.values()

    def marked(self):
        return self.losses.ax, self.rights.ax

    def network(self, alpha, examples, fault):
        units = (1, 1) if fault == "one unit per layer" else (24, 12)
        return Network(
            mlp(2, *units, 1, activation="leaky_relu"),
            init="zeros" if fault == "all weights start at 0" else "he",
            seed=self.seed,
        )

    def optimizer(self, alpha, examples, fault):
        self.rule = GradientDescent(alpha)
        return self.rule

    def retune(self, alpha, **_):
        self.rule.alpha = alpha

    def words(self, alpha, examples, fault):
        wrong = "" if fault == "none" else f", {fault}"
        return f"α = {alpha:,g}, {counted(examples, 'example')}{wrong}"

    def begin(self, alpha, examples, fault):
        X, Y = FLOWER.X[:, :examples], FLOWER.Y[:, :examples]
        if fault == "labels shuffled":
            Y = np.random.default_rng(1).permutation(Y, axis=1)
        self.data, self.broke = FLOWER._replace(X=X, Y=Y), 0
        return super().begin(alpha=alpha, examples=examples, fault=fault)

    def steps(self, **values):
        return self._until_it_breaks(super().steps(**values))

    def _until_it_breaks(self, steps):
        try:
            yield from steps
        except Diverged:
            self.broke = self.history.iterations[-1] + self.every

    def paint(self):
        kept = {name: np.clip(curve, 0, TOP) for name, curve in self.history.curves("train loss", "dev loss").items()}
        self.losses.update(self.history.iterations, kept)
        self.rights.update(self.history.iterations, self.history.curves("train", "dev"))

    def says(self):
        setting = f"α = {self.values['alpha']:,g}, {counted(self.values['examples'], 'example')}"
        if self.broke and self.place() == self.newest():
            alpha = f"α = {self.values['alpha']:,g}"
            return f"{alpha}: the loss is no longer a number by iteration {self.broke:,}. α is too large."
        if not self.history.iterations[-1]:
            return f"{setting}: not trained yet."
        curve = self.history.curves("train loss")["train loss"]
        train = self.history.last("train")
        start = f"{setting}, iteration {self.history.iterations[-1]:,}"
        rates = f"train loss {curve[-1]:.2f}, train {train:.0f} %, dev {self.history.last('dev'):.0f} %"
        return f"{start}: {rates}: {symptom(curve, train)}."


def symptoms_panel() -> Panel:
    """Choose alpha, how many examples are learnt, and what is wrong."""
    return Panel(
        SymptomsScene(),
        Slider("alpha", 0.1, values=(1e-4, 1e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1000), label="α"),
        Slider("examples", 400, values=(10, 20, 50, 100, 200, 400), integer=True, label="examples"),
        Choice("fault", ["none", "labels shuffled", "one unit per layer", "all weights start at 0"], label="fault"),
    )
