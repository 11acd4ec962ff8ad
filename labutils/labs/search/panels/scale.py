"""What a scale does: where samples of alpha and beta fall, drawn uniformly and on a log scale, and what they win."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Button, Panel, Scene, Slider
from labutils.words import counted

from ..exercises.log_alpha import log_alpha
from ..exercises.log_beta import log_beta
from ..models import ALPHA, BETA, EVENLY, responses

TICKS = {"alpha": (1e-4, 1e-3, 1e-2, 1e-1, 1), "beta": (1, 1e-1, 1e-2, 1e-3)}
ASIDE = 0.035  # of dev loss: the two kinds of samples keep clear of each other on either side of the line
POWERS = ("10⁻⁴", "10⁻³", "0.01", "0.1", "1")


class ScaleScene(Scene):
    """The measured dev loss over each hyperparameter, and n samples of it on either scale."""

    def __init__(self, alpha: Callable = log_alpha, beta: Callable = log_beta):
        self.logarithmic = {
            "alpha": lambda u: alpha(ALPHA.low, ALPHA.high, u),
            "beta": lambda u: beta(BETA.low, BETA.high, u),
        }
        self.responses = responses()
        self.figure, axes = plots.figure(2, size=(4.0, 2.7))
        plots.label(axes[0], "α on the flower", "α", "dev loss, mean of three seeds")
        plots.label(axes[1], "β of momentum on the moons", "1 − β", "dev loss, mean of three seeds")
        self.dots = {}
        for ax, (name, response) in zip(axes, self.responses.items(), strict=True):
            self.dots[name] = self._draw_once(ax, name, response)

    @staticmethod
    def _draw_once(ax, name, response):
        scale = {"alpha": ALPHA, "beta": BETA}[name]
        ax.set(xlim=(-0.02, 1.02), ylim=(0, 0.8), autoscale_on=False)
        values = TICKS[name] if name == "alpha" else [1 - v for v in TICKS[name]]
        labels = POWERS if name == "alpha" else POWERS[:0:-1]
        ax.set_xticks([scale.where(v) for v in values], labels)
        ax.plot(*response, color="#BBBBBB", linewidth=2, zorder=1)
        looks = ((plots.PALETTE[1], "^"), (plots.PALETTE[0], "o"))
        pair = plots.living(
            *(ax.scatter([], [], s=34, color=c, marker=m, alpha=0.55, linewidths=0, zorder=3) for c, m in looks)
        )
        plots.key(ax, pair, ("uniformly drawn, below the line", "log scale, above it"))
        return pair

    def start(self, n, draw):
        rulers = np.random.default_rng(draw).random((2, n))
        self.places, self.won = {}, {}
        for (name, response), places in zip(self.responses.items(), rulers, strict=True):
            scale = {"alpha": ALPHA, "beta": BETA}[name]
            values = [[EVENLY[name].at(u) for u in places], [self.logarithmic[name](u) for u in places]]
            self.places[name] = np.array([[scale.where(v) for v in some] for some in values])
            self.won[name] = response.at(self.places[name])

    def draw(self):
        for name, pair in self.dots.items():
            for dots, x, y, aside in zip(pair, self.places[name], self.won[name], (-ASIDE, ASIDE), strict=True):
                dots.set_offsets(np.column_stack([x, y + aside]))

    def sentence(self):
        samples = counted(self.places["alpha"].shape[1], "sample")
        below = (self.places["alpha"] < ALPHA.where(0.1)).sum(axis=1)
        near = (self.places["beta"] > BETA.where(0.9)).sum(axis=1)
        alpha, beta = (self.won[name].min(axis=1) for name in ("alpha", "beta"))
        return (
            f"{samples}. Below α = 0.1: {below[0]} drawn uniformly, {below[1]} on the log scale; best dev loss "
            f"{alpha[0]:.2f} and {alpha[1]:.2f}. Above β = 0.9: {near[0]} and {near[1]}; best {beta[0]:.2f} "
            f"and {beta[1]:.2f}."
        )


@given()
def scale_panel(alpha: Callable = log_alpha, beta: Callable = log_beta) -> Panel:
    """Choose how many samples are drawn, and draw again. alpha, beta : (low, high, u) -> value, on a log scale."""
    return Panel(
        ScaleScene(alpha, beta),
        Slider("n", 5, values=(1, 2, 3, 5, 8, 12, 20, 35, 60, 100), integer=True, label="samples"),
        Button("draw", label="draw again"),
    )
