"""The microscope: weights by layer, units that show nothing, and the length of one update, while the patient trains."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel
from labutils.scenes import KeptScene
from labutils.words import counted

from ..cases import ROOMS
from ..drawings import over_epochs
from ..exercises.step_share import step_share
from ..instruments import microscope, updated
from ..patient import Patient

LEAST, MOST = 1e-6, 20.0  # of the axis for one update


class MicroscopeScene(KeptScene):
    """share : a learner's (W, dW, alpha) -> ‖α dW‖/‖W‖."""

    counts, opens = "epoch", True

    def __init__(self, share: Callable):
        self.share = share
        self.figure, (weights, dead, update) = plots.figure(3, size=(2.6, 2.6))
        plots.label(weights, "Weights by layer", "layer", "SD, He's = 1")
        weights.set(xlim=(0.6, 3.4), ylim=(0.01, 100), yscale="log", autoscale_on=False)
        weights.set_xticks([1, 2, 3])
        looks = ((plots.PALETTE[0], "s"), (plots.PALETTE[1], "o"))
        self.weights = plots.living(*(weights.plot([], [], marker=m, color=c, markersize=8)[0] for c, m in looks))
        plots.key(weights, self.weights, ("at the start", "now"))
        plots.label(dead, "Silent units", "epoch", "0 for all examples, %")
        epochs = (0, Patient.epochs)
        self.dead = plots.Curves(dead, ("layer 1", "layer 2"), xlim=epochs, ylim=(0, 102))
        plots.label(update, "One update of W1", "epoch", "‖α dW‖ / ‖W‖")
        self.update = plots.Curves(update, ("W1",), xlim=epochs, ylim=(LEAST, MOST), log=True, legend=False)
        self.lengths = [over_epochs(ax) for ax in (dead, update)]

    def start(self, patient):
        self.name, self.shown = patient, 0
        self.patient = ROOMS[patient].patient()
        self.seen = [self._reading()]
        for lengths in self.lengths:
            lengths.show(self.patient.epochs)
        return self._run(self.patient.train())

    def _run(self, epochs):
        for _ in epochs:
            if np.isfinite(self.patient.net.theta).all():
                self.seen.append(self._reading())
                self.shown += 1
            yield self.shown

    @np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore")
    def _reading(self):
        return microscope(self.patient), float(self.share(*updated(self.patient)))

    def reached(self, at):
        return self.shown

    def draw(self):
        seen = self.seen[: self.shown + 1]
        layers, shares = zip(*seen, strict=True)
        for line, one in zip(self.weights, (layers[0], layers[-1]), strict=True):
            line.set_data([1, 2, 3], one.weights.clip(0.01, 100))
        epochs = range(len(seen))
        dead = 100 * np.array([one.dead for one in layers])
        self.dead.update(epochs, {"layer 1": dead[:, 0], "layer 2": dead[:, 1]})
        self.update.update(epochs, {"W1": np.clip(shares, LEAST, MOST)})

    def sentence(self):
        (first, share), (now, _) = self.seen[0], self.seen[self.shown]
        moved = (
            f"moves W1 by {100 * share:.2g} % of its length"
            if np.isfinite(share)
            else "cannot be compared with W1, which is 0"
        )
        return (
            f"{self.name.capitalize()} at the start: weights of {', '.join(f'{w:.2g}' for w in first.weights)} times He's "
            f"SD; distinct units: {self._distinct(first)}; {self._silent(first)} silent; one update {moved}. "
            f"After {counted(self.shown, 'epoch')}: {self._silent(now)} silent."
        )

    def _distinct(self, layers) -> str:
        return " and ".join(f"{kinds} of {units}" for kinds, units in zip(layers.kinds, self.patient.hidden, strict=True))

    @staticmethod
    def _silent(layers) -> str:
        return " and ".join(f"{100 * share:.0f} %" for share in layers.dead)


@given()
def microscope_panel(step_share: Callable = step_share) -> Panel:
    """Choose who lies under it; step_share is the learner's."""
    return Panel(MicroscopeScene(step_share), Choice("patient", list(ROOMS)))
