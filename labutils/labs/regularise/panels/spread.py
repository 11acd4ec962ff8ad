"""One run proves nothing: twenty seeds for each of none, L2 and dropout, trained side by side as stacks."""

from collections.abc import Iterator

import numpy as np

from labutils import plots
from labutils.live import Panel, Slider
from labutils.optimizers import Adam
from labutils.scenes import KeptScene
from labutils.training import train

from ..models import DATA, SEEDS, accuracies, stacks

EPOCHS, EVERY, FEW = 400, 10, 2  # iterations: of the run, from a picture to the next, of a piece of work
LOWEST = 86  # % right; networks that have not been trained are far below


class SpreadScene(KeptScene):
    """Train and dev accuracy of sixty networks, a dot each, while they train."""

    counts = "iteration"
    opens = True

    def __init__(self):
        self.data = DATA
        self.figure, (dots, gaps) = plots.figure(2, size=(4.2, 3.0), ratios=(1.15, 0.85))
        plots.label(dots, "Accuracy of 20 seeds each", "", "right, %")
        self.dots = plots.Spread(dots, ("none", "L2", "dropout"), (LOWEST, 100))
        self.below = dots.text(
            0.5, 0.03, "", transform=dots.transAxes, ha="center", fontsize=10, color=plots.INK, animated=True
        )
        plots.label(gaps, "Gap: train minus dev", "", "percentage points")
        self.drawn: np.ndarray | None = None
        self.gaps = plots.Spread(gaps, ("none", "L2", "dropout"), (-4, 12), series=("gap",))

    def start(self, lambd, keep_prob):
        self.values = {"lambd": lambd, "keep_prob": keep_prob}
        self.nets = dict(zip(("none and L2", "dropout"), stacks(lambd, keep_prob), strict=True))
        self.measured, self.shown = [self._measured()], 0
        return self._race()

    def _race(self) -> Iterator[None]:
        """Both stacks in turn, a few updates at a time: that of sixty networks is a long piece of work."""
        X, Y = self.data.X, self.data.Y
        runs = [train(net, Adam(alpha=0.05), X, Y, epochs=EPOCHS, every=FEW) for net in self.nets.values()]
        for done in range(FEW, EPOCHS + 1, FEW):
            for run in runs:
                yield
                next(run)
            if done % EVERY == 0:
                self.measured.append(self._measured())
                self.shown = done // EVERY
        for net in self.nets.values():
            net.forget_passes()
        yield

    def _measured(self) -> np.ndarray:
        """(3, 2, seeds): none, L2, dropout × train, dev."""
        X, Y, X_dev, Y_dev = self.data
        nets = tuple(self.nets.values())
        return np.stack([accuracies(nets, X, Y), accuracies(nets, X_dev, Y_dev)], axis=1)

    def reached(self, at):
        return EVERY * self.shown

    def draw(self):
        values = self.measured[self.shown]
        if values is self.drawn:
            return
        self.drawn = values
        self.gap = values[:, 0] - values[:, 1]
        self.dots.update(values)
        below = np.count_nonzero(values < LOWEST)
        self.below.set_text(f"{below} of {values.size} lie below {LOWEST} %" if below else "")
        self.gaps.update(self.gap)

    def sentence(self):
        gap = np.median(self.gap, axis=-1)  # as drawn: sixty networks are not asked twice a frame
        return (
            f"Median gap over {SEEDS} seeds: none {gap[0]:.1f}; L2 (λ = {self.values['lambd']:g}) {gap[1]:.1f}; "
            f"dropout (keep_prob = {self.values['keep_prob']:g}) {gap[2]:.1f} percentage points."
        )


def spread_panel() -> Panel:
    """Drag λ and keep_prob; every dot is a network of its own."""
    return Panel(
        SpreadScene(),
        Slider("lambd", 0, values=(0, 0.1, 0.2, 0.5, 0.7, 1, 2, 5, 10, 20), label="λ for L2"),
        Slider("keep_prob", 1.0, 0.3, 1, step=0.02, label="keep_prob for dropout"),
    )
