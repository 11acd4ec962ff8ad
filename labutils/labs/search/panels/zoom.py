"""Coarse to fine: look at the first round, mark where to look closer, and spend the second round there."""

import numpy as np

from labutils import plots
from labutils.live import Button, Panel, Slider
from labutils.scenes import KeptScene
from labutils.search import Log, random
from labutils.training import train
from labutils.words import counted

from ..models import FLOWER, UPDATES, dev_losses, flower_stack

TRIALS, EVERY = 12, 5
WHOLE = (-4.0, 0.0)  # of log10 alpha
NARROWEST = 0.05


class ZoomScene(KeptScene):
    """Twelve trials of alpha over four decades, then twelve more between two marks."""

    def __init__(self):
        self.figure, (losses, closer) = plots.figure(2, size=(4.0, 2.7))
        plots.label(losses, "All trials", "log₁₀ α", "dev loss")
        plots.label(closer, "Trial by trial", "trial", "dev loss")
        losses.set(xlim=(-4.1, 0.1), ylim=(0, 1), autoscale_on=False)
        self.band = plots.living(losses.axvspan(-4, 0, color=plots.PALETTE[5], alpha=0.18, linewidth=0, zorder=0))[0]
        looks = ((plots.PALETTE[0], "s"), (plots.PALETTE[1], "o"))
        self.rounds = plots.living(
            *(losses.scatter([], [], s=48, color=c, marker=m, alpha=0.8, linewidths=0, zorder=3) for c, m in looks)
        )
        plots.key(losses, (*self.rounds, self.band), ("coarse", "fine", "marked"))
        self.curve = plots.Curves(
            closer, ("best so far",), xlim=(0.5, 2 * TRIALS + 0.5), ylim=(0, 1), legend=False, colours=(6,)
        )
        self.each = plots.living(
            *(closer.scatter([], [], s=32, color=c, marker=m, alpha=0.8, linewidths=0, zorder=3) for c, m in looks)
        )
        plots.key(closer, (*self.each, *self.curve.lines.values()), ("coarse", "fine", "best so far"))

    def start(self, low, high, draw):
        self.marks, self.shown = self.between(low, high), 0
        scales = (Log(1e-4, 1), Log(*(10**mark for mark in self.marks)))
        self.alphas = np.array(
            [p["alpha"] for k, scale in enumerate(scales) for p in random({"alpha": scale}, TRIALS, seed=2 * draw + k)]
        )
        self.net, optimizer = flower_stack(self.alphas, [1] * len(self.alphas))
        self.losses = [dev_losses(self.net)]
        return self._run(train(self.net, optimizer, FLOWER.X, FLOWER.Y, epochs=UPDATES, every=EVERY))

    @staticmethod
    def between(low, high):
        """The marks in their order and a little apart."""
        left, right = min(low, high), max(low, high)
        left = min(left, WHOLE[1] - NARROWEST)
        return left, max(right, left + NARROWEST)

    def _run(self, steps):
        for _ in steps:
            self.losses.append(dev_losses(self.net))
            self.shown += 1
            yield self.shown

    def draw(self):
        now = self.losses[self.shown].clip(0, 1)
        places = np.column_stack([np.log10(self.alphas), now])
        self.rounds[0].set_offsets(places[:TRIALS])
        self.rounds[1].set_offsets(places[TRIALS:])
        left, right = self.marks
        self.band.set(x=left, width=right - left)
        numbers = np.arange(1, 2 * TRIALS + 1)
        for dots, which in zip(self.each, (slice(TRIALS), slice(TRIALS, None)), strict=True):
            dots.set_offsets(np.column_stack([numbers[which], now[which]]))
        self.curve.update(numbers, {"best so far": np.minimum.accumulate(now)})

    def sentence(self):
        now = self.losses[self.shown]
        coarse, fine = now[:TRIALS], now[TRIALS:]
        left, right = (10**mark for mark in self.marks)
        return (
            f"After {counted(self.shown * EVERY, 'update')}: {TRIALS} coarse trials, best dev loss {coarse.min():.2f} at "
            f"α = {self.alphas[coarse.argmin()]:.2g}; {TRIALS} fine ones between {left:.2g} and {right:.2g}, best "
            f"{fine.min():.2f}, median {np.median(fine):.2f}."
        )


def zoom_panel() -> Panel:
    """Two sliders mark where the second round is drawn."""
    return Panel(
        ZoomScene(),
        Slider("low", -4, *WHOLE, step=0.1, label="from log₁₀ α ="),
        Slider("high", 0, *WHOLE, step=0.1, label="to log₁₀ α ="),
        Button("draw", label="draw again"),
    )
