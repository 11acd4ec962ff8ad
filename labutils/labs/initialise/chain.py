"""A chain of single units: why a product of many slopes vanishes or explodes."""

import numpy as np

from labutils import plots
from labutils.functions import ACTIVATIONS
from labutils.live import Choice, Panel, Scene, Slider

DEEPEST = 60
LIMITS = (1e-20, 1e12)


def chain(w: float, L: int, activation: str = "linear", a: float = 1.0):
    """a[l] = g(w a[l-1]) for l = 0 .. L, and da[L]/da[l] backward: both (L + 1,).

    The second is the product of L - l factors w g'(z): the chain's Jacobians, one number each.
    """
    function = ACTIVATIONS[activation]
    Z, A = [], [np.float64(a)]
    for _ in range(L):
        Z.append(w * A[-1])
        A.append(function.g(Z[-1]))
    factors = [w * function.derivative(z_l, a_l) for z_l, a_l in zip(Z, A[1:], strict=True)]
    return np.array(A), np.cumprod([1.0, *factors[::-1]])[::-1]


class ChainScene(Scene):
    """One unit a layer, the same weight everywhere: forward and backward over depth, on a logarithmic axis."""

    def __init__(self):
        self.figure, (forward, backward) = plots.figure(2, size=(3.5, 2.5))
        plots.label(forward, "Forward", "layer l", "a[l]")
        plots.label(backward, "Backward", "layer l", "da[L] / da[l]")
        settings = {"xlim": (0, DEEPEST), "ylim": LIMITS, "log": True}
        self.forward = plots.Curves(forward, ("a[l]",), **settings)
        self.backward = plots.Curves(backward, ("da[L]/da[l]",), colours=[1], dashes=[1], **settings)

    def start(self, w, L, activation="linear"):
        self.w, self.L, self.activation = w, L, activation
        self.A, self.back = chain(w, L, activation)

    def draw(self):
        layers = np.arange(self.L + 1)
        self.forward.update(layers, {"a[l]": self.A.clip(*LIMITS)})
        self.backward.update(layers, {"da[L]/da[l]": self.back.clip(*LIMITS)})

    def sentence(self):
        return (
            f"{self.activation}, w = {self.w:g}, L = {self.L}: after the last layer a = {self.A[-1]:.2g}; "
            f"a change at the input arrives multiplied by {self.back[0]:.2g}."
        )


def chain_panel() -> Panel:
    """Drag the weight through 1, make the chain longer, put an activation into it."""
    return Panel(
        ChainScene(),
        Slider("w", 1.5, 0.5, 1.5, step=0.05, label="w"),
        Slider("L", 50, 1, DEEPEST, integer=True, label="layers L"),
        Choice("activation", ["linear", "sigmoid", "tanh", "relu"]),
    )
