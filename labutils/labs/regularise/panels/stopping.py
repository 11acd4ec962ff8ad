"""Early stopping: one long run, and the place along it where it is cut."""

import numpy as np

from labutils import plots
from labutils.layers import mlp
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from ..models import DATA, VIEW

EPOCHS, EVERY = 1_500, 10


class StoppingScene(Scene):
    """A network trained once; the slider picks the moment whose weights are used."""

    def __init__(self):
        self.data = DATA
        self.net = Network(mlp(2, 20, 3, 1), seed=1)
        self.figure, (plane, cost, size) = plots.figure(3, size=(2.35, 2.45))
        plots.label(plane, "Boundary if stopped here", "$x_1$", "$x_2$")
        self.field = plots.Field(plane, VIEW, VIEW)
        plots.Points(plane, self.data.X, self.data.Y, size=18, names=("class 0", "class 1"))
        plots.label(cost, "Loss", "iteration", "mean loss")
        self.curves = plots.Curves(cost, ("train", "dev"), xlim=(0, EPOCHS), ylim=(0, 0.8))
        plots.label(size, "Size of the weights", "iteration", "‖W‖")
        self.norm = plots.Curves(size, ("‖W‖",), xlim=(0, EPOCHS), ylim=(0, 30), legend=False, colours=(2,))
        self.cursors = [plots.Cursor(ax) for ax in (cost, size)]
        self._run()

    def _run(self) -> None:
        X, Y, X_dev, Y_dev = self.data
        self.iterations, self.moments, losses, norms = [], [], [], []
        for step in train(self.net, Adam(alpha=0.03), X, Y, epochs=EPOCHS, every=EVERY):
            self.iterations.append(step.iteration)
            self.moments.append(self.net.snapshot())
            losses.append((self.net.loss(X, Y), self.net.loss(X_dev, Y_dev)))
            norms.append(np.linalg.norm(self.net.W))
        self.losses, self.norms = np.array(losses), np.array(norms)

    def start(self, stop):
        self.at = int(np.argmin(np.abs(np.array(self.iterations) - stop)))
        self.net.restore(self.moments[self.at])

    def draw(self):
        self.field.show(self.net.predict)
        shown, so_far = self.iterations[: self.at + 1], self.losses[: self.at + 1]
        self.curves.update(shown, {"train": so_far[:, 0], "dev": so_far[:, 1]})
        self.norm.update(shown, {"‖W‖": self.norms[: self.at + 1]})
        for cursor in self.cursors:
            cursor.update(self.iterations[self.at], "stop")

    def sentence(self):
        X, Y, X_dev, Y_dev = self.data
        best = self.iterations[self.losses[: self.at + 1, 1].argmin()]
        return (
            f"Stopped at iteration {self.iterations[self.at]:,}: train {100 * self.net.accuracy(X, Y):.1f} %, dev "
            f"{100 * self.net.accuracy(X_dev, Y_dev):.1f} %, ‖W‖ = {self.norms[self.at]:.1f}. So far the dev loss is "
            f"lowest at iteration {best:,}."
        )


def stopping_panel() -> Panel:
    """Drag the moment at which training stops along one run."""
    return Panel(StoppingScene(), Slider("stop", 50, EVERY, EPOCHS, step=EVERY, integer=True, label="stop at iteration"))
