"""The diagnoses the lab asks for. The decision table finds each by itself on seeds that no panel shows."""

from dataclasses import dataclass

import numpy as np

from labutils.functions import softmax
from labutils.guesses import Guess, Reply
from labutils.live.question import Questions

from .cases import CASES, chart_of, course_of
from .drawings import sick_and_mended
from .exercises.first_checks import first_checks
from .instruments import check_gradient, look, microscope
from .patient import Patient
from .signs import FAULTS

SEEDS = range(100, 105)
ALIKE = ("patient 3", "patient 6", "patient 7", "patient 8")


@dataclass(frozen=True)
class Diagnosis(Guess):
    """A guess at what a patient has; a wrong one is told what speaks against it, on this patient's own chart."""

    def judge(self, given: str | float) -> Reply:
        """What to say to this diagnosis."""
        if given == self.answer:
            return Reply(f"Your diagnosis: {given}. Right. {self.why}", True)
        if given in CASES[self.name].faults:
            return Reply(f"Your diagnosis: {given}. That is one of its two faults. Which one has to be fixed first?", False)
        return Reply(f"Your diagnosis: {given}. Look again: {FAULTS[given].against(chart_of(self.name))}", False)


def found(name: str) -> str:
    """What the decision table says of this patient on other seeds, if it is the same on all of them."""
    charts = [chart_of(name, seed) for seed in SEEDS]
    said = {tuple(fault for fault in FAULTS if FAULTS[fault].fits(chart)) for chart in charts}
    return said.pop()[0] if said == {CASES[name].faults} else "no agreement"


def _diagnosis(name: str) -> Diagnosis:
    case = CASES[name]
    fault = case.faults[0]
    return Diagnosis(
        name,
        f"{name.capitalize()}, {case.complaint} What {'must be fixed first' if case.faults[1:] else 'is wrong'}?",
        fault,
        FAULTS[fault].cure,
        lambda: found(name),
        options=tuple(sorted(FAULTS)),
        picture=lambda: sick_and_mended(name),
    )


def score_without_1_over_B() -> float:
    patients = [CASES["patient 9"].patient(seed) for seed in SEEDS]
    return float(np.mean([check.difference for patient in patients for check in check_gradient(patient)]))


def neighbours_of_one_class() -> float:
    return 100 * float(np.mean([look(CASES["patient 9, treated"].patient(seed)).neighbours for seed in SEEDS]))


def who_learns_five() -> str:
    low = {name: all(chart_of(name, seed).learnt < 0.1 for seed in SEEDS) for name in ("patient 5", "patient 9, treated")}
    return "both" if all(low.values()) else " and ".join(name for name in low if low[name]) or "neither"


def the_axis_of_ones() -> str:
    A = softmax(np.random.default_rng(100).normal(size=(3, 4)))
    axes = [axis for axis in (0, 1) if np.allclose(A.sum(axis=axis), 1)]
    return f"axis {axes[0]}, down the classes" if axes == [0] else f"axis {axes[0]}, along the examples"


def whose_curve_is_that_of_patient_1() -> str:
    """The one of four whose train loss stays nearest to patient 1's, on every seed."""
    losses = {name: np.array([course_of(name, seed).train_loss for seed in SEEDS]) for name in ("patient 1", *ALIKE)}
    apart = [np.abs(losses[name] - losses["patient 1"]).max(axis=1) for name in ALIKE]
    return ALIKE[int(np.argmin(np.max(apart, axis=1)))]


def what_tells_1_from_7() -> str:
    """The one of two pictures in which the two differ, on every seed."""
    pairs = [[microscope(CASES[name].patient(seed)) for name in ("patient 1", "patient 7")] for seed in SEEDS]
    apart = {
        "the weights": all(np.abs(one.weights - two.weights).min() > 0.5 for one, two in pairs),
        "the share of silent units": any(np.abs(one.dead - two.dead).max() > 0.01 for one, two in pairs),
    }
    return " and ".join(name for name in apart if apart[name])


def what_patient_5_needs() -> str:
    """What its data and its gradient say: a sound shuffle keeps neighbours alike, a sound gradient passes the check."""
    needed = set()
    for seed in SEEDS:
        patient = CASES["patient 5"].patient(seed)
        needed |= {"shuffled"} if look(patient).neighbours < 0.5 else set()
        needed |= {"weight_gradient"} if max(check.difference for check in check_gradient(patient)) > 1e-3 else set()
    return "both" if len(needed) == 2 else needed.pop()


def caught_before_training() -> float:
    return float(np.mean([sum(not all(checked(case.patient(seed))) for case in CASES.values()) for seed in SEEDS]))


def checked(patient: Patient) -> tuple:
    """The library's first five checks on a patient's first day."""
    X, Y, X_dev, _ = patient.data
    with np.errstate(divide="ignore", under="ignore"):  # a chance of 0 has a loss of infinity, and fails
        return first_checks(patient.answers(X), Y, patient.net.blocks()["W1"], X, X_dev)


QUESTIONS = Questions(
    "10",
    Guess(
        "alike",
        "The loss of patient 1 has not moved since this morning. Whose curve looks just the same?",
        "patient 7",
        "Both stay at ln 3 from the first epoch to the last. No curve can tell the two faults apart.",
        whose_curve_is_that_of_patient_1,
        options=ALIKE,
    ),
    Guess(
        "one and seven",
        "Patients 1 and 7 have the same curve. Which of these tells them apart under the microscope?",
        "the weights",
        "All units of both are silent, so neither learns; but only in patient 1 are the weights 0.",
        what_tells_1_from_7,
        options=("the weights", "the share of silent units"),
    ),
    Guess(
        "patient 5 needs",
        "Patient 9 needs both of your functions. Which does patient 5 need?",
        "weight_gradient",
        "Its labels fit its examples; it is the gradient check that failed, at every W.",
        what_patient_5_needs,
        options=("shuffled", "weight_gradient", "both"),
    ),
    Guess(
        "forgotten mean",
        "Batches of B = 30, and the 1/B is missing in the gradient. What does each block score in the gradient check?",
        0.94,
        "A block wrong by the factor k scores |k − 1|/(|k| + 1): 29/31.",
        score_without_1_over_B,
        within=0.03,
        axis=(0, 1),
    ),
    Guess(
        "neighbours",
        "Three classes, labels shuffled against X. What share of the examples has a nearest neighbour of the same class?",
        33,
        "By chance one in three; in sound data neighbours are alike.",
        neighbours_of_one_class,
        within=8,
        axis=(0, 100),
        unit="%",
    ),
    Guess(
        "five examples",
        "Patient 5 learns its 300 examples badly, and patient 9, after its first treatment, hardly at all. Which of the two "
        "can memorise five?",
        "both",
        "The start and the step of both are sound; their faults, the penalty of one and the data of the other, hardly show "
        "on five examples.",
        who_learns_five,
        options=("patient 5", "patient 9, treated", "both", "neither"),
    ),
    Guess(
        "sums",
        "A (3, 4) holds the probabilities of three classes for four examples. Which sums are all ones?",
        "axis 0, down the classes",
        "Each example is of some class; what one class gets over all examples may be anything.",
        the_axis_of_ones,
        options=("axis 0, down the classes", "axis 1, along the examples"),
    ),
    Guess(
        "caught",
        "Ten patients, two of whom come twice. How many of these twelve fail a check before any training?",
        5,
        "The start and the data show at once; a wrong step, penalty or gradient has to be looked for.",
        caught_before_training,
        axis=(0, 12),
        covers=True,
    ),
    *map(_diagnosis, CASES),
)
