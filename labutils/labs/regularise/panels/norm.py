"""The best fit that a ball of some norm and size allows."""

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider

from ..norms import FREE, ball, fit_cost

VIEW = (-1.7, 1.7)


class NormScene(Scene):
    """Where the bowl of the fit first touches a ball of the p-norm."""

    def __init__(self):
        self.figure, (plane, weights) = plots.figure(2, size=(3.1, 3.1), ratios=(1, 0.75))
        plots.label(plane, "The best fit inside the ball", "$w_1$", "$w_2$")
        plots.Surface(plane, fit_cost, VIEW, VIEW)
        (self.rim,) = plane.plot([], [], color=plots.PALETTE[1], linewidth=2.4)
        (self.best,) = plane.plot([], [], "D", color="black", markersize=8)
        plane.plot(*FREE, "+", color="black", markersize=11, markeredgewidth=2)
        for artist in (self.rim, self.best):
            artist.set_animated(True)
        plots.label(weights, "What is left", "", "size of w")
        self.bars = plots.Bars(weights, ("$|w_1|$", "$|w_2|$"), (0, 1.5))

    def start(self, p, size):
        self.p, self.size = (np.inf if p >= 100 else p), size
        self.edge = ball(self.p, size)
        self.w = self.edge[:, fit_cost(self.edge).argmin()]

    def draw(self):
        self.rim.set_data(*self.edge)
        self.best.set_data(*self.w[:, None])
        self.bars.update(np.abs(self.w))

    def sentence(self):
        name = "∞" if np.isinf(self.p) else f"{self.p:g}"
        exact = self.p <= 1 and np.abs(self.w).min() < 1e-9  # above 1 only the nearest of the points drawn hits 0
        corner = " It is a corner: one weight is exactly 0." if exact else ""
        return f"p = {name}, size {self.size:g}: the best fit inside is w = ({self.w[0]:.2f}, {self.w[1]:.2f}).{corner}"


def norm_panel() -> Panel:
    """Drag p from below 1 to infinity and watch the corners come and go."""
    return Panel(
        NormScene(),
        Slider("p", 2, values=(0.3, 0.5, 0.7, 1, 1.2, 1.5, 2, 3, 5, 10, 100), label="p", description="100 stands for ∞"),
        Slider("size", 0.8, 0.1, 1.4, step=0.05, label="size of the ball"),
    )
