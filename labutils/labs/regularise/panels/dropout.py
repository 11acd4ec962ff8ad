"""The dropout panel: one example's mask on the network, the boundary, and curves that no longer fall step by step."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.forks import ForkedTraining
from labutils.layers import Dropout, Layer, mlp
from labutils.live import Panel, Slider, Toggle
from labutils.network import Network
from labutils.recipe.running import with_dropout
from labutils.streams import streams

from ..draws import Draws
from ..exercises.dropout_backward import dropout_backward
from ..exercises.dropout_forward import dropout_forward
from ..learner import LearnerDropout
from ..models import DATA, VIEW

SIZES = (2, 20, 3, 1)


class DropoutScene(ForkedTraining):
    """Train 2-20-3-1 on the noisy field with a keep_prob for each hidden layer, masks fresh or frozen."""

    every = 4
    turns = {"keep_prob1": "keep_prob 1", "keep_prob2": "keep_prob 2", "keep_prob0": "keep_prob 0"}
    limits = (70.0, 101.0)

    def __init__(self, learner: tuple[Callable, Callable] | None = None):
        super().__init__(DATA)
        self.learner = learner
        self.figure, (drawing, plane, cost) = plots.figure(3, size=(2.35, 2.45))
        plots.label(drawing, "Kept for example 1, this step")
        self.drawing = plots.NetworkDrawing(drawing, SIZES)
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=18, names=("class 0", "class 1"))
        plots.label(cost, "Cost", "iteration", "loss, J")
        self.curves = plots.Curves(cost, ("J, dropped", "train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, 0.8))
        self.fork(drawing, ("train", "dev"))

    def traced(self):
        return self.field.border, self.curves.lines["train loss"], self.curves.lines["dev loss"]

    def marked(self):
        return [self.curves.ax]

    @property
    def keep(self) -> tuple[float, float, float]:
        """keep_prob of the inputs and of both hidden layers."""
        return tuple(self.values[f"keep_prob{layer}"] for layer in range(3))

    def network(self, **values):
        net = Network(self.layers(), seed=self.init_seed)
        self.dropping = [layer for layer in net.layers if isinstance(layer, Dropout)]
        self.retune(**values)
        return net

    def retune(self, **values):
        for layer, keep_prob in zip(self.dropping, self.keep, strict=True):
            layer.keep_prob = keep_prob

    def streams(self, frozen, **_):
        drawn = streams(self.seed)
        self.draws = Draws(drawn.dropout, frozen)
        return drawn if self.learner else drawn._replace(dropout=self.draws)

    def layers(self) -> list[Layer]:
        """The library's layers, or the same with the learner's dropout."""
        layers = [Dropout(), *with_dropout(mlp(*SIZES))]
        if not self.learner:
            return layers
        return [
            LearnerDropout(1.0, *self.learner, self.values["frozen"]) if isinstance(layer, Dropout) else layer
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

    def paint(self):
        masks = [None, *self.masks(), None]
        blocks = self.net.blocks()
        self.drawing.update([blocks["W1"], blocks["W2"], blocks["W3"]], masks)
        self.field.show(self.net.predict)
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))

    def words(self, keep_prob0, keep_prob1, keep_prob2, frozen, **_):
        inputs = "" if keep_prob0 == 1 else f", inputs {keep_prob0:g}"
        return f"keep_prob = {keep_prob1:g} and {keep_prob2:g}{inputs}, {'one frozen mask' if frozen else 'fresh masks'}"

    def says(self):
        train, dev = self.history.last("train"), self.history.last("dev")
        size = f"‖W‖² = {np.sum(self.net.W**2):.0f}"
        return f"{self.words(**self.values)}: train {train:.1f} %, dev {dev:.1f} %, gap {train - dev:.1f} points, {size}."


@given(forward=dropout_forward, backward=dropout_backward)
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
