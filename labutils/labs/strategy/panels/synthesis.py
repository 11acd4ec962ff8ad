"""Training data made to look like the users': which speciality is imitated, and from how many patterns."""

from functools import partial

import numpy as np

from labutils import plots
from labutils.layers import mlp
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.words import counted

from ..measured import MeasuredScene, trained
from ..models import SEED, errors_on
from ..sources import RECIPES, made

SHOWN = 6


class SynthesisScene(MeasuredScene):
    """Clean digits, those made of them, the users'; and the errors of a network that learnt the made ones."""

    def __init__(self):
        self.figure, (tiles, bars) = plots.figure(2, size=(3.6, 2.7), ratios=(1.15, 0.85))
        plots.label(tiles, "Rows: clean, made, the users'")
        self.tiles = plots.Tiles(tiles, 3 * SHOWN, ncols=SHOWN)
        plots.label(bars, "After training on made digits", "", "wrong, %")
        self.bars = plots.Bars(bars, ("train", "train-dev\n(made)", "users"), (0, 80), form="{:.1f}", colours=(0, 4, 1))

    def start(self, kind, patterns):
        self.made = made(kind, patterns, SEED)
        return super().start(kind=kind, patterns=patterns)

    def work(self, **_):
        net = Network(mlp(64, 64, 10), "softmax", seed=SEED)
        tell = partial(errors_on, net, (self.made.train, self.made.train_dev, self.made.users))
        yield from self.watched(trained(net, *self.made.train, epochs=100, tell=tell))
        self.note(tell())

    def draw(self):
        rows = (self.made.clean, self.made.train, self.made.users)
        self.tiles.update(np.concatenate([X[:, :SHOWN] for X, _ in rows], axis=1))
        self.bars.update(self.seen[0] if self.seen else self.going or (0, 0, 0))

    def sentence(self):
        kind, patterns = self.values.values()
        how = "Clean digits, nothing made" if kind == "nothing" else f"Made with {counted(patterns, 'pattern')} of {kind}"
        if not self.seen:
            return f"{how}; the network is being trained."
        train, train_dev, users = self.seen[0]
        return f"{how}: {train:.1f} % wrong on train, {train_dev:.1f} % on train-dev, {users:.1f} % on the users' digits."


def synthesis_panel() -> Panel:
    """Choose what is done to the clean digits, and with how many patterns."""
    return Panel(
        SynthesisScene(),
        Choice("kind", list(RECIPES), label="made with"),
        Slider("patterns", 1, values=(1, 2, 5, 10, 30, 100, 1000), integer=True, label="patterns"),
    )
