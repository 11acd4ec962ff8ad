"""Exponentially weighted averages of a year of temperatures, and how much each past day still counts."""

import numpy as np

from labutils import data, plots
from labutils.live import Panel, Scene, Slider, Toggle
from labutils.words import counted

from ..averaging import MIDSUMMER, average

BETAS = (0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99)


class AverageScene(Scene):
    """The averages over the year with and without correction, and the share of each past day in today's."""

    def __init__(self):
        day, value = data.temperatures()
        self.day, self.value = day[0], np.roll(value[0], -MIDSUMMER)  # far from 0 at the start: there the bias shows
        self.figure, (year, past) = plots.figure(2, size=(3.75, 3.0), ratios=(1.35, 0.65))
        plots.label(year, "A year of temperatures", "day, from 1 July", "°C")
        year.scatter(self.day, self.value, s=9, color="#B5B5B5", linewidths=0, zorder=1)
        self.curves = plots.Curves(year, ("corrected", "not corrected"), xlim=(0, 366), ylim=(-8, 30))
        plots.label(past, "Weight of a past day", "days ago", "weight, today = 1")
        past.axhline(np.exp(-1), color="#B5B5B5", linestyle=":")
        past.text(99, np.exp(-1) + 0.02, "1/e", ha="right", color=plots.INK)
        self.weights = plots.Curves(past, ("weight",), xlim=(0, 100), ylim=(0, 1), legend=False)
        self.window = plots.Cursor(past, text="1/(1 − β)")

    def start(self, beta, corrected):
        self.beta, self.corrected = beta, corrected
        self.plain, self.right = (average(self.value, beta, corrected=c) for c in (False, True))

    def draw(self):
        shown = self.right if self.corrected else np.full_like(self.right, np.nan)
        self.curves.update(self.day, {"corrected": shown, "not corrected": self.plain})
        ago = np.arange(101)
        self.weights.update(ago, {"weight": self.beta**ago})
        self.window.update(1 / (1 - self.beta))

    def sentence(self):
        first = f"day 1 was {self.value[0]:.1f} °C: the average says {self.plain[0]:.1f}"
        corrected = f" without the correction, {self.right[0]:.1f} with it" if self.corrected else ""
        return f"β = {self.beta:g}, a window of about {counted(round(1 / (1 - self.beta)), 'day')}; {first}{corrected}."


def average_panel() -> Panel:
    """Drag β, switch the correction."""
    return Panel(
        AverageScene(),
        Slider("beta", 0.5, values=BETAS, label="β"),
        Toggle("corrected", True, label="correct the start", description="divide by 1 − β^t"),
    )
