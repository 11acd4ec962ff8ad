"""The learner's lines in place of the patient's: the same run, before and after."""

from collections.abc import Callable
from itertools import zip_longest

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Choice, Panel
from labutils.scenes import Replay

from ..cases import CASES, SEED
from ..drawings import TOP, loss_axes, right_axes
from ..exercises.shuffled import shuffled
from ..exercises.weight_gradient import weight_gradient
from ..instruments import scored
from ..learner import treated

WHO = ("patient 5", "patient 9", "patient 9, treated")
RUNS = ("before", "with your lines")
EPOCHS = 80


class TreatmentScene(Replay):
    """shuffle, weight_gradient : the learner's."""

    counts = "epoch"
    pieces = EPOCHS

    def __init__(self, shuffle: Callable, weight_gradient: Callable):
        self.lines = shuffle, weight_gradient
        self.figure, (loss, right) = plots.figure(2, size=(4.0, 2.7))
        self.losses = loss_axes(loss, EPOCHS, *RUNS, title="Train loss")
        self.rights = right_axes(right, EPOCHS, *RUNS, title="Dev examples right")

    def compute(self, patient):
        case, self.name, self.seen = CASES[patient], patient, []
        both = case.patient(), treated(*self.lines, case.settings)(SEED)
        for pair in zip_longest(*map(scored, both)):
            self.seen.append(pair)
            yield len(self.seen) - 1

    def draw(self):
        done = range(self.shown + 1)
        for k, name in enumerate(RUNS):
            losses, rights = zip(*self._so_far(k), strict=True)
            self.losses.update(done, {name: np.clip(losses, None, TOP)})
            self.rights.update(done, {name: rights})

    def _so_far(self, k: int) -> list[tuple[float, float]]:
        """What was seen of one of the two; one whose weights are no longer finite has ended early."""
        return [pair[k] for pair in self.seen[: self.shown + 1] if pair[k]]

    def sentence(self):
        (loss, right), (loss_after, right_after) = (self._so_far(k)[-1] for k in range(2))
        after = f"{loss_after:.2f}" if np.isfinite(loss_after) else "no finite train loss"
        return (
            f"{self.name.capitalize()}, epoch {self.shown}: before, train loss {loss:.2f} and "
            f"{right:.0f} % of dev right; with your lines {after} and {right_after:.0f} %."
        )


@given()
def treatment_panel(shuffled: Callable = shuffled, weight_gradient: Callable = weight_gradient) -> Panel:
    """Both of the learner's functions stand in for the patient's."""
    return Panel(TreatmentScene(shuffled, weight_gradient), Choice("patient", list(WHO)))
