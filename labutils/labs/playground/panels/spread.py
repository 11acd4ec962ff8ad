"""Twenty seeds of a setting and of its ghost: both distributions, and whether their difference stands out."""

import numpy as np

from labutils import plots
from labutils.forks import verdict
from labutils.live import Button, Choice, Panel
from labutils.recipe import Recipe, difference, spread
from labutils.scenes import KeptScene

from ..kept import settings
from ..pairs import recipes, side_by_side

GROUPS = ("ghost", "now")


class SpreadScene(KeptScene):
    """Each dot is one seed; a ghost and the present run train side by side as two stacks of twenty."""

    def __init__(self, playground: Panel | None):
        self.playground = playground
        self.figure, (dots, pairs) = plots.figure(2, size=(4.1, 2.8), ratios=(1.15, 0.85))
        plots.label(dots, "Accuracy of twenty seeds each", "", "right, %")
        self.dots = plots.Spread(dots, GROUPS, (40, 101))
        plots.label(pairs, "Dev: now minus ghost, seed by seed", "", "percentage points")
        self.pairs = plots.Spread(pairs, ("difference",), (-40, 40), series=("pair",))
        self.zero = pairs.axhline(0, color="#888888", linewidth=1, zorder=0)

    def start(self, again, measure):
        self.measure, self.shown = measure, 0
        ghost, now = recipes(self.playground)
        self.names = settings(ghost), settings(now)
        self.results = []
        return self._trained(ghost, now)

    def _trained(self, ghost: Recipe, now: Recipe):
        for pair in side_by_side(spread(ghost), spread(now)):
            self.results.append(np.array(pair))
            self.shown = len(self.results)
            yield

    def draw(self):
        if not self.shown:
            return
        both = self.results[self.shown - 1]
        self.dots.update(both)
        self.pairs.update((both[1, self.row] - both[0, self.row])[None])

    @property
    def row(self) -> int:
        return ("train", "dev").index(self.measure)

    def sentence(self):
        if not self.shown:
            return "Twenty seeds each of the ghost and of the present setting are about to train."
        ghost, now = self.results[self.shown - 1][:, self.row]
        d = difference(ghost, now)
        return (
            f"{self.measure}: ghost ({self.names[0]}) {ghost.mean():.1f} %, now ({self.names[1]}) {now.mean():.1f} %. The "
            f"mean difference is {d.mean:+.1f} points, its 95 % interval {d.low:+.1f} to {d.high:+.1f}, {verdict(d)}."
        )


def spread_panel(playground: Panel | None = None) -> Panel:
    """playground : the panel whose present setting and ghost are compared; without one, no penalty against λ = 1."""
    return Panel(
        SpreadScene(playground),
        Button("again", label="compare what the playground shows now"),
        Choice("measure", ["dev", "train"]),
    )
