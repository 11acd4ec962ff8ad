"""The learner's first five checks on every patient: one row each, a mark where a check fails."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Button, Panel
from labutils.live.scene import Scene

from ..cases import CASES, SEED
from ..exercises.first_checks import first_checks

NAMES = ("sums", "first\nloss", "units", "spread", "dev")


class ChecksScene(Scene):
    """first_checks : (A, Y, W1, X, X_dev) -> five Booleans."""

    def __init__(self, first_checks: Callable):
        self.first_checks = first_checks
        self.figure, (table,) = plots.figure(1, size=(5.0, 3.9))
        table.set_position([0.32, 0.13, 0.6, 0.72])
        plots.label(table, "Who fails which check", y=" ")
        table.set(xlim=(-0.5, 4.5), ylim=(len(CASES) - 0.5, -0.5), autoscale_on=False)
        table.set_xticks(range(5), NAMES)
        table.set_yticks(range(len(CASES)), CASES)
        (self.passed,) = plots.living(table.scatter([], [], s=22, marker="o", color=plots.PALETTE[2]))
        (self.failed,) = plots.living(table.scatter([], [], s=110, marker="X", color=plots.PALETTE[1]))
        plots.key(table, (self.passed, self.failed), ("passes", "fails"))

    def prepare(self, draw):
        self.rows = []
        for case in CASES.values():
            self.rows.append(self._checked(case.patient(SEED + 100 * draw)))
            yield  # a learner's checks may take long

    def start(self, draw):
        self.right = np.array(self.rows)

    @np.errstate(divide="ignore", under="ignore")  # a chance of 0 has a loss of infinity, and fails
    def _checked(self, patient):
        X, Y, X_dev, _ = patient.data
        return [bool(one) for one in self.first_checks(patient.answers(X), Y, patient.net.blocks()["W1"].copy(), X, X_dev)]

    def draw(self):
        for marks, where in ((self.passed, self.right), (self.failed, ~self.right)):
            marks.set_offsets(np.argwhere(where)[:, ::-1])

    def sentence(self):
        failing = [name.removeprefix("patient ") for name, row in zip(CASES, self.right, strict=True) if not row.all()]
        return (
            f"Before the first update, {len(failing)} of {len(CASES)} fail a check: patients {'; '.join(failing)}. "
            f"The others need a longer look."
        )


@given()
def checks_panel(first_checks: Callable = first_checks) -> Panel:
    """Other draws of data and weights at a press."""
    return Panel(ChecksScene(first_checks), Button("draw", label="other draws"))
