"""One unit and one batch under the hand: what b, W's size, gamma and beta do to Z, Z_norm and Z_tilde."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.live import Panel, Scene, Slider, Toggle

from ..exercises.batchnorm_forward import batchnorm_forward

VIEW, EPSILON, M = (-8, 12), 1e-8, 400


class ScalingScene(Scene):
    """Z = w z0 + b of one unit over a batch, then batchnorm by the library or by the learner."""

    def __init__(self, forward: Callable):
        self.forward = forward
        self.z0 = np.random.default_rng(4).gamma(3.0, 1.1, (1, M))
        self.figure, axes = plots.figure(3, size=(2.35, 2.3))
        names = ("Z = w z + b", "Z_norm", "Z_tilde = γ Z_norm + β")
        self.histograms = []
        for ax, name in zip(axes, names):
            plots.label(ax, name, "value of one unit", "share of the batch")
            ax.axvline(0, color="#BBBBBB", linewidth=1, zorder=0)
            self.histograms.append(plots.Histogram(ax, VIEW, bins=40, top=0.5))
        axes[2].text(0.97, 0.9, "ReLU passes →", transform=axes[2].transAxes, ha="right", fontsize=9, color=plots.INK)

    def start(self, gamma, beta, w, b, undo):
        self.undo = undo
        self.Z = w * self.z0 + b
        mu, sigma2 = self.Z.mean(), self.Z.var()
        self.gamma, self.beta = (np.sqrt(sigma2 + EPSILON), mu) if undo else (gamma, beta)
        self.Z_norm = self.call(1.0, 0.0)
        self.Z_tilde = self.call(self.gamma, self.beta)

    def call(self, gamma, beta):
        return self.forward(self.Z, np.full((1, 1), gamma), np.full((1, 1), beta), EPSILON)[0]

    def draw(self):
        for histogram, values in zip(self.histograms, (self.Z, self.Z_norm, self.Z_tilde)):
            histogram.update(values)

    def sentence(self):
        back = f" Undone: Z_tilde − Z is at most {np.abs(self.Z_tilde - self.Z).max():.4f}." if self.undo else ""
        mean = round(self.Z_tilde.mean(), 2) + 0.0  # so that no -0.00 is shown
        return (
            f"Z has mean {self.Z.mean():.2f} and σ {self.Z.std():.2f}. With γ = {self.gamma:.2f}, β = {self.beta:.2f} "
            f"Z_tilde has mean {mean:.2f} and σ {self.Z_tilde.std():.2f}; "
            f"ReLU passes {100 * np.mean(self.Z_tilde > 0):.0f} %.{back}"
        )


def scaling_panel(forward: Callable = batchnorm_forward, *, gamma: float = 1, beta: float = 0) -> Panel:
    """Drag b and w: nothing moves behind batchnorm. Drag γ and β: everything does."""
    return Panel(
        ScalingScene(forward),
        Slider("gamma", gamma, 0, 4, step=0.05, label="γ"),
        Slider("beta", beta, -4, 8, step=0.1, label="β"),
        Slider("w", 1, 0.1, 2, step=0.05, label="w", description="size of the weights"),
        Slider("b", 0, -6, 6, step=0.1, label="b"),
        Toggle("undo", False, label="undo", description="γ = √(σ² + ε) and β = μ"),
    )
