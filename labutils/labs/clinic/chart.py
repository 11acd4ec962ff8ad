"""What the instruments read off one patient, on one sheet."""

from typing import NamedTuple

import numpy as np

from .instruments import ask, check_gradient, five, look, microscope, step
from .patient import CLASSES, Patient

GUESSING = float(np.log(CLASSES))  # the loss of a network that gives each class the same chance


class Chart(NamedTuple):
    """Numbers of a patient's first day.

    first : train loss before training; infinite where an answer is not finite.  spread : largest over smallest standard
    deviation of the features.  neighbours, shared : see ``Look``.  weights : the largest, as in ``Layers``.
    dead : share of all hidden units.  kinds : the fewest in a hidden layer.  step : one update over the weights.
    learnt : the loss on five examples, at last.
    W_score, b_score : the gradient check's, the worst block of W and of b.  total, twice : see ``Answers``.
    """

    first: float
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


def examined(patient: Patient) -> Chart:
    """Every instrument on a patient of its first day."""
    fresh = patient.again()  # an answer may draw, as dropout does
    seen, layers, answers, scores = look(patient), microscope(patient), ask(patient), check_gradient(patient)
    stride, learnt = step(patient), five(patient)[-1]
    return Chart(
        first=fresh.scores(*fresh.data[:2])[0],
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
