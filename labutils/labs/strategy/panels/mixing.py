"""Upright digits in plenty, users' digits few: three ways to split them into train and dev."""

from functools import partial
from itertools import zip_longest

from labutils import plots
from labutils.layers import mlp
from labutils.live import Panel, Slider
from labutils.network import Network

from ..measured import MeasuredScene, trained
from ..models import SEED, errors_on
from ..sources import CUTS, sets

NAMES = ("train", "train-\ndev", "dev", "users")


class MixingScene(MeasuredScene):
    """A network for each split, and four errors of it; the last is what counts."""

    def __init__(self):
        self.figure, axes = plots.figure(3, size=(2.5, 2.7))
        self.bars = []
        for ax, title in zip(axes, CUTS):
            plots.label(ax, title, "", "wrong, %")
            self.bars.append(plots.Bars(ax, NAMES, (0, 80), form="{:.0f}", colours=(0, 4, 1, 3)))

    def work(self, count, degrees):
        for cut in CUTS:
            parts = sets(cut, count, degrees, SEED)
            net = Network(mlp(64, 32, 10), "softmax", seed=SEED)
            tell = partial(errors_on, net, parts)
            yield from self.watched(trained(net, *parts.train, epochs=100, tell=tell))
            self.note(tell())

    def draw(self):
        going = [] if self.going is None else [self.going]
        for bars, errors in zip_longest(self.bars, [*self.seen, *going], fillvalue=(0,) * 4):
            bars.update(errors)

    def sentence(self):
        count, degrees = self.values.values()
        opening = f"{count} users' digits, turned by up to {degrees:g}°"
        if not self.seen:
            return f"{opening}: the first network is being trained."
        return f"{opening}. " + " ".join(self._said(*cut.split(": "), *seen[2:]) for cut, seen in zip(CUTS, self.seen))

    @staticmethod
    def _said(number: str, what: str, dev: float, users: float) -> str:
        return f"Split {number} ({what}): {dev:.0f} % wrong on dev, {users:.0f} % on new digits of the users."


def mixing_panel() -> Panel:
    """Turn the users' digits, and choose how many of them there are."""
    return Panel(
        MixingScene(),
        Slider("count", 200, values=(50, 100, 200, 400), integer=True, label="users' digits"),
        Slider("degrees", 0, 0, 60, step=10, label="turned by up to, °"),
    )
