"""Five projects known by their errors alone, and the diagnosis uncovered one by one."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider

from ..chain import LINKS, MARGIN, PROJECTS
from ..exercises.next_step import next_step

COLOURS, TOP = (2, 0, 4, 1, 5), 25


class ProjectsScene(Scene):
    """Five bars for each project and a word above them."""

    def __init__(self, judge: Callable):
        self.said = {name: judge(project.errors, MARGIN)[1:] for name, project in PROJECTS.items()}
        self.figure, (ax,) = plots.figure(1, size=(8.0, 2.8))
        plots.label(ax, "Five projects", "", "wrong, %")
        at, errors = np.arange(len(PROJECTS)), np.array([project.errors for project in PROJECTS.values()])
        handles = [
            ax.bar(at + 0.165 * (k - 2), errors[:, k], 0.155, color=plots.PALETTE[c], hatch=("", "", "//", "", "..")[k],
                   edgecolor="white")
            for k, c in enumerate(COLOURS)
        ]  # fmt: skip
        for bars in handles:
            ax.bar_label(bars, fmt="%g", fontsize=8.5, color=plots.INK, padding=1)
        ax.set_xticks(at, [f"{name}: {project.name}" for name, project in PROJECTS.items()])
        ax.set(xlim=(-0.5, len(PROJECTS) - 0.5), ylim=(0, TOP), yticks=range(0, 21, 5), autoscale_on=False)
        plots.key(ax, handles, LINKS)
        look = {"ha": "center", "va": "center", "weight": "bold", "fontsize": 10.5, "animated": True}
        self.words = [ax.text(x, 0.92 * TOP, "?", **look) for x in at]

    def start(self, uncovered):
        self.uncovered = uncovered

    def draw(self):
        for k, (word, (problem, _)) in enumerate(zip(self.words, self.said.values())):
            word.set_text(problem if k < self.uncovered else "?")

    def sentence(self):
        if not self.uncovered:
            return "No diagnosis has been uncovered yet."
        name, (problem, action) = list(self.said.items())[self.uncovered - 1]
        return f"Project {name}, {PROJECTS[name].name}: {problem}. Next: {action}."


@given()
def projects_panel(judge: Callable = next_step) -> Panel:
    """Uncover the diagnoses; judge(errors, margin) makes them."""
    return Panel(
        ProjectsScene(judge), Slider("uncovered", 0, 0, len(PROJECTS), step=1, integer=True, label="diagnoses uncovered")
    )
