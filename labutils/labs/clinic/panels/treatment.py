"""The learner's lines in place of the patient's: the same run, before and after."""

from collections.abc import Callable

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import Replay

from ..cases import CASES, SEED
from ..drawings import TOP, loss_axes, right_axes
from ..exercises.shuffled import shuffled
from ..exercises.weight_gradient import weight_gradient
from ..instruments import followed
from ..learner import treated

WHO = ("patient 5", "patient 9", "patient 9, treated")
EPOCHS = 80


class TreatmentScene(Replay):
    """shuffle, weight_gradient : the learner's."""

    counts = "epoch"
    pieces = EPOCHS

    def __init__(self, shuffle: Callable, weight_gradient: Callable):
        self.lines = shuffle, weight_gradient
        self.figure, (loss, right) = plots.figure(2, size=(4.0, 2.7))
        self.losses = loss_axes(loss, EPOCHS, "before", "with your lines", title="Train loss")
        self.rights = right_axes(right, EPOCHS, "before", "with your lines", title="Dev examples right")

    def compute(self, patient):
        before = yield from followed(CASES[patient].patient())
        after = yield from followed(treated(*self.lines, CASES[patient].settings)(SEED))
        self.name, self.runs = patient, {"before": before, "with your lines": after}

    def draw(self):
        done = range(self.shown + 1)
        kept = {name: course.train_loss[: self.shown + 1].clip(max=TOP) for name, course in self.runs.items()}
        self.losses.update(done, kept)
        self.rights.update(done, {name: course.dev[: self.shown + 1] for name, course in self.runs.items()})

    def sentence(self):
        before, after = self.runs.values()
        return (
            f"{self.name.capitalize()}, epoch {self.shown}: before, train loss {before.train_loss[self.shown]:.2f} and "
            f"{before.dev[self.shown]:.0f} % of dev right; with your lines {after.train_loss[self.shown]:.2f} and "
            f"{after.dev[self.shown]:.0f} %."
        )


def treatment_panel(shuffled: Callable = shuffled, weight_gradient: Callable = weight_gradient) -> Panel:
    """Both of the learner's functions stand in for the patient's."""
    return Panel(TreatmentScene(shuffled, weight_gradient), Choice("patient", list(WHO)))
