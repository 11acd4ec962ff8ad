"""Polished pictures to train on, casual ones to answer: which of them should the dev set be made of?"""

import numpy as np

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import TrainingScene

from ..casual import CASUAL, casual
from ..waves import error

TRAIN, DEV = 800, 400


class MismatchScene(TrainingScene):
    """64-24-10 learns polished digits, with a few casual ones mixed in perhaps, and is measured on both kinds."""

    epochs = 60
    every = 3

    def __init__(self):
        X, Y = data.digits()
        shares = np.array([TRAIN, DEV, DEV, X.shape[1] - TRAIN - 2 * DEV]) / X.shape[1]
        self.polished, self.held, self.users, _ = data.split(X, Y, shares, seed=0)
        super().__init__(data.TrainDev(*self.polished, *self.users))
        self.figure, (tiles, bars) = plots.figure(2, size=(3.7, 2.8), ratios=(0.9, 1.1))
        plots.label(tiles, "Two rows clean, two messy")
        self.tiles = plots.Tiles(tiles, 20, ncols=5)
        plots.label(bars, "Now", "", "wrong, %")
        bars.set_yticks(range(0, 101, 20))
        self.bars = plots.Bars(bars, ("train", "clean dev", "messy dev"), (0, 104), form="{:.1f}", colours=(0, 4, 1))

    def network(self, kind, amount, share):
        rng = np.random.default_rng(self.seed)
        X, Y = self.polished
        mixed = int(round(share / 100 * TRAIN))
        X = np.concatenate([casual(X[:, :mixed], kind, amount, rng), X[:, mixed:]], axis=1) if mixed else X
        self.data = data.TrainDev(X, Y, casual(self.users[0], kind, amount, rng), self.users[1])
        return Network(mlp(64, 24, 10), "softmax", seed=self.seed)

    def optimizer(self, **_):
        return Adam(0.02)

    def measure(self, step):
        sets = {"train": self.data[:2], "polished": self.held, "casual": self.data[2:]}
        return {name: error(self.net, X, Y) for name, (X, Y) in sets.items()}

    def errors(self) -> tuple[float, ...]:
        """train, polished dev and casual dev in %."""
        return tuple(self.history.last(name) for name in ("train", "polished", "casual"))

    def draw(self):
        self.tiles.update(np.concatenate([self.users[0][:, :10], self.data.X_dev[:, :10]], axis=1))
        self.bars.update(self.errors())

    def sentence(self):
        train, polished, users = self.errors()
        kind, amount, share = self.values.values()
        return (
            f"Messy digits are {kind}, strength {amount:g}, and make up {share:g} % of the training set. Wrong: train "
            f"{train:.1f} %, clean dev {polished:.1f} %, messy dev {users:.1f} %."
        )


def mismatch_panel() -> Panel:
    """Choose how the users' digits differ, and how many of them may train."""
    return Panel(
        MismatchScene(),
        Choice("kind", list(CASUAL), label="messy digits are"),
        Slider("amount", 0, 0, 1, step=0.1, label="how messy"),
        Slider("share", 0, 0, 50, step=5, label="messy share of train, %"),
    )
