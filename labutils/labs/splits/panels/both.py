"""High bias and high variance at once: a straight line that has memorised some of its mistakes."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider
from labutils.optimizers import Adam
from labutils.training import fit
from labutils.words import counted

from ..errorbars import ErrorBars
from ..verdicts import judged
from ..waves import VIEW, draw_plane, network_of, wavy_field

M, NOISE, SEED = 200, 0.1, 4
SHORE = 0.02  # width over which an answer passes from land to sea


class BothScene(Scene):
    """Logistic regression with an island round each training point that it got wrong, up to some number of islands."""

    def __init__(self, seed: int = SEED):
        self.data = wavy_field(M, NOISE, seed)
        X, Y = self.data[:2]
        self.net = fit(network_of(0, seed=seed), Adam(0.05), X, Y, epochs=400)
        wrong = (self.net.predict(X) > 0.5) != (Y > 0.5)
        self.mistakes, self.right = X[:, wrong[0]], Y[0, wrong[0]]
        self.figure, (plane, bars) = plots.figure(2, size=(3.4, 3.1), ratios=(1.15, 0.85))
        draw_plane(plane, "Straight, with islands")
        self.field = plots.Field(plane, VIEW, VIEW, n=120)
        plots.Points(plane, X, Y, size=20)
        plots.label(bars, "Errors", "", "wrong, %")
        self.bars = ErrorBars(bars)

    def answers(self, X) -> np.ndarray:
        """(1, m) chances: the line's, but the nearest island's label within its reach, 0.5 exactly on its shore."""
        P = self.net.predict(X)
        if not self.islands:
            return P
        distance = np.hypot(*(X[:, :, None] - self.mistakes[:, None, : self.islands]))
        label, within = self.right[distance.argmin(axis=1)], (self.reach - distance.min(axis=1)) / SHORE
        island = 0.5 + (label - 0.5) * np.minimum(within, 1)
        sea = 0.5 + (P - 0.5) * np.minimum(-within, 1)
        return np.where((P > 0.5) == label, P, np.where(within > 0, island, sea))

    def error(self, X, Y) -> float:
        return 100 * (1 - float(np.mean((self.answers(X) > 0.5) == (Y > 0.5))))

    def start(self, islands, reach):
        self.islands, self.reach = min(islands, self.mistakes.shape[1]), reach
        X, Y, X_dev, Y_dev = self.data
        self.errors = judged(self.error(X, Y), self.error(X_dev, Y_dev), 100 * NOISE)

    def draw(self):
        self.field.show(self.answers)
        self.bars.update((self.errors.train, self.errors.dev), self.errors.bayes, self.errors.verdict)

    def sentence(self):
        return (
            f"A straight line with {counted(self.islands, 'island')}: train {self.errors.train:.1f} %, "
            f"dev {self.errors.dev:.1f} %, Bayes {self.errors.bayes:g} %: {self.errors.verdict}."
        )


def both_panel() -> Panel:
    """Drag how many of its mistakes the line memorises."""
    scene = BothScene()
    most = scene.mistakes.shape[1]
    return Panel(
        scene,
        Slider("islands", 0, 0, most, step=1, integer=True, label="islands", description="mistakes that are memorised"),
        Slider("reach", 0.12, 0.02, 0.2, step=0.01, label="reach of an island"),
    )
