"""The five bars of the chain and the table of two sources: drawn once, moved by ``update``."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text

from labutils import plots

from .chain import LINKS, PROBLEMS, signed

LOUD, QUIET = plots.PALETTE[1], "#555555"
ROWS, COLUMNS = ("people", "trained\non", "not\ntrained on"), ("train source", "dev source")


def emphasise(text: Text, loud: bool, quiet: str = plots.INK) -> None:
    """Orange and bold for the one that matters."""
    text.set(color=LOUD if loud else quiet, weight="bold" if loud else "normal")


class ChainBars:
    """The five errors as bars, and between two bars the gap, the worst one in bold.

    top : upper end of the axis in %, the gaps stand above it.
    """

    def __init__(self, ax: Axes, top: float):
        self.bars = plots.Bars(ax, LINKS, (0, 1.3 * top), form="{:g}", colours=(2, 0, 4, 1, 5))
        ax.set_yticks(np.arange(0, top + 1, 5))
        look = {"ha": "center", "va": "center", "fontsize": 10, "animated": True}
        names = ("avoidable\nbias", "variance", "data\nmismatch", "overfitting\nto dev")
        self.names = [ax.text(k + 0.5, 1.22 * top, name, linespacing=0.95, **look) for k, name in enumerate(names)]
        self.gaps = [ax.text(k + 0.5, 1.09 * top, "", **look) for k in range(len(PROBLEMS))]

    def update(self, errors: Sequence[float], gaps: Sequence[float], problem: str) -> None:
        """errors : five in %, gaps : four in points, both nan where nobody has measured.  problem : the one to be told."""
        self.bars.update(errors)
        for name, number, gap, called in zip(self.names, self.gaps, gaps, PROBLEMS):
            number.set_text(signed(gap))
            for text in (name, number):
                emphasise(text, called == problem)


class ErrorTable:
    """People, examples trained on and examples not trained on, by the two sources; between two cells their difference."""

    def __init__(self, ax: Axes):
        ax.set(xlim=(0, 2), ylim=(3, 0), autoscale_on=False)
        ax.set_xticks((0.5, 1.5), COLUMNS)
        ax.set_yticks((0.5, 1.5, 2.5), ROWS)
        ax.tick_params(length=0)
        ax.spines[["left", "bottom"]].set_visible(False)
        rule = {"color": "#CCCCCC", "linewidth": 1, "clip_on": False}
        ax.hlines(range(4), 0, 2, **rule)
        ax.vlines(range(3), 0, 3, **rule)
        look = {"ha": "center", "va": "center", "animated": True}
        self.cells = [[ax.text(c + 0.5, r + 0.5, "", fontsize=13, **look) for c in range(2)] for r in range(3)]
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 2.4}
        self.down = [[ax.text(c + 0.5, r + 1, "", fontsize=9.5, bbox=plate, **look) for c in range(2)] for r in range(2)]
        self.across = [ax.text(1, r + 0.5, "", fontsize=9.5, bbox=plate, **look) for r in range(3)]

    def update(self, table: np.ndarray, problem: str) -> None:
        """table : (3, 2) errors in %, rows and columns as ROWS and COLUMNS, nan where nobody has measured.

        problem : the gap to be told.
        """
        for cell, error in zip(np.ravel(self.cells), np.ravel(table)):
            cell.set_text("?" if np.isnan(error) else f"{error:g} %")
        for text, gap in zip(np.ravel(self.down), np.diff(table, axis=0).ravel()):
            text.set_text(signed(gap))
            emphasise(text, False, QUIET)
        for text, gap in zip(self.across, np.diff(table, axis=1).ravel()):
            text.set_text(signed(gap))
            emphasise(text, False, QUIET)
        named = zip(PROBLEMS, (self.down[0][0], self.down[1][0], self.across[2]), ("bias", "variance", "mismatch"))
        for name, text, word in named:
            text.set_text(word + ("\n" if word == "mismatch" else " ") + text.get_text())
            emphasise(text, name == problem)
