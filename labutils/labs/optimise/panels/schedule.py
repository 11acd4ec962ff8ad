"""Eleven schedules of the learning rate, drawn and raced: five networks each, all in one stack."""

from collections.abc import Callable, Iterator

import numpy as np
from matplotlib.collections import LineCollection

from labutils import data, plots
from labutils.checks.given import given
from labutils.live import Choice, Panel, Slider
from labutils.scenes import KeptScene
from labutils.words import counted

from ..exercises.inverse_time import inverse_time
from ..scheduling import EPOCHS, SEEDS, race, rates, schedules

LOWEST, HIGHEST = 0.08, 0.85  # the final J that are drawn; means and names are to the right of them


class ScheduleScene(KeptScene):
    """The chosen schedule beside the constant one: alpha, mean cost, and the final cost of every network."""

    counts = "epoch"

    def __init__(self, inverse_time: Callable | None = None):
        self.ready, (self.X, self.Y) = schedules(inverse_time), data.moons()
        self.names, self.alpha0 = tuple(self.ready), None
        self.figure, (rate, cost, final) = plots.figure(3, size=(2.05, 2.7), ratios=(0.9, 0.9, 1.75))
        plots.label(rate, "Learning rate", "epoch", "α / α₀")
        self.others = LineCollection([], colors="#CFCFCF", linewidths=1.2, animated=True, zorder=1)
        rate.add_collection(self.others)
        self.rate = plots.Curves(rate, ("constant", "chosen"), xlim=(0, EPOCHS), ylim=(0, 1.3))
        plots.label(cost, f"Mean J of {SEEDS} seeds", "epoch", "J")
        self.cost = plots.Curves(cost, ("constant", "chosen"), xlim=(0, EPOCHS), ylim=(0, 0.8), legend=False)
        self._table(final)

    def _table(self, ax):
        """One row per schedule, one dot per network, names inside the axes."""
        plots.label(ax, "J at the end, each seed and mean", "J")
        ax.set_xscale("log")
        ax.set(xlim=(LOWEST, HIGHEST**2 / LOWEST), ylim=(len(self.names) - 0.3, -0.7), yticks=[], autoscale_on=False)
        ax.set_xticks((0.1, 0.2, 0.4, 0.8), ("0.1", "0.2", "0.4", "0.8"))
        ax.minorticks_off()
        ax.spines["left"].set_visible(False)
        write = {"transform": ax.get_yaxis_transform(), "va": "center", "fontsize": 9, "color": plots.INK, "zorder": 1}
        for row, name in enumerate(self.names):
            ax.axhline(row, color="#EEEEEE", linewidth=1, zorder=0)
            ax.text(1.0, row - 0.1, name, ha="right", **write)
        self.means = [ax.text(0.52, row - 0.1, "", animated=True, **write) for row in range(len(self.names))]
        look = {"s": 26, "linewidths": 0, "animated": True, "zorder": 3}
        self.dots = ax.scatter([], [], color="#9A9A9A", marker="o", **look)
        self.chosen_dots = ax.scatter([], [], color=plots.PALETTE[1], marker="^", **look)

    def start(self, schedule, alpha0) -> Iterator:
        self.chosen, self.shown = self.names.index(schedule), 0
        if alpha0 == self.alpha0 and len(self.J) > EPOCHS:
            return self._again()
        self.alpha0, self.alpha = alpha0, rates(self.ready, alpha0)
        net, run = race(self.alpha, range(SEEDS))
        self.J = [self._costs(net)]
        return self._measured(net, run)

    def _costs(self, net):
        return net.loss(self.X, self.Y).reshape(-1, SEEDS)

    def _measured(self, net, run) -> Iterator:
        for step in run:
            self.J.append(self._costs(net))
            self.shown = step.epoch
            yield

    def _again(self) -> Iterator:
        """All eleven have run with this alpha0 already: only another one is chosen."""
        for self.shown in range(1, EPOCHS + 1):
            yield

    def reached(self, at):
        return self.shown

    def draw(self):
        x, pair = np.arange(EPOCHS), {"constant": 0, "chosen": self.chosen}
        self.rate.update(x, {name: self.alpha[k] / self.alpha0 for name, k in pair.items()})
        self.others.set_segments([np.column_stack([x, alpha / self.alpha0]) for alpha in self.alpha])
        J = np.array(self.J[: self.shown + 1])
        self.cost.update(np.arange(len(J)), {name: J[:, k].mean(axis=-1) for name, k in pair.items()})
        now = J[-1]
        rows = np.arange(len(now))
        places = np.stack([now.clip(LOWEST, HIGHEST), np.broadcast_to(rows[:, None], now.shape)], axis=-1)
        for text, mean in zip(self.means, now.mean(axis=-1), strict=True):
            text.set_text(f"{mean:.3f}")
        self.dots.set_offsets(places[rows != self.chosen].reshape(-1, 2))
        self.chosen_dots.set_offsets(places[self.chosen])

    def sentence(self):
        J = self.J[self.shown].mean(axis=-1)
        return (
            f"Adam, α₀ = {self.alpha0:g}, {counted(self.shown, 'epoch')}: mean J is {J[self.chosen]:.3f} with "
            f"{self.names[self.chosen]}, {J[0]:.3f} with constant α."
        )


@given(inverse_time=inverse_time)
def schedule_panel(inverse_time: Callable | None = None) -> Panel:
    """Choose a schedule, drag alpha0; inverse_time: a learner's own function."""
    names = list(schedules())
    return Panel(
        ScheduleScene(inverse_time),
        Choice("schedule", names, default="inverse time"),
        Slider("alpha0", 0.2, 0.005, 0.5, log=True, label="α₀"),
    )
