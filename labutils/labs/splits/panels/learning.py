"""Learning curves: the errors over the number of training points."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider
from labutils.scenes import KeptScene
from labutils.words import counted

from ..models import Stack
from ..verdicts import judged

SIZES = (10, 20, 40, 80, 160, 320, 640)
SEEDS = range(1, 4)


class LearningScene(KeptScene):
    """One network size trained on more and more points; each dot is the mean of three draws of the points."""

    def __init__(self):
        self.figure, (ax,) = plots.figure(1, size=(7.6, 2.9))
        plots.label(ax, "Learning curves", "training points m", "wrong, %")
        ax.set_xscale("log")
        self.curves = plots.Curves(ax, ("train", "dev", "Bayes error"), xlim=(SIZES[0] * 0.9, SIZES[-1] * 1.1), ylim=(0, 50))
        ax.set_xticks(SIZES, [str(m) for m in SIZES])
        ax.minorticks_off()
        for name, (_, marker) in zip(("train", "dev"), plots.CLASSES):
            self.curves.lines[name].set_marker(marker)

    def start(self, units, noise, most):
        self.values, self.train, self.dev, self.shown = (units, noise), [], [], 0
        return self._grow(units, noise, most)

    def _grow(self, units, noise, most):
        for m in (m for m in SIZES if m <= most):
            stack = Stack(units, m, noise / 100, SEEDS)
            for _ in stack.run():
                yield
            self.train.append(float(np.mean(stack.train_error())))
            self.dev.append(float(np.mean(stack.dev_error())))
            self.shown = len(self.dev)
        yield

    def draw(self):
        train, dev, bayes = self.train[: self.shown], self.dev[: self.shown], [self.values[1]] * len(SIZES)
        self.curves.update(SIZES, {"train": train, "dev": dev, "Bayes error": bayes})

    def sentence(self):
        units, noise = self.values
        size = f"Two hidden layers of {counted(units, 'unit')}" if units else "No hidden unit"
        if not self.shown:
            return f"{size}: the first networks are training."
        size += f", mean of {len(SEEDS)} draws"
        now = judged(self.train[self.shown - 1], self.dev[self.shown - 1], noise)
        first, last = SIZES[0], SIZES[self.shown - 1]
        if first == last:
            return f"{size}: with {counted(first, 'point')} train {now.train:.0f} %, dev {now.dev:.0f} %."
        return (
            f"{size}: with {counted(first, 'point')} train {self.train[0]:.0f} %, dev {self.dev[0]:.0f} %; "
            f"with {counted(last, 'point')} train {now.train:.0f} %, dev {now.dev:.0f} %: {now.verdict}."
        )


def learning_panel() -> Panel:
    """Choose a capacity, then drag how far the curves grow, from few points to many."""
    return Panel(
        LearningScene(),
        Slider("units", 1, values=(0, 1, 2, 3, 4, 6, 8, 12), integer=True, label="hidden units per layer"),
        Slider("most", SIZES[0], values=SIZES, integer=True, label="up to m points"),
        Slider("noise", 10, 0, 30, step=1, integer=True, label="labels flipped, %"),
    )
