"""Gradient clipping at a cliff: the steps keep their direction and lose their excess length."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider
from labutils.optimizers import GradientDescent, clip
from labutils.scenes import Replay

from ..clipping import CLIFF, STEPS, _cliff, in_words
from ..surfaces import descend


class ClipScene(Replay):
    """Gradient descent towards a cliff, with its gradient clipped and not."""

    counts = "step"
    pieces = STEPS

    def __init__(self):
        self.figure, (plane, size) = plots.figure(2, size=(3.75, 3.0), ratios=(1.15, 0.85))
        plots.label(plane, "A gentle slope with a cliff at its end", "$w_1$", "$w_2$")
        plots.Surface(plane, _cliff, CLIFF.xlim, CLIFF.ylim, levels=22, n=120)
        self.paths = plots.Path(plane, ("not clipped", "clipped"), start=CLIFF.start)
        plots.label(size, "Length of the gradient", "step", "‖g‖")
        self.curves = plots.Curves(
            size, ("not clipped", "clipped"), xlim=(0, STEPS), ylim=(0.1, 100), log=True, legend=False
        )

    def compute(self, c, alpha):
        self.c = c
        kept = CLIFF._replace(grad=lambda w: clip(CLIFF.grad(w), c))
        surfaces = {"not clipped": CLIFF, "clipped": kept}
        self.trajectories = {name: descend(surface, GradientDescent(alpha), STEPS) for name, surface in surfaces.items()}
        self.lengths = {
            name: np.array([np.linalg.norm(surfaces[name].grad(w)) for w in path.T])
            for name, path in self.trajectories.items()
        }

    def draw(self):
        end = self.shown + 1
        self.paths.update({name: path[:, :end] for name, path in self.trajectories.items()})
        self.curves.update(np.arange(end), {name: length[:end] for name, length in self.lengths.items()})

    def sentence(self):
        thrown = {
            name: np.linalg.norm(np.diff(path[:, : self.shown + 1], axis=1), axis=0).max(initial=0)
            for name, path in self.trajectories.items()
        }
        return (
            f"Step {self.shown}, c = {self.c:,g}: the longest step is {in_words(thrown['not clipped'])} without clipping, "
            f"{in_words(thrown['clipped'])} with it."
        )


def clip_panel() -> Panel:
    """Drag the limit c."""
    return Panel(
        ClipScene(),
        Slider("c", 1, values=(0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50), label="limit c"),
        Slider("alpha", 0.03, 0.02, 1, log=True, label="α"),
    )
