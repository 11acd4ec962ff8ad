"""Tiers of importance, measured: what it costs to draw one hyperparameter at random while the others are good."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider
from labutils.words import counted

from ..tiers import KNOBS, SETS, tiers

TOP = 60  # percentage points
NOTHING = "choose a set"
ADAM = list(KNOBS).index("beta1")


class TiersScene(Scene):
    """A dot for each of twenty draws, one column for each hyperparameter."""

    def __init__(self):
        self.measured = tiers()
        self.figure, (dots,) = plots.figure(1, size=(8.6, 3.0))
        plots.label(
            dots,
            "Twenty draws of each, all else at a good setting (60+: 60 or more)",
            "",
            "dev error above the good one, points",
        )
        self.dots = plots.Spread(dots, list(KNOBS), (-5, TOP + 7), series=("draw",))
        dots.set_yticks(range(0, TOP + 1, 10), [*map(str, range(0, TOP, 10)), f"{TOP}+"])
        dots.axvline(ADAM - 0.5, color="#BBBBBB", linewidth=1)
        self.limit = plots.living(dots.axhline(0, color=plots.PALETTE[1], linewidth=1.4, linestyle="--"))[0]
        plots.key(dots, (*self.dots.dots, self.dots.medians, self.limit), ("a draw", "median", "acceptable rise"))
        dots.text(0, TOP + 6, "momentum", fontsize=10, color=plots.INK, ha="center", va="top")
        dots.text(ADAM, TOP + 6, "Adam", fontsize=10, color=plots.INK, ha="center", va="top")

    def start(self, name, bearable):
        self.name, self.bearable = name, bearable
        if name == NOTHING:
            self.excess = np.full(self.measured.errors[0].shape, np.nan)
            return
        which = SETS.index(name)
        good = np.where(np.arange(len(KNOBS)) < ADAM, *self.measured.good[which])
        self.excess = self.measured.errors[which] - good[:, None]
        self.lost = (self.excess > bearable).mean(axis=1)

    def draw(self):
        self.dots.update(self.excess.clip(-5, TOP))
        self.limit.set_ydata([self.bearable] * 2)

    def sentence(self):
        if self.name == NOTHING:
            return (
                f"Twenty draws of each of {len(KNOBS)} hyperparameters are measured on {len(SETS)} sets of data: choose one."
            )
        order = np.argsort(-self.lost, kind="stable")
        said = ", ".join(f"{list(KNOBS)[k]} {100 * self.lost[k]:.0f} %" for k in order)
        bearable = counted(self.bearable, "point", "g")
        return f"{self.name}: a random draw costs more than {bearable} of dev error in this share of cases: {said}."


def tiers_panel() -> Panel:
    """Choose the data, and how large a rise of the dev error is acceptable."""
    return Panel(
        TiersScene(),
        Choice("name", [NOTHING, *SETS], label="data"),
        Slider("bearable", 3, 0.5, 20, step=0.5, label="acceptable rise of the dev error, points"),
    )
