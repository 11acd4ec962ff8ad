"""A bigger and bigger network, with and without a penalty on its weights."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider
from labutils.scenes import KeptScene
from labutils.words import counted

from ..models import Stack

UNITS = (1, 2, 4, 8, 16)
SEEDS = (1, 2, 3, 4)
NOISE = 0.2
ARMS = ("train, λ = 0", "dev, λ = 0", "train, λ", "dev, λ")


class GrowingScene(KeptScene):
    """Errors over the number of hidden units: λ = 0 beside the λ of the slider, means of four draws of the points."""

    def __init__(self):
        self.figure, (ax,) = plots.figure(1, size=(7.6, 2.9))
        plots.label(ax, "Bigger and bigger", "hidden units per layer", "wrong, %")
        ax.set_xscale("log")
        self.curves = plots.Curves(ax, ARMS, xlim=(0.92, 17.5), ylim=(0, 40), colours=(0, 1, 0, 1), dashes=(1, 1, 0, 0))
        ax.set_xticks(UNITS, [str(n) for n in UNITS])
        ax.minorticks_off()
        ax.axhline(100 * NOISE, color=plots.PALETTE[2], linestyle=":", linewidth=1.8)
        ax.text(17, 100 * NOISE, "Bayes error", color=plots.PALETTE[2], fontsize=10, ha="right", va="bottom")
        for name, marker in zip(ARMS, "o^o^"):
            self.curves.lines[name].set_marker(marker)

    def start(self, lambd, m):
        self.values, self.errors, self.shown = (lambd, m), [], 0
        return self._grow(lambd, m)

    def _grow(self, lambd, m):
        for units in UNITS:
            stack = Stack(units, m, NOISE, SEEDS * 2, lambd=[0.0] * len(SEEDS) + [lambd] * len(SEEDS))
            for _ in stack.run():
                yield
            self.errors.append(np.stack([stack.train_error(), stack.dev_error()]).reshape(2, 2, -1).mean(axis=-1).T.ravel())
            self.shown = len(self.errors)
        yield

    def draw(self):
        columns = np.array(self.errors[: self.shown]).reshape(-1, len(ARMS)).T
        self.curves.update(UNITS, dict(zip(ARMS, columns)))

    def sentence(self):
        lambd, m = self.values
        if not self.shown:
            return f"λ = {lambd:g}, {counted(m, 'point')}: the smallest networks are training."
        columns = np.array(self.errors[: self.shown])
        units = counted(UNITS[len(columns) - 1], "unit")
        best, last = columns.min(axis=0), columns[-1]
        return (
            f"λ = {lambd:g}, {counted(m, 'point')}, {units} per layer, mean of {len(SEEDS)} draws: dev {last[1]:.0f} % "
            f"without the penalty (at its best size {best[1]:.0f} %), {last[3]:.0f} % with it (at its best size "
            f"{best[3]:.0f} %)."
        )


def growing_panel() -> Panel:
    """Drag λ: what does the size cost then?"""
    return Panel(
        GrowingScene(),
        Slider("lambd", 0, values=(0, 0.01, 0.03, 0.1, 0.2, 0.3, 0.5, 0.7, 1, 2), label="λ"),
        Slider("m", 120, values=(60, 120, 240), integer=True, label="training points m"),
    )
