"""The ε panel: a slope from two points of the curve, and its error against ε, from too wide to too close."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.gradcheck import relative_difference
from labutils.live import Choice, Panel, Scene, Slider

from ..differences import EPSILONS, entry_by_entry, errors, order
from ..functions import examples
from ..plain import one_sided, two_sided

SPAN = np.linspace(-1.05, 1.05, 85)
LEAST = 1e-13


class EpsilonScene(Scene):
    """Left the curve with its tangent and both quotients, right their errors over fifteen powers of ten of ε."""

    def __init__(self, own: Callable | None = None):
        self.rules = {"one-sided": one_sided, "two-sided": entry_by_entry(own) if own else two_sided}
        self._known = {}
        self.figure, (curve, error) = plots.figure(2, size=(3.6, 3.0))
        plots.label(curve, "The slope from two points", "step from θ", "change of J, divided by the slope")
        names = ("J", "tangent", "one-sided", "two-sided")
        limits = {"xlim": (-1.1, 1.1), "ylim": (-1.6, 2.6)}
        self.lines = plots.Curves(curve, names, **limits, colours=(6, 6, 1, 0), dashes=(0, 2, 1, 0))
        self.ends = curve.scatter([], [], s=46, color=plots.INK, zorder=4, animated=True)
        plots.label(error, "Error of the slope", "ε", "relative difference")
        error.set_xscale("log")
        for x, side, words in ((1e-11, "left", "← rounding"), (0.05, "right", "truncation →")):
            error.text(x, 2 * LEAST, words, ha=side, fontsize=10, color=plots.INK)
        limits = {"xlim": (1e-15, 1), "ylim": (LEAST, 3), "log": True}
        self.errors = plots.Curves(error, tuple(self.rules), **limits, colours=(1, 0), dashes=(1, 0))
        look = {"s": 60, "edgecolors": "white", "zorder": 5, "animated": True}
        self.here = [error.scatter([], [], color=plots.PALETTE[c], marker=m, **look) for c, m in ((1, "^"), (0, "o"))]
        self.cursor = plots.Cursor(error, 0.1)

    def prepare(self, epsilon, J):
        if J not in self._known:
            self._known[J] = yield from self._measure(examples()[J])

    def start(self, epsilon, J):
        self.epsilon, self.example = epsilon, examples()[J]
        self.errors_, self.orders, self.shape = self._known[J]

    def _measure(self, example):
        all_errors, orders = {}, {}
        example = replace(example, J=cache(example.J))  # both rules ask for J at the same places, the one-sided always at 0
        for name, rule in self.rules.items():
            parts = []
            for epsilons in np.array_split(EPSILONS, 9):
                parts.append(errors(rule, example, epsilons))
                yield
            all_errors[name] = np.concatenate(parts)
            if example.rules:
                orders[name] = order(rule, example)
                yield
        heights = example.shown(np.append(SPAN, 0.0))
        return all_errors, orders, heights[:-1] - heights[-1]

    def draw(self):
        self._draw_curve()
        self.errors.update(EPSILONS, {name: e.clip(LEAST) for name, e in self.errors_.items()})
        for dot, rule in zip(self.here, self.rules.values()):
            dot.set_offsets([[self.epsilon, errors(rule, self.example, [self.epsilon]).clip(LEAST)[0]]])
        self.cursor.update(self.epsilon)

    def _draw_curve(self):
        J0, low, high = (float(v) for v in self.example.shown([0.0, -self.epsilon, self.epsilon]))
        scale = 1 / max(np.abs(np.ravel(self.example.slope)))
        chosen = np.argmax(np.abs(self.example.slope))
        slope, forward, central = (np.ravel(v)[chosen] for v in (self.example.slope, *self._quotients()))
        through = high - J0 - central * self.epsilon
        heights = (self.shape, slope * SPAN, forward * SPAN, through + central * SPAN)
        self.lines.update(SPAN, {name: scale * height for name, height in zip(self.lines.lines, heights, strict=True)})
        self.ends.set_offsets([[-self.epsilon, scale * (low - J0)], [0, 0], [self.epsilon, scale * (high - J0)]])

    def _quotients(self):
        return [rule(self.example.J, 0.0, self.epsilon) for rule in self.rules.values()]

    def sentence(self):
        said = f"ε = {self.epsilon:.3g}: {self._said('two-sided')}, {self._said('one-sided')}"
        if not self.orders:
            return f"{said}; no power of ε: the curve has a corner."
        two, one = self.orders["two-sided"], self.orders["one-sided"]
        return f"{said}. Where ε is large, the error curves rise with slope {two:.2f} (two-sided) and {one:.2f} (one-sided)."

    def _said(self, name: str) -> str:
        answer = self.rules[name](self.example.J, 0.0, self.epsilon)
        error = relative_difference(answer, self.example.slope)
        return f"{name} {answer:.4f} (score {error:.1g})" if np.ndim(answer) == 0 else f"{name} score {error:.1g}"


@given(two_sided=two_sided)
def epsilon_panel(two_sided: Callable | None = None) -> Panel:
    """Drag ε; choose what is differentiated. two_sided : the function that draws the blue curve, yours if you like."""
    return Panel(
        EpsilonScene(two_sided),
        Slider("epsilon", 0.3, 1e-15, 1, label="ε", log=True, description="how far θ is moved"),
        Choice("J", list(examples()), label="J"),
    )
