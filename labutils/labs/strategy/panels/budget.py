"""The main panel: move five errors, read the largest gap and what to do next."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider
from labutils.words import counted

from ..chain import MARGIN, signed
from ..drawings import ChainBars, ErrorTable
from ..exercises.next_step import next_step

TOP = 20
UNKNOWN = "nobody can tell yet", "measure train-dev"
GUESSED = ", if train-dev lies between train and dev"


class BudgetScene(Scene):
    """Five bars with the gaps between them, and the table that the same numbers fill.

    train_dev, human_there, train_there : 0 where nobody has measured it.
    """

    def __init__(self, judge: Callable):
        self.judge = judge
        self.figure, (chain, table) = plots.figure(2, size=(4.3, 3.0), ratios=(1.12, 0.75))
        plots.label(chain, "From people to the test set", "", "wrong, %")
        self.chain = ChainBars(chain, TOP)
        plots.label(table, "By source", "", "error of")
        self.table = ErrorTable(table)

    def start(self, human, train, train_dev, dev, test, human_there, train_there):
        train_dev, human_there, train_there = (one or np.nan for one in (train_dev, human_there, train_there))
        self.errors = (human, train, train_dev, dev, test)
        self.cells = np.array([[human, human_there], [train, train_there], [train_dev, dev]])
        self.gaps, self.problem, self.action = self._judged()

    def _judged(self):
        """What the judge says; without train-dev, what it says whether train-dev is at train or at dev."""
        human, train, train_dev, dev, test = self.errors
        if not np.isnan(train_dev):
            return self.judge(self.errors, MARGIN)
        ends = [self.judge((human, train, end, dev, test), MARGIN)[1:] for end in (train, dev)]
        return np.diff(self.errors), *(ends[0] if ends[0] == ends[1] else UNKNOWN)

    def draw(self):
        self.chain.update(self.errors, self.gaps, self.problem)
        self.table.update(self.cells, self.problem)

    def sentence(self):
        bias, variance, mismatch, overfitting = map(signed, self.gaps)
        return (
            f"In points: avoidable bias {bias}, variance {variance}, data mismatch {mismatch}, overfitting to dev "
            f"{overfitting}. The problem: {self.problem}{self._condition()}. Next: {self.action}.{self._people()}"
        )

    def _condition(self) -> str:
        """What a verdict takes for granted while nobody has measured train-dev."""
        return GUESSED if np.isnan(self.errors[2]) and self.problem != UNKNOWN[0] else ""

    def _people(self) -> str:
        """Whether the dev source is harder for people, once somebody has measured that."""
        harder = self.cells[0, 1] - self.cells[0, 0]
        if np.isnan(harder) or not harder:
            return ""
        how = "harder" if harder > 0 else "easier"
        return f" For people, dev is {counted(abs(harder), 'point', 'g')} {how}."


@given()
def budget_panel(judge: Callable = next_step) -> Panel:
    """Drag the errors; judge(errors, margin) names the problem and the next action."""

    def error(name, label, default=8):
        return Slider(name, default, 0, TOP, step=0.25, label=label)

    return Panel(
        BudgetScene(judge),
        error("human", "people"),
        error("train", "train"),
        error("train_dev", "train-dev", 0),
        error("dev", "dev"),
        error("test", "test"),
        error("human_there", "people, dev source", 0),
        error("train_there", "trained on, dev source", 0),
    )
