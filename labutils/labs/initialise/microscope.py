"""The initialisation microscope: what passes through a deep network before and while it learns, layer by layer."""

from collections.abc import Callable

import numpy as np

from labutils import data, plots
from labutils.functions import ACTIVATIONS
from labutils.initializers import INITIALIZERS
from labutils.labs.initialise.ridges import Ridges
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider, Toggle
from labutils.network import Network
from labutils.optimizers import OPTIMIZERS
from labutils.scenes import TrainingScene
from labutils.training import Diverged

WIDTH = 20
FIELD = (-1.6, 1.6)
SCALES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.7, 2, 3)
SIZE, VALUE = (-6, 4), (-1.25, 2.5)  # limits of the activations' axis, as log10 |a| and as a
ALPHA = {"gradient descent": 0.1, "Adam": 0.01}


def rms(values):
    """√ of the mean square over the last two axes: the typical size of an entry."""
    return np.sqrt(np.square(values).mean(axis=(-2, -1)))


def scaled(draw: Callable, scale: float) -> Callable:
    """An initialiser whose weights are `scale` times those of another one."""
    return lambda rng, n_out, n_in: scale * draw(rng, n_out, n_in)


def deep(depth: int, init, *, activation: str = "relu", seed=1) -> Network:
    """`depth` hidden layers of 20 units between two features and one answer."""
    return Network(mlp(2, *[WIDTH] * depth, 1, activation=activation), init=init, seed=seed)


def sizes(net: Network, X, Y) -> dict:
    """The rms of A, dZ and dW in every hidden layer, each (L,), or (L, K) for a stack of K networks."""
    flow, grads = net.flow(X, Y), net.grad_blocks()
    return {
        "A": np.array([rms(layer.A) for layer in flow]),
        "dZ": np.array([rms(layer.dZ) for layer in flow]),
        "dW": np.array([rms(grads[f"W{l}"]) for l in range(1, len(flow) + 1)]),
    }


def log10(values):
    """log10 of the sizes, NaN for an exact 0."""
    values = np.abs(values)
    return np.log10(values, out=np.full_like(values, np.nan), where=values > 0)


def fold(ratio: float) -> str:
    """A ratio in words: "shrinks 570-fold", "keeps its size (× 0.9)".

    >>> fold(1 / 1024), fold(0.75), fold(3e7)
    ('shrinks 1,000-fold', 'keeps its size (× 0.75)', 'grows 10^7.5-fold')
    """
    if 0.2 < ratio < 5:
        return f"keeps its size (× {ratio:.2g})"
    factor = max(ratio, 1 / ratio)
    rounded = f"{float(f'{factor:.2g}'):,.0f}" if factor < 1e5 else f"10^{np.log10(factor):.1f}"
    return f"{'grows' if ratio > 1 else 'shrinks'} {rounded}-fold"


class MicroscopeScene(TrainingScene):
    """Twenty units a layer, as many layers as you like, 200 steps on the noisy field.

    init : a learner's f(rng, n_out, n_in), offered as the scheme "yours".
    """

    epochs, every = 200, 5

    def __init__(self, init: Callable | None = None):
        super().__init__(data.noisy_field())
        self.schemes = INITIALIZERS | ({"yours": init} if init else {})
        self.figure, (forward, backward, plane) = plots.figure(3, size=(2.3, 3.0))
        plots.label(forward, "Activations, by layer")
        self.forward = Ridges(forward, SIZE, ("rms of A",))
        plots.label(backward, "Gradients, by layer", "$\\log_{10}$ of the size")
        self.backward = Ridges(backward, (-12, 2), ("rms of dZ", "of dW"))
        plots.label(plane, "Boundary", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, FIELD, FIELD)
        plots.Points(plane, self.data.X, self.data.Y, size=16)

    def network(self, scale, scheme="he", depth=10, activation="relu", optimizer="gradient descent", plain=False):
        self._show(plain)
        net = deep(depth, scaled(self.schemes[scheme], scale), activation=activation)
        self.blown = None
        self.name = f"{scheme} × {scale:g}, {depth} layer{'s' * (depth > 1)} of {activation}"
        with np.errstate(all="ignore"):
            self.before = sizes(net, self.data.X, self.data.Y)
        return net

    def _show(self, plain: bool) -> None:
        """The activations as log10 |a| or as they are."""
        self.plain, ax = plain, self.forward.ax
        if ax.get_xlim() != (VALUE if plain else SIZE):
            self.forward.limit(VALUE if plain else SIZE)
        plots.label(ax, x="a" if plain else r"$\log_{10}$ of |a|")

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
            self.blown = self.history.iterations[-1] if self.history.iterations else 0

    def draw(self):
        with np.errstate(all="ignore"):
            flow, now = self.net.flow(self.data.X, self.data.Y), sizes(self.net, self.data.X, self.data.Y)
            seen = (lambda values: values) if self.plain else log10
            self.forward.update([seen(layer.A) for layer in flow], seen(now["A"]))
            self.backward.update([log10(layer.dZ) for layer in flow], log10(now["dZ"]), log10(now["dW"]))
            self.field.update(self.net.predict(self.field.grid))

    def sentence(self):
        return f"{self.name}. At the start {self._start()}. {self._end()}"

    def _start(self):
        A, dZ = self.before["A"], self.before["dZ"]
        if not dZ.any():
            return "no gradient reaches any hidden layer"
        if len(A) == 1:
            return f"the rms of A is {A[0]:.2g}"
        return f"A {fold(A[-1] / A[0])} from layer 1 to {len(A)}, dZ {fold(dZ[0] / dZ[-1])} on the way back"

    def _end(self):
        if self.blown is not None:
            return f"Training blew up within {self.blown + self.every} steps."
        if not self.history.shown:
            return "Not trained yet."
        J, train = self.history.last("J"), self.history.last("train")
        return f"After {self.history.iterations[-1]} steps: J = {J:{'.2f' if J < 1000 else '.0e'}}, train {train:.0f} %."


def scale_slider() -> Slider:
    return Slider("scale", 1, values=SCALES, label="scale", description="every starting weight is multiplied by this")


def scale_panel() -> Panel:
    """Ten ReLU layers from He's weights times a scale: drag it away from 1."""
    return Panel(MicroscopeScene(), scale_slider())


def microscope_panel(init: Callable | None = None) -> Panel:
    """Scheme, scale, depth, activation and optimiser; with ``init`` the learner's own initialiser is one more scheme."""
    scene = MicroscopeScene(init)
    return Panel(
        scene,
        Choice("scheme", list(scene.schemes), default="yours" if init else "xavier"),
        scale_slider(),
        Slider("depth", 20 if init else 10, 1, 20, integer=True, label="hidden layers"),
        Choice("activation", list(ACTIVATIONS), default="relu" if init else "sigmoid"),
        Choice("optimizer", list(ALPHA), label="optimiser"),
        Toggle("plain", False, label="show a itself", description="values of A on a plain axis, in place of their sizes"),
    )
