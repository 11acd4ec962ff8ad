"""The first instrument: the curves of loss and of right answers while the patient trains."""

from labutils import plots
from labutils.live import Choice, Panel
from labutils.scenes import KeptScene

from ..cases import ROOMS
from ..drawings import TOP, loss_axes, over_epochs, right_axes
from ..instruments import Course, point
from ..patient import Patient


class CurvesScene(KeptScene):
    """One patient trains; what it reports is drawn after each epoch."""

    counts, opens = "epoch", True

    def __init__(self):
        self.figure, (loss, right) = plots.figure(2, size=(4.0, 2.7))
        self.losses = loss_axes(loss, Patient.epochs, "train loss", "dev loss")
        self.rights = right_axes(right, Patient.epochs, "train", "dev", "new examples")
        self.lengths = [over_epochs(ax) for ax in (loss, right)]

    def start(self, patient):
        self.name, self.shown = patient, 0
        self.patient = ROOMS[patient].patient()
        self.points = [point(self.patient)]
        for lengths in self.lengths:
            lengths.show(self.patient.epochs)
        return self._run(self.patient.train())

    def _run(self, epochs):
        for _ in epochs:
            self.points.append(point(self.patient))
            self.shown += 1
            yield self.shown

    def draw(self):
        course = Course(*zip(*self.points[: self.shown + 1], strict=True))
        epochs = range(self.shown + 1)
        kept = {"train loss": course.train_loss, "dev loss": course.dev_loss}
        self.losses.update(epochs, {name: [min(loss, TOP) for loss in values] for name, values in kept.items()})
        self.rights.update(epochs, {"train": course.train, "dev": course.dev, "new examples": course.new})

    def sentence(self):
        loss, dev_loss, train, dev, new = self.points[self.shown]
        broken = loss == float("inf")
        rates = "the answers are no longer numbers" if broken else f"train loss {loss:.2f}, dev loss {dev_loss:.2f}"
        return (
            f"{self.name.capitalize()}, {ROOMS[self.name].complaint} Epoch {self.shown}: {rates}; right on train "
            f"{train:.0f} %, dev {dev:.0f} %, new examples {new:.0f} %. Before the first update the train loss was "
            f"{self.points[0][0]:.2f}."
        )


def curves_panel() -> Panel:
    """Choose who trains."""
    return Panel(CurvesScene(), Choice("patient", list(ROOMS)))
