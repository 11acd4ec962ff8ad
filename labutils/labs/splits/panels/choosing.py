"""The dev set that was used to choose: 200 models, the best of them on dev, and what it is really worth."""

import numpy as np

from labutils import plots
from labutils.live import Button, Choice, Panel, Scene, Slider
from labutils.words import counted

from ..choosing import MODELS, REPEATS, TEST, answered, measured, selected

KINDS = {"simulated, each wrong 20 %": "equals", "trained networks": "networks"}


class ChoosingScene(Scene):
    """One choice as a cloud of models, and the mean of many such choices over the number of models tried."""

    def __init__(self):
        self.figure, (cloud, curves) = plots.figure(2, size=(3.4, 2.9))
        plots.label(cloud, "One choice", "error on dev, %", f"error on {TEST:,} test examples, %")
        limits = (0, 50)
        cloud.set(xlim=limits, ylim=limits, autoscale_on=False)
        cloud.plot(limits, limits, color="#999999", linewidth=1, linestyle=":")
        self.models = cloud.scatter([], [], s=22, color=plots.PALETTE[0], alpha=0.45, linewidths=0, animated=True)
        self.best = cloud.scatter([], [], s=120, marker="*", color=plots.PALETTE[1], animated=True, zorder=5)
        cloud.legend([self.models, self.best], ["a model", "lowest on dev"], loc="lower right", fontsize=10, frameon=False)
        plots.label(curves, f"Mean of {REPEATS} such choices", "models tried", "error of the chosen one, %")
        self.curves = plots.Curves(curves, ("dev", "test", "true"), xlim=(-4, MODELS + 4), ylim=(0, 40), colours=(1, 0, 2))
        ends = zip((1, 0, 2), "^os")
        self.ends = [curves.plot([], [], marker, color=plots.PALETTE[k], ms=6, animated=True)[0] for k, marker in ends]

    def prepare(self, kind, models, size, draw):
        wrong, rng = (yield from answered(kind))[:models], np.random.default_rng(draw)
        one = [measured(wrong, examples, rng)[0] for examples in (size, TEST)]
        self.prepared = one, (yield from selected(wrong, size, rng))

    def start(self, kind, models, size, draw):
        self.values = (models, size)
        (self.dev, self.test), self.means = self.prepared

    def draw(self):
        best = self.dev.argmin()
        self.models.set_offsets(np.column_stack([self.dev, self.test]))
        self.best.set_offsets([[self.dev[best], self.test[best]]])
        self.curves.update(np.arange(1, self.values[0] + 1), dict(zip(("dev", "test", "true"), self.means)))
        for end, mean in zip(self.ends, self.means, strict=True):
            end.set_data([len(mean)], mean[-1:])

    def sentence(self):
        models, size = self.values
        dev, test, _ = (round(mean[-1], 1) for mean in self.means)
        flattery = f"too optimistic by {test - dev:.1f} points" if test - dev > 0.5 else "not too optimistic"
        tried = "a single model" if models == 1 else f"the best of {counted(models, 'model')}"
        best = self.dev.argmin()
        return (
            f"One choice, on the left: dev {self.dev[best]:.1f} %, test {self.test[best]:.1f} %. Mean of {REPEATS} choices "
            f"of {tried}: dev {dev:.1f} % ({counted(size, 'example')}), test {test:.1f} % ({TEST:,} examples); on "
            f"average the dev error is {flattery}."
        )


def choosing_panel() -> Panel:
    """Drag the number of models tried and the size of the dev set."""
    return Panel(
        ChoosingScene(),
        Slider("models", 1, values=(1, 2, 5, 10, 20, 50, 100, MODELS), integer=True, label="models tried"),
        Slider("size", 50, values=(20, 50, 100, 200, 500, 1000, 2000), integer=True, label="dev examples"),
        Choice("kind", KINDS, label="models"),
        Button("draw", label="another dev set"),
    )
