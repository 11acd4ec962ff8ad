"""Three patients and the remedies of the recipe: what helps the one does nothing for the others."""

from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from labutils import plots
from labutils.labs.splits.errorbars import ErrorBars
from labutils.labs.splits.stacking import Stack
from labutils.labs.splits.verdicts import judged
from labutils.live import Choice, Panel
from labutils.optimizers import Adam, GradientDescent
from labutils.scenes import KeptScene

NOISE, SEEDS = 0.1, range(1, 4)


class Treatment(NamedTuple):
    """How a network is built and trained."""

    units: int | tuple[int, ...]
    m: int
    lambd: float = 0.0
    epochs: int = 150
    rule: type = Adam
    alpha: float = 0.1

    def stack(self, seeds) -> Stack:
        """A network for each seed, not yet trained."""
        return Stack(self.units, self.m, NOISE, seeds, lambd=self.lambd)

    def training(self) -> dict:
        """What Stack.run and Stack.train take."""
        return {"epochs": self.epochs, "alpha": self.alpha, "rule": self.rule}


PATIENTS = {
    "1: one unit, 300 points": Treatment(1, 300),
    "2: twelve units, 80 points": Treatment(12, 80),
    "3: eight units, 400 points": Treatment(8, 400, rule=GradientDescent, alpha=0.3),
}
REMEDIES = {
    "none": lambda t: t,
    "bigger network": lambda t: t._replace(units=4 * t.units),
    "train longer": lambda t: t._replace(epochs=4 * t.epochs),
    "another optimiser": lambda t: t._replace(rule=Adam, alpha=0.1),
    "another architecture": lambda t: t._replace(units=(6,)),
    "more data": lambda t: t._replace(m=8 * t.m),
    "regularise": lambda t: t._replace(lambd=0.3),
}


def treated(treatment: Treatment, seeds=SEEDS):
    """Train a stack; yields after every few steps, returns (train error, dev error) in %, means over the seeds."""
    stack = treatment.stack(seeds)
    yield from stack.run(**treatment.training())
    return float(np.mean(stack.train_error())), float(np.mean(stack.dev_error()))


class RemedyScene(KeptScene):
    """The patients before (dotted strokes) and after (bars) the same remedy."""

    def __init__(self):
        self.figure, axes = plots.figure(3, size=(2.3, 2.6))
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
        said = [f"patient {k} train {train:.0f} %, dev {dev:.0f} %" for k, (train, dev) in enumerate(self.after, 1)]
        return f"Remedy {self.remedy}: " + "; ".join(said) + "."


def remedy_panel() -> Panel:
    """Give all patients the same remedy."""
    return Panel(RemedyScene(), Choice("remedy", list(REMEDIES), label="remedy"))
