"""Random numbers as they are drawn: uniform by rand, normal by randn."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider
from labutils.words import counted

MOST, BINS = 100_000, 40
TOP = 0.24  # of ten numbers, no bin holds more than two
EDGES = (1.96, 2.58)
EXPECTED = {"color": "black", "linewidth": 1.2, "linestyle": ":"}


class DrawsScene(Scene):
    """The first n of a fixed row of numbers, as shares in bins, and the shape they approach."""

    def __init__(self):
        rng = np.random.default_rng(0)
        self.uniform, self.normal = rng.random(MOST), rng.standard_normal(MOST)
        self.figure, (left, right) = plots.figure(2, size=(3.4, 2.5))
        self._uniform(left)
        self._normal(right)

    def _uniform(self, ax):
        plots.label(ax, "rand: uniform on [0, 1)", "value", "share")
        self.left = plots.Histogram(ax, (-0.5, 1.5), bins=BINS, top=TOP)
        ax.set_xticks([-0.5, 0, 0.5, 1, 1.5])
        ax.plot([0, 0, 1, 1], [0, 0.05, 0.05, 0], **EXPECTED)

    def _normal(self, ax):
        plots.label(ax, "randn: normal", "value", "share")
        self.right = plots.Histogram(ax, (-4, 4), bins=BINS, top=TOP)
        z = np.linspace(-4, 4, 200)
        (expected,) = ax.plot(z, 0.2 * np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi), **EXPECTED)
        marks = [self._pair(ax, edge, plots.PALETTE[k], plots.DASHES[k]) for k, edge in ((1, EDGES[0]), (3, EDGES[1]))]
        plots.key(ax, [*marks, expected], [*(f"±{edge}" for edge in EDGES), "expected"])

    @staticmethod
    def _pair(ax, edge, colour, dash):
        """Upright lines at -edge and edge; one of them, for the key."""
        return [ax.axvline(at, color=colour, linestyle=dash, linewidth=1.6) for at in (-edge, edge)][0]

    def start(self, n):
        self.n = n

    def draw(self):
        self.left.update(self.uniform[: self.n])
        self.right.update(self.normal[: self.n])

    def sentence(self):
        inside = [100 * np.mean(np.abs(self.normal[: self.n]) < edge) for edge in EDGES]
        return (
            f"{counted(self.n, 'number')} of each: the uniform ones average {self.uniform[: self.n].mean():.2f}; "
            f"of the normal ones {inside[0]:.1f} % lie within ±{EDGES[0]} and {inside[1]:.1f} % within ±{EDGES[1]}."
        )


def draws_panel() -> Panel:
    """Drag how many numbers are drawn."""
    counts = (10, 30, 100, 300, 1_000, 10_000, MOST)
    return Panel(DrawsScene(), Slider("n", 10, values=counts, integer=True, label="how many"))
