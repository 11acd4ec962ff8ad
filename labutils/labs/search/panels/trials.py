"""The trials of a search, seen along each hyperparameter, and where the best of them lie."""

from collections.abc import Mapping, Sequence

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider
from labutils.search import DONE, Result, Space
from labutils.validate import told
from labutils.words import counted

from ..studies import SPACE, small_search

TOP = 0.8
MANY = 300  # trials: dots of the usual size would cover one another


class TrialsScene(Scene):
    """One picture for each hyperparameter: where the trials fell on its scale, and what they scored."""

    def __init__(self, results: Sequence[Result], space: Space):
        if not isinstance(results, Sequence) or not all(isinstance(one, Result) for one in results):
            raise ValueError(f"results is {told(results)}; expected trials. Take list(search(...)).")
        if not isinstance(space, Mapping) or not space:
            raise ValueError(f"space is {told(space)}; expected names and their scales. Take the one of the search.")
        done = [result for result in results if result.fate == DONE]
        self.space, self.failed = space, len(results) - len(done)
        if not done:
            raise ValueError(f"none of the {len(results)} trials is done; expected one at least. Print their errors.")
        self.trials = sorted(done, key=lambda result: result.value)
        self.figure, axes = plots.figure(len(space), size=(2.5, 2.4))
        values = np.clip([trial.value for trial in self.trials], 0, TOP)
        self.places = {name: [s.where(trial.params[name]) for trial in self.trials] for name, s in space.items()}
        self.values, self.dots = values, {}
        for ax, (name, scale) in zip(axes, space.items(), strict=True):
            plots.label(ax, name, f"{name}, on its scale", "value, lower is better")
            ax.set(xlim=(-0.03, 1.03), ylim=(0, TOP + 0.02), autoscale_on=False)
            ax.set_xticks([0, 0.5, 1], [f"{scale.at(u):.3g}" for u in (0, 0.5, 1 - 1e-9)])
            size = 5 if len(values) <= MANY else 1.5
            all_of_them = ax.plot(self.places[name], values, "o", color="#BBBBBB", markersize=size, markeredgewidth=0)
            best = ax.plot([], [], "^", color=plots.PALETTE[1], markersize=7, markeredgewidth=0)
            self.dots[name] = plots.living(*best)[0]
            plots.key(ax, (*all_of_them, *best), ("trial", "marked"))

    def start(self, best):
        self.best = min(best, len(self.trials))
        marked = [trial.params for trial in self.trials[: self.best]]
        self.ends = {name: [f(params[name] for params in marked) for f in (min, max)] for name in self.space}

    def draw(self):
        for name, dots in self.dots.items():
            dots.set_data(self.places[name][: self.best], self.values[: self.best])

    def sentence(self):
        first = self.trials[0]
        opening = f"{counted(len(self.trials), 'trial')} done, {self.failed} failed; trial {first.number} is best with "
        if self.best == 1:
            settings = ", ".join(f"{name} = {low:.3g}" for name, (low, _) in self.ends.items())
            return f"{opening}{first.value:.2f}. It has {settings}."
        ranges = ", ".join(f"{name} from {low:.3g} to {high:.3g}" for name, (low, high) in self.ends.items())
        return f"{opening}{first.value:.2f}. The best {self.best} have {ranges}."


def trials_panel(results: Sequence[Result] | None = None, space: Space = SPACE) -> Panel:
    """Mark the best trials of a search; without results, of a small one. space : intervals, as ``random`` drew from them."""
    return Panel(
        TrialsScene(small_search() if results is None else results, space),
        Slider("best", 2, 2, 24, integer=True, label="mark the best"),
    )
