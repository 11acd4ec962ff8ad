"""Four classifiers by their numbers alone, and the verdict that the Bayes error changes."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider, Toggle

from ..exercises.diagnose import diagnose

CLASSIFIERS = {"A": (1, 11), "B": (15, 16), "C": (15, 30), "D": (0.5, 1)}  # train and dev error in %


class TableScene(Scene):
    """The four pairs of bars, the line of the Bayes error, and a word above each pair."""

    def __init__(self, judge: Callable):
        self.judge = judge
        self.figure, (ax,) = plots.figure(1, size=(7.6, 2.7))
        plots.label(ax, "Four classifiers", "", "wrong, %")
        errors, at = np.array(list(CLASSIFIERS.values())), np.arange(len(CLASSIFIERS))
        for k, name in enumerate(("train", "dev")):
            bars = ax.bar(
                at + 0.32 * (k - 0.5),
                errors[:, k],
                0.3,
                color=plots.PALETTE[k],
                label=name,
                hatch=("", "//")[k],
                edgecolor="white",
            )
            ax.bar_label(bars, fmt="%g", fontsize=10, color=plots.INK)
        ax.set_xticks(at, list(CLASSIFIERS))
        ax.set(xlim=(-0.6, 3.6), ylim=(0, 42), autoscale_on=False)
        look = {"color": plots.PALETTE[2], "linewidth": 2, "label": "Bayes error", "animated": True}
        (self.bayes,) = ax.plot((-0.6, 3.6), (0, 0), "--", **look)
        plots.key(ax, *ax.get_legend_handles_labels())
        self.words = [ax.text(x, 37, "", ha="center", weight="bold", fontsize=11, animated=True) for x in at]

    def start(self, bayes, shown):
        self.level, self.said = bayes, self.verdicts(bayes) if shown else ["?"] * len(CLASSIFIERS)

    def verdicts(self, bayes: float) -> list[str]:
        """What judge says of each classifier; a true dev error cannot lie below the Bayes error."""
        pairs = CLASSIFIERS.values()
        return [str(self.judge(train, dev, bayes)[2]) if dev >= bayes else "below Bayes" for train, dev in pairs]

    def draw(self):
        self.bayes.set_ydata([self.level] * 2)
        for word, text in zip(self.words, self.said):
            word.set_text(text)

    def sentence(self):
        return f"Bayes error {self.level:g} %: " + ", ".join(f"{n} {said}" for n, said in zip(CLASSIFIERS, self.said)) + "."


@given()
def table_panel(judge: Callable = diagnose) -> Panel:
    """Drag the Bayes error; judge(train_error, dev_error, bayes) gives the words as its third value."""
    return Panel(
        TableScene(judge),
        Slider("bayes", 0, 0, 15, step=0.5, label="Bayes error, %"),
        Toggle("shown", False, label="show the verdicts"),
    )
