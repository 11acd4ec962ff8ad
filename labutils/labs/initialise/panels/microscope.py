"""The initialisation microscope: what passes through a deep network before and while it learns, layer by layer."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes

from labutils import plots
from labutils.checks.given import given
from labutils.forks import ForkedTraining
from labutils.functions import ACTIVATIONS
from labutils.initializers import INITIALIZERS
from labutils.live import Choice, Panel, Slider, Toggle
from labutils.optimizers import OPTIMIZERS
from labutils.training import Diverged
from labutils.words import counted

from ..exercises.he_init import he_init
from ..models import DATA, SCALES, VIEW, deep, scaled
from ..ridges import Ridges
from ..sizes import log10, sizes, sizes_of, times

SIZE, VALUE = (-6, 4), (-1.25, 2.5)  # limits of the activations' axis, as log10 |a| and as a
ALPHA = {"gradient descent": 0.1, "Adam": 0.01}


class MicroscopeScene(ForkedTraining):
    """Twenty units per layer, as many layers as you like, 200 steps on the noisy field.

    init : a learner's f(rng, n_out, n_in), offered as the scheme "yours".
    """

    counts = "step"
    epochs, every = 200, 5
    together = False
    views = ("plain",)

    def __init__(self, init: Callable | None = None):
        super().__init__(DATA)
        self.schemes = INITIALIZERS | ({"yours": init} if init else {})
        self.figure, (forward, backward, plane) = plots.figure(3, size=(2.3, 3.0))
        plots.label(forward, "Activations, by layer", r"$\log_{10}$ of |a|")
        self.forwards = {False: Ridges(forward, SIZE, ("rms of A",)), True: self._plain(forward)}
        plots.label(backward, "Gradients, by layer", "$\\log_{10}$ of the size")
        self.backward = Ridges(backward, (-12, 2), ("rms of dZ", "of dW"))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=16, names=("class 0", "class 1"))
        self.fork(plane, ("train", "dev"))

    @staticmethod
    def _plain(forward: Axes) -> Ridges:
        """The activations as they are, on axes of their own: a switch that changed the limits would have the frame drawn."""
        ax = plots.label(plots.over(forward), "Activations, by layer", "a")
        return Ridges(ax, VALUE, ("rms of A",))

    @property
    def forward(self) -> Ridges:
        """What is shown of the activations: log10 |a|, or them as they are."""
        return self.forwards[self.view.get("plain", False)]

    def traced(self):
        return self.field.border, *(line for ridges in (*self.forwards.values(), self.backward) for line in ridges.marks)

    def words(self, scale, scheme="he", depth=10, activation="relu", optimizer="gradient descent", **_):
        rule = "" if optimizer == "gradient descent" else f", {optimizer}"
        return f"{scheme} × {scale:g}, {counted(depth, 'layer')} of {activation}{rule}"

    def network(self, scale, scheme="he", depth=10, activation="relu", **_):
        net = deep(depth, scaled(self.schemes[scheme], scale), activation=activation, seed=self.seed)
        self.blown = None
        self.name = self.words(scale, scheme, depth, activation)
        if self.seen:
            with np.errstate(all="ignore"):
                self.before = sizes(net, self.data.X, self.data.Y)
        return net

    def _record(self, step):
        with np.errstate(all="ignore"):
            super()._record(step)

    def optimizer(self, optimizer="gradient descent", **others):
        return OPTIMIZERS[optimizer](alpha=ALPHA[optimizer])

    def measure(self, step):
        return {"train": 100 * self.net.accuracy(self.data.X, self.data.Y), "J": step.J}

    def _recorded(self, steps):
        """Training; where it diverges, it stops at the last finite weights: that end is what the panel is there to show."""
        last, shown = self.net.snapshot(), super()._recorded(steps)
        try:
            for step in shown:
                last = self.net.snapshot()
                yield step
        except Diverged:
            self.net.restore(last)
            self.blown = self.history.iterations[-1]

    def paint(self):
        with np.errstate(all="ignore"):
            flow = self.net.flow(self.data.X, self.data.Y)
            now = sizes_of(flow, self.net.grad_blocks())
            for ridges, seen in zip(self.forwards.values(), (log10, np.asarray)):
                plots.show(ridges.ax, ridges is self.forward)
                if ridges is self.forward:
                    ridges.update([seen(layer.A) for layer in flow], seen(now["A"]))
                else:
                    ridges.mark(seen(now["A"]))
            self.backward.update([log10(layer.dZ) for layer in flow], log10(now["dZ"]), log10(now["dW"]))
            self.field.show(self.net.predict)

    def says(self):
        return f"{self.name}. At the start {self._start()}. {self._end()}"

    def _start(self):
        A, dZ = self.before["A"], self.before["dZ"]
        if not dZ.any():
            return "no gradient reaches any hidden layer"
        if len(A) == 1:
            return f"the rms of A is {A[0]:.2g}"
        forward, backward = times(A[-1] / A[0]), times(dZ[0] / dZ[-1])
        return f"the size of A is multiplied by {forward} from layer 1 to {len(A)}, that of dZ by {backward} on the way back"

    def _end(self):
        if self.blown is not None:
            return f"Training blew up within {counted(self.blown + self.every, 'step')}."
        J, train = self.history.last("J"), self.history.last("train")
        steps = counted(self.history.iterations[-1], "step")
        return f"After {steps}: J = {J:{'.2f' if J < 1000 else '.0e'}}, train {train:.0f} %."


@given(init=he_init)
def microscope_panel(init: Callable | None = None) -> Panel:
    """Scheme, scale, depth, activation and optimiser; with ``init`` the learner's own initialiser is one more scheme."""
    scene = MicroscopeScene(init)
    return Panel(
        scene,
        Choice("scheme", list(scene.schemes), default="yours" if init else "he"),
        Slider("scale", 1, values=SCALES, label="scale", description="every starting weight is multiplied by this"),
        Slider("depth", 20 if init else 10, 1, 20, integer=True, label="hidden layers"),
        Choice("activation", list(ACTIVATIONS), default="relu"),
        Choice("optimizer", list(ALPHA), label="optimiser"),
        Toggle("plain", False, label="show a itself", description="values of A on a plain axis instead of their sizes"),
    )
