"""Clip the gradient's length: the same deep network, started too large, with and without it."""

from collections.abc import Callable, Iterator

import numpy as np

from labutils import data, plots
from labutils.initializers import he
from labutils.labs.initialise.microscope import FIELD, deep, scaled
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent

DEPTH, STEPS, EVERY = 10, 150, 3
PATHS = ("clipped", "not clipped")


def clip(g, c):
    """g as it is while ‖g‖ <= c, else c g/‖g‖: same direction, length c (Pascanu, Mikolov & Bengio, 2013).

    g : an array of any shape, the whole gradient.  c > 0.  Returns a new array.
    """
    norm = np.linalg.norm(g)
    return g * min(1.0, c / norm) if norm > 0 else g * 1.0


def steps(net: Network, X, Y, c: float, clip: Callable, alpha: float = 0.1) -> Iterator[tuple[float, float]]:
    """150 steps of gradient descent on clipped gradients; yields J and ‖g‖ before clipping, ends when J is no number."""
    descent = GradientDescent(alpha)
    for _ in range(STEPS):
        J, norm = measured(net, X, Y)
        if not np.isfinite(J) or not np.isfinite(net.grad).all():
            return
        yield J, norm
        move(net, descent, c, clip)


# A network that explodes has an infinite J or none, which the panel says in words, so NumPy need not.
@np.errstate(over="ignore", invalid="ignore", under="ignore")
def measured(net: Network, X, Y) -> tuple[float, float]:
    """J and ‖g‖; the gradient is left in net."""
    return float(net.J_and_grad(X, Y)), float(np.linalg.norm(net.grad))


@np.errstate(over="ignore", invalid="ignore", under="ignore")
def move(net: Network, descent: GradientDescent, c: float, clip: Callable) -> None:
    """One step along the gradient clipped at c; c infinite clips nothing."""
    descent.step(net.theta, clip(net.grad, c) if np.isfinite(c) else net.grad)


class ClipScene(Scene):
    """Ten ReLU layers from He's weights times a scale: the length of the gradient, J and the clipped network's boundary."""

    def __init__(self, clip: Callable = clip):
        self.clip, (self.X, self.Y, *_) = clip, data.noisy_field()
        self.figure, (norm, cost, plane) = plots.figure(3, size=(2.3, 2.4))
        plots.label(norm, "Gradient length; dotted: c", "step", "‖g‖ before clipping")
        self.norms = plots.Curves(norm, PATHS, xlim=(0, STEPS), ylim=(1e-2, 1e6), log=True)
        self.limit = norm.axhline(1, color="#555555", linewidth=1.2, linestyle=":", animated=True)
        plots.label(cost, "Cost", "step", "J")
        self.costs = plots.Curves(cost, PATHS, xlim=(0, STEPS), ylim=(1e-2, 1e6), log=True)
        plots.label(plane, "Boundary, clipped", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, FIELD, FIELD)
        plots.Points(plane, self.X, self.Y, size=16)

    def start(self, c, scale=1.5):
        self.c = c
        self.nets = {path: deep(DEPTH, scaled(he, scale)) for path in PATHS}
        self.record = {path: [] for path in PATHS}
        self.shown = 0
        return self._race()

    def _race(self):
        """Both networks step in turn; the one without clipping may drop out."""
        limits = {"clipped": self.c, "not clipped": np.inf}
        runs = {path: steps(self.nets[path], self.X, self.Y, limits[path], self.clip) for path in PATHS}
        for step in range(STEPS):
            for path, run in runs.items():
                self.record[path] += [pair for pair in [next(run, None)] if pair]
            self.shown = step + 1
            if step % EVERY == EVERY - 1:
                yield step

    def draw(self):
        self.limit.set_ydata([self.c, self.c])
        self.field.update(self.nets["clipped"].predict(self.field.grid))
        for curves, k in ((self.costs, 0), (self.norms, 1)):
            for path in PATHS:
                y = np.array([pair[k] for pair in self._so_far(path)]).clip(1e-4, 1e9)
                curves.update(np.arange(y.size), {path: y})

    def sentence(self):
        return f"c = {self.c:g}. Clipped: {self._report('clipped')}. Not clipped: {self._report('not clipped')}."

    def _report(self, path: str) -> str:
        record = self._so_far(path)
        if len(record) < self.shown:
            return f"J overflows after {len(record)} steps"
        with np.errstate(over="ignore", invalid="ignore"):
            return f"train {100 * self.nets[path].accuracy(self.X, self.Y):.0f} % after {len(record)} steps"

    def _so_far(self, path: str) -> list:
        """What is shown of a network's (J, ‖g‖): less after a rewind."""
        return self.record[path][: self.shown]

    def snapshot(self):
        return {path: net.snapshot() for path, net in self.nets.items()}, self.shown

    def restore(self, snapshot):
        weights, self.shown = snapshot
        for path, net in self.nets.items():
            net.restore(weights[path])


def clip_panel(clip: Callable = clip) -> Panel:
    """Drag the limit c; with ``clip(g, c)`` the learner's own function does the clipping."""
    return Panel(
        ClipScene(clip),
        Slider("c", 1, 0.01, 1000, log=True, label="c", description="longest gradient that is let through"),
        Slider("scale", 1.5, 1, 2, step=0.1, label="scale", description="He's weights times this"),
    )
