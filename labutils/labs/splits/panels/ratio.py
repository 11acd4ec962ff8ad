"""How many examples the dev set needs: ratios, m up to a million, and the spread of the estimate."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel, Scene, Slider
from labutils.words import counted

from ..exercises.standard_error import standard_error
from ..ratios import RATIOS, sizes

PARTS = ("train", "dev", "test")
M = (100, 1_000_000)
ESTIMATES = 200


class RatioScene(Scene):
    """The parts on a logarithmic axis, the standard error of the dev estimate over m, and the estimates themselves."""

    def __init__(self, standard_error: Callable = standard_error):
        self.standard_error = standard_error
        self.figure, (parts, errors, estimates) = plots.figure(3, size=(2.3, 2.4), ratios=(0.9, 1.15, 1))
        self._draw_parts(parts)
        plots.label(errors, "Standard error of dev", "examples in all, m", "percentage points")
        self.m = np.geomspace(*M, 60)
        limits = (0.8 * M[0], 1.3 * M[1])
        self.lines = plots.Curves(errors, ("this ratio", "60/20/20"), xlim=limits, ylim=(0.01, 30), log=True, colours=(1, 6))
        errors.set_xscale("log")
        errors.set_xticks([1e2, 1e4, 1e6], ["10²", "10⁴", "10⁶"])
        errors.set_yticks([0.01, 0.1, 1, 10], ["0.01", "0.1", "1", "10"])
        errors.minorticks_off()
        (self.here,) = errors.plot([], [], "D", color=plots.PALETTE[1], markersize=8, animated=True, zorder=5)
        plots.label(estimates, f"{ESTIMATES} dev sets, measured", "number of the dev set", "measured minus true, points")
        self.estimates = plots.Curves(estimates, ("one set", "±2 s.e."), xlim=(0, ESTIMATES), ylim=(-20, 20), legend=False)
        self.estimates.lines["one set"].set(linestyle="none", marker=".", markersize=5)
        plots.key(estimates, self.estimates.lines.values(), self.estimates.lines)

    def _draw_parts(self, ax):
        plots.label(ax, "Examples in each part", "", "")
        ax.set_yscale("log")
        ax.set(xlim=(-0.6, 2.4), ylim=(0.8, 8e6), autoscale_on=False)
        ax.set_ylabel("examples", fontsize=11)
        ax.set_yticks([1, 1e2, 1e4, 1e6], ["1", "10²", "10⁴", "10⁶"])
        ax.minorticks_off()
        ax.set_xticks(range(3), PARTS)
        self.parts = ax.bar(range(3), 1, width=0.62, color=[plots.PALETTE[k] for k in (0, 1, 2)])
        self.labels = [ax.text(k, 1, "", ha="center", va="bottom", fontsize=9, animated=True) for k in range(3)]
        for bar in self.parts:
            bar.set_animated(True)

    def start(self, m, ratio, p):
        self.values, self.sizes = (m, ratio, p / 100), sizes(m, ratio)
        _, dev, _ = self.sizes
        self.width = 100 * float(self.standard_error(p / 100, dev))
        self.measured = 100 * (np.random.default_rng(0).binomial(dev, p / 100, ESTIMATES) / dev - p / 100)

    def over_m(self, ratio: str) -> list[float]:
        """The standard error in points for every m of the axis."""
        p = self.values[2]
        return [100 * float(self.standard_error(p, m * RATIOS[ratio][1] / 100)) for m in self.m]

    def draw(self):
        for bar, count, k in zip(self.parts, self.labels, self.sizes):
            bar.set_height(k)
            count.set(y=max(k, 1) * 1.15, text=f"{k:,}" if k else "none")
        self.lines.update(self.m, {"this ratio": self.over_m(self.values[1]), "60/20/20": self.over_m("60/20/20")})
        self.here.set_data([self.values[0]], [self.width])
        self.estimates.update(np.arange(ESTIMATES) + 0.5, {"one set": self.measured})
        edges = np.array([[0, ESTIMATES, np.nan, 0, ESTIMATES], np.array([1, 1, np.nan, -1, -1]) * 2 * self.width])
        self.estimates.lines["±2 s.e."].set_data(*edges)

    def sentence(self):
        m, ratio, p = self.values
        width = counted(float(f"{self.width:.2g}"), "point", "g")
        return (
            f"{counted(m, 'example')} split {ratio}: dev has {self.sizes[1]:,}; an error of {100 * p:g} % is measured "
            f"to within ±{width} (one standard error)."
        )


@given()
def ratio_panel(standard_error: Callable = standard_error) -> Panel:
    """Drag m to a million, choose the ratio; standard_error(p, m) drives the middle picture."""
    return Panel(
        RatioScene(standard_error),
        Slider("m", 1_000, *M, log=True, integer=True, label="examples m"),
        Choice("ratio", list(RATIOS), default="60/20/20", label="train/dev/test, %"),
        Slider("p", 10, 1, 50, step=1, label="true error, %"),
    )
