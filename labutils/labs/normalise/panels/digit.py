"""Ten classes: the digits, read in a second; which are confused, and the worst mistakes."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.layers import mlp
from labutils.live import Panel, Slider, Toggle
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import TrainingScene
from labutils.words import counted

from ..exercises.softmax_dZ import softmax_dZ
from ..reading import BATCH, EPOCHS, UPDATES, OwnCost, confusion, digits, most_often, worst_mistakes

WORST = 9


class DigitScene(TrainingScene):
    """64-hidden-10 with a softmax on the digits, mini-batches of 64, a dev accuracy after each epoch."""

    counts = "epoch"
    epochs, every, batch_size = EPOCHS, UPDATES, BATCH

    def __init__(self, dZ: Callable):
        super().__init__(digits())
        self.cost = OwnCost(dZ)
        self.figure, (score, table, tiles) = plots.figure(3, size=(2.6, 2.6), ratios=(0.75, 1.05, 0.9))
        plots.label(score, "Accuracy", "epoch", "right, %")
        self.curves = plots.Curves(score, ("train", "dev"), xlim=(0, EPOCHS), ylim=(0, 100))
        score.set(xticks=range(0, EPOCHS + 1, 4), yticks=range(0, 101, 20))
        plots.label(table, "Dev set: how often", "answer", "true digit")
        self.matrix = plots.Matrix(table, list("0123456789"), list("0123456789"), limits=(0, 6), form="{:.0f}")
        plots.label(tiles, "Worst: true → answer")
        self.tiles = plots.Tiles(tiles, WORST, ncols=3, captions=True)

    def network(self, hidden, alpha, batchnorm):
        return Network(mlp(64, hidden, 10, batchnorm=batchnorm), cost=self.cost, seed=self.seed)

    def optimizer(self, alpha, **_):
        return Adam(alpha=alpha)

    def measure(self, step):
        X, Y, X_dev, Y_dev = self.data
        return {"train": 100 * self.net.accuracy(X, Y), "dev": 100 * self.net.accuracy(X_dev, Y_dev)}

    def reached(self, at):
        return self.history.iterations[-1] // UPDATES

    def draw(self):
        self.curves.update(np.array(self.history.iterations) / UPDATES, self.history.curves())
        X, Y = self.data.X_dev, self.data.Y_dev
        A = self.net.predict(X)
        counts = confusion(A, Y)
        self.matrix.update(np.where(counts == 0, np.nan, counts))
        at = worst_mistakes(A, Y, WORST)
        said = A.argmax(axis=0)
        self.tiles.update(X[:, at], [f"{Y[:, k].argmax()} → {said[k]}" for k in at] + [""] * (WORST - len(at)))

    def sentence(self):
        counts = confusion(self.net.predict(self.data.X_dev), self.data.Y_dev)
        wrong = counts - np.diag(np.diag(counts))
        train, dev = self.history.last("train"), self.history.last("dev")
        epochs = self.history.iterations[-1] // UPDATES
        return (
            f"After {counted(epochs, 'epoch')}: train {train:.1f} %, dev {dev:.1f} %, {counted(wrong.sum(), 'mistake')}"
            f"{most_often(wrong)}."
        )


@given()
def digit_panel(dZ: Callable = softmax_dZ) -> Panel:
    """Choose the hidden units, alpha and batchnorm, and read the digits again; ``dZ`` does the learning."""
    return Panel(
        DigitScene(dZ),
        Slider("hidden", 8, values=(2, 4, 8, 16, 32, 64), integer=True, label="hidden units"),
        Slider("alpha", 0.01, values=(0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3), label="α"),
        Toggle("batchnorm", True, label="batchnorm"),
    )
