"""The trade-off of the batch size: updates are few with large batches, passes over the data with small ones."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..models import FLOWER, batch_curves
from ..studies import cost_to_reach

OVERHEADS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)


class BatchScene(Scene):
    """Runs with six batch sizes, measured once; the sliders say what an update costs and what is to be reached."""

    def __init__(self):
        self.curves = batch_curves()
        sizes = list(self.curves)
        self.figure, (epochs, updates, costs) = plots.figure(3, size=(2.5, 2.6))
        plots.label(epochs, "By batch size, over the epochs", "epoch", "dev loss")
        plots.label(updates, "Over the updates", "log₁₀ of the update", "dev loss")
        plots.label(costs, "Cost to reach the target", "batch size", "log₁₀ of the cost")
        names = [str(size) for size in sizes]
        over_epochs = plots.Curves(epochs, names, xlim=(0, 100), ylim=(0.2, 0.8), dashes=[k % 5 for k in range(6)])
        over_updates = plots.Curves(updates, names, xlim=(0, 4), ylim=(0.2, 0.8), dashes=[k % 5 for k in range(6)])
        m = FLOWER.X.shape[1]
        for name, (size, (steps, losses)) in zip(names, self.curves.items(), strict=True):
            over_epochs.update(steps / -(-m // size), {name: losses})
            over_updates.update(np.log10(np.maximum(steps, 1)), {name: losses})
        self.targets = [ax.axhline(0.4, color=plots.INK, linewidth=1.2, linestyle=":") for ax in (epochs, updates)]
        plots.living(*self.targets)
        self.bars = plots.Bars(costs, names, (0, 8.5), form="{:.1f}", colours=list(range(6)))

    def start(self, overhead, target):
        self.overhead, self.target = overhead, target
        self.costs = {size: cost_to_reach(target, size, curve, overhead) for size, curve in self.curves.items()}

    def draw(self):
        for line in self.targets:
            line.set_ydata([self.target] * 2)
        self.bars.update([np.log10(cost) for cost in self.costs.values()])

    def sentence(self):
        best = min(self.costs, key=self.costs.get)
        full = max(self.costs)
        return (
            f"An update costs {self.overhead:,} plus 1 for each example in it. Dev loss {self.target:g} is reached "
            f"most cheaply with batches of {best}, for {self.costs[best]:,.0f}; batches of 1 cost "
            f"{self.costs[1]:,.0f}, the whole set of {full} "
            f"at once {self.costs[full]:,.0f}."
        )


def batch_panel() -> Panel:
    """Choose the hardware, by what an update costs beside its examples, and the target."""
    return Panel(
        BatchScene(),
        Slider("overhead", 20, values=OVERHEADS, integer=True, label="overhead of an update, in examples"),
        Slider("target", 0.42, 0.42, 0.6, step=0.02, label="dev loss to reach"),
    )
