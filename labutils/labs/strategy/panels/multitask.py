"""Several questions about the same digits, each with few labels: a network each, or one for all."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Slider
from labutils.words import counted

from ..exercises.masked_dZ import masked_dZ
from ..measured import MeasuredScene
from ..tasks import ARMS, COUNTS, TASKS, labels, run

SEEDS = range(3)


class MultitaskScene(MeasuredScene):
    """Mean error of the tasks over the labels each of them has, three ways, means of three seeds."""

    def __init__(self, dZ):
        self.dZ = dZ
        self.figure, (ax,) = plots.figure(1, size=(6.4, 2.9))
        plots.label(ax, "Mean error of the tasks", "labels for each task", "wrong, %")
        self.curves = plots.Curves(ax, ARMS, xlim=(9, 112), ylim=(0, 55), colours=(6, 2, 1))
        for line, marker in zip(self.curves.lines.values(), plots.MARKERS):
            line.set(marker=marker, markersize=7)
        ax.set_xscale("log")
        ax.set_xticks(COUNTS, COUNTS)
        ax.minorticks_off()

    def work(self, tasks, units):
        for count in COUNTS:
            data, self.done = labels(tasks, count, SEEDS), []
            for arm in ARMS:
                errors = yield from self.watched(run(arm, data, units, SEEDS, self.dZ))
                self.done.append(float(np.mean(errors)))
            self.note(self.done)

    def draw(self):
        self.curves.update(COUNTS, self.so_far(ARMS))

    def sentence(self):
        tasks, units = self.values.values()
        opening = f"{counted(tasks, 'task')}, {units} and {units // 2} hidden units"
        if not self.seen:
            return f"{opening}: the first networks are being trained."
        ends = dict(zip(COUNTS, self.seen)).items()
        said = (
            f"{counted(count, 'label')} each: {self._said(errors)}"
            for count, errors in list(ends)[:: max(self.shown - 1, 1)]
        )
        return f"{opening}. " + ". ".join(said) + "."

    @staticmethod
    def _said(errors) -> str:
        return "; ".join(f"{arm} {error:.0f} %" for arm, error in zip(ARMS, errors))


@given()
def multitask_panel(dZ: Callable = masked_dZ) -> Panel:
    """Choose how many tasks share a network, and how wide it is; dZ(A, Y) leaves the gaps out."""
    return Panel(
        MultitaskScene(dZ),
        Slider("tasks", TASKS[0], values=TASKS, integer=True, label="tasks"),
        Slider("units", 64, values=(4, 16, 64), integer=True, label="units, layer 1"),
    )
