"""What arrives at a hidden layer while the network trains: Z before and Z_tilde after batchnorm."""

import numpy as np

from labutils import plots
from labutils.layers import BatchNorm, mlp
from labutils.live import Choice, Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.passes import Flow
from labutils.scenes import History
from labutils.training import train

from ..flowing import EPOCHS, EVERY, SIZES, problem, size
from ..variants import norms

VIEW = (-10, 10)


class FlowScene(Scene):
    """Two networks from the same initial weights, one with batchnorm, and one layer of each under the glass."""

    counts, opens = "iteration", True

    def __init__(self):
        self.X, self.Y = problem()
        self.figure, (plain, normed, sizes, learned) = plots.figure(4, size=(1.85, 2.4))
        plots.label(plain, "Without batchnorm", "z", "share of all values")
        self.plain = plots.Histogram(plain, VIEW, bins=41, top=0.5, names=("Z at the start", "Z now"))
        plots.label(normed, "With batchnorm", "z", "share of all values")
        self.normed = plots.Histogram(normed, VIEW, bins=41, top=0.5, names=("Z_tilde", "Z"))
        plots.label(sizes, "Size of Z and Z_tilde", "iteration", "√ mean Z²")
        self.curves = plots.Curves(sizes, ("without", "Z", "Z_tilde"), xlim=(0, EPOCHS), ylim=(0.05, 50), log=True)
        plots.label(learned, "γ, β of each unit", "γ", "β")
        learned.set(xlim=(0, 3), ylim=(-2, 2), autoscale_on=False)
        learned.plot(1, 0, "x", color="#999999", markersize=8)  # where all of them begin
        self.dots = learned.scatter([], [], s=28, marker="^", color=plots.PALETTE[1], linewidths=0, animated=True)

    def start(self, layer, scale):
        self.values, self.history = {"layer": layer, "scale": scale}, History()
        self.nets = [Network(mlp(*SIZES, batchnorm=batchnorm), seed=2) for batchnorm in (False, True)]
        for net in self.nets:
            net.W *= scale
        self.first = self.flows()[0].Z
        self._record(0)
        return self._run()

    def _run(self):
        for steps in zip(*(train(net, Adam(0.01), self.X, self.Y, epochs=EPOCHS, every=EVERY) for net in self.nets)):
            self._record(steps[0].iteration)
            yield steps[0]

    def _record(self, iteration: int) -> None:
        plain, normed = self.flows()
        self.history.add(iteration, {"without": size(plain.Z), "Z": size(normed.Z), "Z_tilde": size(normed.Z_tilde)})

    @property
    def norm(self) -> BatchNorm:
        """The batchnorm of the chosen layer."""
        return norms(self.nets[1])[self.values["layer"] - 1]

    def flows(self) -> list[Flow]:
        """What passes the chosen layer, without batchnorm and with."""
        return [net.flow(self.X, self.Y)[self.values["layer"] - 1] for net in self.nets]

    def reached(self, at):
        return self.history.iterations[-1]

    def draw(self):
        plain, normed = self.flows()
        self.plain.update({"Z at the start": self.first, "Z now": plain.Z})
        self.normed.update({"Z": normed.Z, "Z_tilde": normed.Z_tilde})
        self.curves.update(self.history.iterations, self.history.curves(*self.curves.lines))
        self.dots.set_offsets(np.hstack([self.norm.gamma, self.norm.beta]))

    def sentence(self):
        plain, normed = self.flows()
        first, now, Z, Z_tilde = map(size, (self.first, plain.Z, normed.Z, normed.Z_tilde))
        layer, scale = self.values["layer"], self.values["scale"]
        return (
            f"Iteration {self.history.iterations[-1]}, layer {layer}, initial weights × {scale:g}: without batchnorm the "
            f"size of Z goes from {first:.2g} to {now:.2g}; with it Z has size {Z:.1f} and Z_tilde size {Z_tilde:.1f}, γ is "
            f"{self.norm.gamma.min():.1f} to {self.norm.gamma.max():.1f} and β {self.norm.beta.min():.1f} to "
            f"{self.norm.beta.max():.1f}."
        )

    def snapshot(self):
        return [net.snapshot() for net in self.nets], self.history.shown

    def restore(self, snapshot):
        states, self.history.shown = snapshot
        for net, state in zip(self.nets, states):
            net.restore(state)


def flow_panel() -> Panel:
    """Choose the layer and the size of the initial weights, then play the film."""
    return Panel(
        FlowScene(),
        Choice("layer", [1, 2, 3, 4], label="hidden layer"),
        Slider("scale", 1, values=(0.1, 0.3, 1, 2, 3), label="initial weights × He's"),
    )
