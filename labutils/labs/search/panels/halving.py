"""Successive halving as a tree: many short runs, of which only the best go on."""

import numpy as np
from matplotlib.collections import LineCollection

from labutils import plots
from labutils.live import Button, Choice, Panel
from labutils.scenes import Replay
from labutils.search import halving
from labutils.words import counted

from ..models import long_runs

RUNS, STEP, END = 27, 10, 270


class HalvingScene(Replay):
    """27 runs known to their end; each is shown as far as the tree lets it grow.

    Until the last of them is known the tree waits at its root: who is best, had all run on, only the ends tell.
    """

    counts = "update"
    pieces = END // STEP

    def __init__(self):
        self.figure, (tree, spent) = plots.figure(2, size=(5.2, 2.9), ratios=(1.2, 0.6))
        plots.label(tree, "The tree", "update", "dev loss")
        plots.label(spent, "Updates spent", "", "updates in all")
        tree.set(xlim=(0, 1.02 * END), ylim=(0.15, 0.9), autoscale_on=False)
        self.dropped = tree.add_collection(LineCollection([], colors="#AAAAAA", linewidths=1.2, zorder=1))
        self.alive = tree.add_collection(LineCollection([], colors=plots.PALETTE[0], linewidths=1.8, zorder=2))
        self.ends = tree.scatter([], [], marker="x", s=40, color=plots.PALETTE[1], zorder=3)
        self.best = tree.scatter([], [], marker="*", s=130, color=plots.PALETTE[2], zorder=4)
        plots.living(self.dropped, self.alive, self.ends, self.best)
        plots.key(tree, (self.alive, self.ends, self.best), ("still running", "dropped", "best, had all run on"))
        self.bars = plots.Bars(spent, ("halving", "all to the end"), (0, 1.15 * RUNS * END), form="{:,.0f}", colours=(0, 5))

    def compute(self, eta, first, draw):
        self.losses = np.empty((0, self.pieces + 1))
        self.lengths = np.zeros(RUNS, int)  # steps each run is given
        yield 0
        for one in long_runs(RUNS, draw):
            self.losses = np.vstack([self.losses, one])
            yield 0

        def run(alive, budget):
            steps = min(budget // STEP, self.pieces)
            self.lengths[alive] = steps
            return self.losses[alive, steps]

        *_, last = (rung for rung in halving(run, list(range(RUNS)), first, eta=eta))
        self.winner = int(last.params[0])
        self.lengths[self.winner] = self.pieces
        self.truly_best = int(self.losses[:, -1].argmin())

    def reached(self, at):
        return STEP * self.shown

    def draw(self):
        known = len(self.losses)
        reach = np.minimum(self.lengths, self.shown)
        x = STEP * np.arange(self.pieces + 1)
        curves = [np.column_stack([x[: n + 1], row[: n + 1]]) for n, row in zip(reach[:known], self.losses, strict=True)]
        self.over = self.lengths[:known] < self.shown
        self.dropped.set_segments([c for c, over in zip(curves, self.over, strict=True) if over])
        self.alive.set_segments([c for c, over in zip(curves, self.over, strict=True) if not over])
        self.ends.set_offsets(np.reshape([c[-1] for c, over in zip(curves, self.over, strict=True) if over], (-1, 2)))
        self.best.set_offsets(curves[self.truly_best][-1:] if known == RUNS else np.empty((0, 2)))
        self.bars.update([STEP * reach.sum(), STEP * RUNS * self.shown])

    def sentence(self):
        spent, whole = STEP * np.minimum(self.lengths, self.shown).sum(), STEP * RUNS * self.shown
        if len(self.losses) < RUNS:
            return (
                f"{len(self.losses)} of {RUNS} runs with an α and a number of units each are trained; the tree grows then."
            )
        if not self.shown:
            return f"{RUNS} runs with an α and a number of units each wait for their first update."
        alive = RUNS - self.over.sum()
        left, who = ("is", "It ends") if alive == 1 else ("are", "The best of them ends")
        saved = f", not {whole:,}" if spent < whole else ""
        start = (
            f"After {counted(STEP * self.shown, 'update')} {alive} of {RUNS} runs {left} left; "
            f"{counted(spent, 'update')} are spent{saved}"
        )
        if self.shown < self.pieces:
            return start + "."
        loss = self.losses[self.winner, -1]
        rank = 1 + int((self.losses[:, -1] < loss).sum())
        return start + f". {who} at dev loss {loss:.2f}, which is place {rank} of {RUNS} if all run to the end."


def halving_panel() -> Panel:
    """Choose how sharply the runs are thinned out and when the first cut falls; draw other settings."""
    return Panel(
        HalvingScene(),
        Choice("eta", {"1 in 3 goes on": 3, "1 in 2 goes on": 2}, label="share"),
        Choice(
            "first",
            {"10 updates": 10, "30 updates": 30, "90 updates": 90, "never": END},
            default=END,
            label="first cut after",
        ),
        Button("draw", label="draw other settings"),
    )
