"""The dropout panel: one example's mask on the network, the boundary, and curves that no longer fall step by step."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.layers import Dropout, mlp
from labutils.live import Panel, Slider, Toggle
from labutils.network import Network
from labutils.scenes import TrainingScene
from labutils.streams import streams

from ..draws import Draws
from ..exercises.dropout_backward import dropout_backward
from ..exercises.dropout_forward import dropout_forward
from ..learner import LearnerDropout
from ..models import DATA, VIEW

SIZES = (2, 20, 3, 1)


class DropoutScene(TrainingScene):
    """Train 2-20-3-1 on the noisy field with a keep_prob for each hidden layer, masks fresh or frozen."""

    every = 4

    def __init__(self, learner: tuple[Callable, Callable] | None = None):
        super().__init__(DATA)
        self.learner = learner
        self.figure, (drawing, plane, cost) = plots.figure(3, size=(2.35, 2.45))
        plots.label(drawing, "Kept for example 1, this step")
        self.drawing = plots.NetworkDrawing(drawing, SIZES)
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=18, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "J")
        self.curves = plots.Curves(cost, ("J, dropped", "train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, 0.8))

    def network(self, keep_prob1, keep_prob2, frozen, keep_prob0=1.0):
        self.keep = (keep_prob0, keep_prob1, keep_prob2)
        return Network(self.layers(), seed=self.seed)

    def streams(self, frozen, **_):
        drawn = streams(self.seed)
        self.draws = Draws(drawn.dropout, frozen)
        return drawn if self.learner else drawn._replace(dropout=self.draws)

    def layers(self):
        """The library's layers, or the same with the learner's dropout."""
        layers = mlp(*SIZES, keep_prob=self.keep)
        if not self.learner:
            return layers
        return [
            LearnerDropout(layer.keep_prob, *self.learner, self.values["frozen"]) if isinstance(layer, Dropout) else layer
            for layer in layers
        ]

    def measure(self, step):
        points = super().measure(step)
        return {**points, "J, dropped": step.J}

    def masks(self) -> list:
        """What example 1 had left of each hidden layer in the newest step, (n,) each."""
        if not self.learner:
            return [self.draws.mask(n, self.data.X.shape[1], p) for n, p in zip(SIZES[1:3], self.keep[1:])]
        newest = [layer.mask for layer in self.net.layers if isinstance(layer, LearnerDropout) and layer.mask is not None]
        kept = {len(mask): mask[:, 0].astype(float) for mask in newest}
        return [kept.get(n, np.ones(n)) for n in SIZES[1:3]]

    def draw(self):
        masks = [None, *self.masks(), None]
        blocks = self.net.blocks()
        self.drawing.update([blocks["W1"], blocks["W2"], blocks["W3"]], masks)
        self.field.update(self.net.predict(self.field.grid))
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))

    def sentence(self):
        train, dev = self.history.last("train"), self.history.last("dev")
        inputs = "" if self.keep[0] == 1 else f", inputs {self.keep[0]:g}"
        mask = "one frozen mask" if self.values["frozen"] else "fresh masks"
        return (
            f"keep_prob = {self.keep[1]:g} and {self.keep[2]:g}{inputs}, {mask}: train {train:.1f} %, dev {dev:.1f} %, "
            f"gap {train - dev:.1f} points."
        )


def dropout_panel(forward: Callable | None = None, backward: Callable | None = None) -> Panel:
    """Drag keep_prob layer by layer; with ``forward`` and ``backward`` the learner's own functions do the dropping."""
    learner = (forward or dropout_forward, backward or dropout_backward) if forward or backward else None
    return Panel(
        DropoutScene(learner),
        Slider("keep_prob1", 1.0, 0.2, 1, step=0.02, label="keep_prob, layer 1"),
        Slider("keep_prob2", 1.0, 0.2, 1, step=0.02, label="keep_prob, layer 2"),
        Slider("keep_prob0", 1.0, 0.5, 1, step=0.02, label="keep_prob, inputs"),
        Toggle("frozen", False, label="freeze the mask", description="one mask for the whole run"),
    )
