"""A grid and random points on one plane, both seen from the side: one knob matters, the other hardly does."""

import numpy as np

from labutils import plots
from labutils.live import Button, Panel, Slider
from labutils.scenes import KeptScene
from labutils.search import Log, grid, random
from labutils.training import train
from labutils.words import counted

from ..models import ALPHA, FLOWER, UPDATES, dev_losses, flower_stack

EPSILON = Log(1e-10, 1e-4)
SPACE = {"alpha": ALPHA, "epsilon": EPSILON}
EVERY = 5


class GridOrRandomScene(KeptScene):
    """Two searches with the same number of trials, trained side by side as one stack."""

    counts, opens = "update", True
    names = ("grid", "random")

    def __init__(self):
        self.figure, axes = plots.figure(3, size=(2.5, 2.5))
        plane, over_alpha, over_epsilon = axes
        plots.label(plane, "The trials", "log₁₀ α", "log₁₀ ε of Adam")
        plots.label(over_alpha, "Seen along α", "log₁₀ α", "dev loss")
        plots.label(over_epsilon, "Seen along ε", "log₁₀ ε of Adam", "dev loss")
        for ax, xlim, ylim in (
            (plane, (-4.1, 0.1), (-10.15, -3.85)),  # a dot on the edge is whole
            (over_alpha, (-4.1, 0.1), (0, 1)),
            (over_epsilon, (-10.15, -3.85), (0, 1)),
        ):
            ax.set(xlim=xlim, ylim=ylim, autoscale_on=False)
        self.dots = [self._pair(ax) for ax in axes]
        (self.best,) = plots.living(plane.scatter([], [], s=190, facecolors="none", edgecolors=plots.INK, linewidths=1.6))
        plots.key(plane, (*self.dots[0], self.best), (*self.names, "best of each"))

    @staticmethod
    def _pair(ax):
        looks = ((plots.PALETTE[0], "s"), (plots.PALETTE[1], "o"))
        return plots.living(
            *(ax.scatter([], [], s=42, color=c, marker=m, alpha=0.75, linewidths=0, zorder=3) for c, m in looks)
        )

    def start(self, side, draw):
        self.side, self.shown = side, 0
        centres = (np.arange(side) + 0.5) / side
        squares = grid({name: [scale.at(u) for u in centres] for name, scale in SPACE.items()})
        self.trials = np.array([[p["alpha"], p["epsilon"]] for p in squares + random(SPACE, side**2, seed=draw)])
        self.net, optimizer = flower_stack(self.trials[:, 0], [1] * len(self.trials), self.trials[:, 1])
        self.losses = [dev_losses(self.net)]
        return self._run(train(self.net, optimizer, FLOWER.X, FLOWER.Y, epochs=UPDATES, every=EVERY))

    def _run(self, steps):
        for _ in steps:
            self.losses.append(dev_losses(self.net))
            self.shown += 1
            yield self.shown

    def now(self) -> np.ndarray:
        """(2, n) dev losses: grid, random."""
        return self.losses[self.shown].reshape(2, -1)

    def reached(self, at):
        return EVERY * self.shown

    def draw(self):
        places, losses = np.log10(self.trials).reshape(2, -1, 2), self.now()
        for which, (place, loss) in enumerate(zip(places, losses)):
            self.dots[0][which].set_offsets(place)
            for axis in (0, 1):
                self.dots[1 + axis][which].set_offsets(np.column_stack([place[:, axis], loss.clip(0, 1)]))
        self.best.set_offsets(places[(0, 1), losses.argmin(axis=1)])

    def sentence(self):
        n, (squares, points) = self.side**2, self.now().min(axis=1)
        return (
            f"{counted(n, 'trial')} each after {counted(self.shown * EVERY, 'update')}: the grid tries "
            f"{counted(self.side, 'value')} of α and the random search {n}; the best dev loss is {squares:.2f} on the "
            f"grid and {points:.2f} at random."
        )


def grid_or_random_panel() -> Panel:
    """Choose the number of trials; draw the random ones again."""
    return Panel(
        GridOrRandomScene(),
        Slider("side", 1, 1, 6, integer=True, label="trials along one side of the grid"),
        Button("draw", label="draw again"),
    )
