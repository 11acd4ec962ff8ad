"""What the instruments read off one patient, on one sheet."""

from typing import NamedTuple

import numpy as np

from .instruments import Course, ask, check_gradient, curves, five, look, microscope, step
from .patient import CLASSES, Patient

GUESSING = float(np.log(CLASSES))  # the loss of a network that gives each class the same chance


class Chart(NamedTuple):
    """Numbers of a patient's first day and of its training run.

    first, worst, last : train loss before training, its highest value afterwards, its last one; infinite where the answers
    are no longer numbers.
    train, dev, new : % right in the end.  spread : largest over smallest standard deviation of the features.
    neighbours, shared : see ``Look``.  weights : the largest, as in ``Layers``.  dead : share of all hidden units.
    kinds : the fewest in a hidden layer.  step : one update over the weights.  learnt : the loss on five examples, at last.
    W_score, b_score : the gradient check's, the worst block of W and of b.  total, twice : see ``Answers``.
    """

    first: float
    worst: float
    last: float
    train: float
    dev: float
    new: float
    spread: float
    neighbours: float
    shared: float
    weights: float
    dead: float
    kinds: int
    step: float
    learnt: float
    W_score: float
    b_score: float
    total: float
    twice: float


def examined(patient: Patient, course: Course | None = None) -> Chart:
    """Every instrument on a patient of its first day.  course : its training run, where that is known already."""
    seen, layers, answers, scores = look(patient), microscope(patient), ask(patient), check_gradient(patient)
    stride, learnt, course = step(patient), five(patient)[-1], course or curves(patient.again())
    return Chart(
        first=course.train_loss[0],
        worst=course.train_loss[1:].max(),
        last=course.train_loss[-1],
        train=course.train[-1],
        dev=course.dev[-1],
        new=course.new[-1],
        spread=seen.spreads.max() / seen.spreads.min(),
        neighbours=seen.neighbours,
        shared=seen.shared,
        weights=layers.weights.max(),
        dead=float(np.average(layers.dead, weights=patient.hidden)),
        kinds=int(layers.kinds.min()),
        step=stride,
        learnt=learnt,
        W_score=max(check.difference for check in scores if check.name.startswith("W")),
        b_score=max(check.difference for check in scores if check.name.startswith("b")),
        total=answers.total,
        twice=answers.twice,
    )
