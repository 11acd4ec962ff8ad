"""Pretrain on digits 0 to 4, go on with few of 5 to 9: four ways over the number of target digits."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Slider
from labutils.words import counted

from ..measured import MeasuredScene
from ..transfer import ARMS, COUNTS, SOURCES, few

SEEDS = range(3)
MIDDLE = 100  # target digits; the sentence tells them and the last ones


class TransferScene(MeasuredScene):
    """A curve for each way, the mean of three networks a point, and the source and target digits."""

    def __init__(self):
        self.figure, (tiles, curves) = plots.figure(2, size=(3.6, 2.9), ratios=(0.75, 1.25))
        plots.label(tiles, "Digits to read")
        self.tiles = plots.Tiles(tiles, 15, ncols=5)
        plots.label(curves, "Wrong on digits 5–9", "digits 5–9 to train on", "wrong, %")
        self.curves = plots.Curves(curves, ARMS, xlim=(9, 450), ylim=(0, 85), colours=(6, 0, 2, 1))
        for line, marker in zip(self.curves.lines.values(), plots.MARKERS):
            line.set(marker=marker, markersize=6)
        curves.set_xscale("log")
        curves.set_xticks(COUNTS, COUNTS)
        curves.minorticks_off()

    def start(self, source, moved):
        self.few = few(moved, SEEDS)
        return super().start(source=source, moved=moved)

    def work(self, source, moved):
        for count in COUNTS:
            self.done = []
            for arm in ARMS:
                errors = yield from self.watched(self.few.run(arm, source, count))
                self.done.append(float(np.mean(errors)))
            self.note(self.done)

    def draw(self):
        self.tiles.update(self.few.X[0, :, :15])
        self.curves.update(COUNTS, self.so_far(ARMS))

    def sentence(self):
        source, moved = self.values.values()
        opening = f"Source: {source}; moved by up to {counted(moved, 'pixel')}"
        if not self.seen:
            return f"{opening}: the first networks are being trained."
        seen = dict(zip(COUNTS, self.seen))
        said = (self._at(count, errors) for count, errors in seen.items() if count in (MIDDLE, max(seen)))
        return f"{opening}. " + "; ".join(said) + "."

    @staticmethod
    def _at(count, errors) -> str:
        return f"{counted(count, 'target digit')}: " + ", ".join(f"{arm} {error:.0f} %" for arm, error in zip(ARMS, errors))


def transfer_panel() -> Panel:
    """Choose the source, and how far all digits are moved about."""
    return Panel(
        TransferScene(),
        Choice("source", list(SOURCES), label="pretrained on"),
        Slider("moved", 0, 0, 2, step=1, integer=True, label="moved by up to, pixels"),
    )
