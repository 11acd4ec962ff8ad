"""Add units until the dev error rises again."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider
from labutils.scenes import KeptScene
from labutils.words import counted

from ..models import WIDTHS, width_run

SEEDS = (1, 2, 3)


class WidthScene(KeptScene):
    """Networks with more and more units, three seeds each, trained one width after the other."""

    counts = "width"

    def __init__(self):
        self.figure, (ax,) = plots.figure(1, size=(6.4, 2.9))
        plots.label(ax, "More units in both hidden layers", "units in a layer", "loss, mean of three seeds")
        self.curves = plots.Curves(ax, ("train", "dev"), xlim=(0, len(WIDTHS) - 1), ylim=(0, 0.8))
        ax.set_xticks(range(len(WIDTHS)), WIDTHS)
        self.turn = plots.Cursor(ax)
        self.known: dict[tuple, tuple] = {}

    def start(self, lambd):
        self.lambd, self.measured, self.shown = lambd, [], 0
        return self._run()

    def _mean(self, units):
        key = units, self.lambd
        if key not in self.known:
            losses = yield from width_run(units, self.lambd, SEEDS)
            self.known[key] = tuple(losses.mean(axis=1))
        return self.known[key]

    def _run(self):
        for units in WIDTHS:
            self.measured.append((yield from self._mean(units)))
            self.shown = len(self.measured)
            yield self.shown

    def reached(self, at):
        return self.shown

    def draw(self):
        train, dev = np.reshape(self.measured[: self.shown], (-1, 2)).T
        self.curves.update(range(len(dev)), {"train": train, "dev": dev})
        self.lowest = int(dev.argmin()) if self.shown else np.nan
        self.turn.update(self.lowest, "lowest dev loss")

    def sentence(self):
        if not self.shown:
            return f"λ = {self.lambd:g}: networks with {counted(WIDTHS[0], 'unit')} in a layer are being trained."
        train, dev = self.measured[self.shown - 1]
        lowest = self.measured[self.lowest][1]
        return (
            f"λ = {self.lambd:g}, {counted(WIDTHS[self.shown - 1], 'unit')}: train loss {train:.2f}, dev loss {dev:.2f}. "
            f"The dev loss so far is lowest with {counted(WIDTHS[self.lowest], 'unit')}, {lowest:.2f}."
        )


def width_panel() -> Panel:
    """Let the network grow, without a penalty and with one."""
    return Panel(WidthScene(), Slider("lambd", 1, values=(0, 0.03, 0.1, 0.3, 1, 3), label="λ"))
