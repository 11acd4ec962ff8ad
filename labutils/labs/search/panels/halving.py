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
    """27 runs, all trained to their end; each is shown as far as the tree lets it grow.

    Runs that are not trained yet are trained side by side, and the tree grows with them; who is best, had all run on, only
    their ends tell.
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
        runs, cut = long_runs(RUNS, draw), -1
        self.losses = runs.losses
        for known in runs.grow():
            if known > cut:
                cut = known
                self._cut(eta, first, known)
            yield known

    def _cut(self, eta: int, first: int, known: int) -> None:
        """Steps each run is given as far as ``known`` ones tell; whoever is not dropped by then goes on."""
        self.lengths = np.zeros(RUNS, int)

        def run(alive, budget):
            steps = min(budget // STEP, self.pieces)
            self.lengths[alive] = steps if steps <= known else self.pieces
            return self.losses[alive, min(steps, known)]

        for rung in halving(run, list(range(RUNS)), first, eta=eta):
            last = rung
            if min(rung.budget // STEP, self.pieces) > known:
                break
        self.winner = int(last.params[0])
        self.lengths[self.winner] = self.pieces
        self.truly_best = int(self.losses[:, -1].argmin()) if known == self.pieces else None

    def reached(self, at):
        return STEP * self.shown

    def draw(self):
        reach = np.minimum(self.lengths, self.shown)
        x = STEP * np.arange(self.pieces + 1)
        curves = [np.column_stack([x[: n + 1], row[: n + 1]]) for n, row in zip(reach, self.losses, strict=True)]
        self.over = self.lengths < self.shown
        self.dropped.set_segments([c for c, over in zip(curves, self.over, strict=True) if over])
        self.alive.set_segments([c for c, over in zip(curves, self.over, strict=True) if not over])
        self.ends.set_offsets(np.reshape([c[-1] for c, over in zip(curves, self.over, strict=True) if over], (-1, 2)))
        self.best.set_offsets(np.empty((0, 2)) if self.truly_best is None else curves[self.truly_best][-1:])
        self.bars.update([STEP * reach.sum(), STEP * RUNS * self.shown])

    def sentence(self):
        spent, whole = STEP * np.minimum(self.lengths, self.shown).sum(), STEP * RUNS * self.shown
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
