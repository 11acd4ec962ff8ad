"""The main panel: move five errors, read the largest gap and what to do next."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider
from labutils.words import counted

from ..chain import MARGIN, signed
from ..drawings import ChainBars, ErrorTable
from ..exercises.next_step import next_step

TOP = 20


class BudgetScene(Scene):
    """Five bars with the gaps between them, and the table that the same numbers fill."""

    def __init__(self, judge: Callable):
        self.judge = judge
        self.figure, (chain, table) = plots.figure(2, size=(4.3, 3.0), ratios=(1.12, 0.75))
        plots.label(chain, "From people to the test set", "", "wrong, %")
        self.chain = ChainBars(chain, TOP)
        plots.label(table, "By source", "", "error of")
        self.table = ErrorTable(table)

    def start(self, human, train, train_dev, dev, test, human_there, train_there):
        self.errors = (human, train, train_dev, dev, test)
        self.cells = np.array([[human, human_there], [train, train_there], [train_dev, dev]])
        self.gaps, self.problem, self.action = self.judge(self.errors, MARGIN)

    def draw(self):
        self.chain.update(self.errors, self.gaps, self.problem)
        self.table.update(self.cells, self.problem)

    def sentence(self):
        bias, variance, mismatch, overfitting = map(signed, self.gaps)
        return (
            f"In points: avoidable bias {bias}, variance {variance}, data mismatch {mismatch}, overfitting to dev "
            f"{overfitting}. The problem: {self.problem}. Next: {self.action}.{self._people()}"
        )

    def _people(self) -> str:
        """Whether the dev source is harder for people."""
        harder = self.cells[0, 1] - self.cells[0, 0]
        if not harder:
            return ""
        how = "harder" if harder > 0 else "easier"
        return f" For people, dev is {counted(abs(harder), 'point', 'g')} {how}."


def budget_panel(judge: Callable = next_step) -> Panel:
    """Drag the errors; judge(errors, margin) names the problem and the next action."""

    def error(name, label):
        return Slider(name, 8, 0, TOP, step=0.25, label=label)

    return Panel(
        BudgetScene(judge),
        error("human", "people"),
        error("train", "train"),
        error("train_dev", "train-dev"),
        error("dev", "dev"),
        error("test", "test"),
        error("human_there", "people, dev source"),
        error("train_there", "trained on, dev source"),
    )
