"""One unit and one batch under the hand: what b, W's size, gamma and beta do to Z, Z_norm and Z_tilde."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider

from ..exercises.batchnorm_forward import batchnorm_forward

VIEW, EPSILON, M = (-8, 12), 1e-8, 400


class ScalingScene(Scene):
    """Z = w x + b of one unit over a batch, then batchnorm by the library or by the learner."""

    def __init__(self, forward: Callable):
        self.forward = forward
        self.x = np.random.default_rng(4).gamma(3.0, 1.1, (1, M))
        self.figure, axes = plots.figure(3, size=(2.35, 2.3))
        names = ("Z = w x + b", "Z_norm", "Z_tilde = γ Z_norm + β")
        self.histograms = []
        for ax, name in zip(axes, names):
            plots.label(ax, name, "value of one unit", "share of the batch")
            ax.axvline(0, color="#BBBBBB", linewidth=1, zorder=0)
            self.histograms.append(plots.Histogram(ax, VIEW, bins=40, top=0.5))
        axes[2].text(0.97, 0.9, "ReLU passes →", transform=axes[2].transAxes, ha="right", fontsize=9, color=plots.INK)

    def start(self, gamma, beta, w, b):
        self.gamma, self.beta = gamma, beta
        self.Z = w * self.x + b
        self.Z_norm = self.call(1.0, 0.0)
        self.Z_tilde = self.call(gamma, beta)

    def call(self, gamma: float, beta: float) -> np.ndarray:
        return self.forward(self.Z, np.full((1, 1), gamma), np.full((1, 1), beta), EPSILON)[0]

    def draw(self):
        for histogram, values in zip(self.histograms, (self.Z, self.Z_norm, self.Z_tilde)):
            histogram.update(values)

    def sentence(self):
        mean = round(self.Z_tilde.mean(), 2) + 0.0  # so that no -0.00 is shown
        return (
            f"Z has mean {self.Z.mean():.2f} and σ {self.Z.std():.2f}. With γ = {self.gamma:.2f}, β = {self.beta:.2f} "
            f"Z_tilde has mean {mean:.2f} and σ {self.Z_tilde.std():.2f}; "
            f"ReLU passes {100 * np.mean(self.Z_tilde > 0):.0f} %. Z_tilde and Z differ by up to "
            f"{np.abs(self.Z_tilde - self.Z).max():.2f}."
        )


@given()
def scaling_panel(forward: Callable = batchnorm_forward) -> Panel:
    """Drag b and w, then γ and β, and look at what comes out."""
    return Panel(
        ScalingScene(forward),
        Slider("gamma", 1, 0, 4, step=0.05, label="γ"),
        Slider("beta", 0, -4, 8, step=0.1, label="β"),
        Slider("w", 1, 0.1, 2, step=0.05, label="w", description="size of the weights"),
        Slider("b", 0, -6, 6, step=0.1, label="b"),
    )
