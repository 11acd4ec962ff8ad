"""The main panel: which learning rates and which sizes of the initial weights train, with batchnorm and without."""

import numpy as np

from labutils import plots
from labutils.live import Choice, Panel, Scene, Slider

from ..ranges import ALPHAS, EVERY, GOOD, ITERATIONS, SCALES, Grid, good, problem, sizes


class RangeScene(Scene):
    """Two heat maps of accuracy over alpha × scale, trained as two stacks."""

    counts, opens = "iteration", True

    def __init__(self):
        self.data = problem()
        self.figure, (plain, normed, count) = plots.figure(3, size=(2.4, 2.4), ratios=(1.1, 1.1, 0.8))
        rows, columns = [f"{s:g}" for s in SCALES], [f"{a:g}" for a in ALPHAS]
        self.maps = []
        for ax, title in ((plain, "Without batchnorm, % right"), (normed, "With batchnorm, % right")):
            plots.label(ax, title, "α", "initial weights × He's")
            self.maps.append(plots.Matrix(ax, rows, columns, limits=(50, 100), form="{:.0f}"))
        plots.label(count, f"Settings at {100 * GOOD:.0f} %", "iteration", f"how many of {len(SCALES) * len(ALPHAS)}")
        limits = {"xlim": (0, ITERATIONS), "ylim": (0, len(SCALES) * len(ALPHAS))}
        self.curves = plots.Curves(count, ("without", "with"), **limits)

    def start(self, hidden, optimizer):
        self.values = {"hidden": hidden, "optimizer": optimizer}
        self.grids = [Grid(sizes(hidden), optimizer, batchnorm) for batchnorm in (False, True)]
        self.untrained, self.record, self.shown = self._accuracy(), [], 0
        return self._run()

    def _run(self):
        for iteration in range(1, ITERATIONS + 1):
            for grid in self.grids:
                grid.step(*self.data)
            if iteration % EVERY == 0:
                self.record.append(self._accuracy())
                self.shown = len(self.record)
                yield iteration

    def _accuracy(self):
        """Of all settings, without batchnorm and with it, (2, scales, alphas)."""
        return np.stack([grid.accuracy(*self.data)[0] for grid in self.grids])

    def reached(self, at):
        return EVERY * self.shown

    def draw(self):
        for heat, accuracy in zip(self.maps, self.record[self.shown - 1] if self.shown else self.untrained):
            heat.update(100 * accuracy)
        counts = good(np.array(self.record[: self.shown]).reshape(-1, *self.untrained.shape)).T
        iterations = EVERY * np.arange(1, self.shown + 1)
        self.curves.update(iterations, dict(zip(self.curves.lines, counts)))

    def sentence(self):
        if not self.shown:
            return "No step has been made yet: move a control or press play."
        without, normed = good(self.record[self.shown - 1])
        hidden = self.values["hidden"]
        return (
            f"{hidden} hidden layer{'s' * (hidden > 1)}, {self.values['optimizer']}, iteration {EVERY * self.shown:,}: "
            f"{without} of {len(SCALES) * len(ALPHAS)} settings reach 90 % without batchnorm, {normed} with it."
        )

    def snapshot(self):
        return [grid.net.snapshot() for grid in self.grids], self.shown

    def restore(self, snapshot):
        states, self.shown = snapshot
        for grid, state in zip(self.grids, states):
            grid.net.restore(state)


def range_panel() -> Panel:
    """Choose the depth and the optimiser; two stacks of 42 networks train side by side."""
    return Panel(
        RangeScene(),
        Slider("hidden", 1, 1, 6, integer=True, label="hidden layers"),
        Choice("optimizer", ["gradient descent", "momentum", "Adam"], label="optimiser"),
    )
