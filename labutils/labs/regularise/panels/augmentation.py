"""More data out of the data there is: digits distorted afresh in every epoch, and noise on the weights."""

import numpy as np

from labutils import data, plots
from labutils.distort import DISTORTIONS
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import TrainingScene
from labutils.training import Step

from ..distorting import distorted

TRAIN, DEV = 150, 600


class AugmentationScene(TrainingScene):
    """64-32-10 on 150 digits: too few, unless every epoch shows them in a new form."""

    counts = "epoch"
    epochs = 120

    def __init__(self):
        X, Y = data.digits()
        order = np.random.default_rng(0).permutation(X.shape[1])
        X, Y = X[:, order], Y[:, order]
        super().__init__(data.TrainDev(X[:, :TRAIN], Y[:, :TRAIN], X[:, TRAIN : TRAIN + DEV], Y[:, TRAIN : TRAIN + DEV]))
        self.figure, (tiles, accuracy) = plots.figure(2, size=(3.6, 2.7))
        plots.label(tiles, "What the network is shown now")
        self.examples = Y[:, :TRAIN].argmax(axis=1)  # the first of each digit
        self.tiles = plots.Tiles(tiles, 10, ncols=5)
        plots.label(accuracy, "Accuracy", "epoch", "right, %")
        self.curves = plots.Curves(accuracy, ("train, undistorted", "dev"), xlim=(0, self.epochs), ylim=(50, 100))

    def network(self, **_):
        self.seen = self.data.X
        return Network(mlp(64, 32, 10), "softmax", seed=self.seed)

    def measure(self, step):
        X, Y, X_dev, Y_dev = self.data
        return {"train, undistorted": 100 * self.net.accuracy(X, Y), "dev": 100 * self.net.accuracy(X_dev, Y_dev)}

    def steps(self, kind, amount, weight_noise):
        """Full-batch Adam on digits distorted afresh, the gradient taken at weights that are jolted and set back."""
        X, Y = self.data.X, self.data.Y
        rng, optimizer = np.random.default_rng(self.seed), Adam(alpha=0.01)
        optimizer.reset(self.net.theta)
        for epoch in range(1, self.epochs + 1):
            self.seen = distorted(kind, X, amount, rng)
            jolt = weight_noise * rng.standard_normal(self.net.theta.shape)
            self.net.theta += jolt
            J = self.net.J_and_grad(self.seen, Y)
            self.net.theta -= jolt
            optimizer.step(self.net.theta, self.net.grad)
            yield Step(epoch, epoch, J)
        self.net.forget_passes()

    def draw(self):
        self.tiles.update(self.seen[:, self.examples])
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))

    def sentence(self):
        train, dev = self.history.last("train, undistorted"), self.history.last("dev")
        kind, amount, weights = (self.values[name] for name in ("kind", "amount", "weight_noise"))
        shown = "No distortion" if kind == "none" else f"{kind.capitalize()} × {amount:g}"
        shown += f", noise of {weights:g} on the weights" if weights else ""
        return f"{shown}: train {train:.1f} %, dev {dev:.1f} %, gap {train - dev:.1f} points."


def augmentation_panel() -> Panel:
    """Choose a distortion and how much of it; watch the dev curve."""
    return Panel(
        AugmentationScene(),
        Choice("kind", ["none", *DISTORTIONS], label="distortion"),
        Slider("amount", 1, 0, 2, step=0.1, label="amount"),
        Slider("weight_noise", 0, 0, 0.3, step=0.01, label="noise on the weights"),
    )
