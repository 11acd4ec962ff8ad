"""Thirty measurements of tumours, raw or normalised: the same network, the same steps, one learning rate."""

from collections.abc import Callable, Iterator

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.layers import mlp
from labutils.live import Panel, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.scenes import RaceScene
from labutils.training import Diverged, train
from labutils.words import counted

from ..tumours import STEPS, by_the_training_set, parts, raw

SEED, EVERY = 1, 4
INPUTS = ("raw", "normalised")
ALPHAS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1)


class TumourScene(RaceScene):
    """Two networks 30-16-1 from the same weights: J, and the accuracy on dev, over 200 steps of gradient descent."""

    counts = "step"

    def __init__(self, normalise: Callable):
        (X, Y), (X_dev, Y_dev), _ = parts(SEED)
        self.sets = {
            name: (scale(X, X), Y, scale(X, X_dev), Y_dev) for name, scale in zip(INPUTS, (raw, normalise), strict=True)
        }
        self.figure, (cost, right) = plots.figure(2, size=(3.4, 2.6))
        plots.label(cost, "Cost on the training set", "step", "J, logarithmic")
        self.costs = plots.Curves(cost, INPUTS, xlim=(0, STEPS), ylim=(0.01, 1000), log=True, colours=(1, 0), dashes=(1, 0))
        plots.label(right, "Dev set", "step", "right, %")
        self.rights = plots.Curves(right, INPUTS, xlim=(0, STEPS), ylim=(0, 101), colours=(1, 0), dashes=(1, 0))

    def start(self, alpha):
        self.alpha, self.shown = alpha, 0
        self.nets = {name: Network(mlp(30, 16, 1), seed=SEED) for name in INPUTS}
        self.points = {name: [self._point(name)] for name in INPUTS}
        runs = {
            name: train(self.nets[name], GradientDescent(alpha), X, Y, epochs=STEPS, every=EVERY)
            for name, (X, Y, *_) in self.sets.items()
        }
        return self._race(runs)

    def _race(self, runs: dict[str, Iterator]) -> Iterator[int]:
        """A few steps of each in turn; one whose J is no longer a number stays behind."""
        for piece in range(1, STEPS // EVERY + 1):
            for name, run in runs.items():
                if self._goes_on(run):
                    self.points[name].append(self._point(name))
            self.shown = piece
            yield piece

    @staticmethod
    @np.errstate(all="ignore")
    def _goes_on(run: Iterator) -> bool:
        try:
            return next(run, None) is not None
        except Diverged:
            return False

    @np.errstate(all="ignore")
    def _point(self, name: str) -> tuple[float, float]:
        """J on the training set, and the dev accuracy in %."""
        X, Y, X_dev, Y_dev = self.sets[name]
        return self.nets[name].loss(X, Y), 100 * self.nets[name].accuracy(X_dev, Y_dev)

    def _so_far(self, name: str) -> np.ndarray:
        """(2, points shown): J and dev accuracy; fewer after a rewind."""
        return np.array(self.points[name][: self.shown + 1]).T

    def reached(self, at):
        return EVERY * self.shown

    def draw(self):
        for name in INPUTS:
            J, right = self._so_far(name)
            steps = EVERY * np.arange(J.size)
            self.costs.update(steps, {name: J.clip(1e-4, 1e9)})
            self.rights.update(steps, {name: right})

    def sentence(self):
        said = []
        for name in INPUTS:
            J, right = self._so_far(name)[:, -1]
            said.append(f"{name} J = {J:.2f}, {right:.0f} % of dev right")
        return f"alpha = {self.alpha:g}, {counted(self.shown * EVERY, 'step')}: {said[0]}; {said[1]}."


@given()
def tumour_panel(normalise: Callable = by_the_training_set) -> Panel:
    """Drag alpha; with ``normalise(X_train, X)`` the learner's own function makes the inputs of one of the two."""
    return Panel(
        TumourScene(normalise),
        Slider("alpha", ALPHAS[0], values=ALPHAS, label="alpha", description="the learning rate of both"),
    )
