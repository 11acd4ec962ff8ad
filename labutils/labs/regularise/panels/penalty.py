"""The main panel: a penalty on the weights, its boundary, its curves and the weights it leaves."""

import numpy as np

from labutils import plots
from labutils.forks import ForkedTraining
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network

from ..models import DATA, STRENGTHS, VIEW


class PenaltyScene(ForkedTraining):
    """Train 2-20-3-1 on the noisy field with an L2 or an L1 penalty of strength lambd."""

    turns = {"lambd": "λ", "kind": "penalty"}
    limits = (80.0, 101.0)

    def __init__(self):
        super().__init__(DATA)
        self.figure, (plane, cost, weights) = plots.figure(3, size=(2.35, 2.45))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "loss, penalty, J")
        self.curves = plots.Curves(cost, ("train loss", "penalty", "J", "dev loss"), xlim=(0, self.epochs), ylim=(0, 0.8))
        plots.label(weights, "Weights", "value of w", "share")
        self.weights = plots.Histogram(weights, (-3, 3), bins=41, top=1)
        self.fork(weights, ("train", "dev"))

    def traced(self):
        return self.field.border, self.curves.lines["J"], self.curves.lines["dev loss"]

    def marked(self):
        return [self.curves.ax]

    def network(self, lambd, kind):
        strengths = {"lambd": lambd} if kind == "L2" else {"l1": lambd}
        return Network(mlp(2, 20, 3, 1), seed=self.init_seed, **strengths)

    def retune(self, lambd, kind, **_):
        self.net.lambd, self.net.l1 = (lambd, 0.0) if kind == "L2" else (0.0, lambd)

    def words(self, lambd, kind, **_):
        return f"{kind}, λ = {lambd:g}"

    def measure(self, step):
        points = super().measure(step)
        penalty = float(self.net.penalty(self.data.X.shape[1]))
        return {**points, "penalty": penalty, "J": points["train loss"] + penalty}

    def paint(self):
        self.field.show(self.net.predict)
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))
        self.weights.update(self.net.W)

    def says(self):
        train, dev = self.history.last("train"), self.history.last("dev")
        return (
            f"{self.words(**self.values)}: train {train:.1f} %, dev {dev:.1f} %, "
            f"gap {train - dev:.1f} points; {100 * np.mean(np.abs(self.net.W) < 0.01):.0f} % of the weights are below "
            "0.01 in size."
        )


def penalty_panel() -> Panel:
    """Drag λ, choose L2 or L1."""
    return Panel(
        PenaltyScene(),
        Slider("lambd", 0, values=STRENGTHS, label="λ", description="strength of the penalty"),
        Choice("kind", ["L2", "L1"], label="penalty"),
    )
