"""Eleven trained networks, one number to optimise and one limit to keep to."""

from collections.abc import Callable

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider
from labutils.words import counted

from ..exercises.pick_model import pick_model
from ..models import candidates

LIMITS = (50, 100, 200, 300, 500, 700, 1_000, 1_500, 2_000, 3_000, 5_000, 7_000, 10_000)
NAMED = {"64-4-10": (0, 9), "64-16-10": (22, -14), "64-64-10": (0, 8), "64-64-32-10": (-6, -15), "64-1-10": (0, -15)}


class SatisficingScene(Scene):
    """Dev error against the multiplications one digit costs; the limit, and the choice that keeps to it."""

    def __init__(self, pick: Callable):
        self.pick, self.models = pick, candidates()
        names, errors, costs = self.models
        self.figure, (ax,) = plots.figure(1, size=(6.4, 2.9))
        plots.label(ax, "Networks that read digits", "multiplications for one digit", "dev error, %")
        ax.set(xscale="log", yscale="log", xlim=(45, 30_000), ylim=(1.8, 140), autoscale_on=False)
        ax.set_xticks([100, 1_000, 10_000], ["100", "1,000", "10,000"])
        ax.set_yticks([2, 5, 10, 20, 50, 100], ["2", "5", "10", "20", "50", "100"])
        ax.minorticks_off()
        ax.grid(color="#E6E6E6", linewidth=0.8)
        every = ax.scatter(costs, errors, s=46, color=plots.PALETTE[0], zorder=3)
        for name, offset in NAMED.items():
            k = names.index(name)
            ax.annotate(name, (costs[k], errors[k]), xytext=offset, textcoords="offset points", ha="center", fontsize=9)
        look = {"s": 190, "marker": "*", "color": plots.PALETTE[1], "zorder": 4, "animated": True}
        self.star = ax.scatter([], [], **look)
        (self.line,) = ax.plot([], [], color=plots.INK, linestyle="--", linewidth=1.6, animated=True)
        plots.key(ax, (every, self.star, self.line), ("a network", "chosen", "limit"))

    def start(self, limit):
        _, errors, costs = self.models
        self.limit, self.chosen = limit, int(self.pick(errors, costs, limit))

    def draw(self):
        _, errors, costs = self.models
        kept = [] if self.chosen < 0 else [[costs[self.chosen], errors[self.chosen]]]
        self.star.set_offsets(kept or [[float("nan")] * 2])
        self.line.set_data([self.limit] * 2, (1.8, 140))

    def sentence(self):
        names, errors, costs = self.models
        fit = int((costs <= self.limit).sum())
        said = (
            f"At most {counted(self.limit, 'multiplication')}: {fit} of {counted(len(names), 'network')} stay "
            f"within this limit"
        )
        if self.chosen < 0:
            return f"{said}, so none can be chosen."
        k = self.chosen
        return f"{said}; the choice is {names[k]} with {costs[k]:,.0f} multiplications and a dev error of {errors[k]:.1f} %."


@given()
def satisficing_panel(pick: Callable = pick_model) -> Panel:
    """Drag the limit; pick(errors, costs, limit) chooses."""
    return Panel(
        SatisficingScene(pick), Slider("limit", 10_000, values=LIMITS, integer=True, label="multiplications at most")
    )
