"""Two pictures of why a penalty helps: connections that fade, and tanh kept in its straight part."""

import numpy as np

from labutils import plots
from labutils.layers import mlp
from labutils.live import Panel, Slider
from labutils.network import Network
from labutils.scenes import TrainingScene

from ..models import DATA, STRENGTHS

SIZES = (2, 12, 3, 1)


class UnitsScene(TrainingScene):
    """A tanh network under an L2 penalty: its weights as lines, its hidden units on the curve of tanh."""

    def __init__(self):
        super().__init__(DATA)
        self.figure, (drawing, curve) = plots.figure(2, size=(3.6, 2.9))
        plots.label(drawing, "The network: line width is |w|")
        self.drawing = plots.NetworkDrawing(drawing, SIZES)
        plots.label(curve, "Hidden layer 1, all units", "z", "tanh z")
        z = np.linspace(-6, 6, 200)
        curve.plot(z, np.tanh(z), color="#888888", linewidth=1.2)
        curve.axvspan(-0.5, 0.5, color="#EEEEEE", zorder=0)
        curve.text(0, -1.12, "almost straight", ha="center", fontsize=9, color=plots.INK)
        curve.set(xlim=(-6, 6), ylim=(-1.2, 1.2), autoscale_on=False)
        self.jitter = np.random.default_rng(0).uniform(-0.09, 0.09, self.first_size())  # so that dots do not hide dots
        self.dots = curve.scatter([], [], s=16, color=plots.PALETTE[0], alpha=0.25, linewidths=0, animated=True)

    def network(self, lambd):
        return Network(mlp(*SIZES, activation="tanh"), lambd=lambd, init="xavier", seed=self.seed)

    def measure(self, step):
        return {"train": 100 * self.net.accuracy(self.data.X, self.data.Y)}

    def first_size(self) -> int:
        return SIZES[1] * self.data.X[:, ::4].shape[1]

    def first_Z(self) -> np.ndarray:
        """Z of the first hidden layer for every fourth training example, (12, m / 4)."""
        first = self.net.layers[0]
        return first.W @ self.data.X[:, ::4] + first.b

    def draw(self):
        Z = self.first_Z().clip(-6, 6).ravel()
        self.dots.set_offsets(np.column_stack([Z, np.tanh(Z) + self.jitter]))
        blocks = self.net.blocks()
        self.drawing.update([blocks["W1"], blocks["W2"], blocks["W3"]])

    def sentence(self):
        straight = np.mean(np.abs(self.first_Z()) < 0.5)
        return (
            f"λ = {self.values['lambd']:g}: ‖W‖² = {np.sum(self.net.W**2):.1f}; {100 * straight:.0f} % of the values z "
            f"lie in tanh's straight part; train {self.history.last('train'):.1f} %."
        )


def units_panel() -> Panel:
    """Drag λ and see lines fade and dots gather in the middle."""
    return Panel(UnitsScene(), Slider("lambd", 0, values=STRENGTHS, label="λ", description="strength of the L2 penalty"))
