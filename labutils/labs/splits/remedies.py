"""Two patients and the remedies of the recipe: what helps the one does nothing for the other."""

from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from labutils import plots
from labutils.labs.splits.errorbars import ErrorBars
from labutils.labs.splits.stacking import Stack
from labutils.labs.splits.verdicts import judged
from labutils.live import Choice, Panel, Scene

NOISE, SEEDS = 0.1, range(1, 4)


class Treatment(NamedTuple):
    """How a network is trained."""

    units: int
    m: int
    lambd: float = 0.0
    epochs: int = 150


PATIENTS = {"Patient 1: one unit a layer": Treatment(1, 300), "Patient 2: twelve units a layer": Treatment(12, 80)}
REMEDIES = {
    "none": lambda t: t,
    "bigger network": lambda t: t._replace(units=4 * t.units),
    "train longer": lambda t: t._replace(epochs=3 * t.epochs),
    "more data": lambda t: t._replace(m=8 * t.m),
    "regularise": lambda t: t._replace(lambd=0.3),
}


def treated(treatment: Treatment, seeds=SEEDS):
    """Train a stack; yields after every few steps, returns (train error, dev error) in %, means over the seeds."""
    stack = Stack(treatment.units, treatment.m, NOISE, seeds, lambd=treatment.lambd)
    yield from stack.run(epochs=treatment.epochs)
    return float(np.mean(stack.train_error())), float(np.mean(stack.dev_error()))


class RemedyScene(Scene):
    """Both patients before (dotted strokes) and after (bars) the same remedy."""

    def __init__(self):
        self.figure, axes = plots.figure(2, size=(3.4, 2.8))
        for ax, title in zip(axes, PATIENTS):
            plots.label(ax, title, "", "wrong, %")
        self.bars = [ErrorBars(ax, top=35) for ax in axes]
        self.before = []

    def start(self, remedy):
        self.remedy, self.after, self.shown = remedy, [], 0
        return self._treat(REMEDIES[remedy])

    def _treat(self, remedy):
        if not self.before:
            for patient in PATIENTS.values():
                self.before.append((yield from treated(patient)))
        for patient, before in zip(PATIENTS.values(), self.before):
            self.after.append(before if remedy(patient) == patient else (yield from treated(remedy(patient))))
            self.shown = len(self.after)
        yield

    def draw(self):
        for bars, before, after in zip_longest(self.bars, self.before, self.after[: self.shown]):
            shown = after or before
            if shown:
                bars.update(shown, 100 * NOISE, judged(*shown, 100 * NOISE).verdict, before)

    def sentence(self):
        if self.shown < len(PATIENTS):
            return f"Remedy {self.remedy}: the networks are training."
        said = [f"patient {k}: train {b[0]:.0f} → {a[0]:.0f} %, dev {b[1]:.0f} → {a[1]:.0f} %"
                for k, (b, a) in enumerate(zip(self.before, self.after), 1)]
        return f"Remedy {self.remedy}: " + "; ".join(said) + "."

    def snapshot(self):
        return self.shown

    def restore(self, snapshot):
        self.shown = snapshot


def remedy_panel() -> Panel:
    """Give both patients the same remedy."""
    return Panel(RemedyScene(), Choice("remedy", list(REMEDIES), label="remedy"))
