"""What the answers to the lab's questions are measured by, over seeds that no panel shows."""

import numpy as np

from .exercises.next_step import next_step
from .exercises.pick_model import pick_model
from .exercises.scores import scores
from .knobs import measured
from .models import candidates
from .panels.budget import UNKNOWN
from .proofs import cuts, rounds, shared, synthesis, transferred, with_wrong_labels
from .screws import accuracy, screws
from .studies import PEOPLE
from .tasks import ARMS as TASK_ARMS
from .transfer import ARMS

SEEDS = range(20, 26)  # those of most claims: what both ask of the same networks is trained once
SCORES = ("accuracy", "precision", "recall", "F1")
TURNED = ("twice the examples", "λ = 2 instead of 0", "10 iterations instead of 80")
SIDES = ("above dev", "below dev", "either, by a point or two")


def variance_or_mismatch() -> str:
    found = {next_step((1, 1, train_dev, 10, 10), 1)[1] for train_dev in (1.5, 9)}
    return found.pop() if len(found) == 1 else UNKNOWN[0]


def problem_of_the_worst() -> str:
    return next_step((15, 15, 16, 16, 16), 1)[1]


def people_where_bias_leads() -> float:
    people = [hundredths / 100 for hundredths in range(101)]
    return max(error for error in people if next_step((error, 0.8, 1.5, 1.5, 1.5), 0.1)[1] == "avoidable bias")


def accuracy_of_calling_none() -> float:
    return 100 * accuracy(*screws(0.05, seed=100), threshold=1.1)


def does_not_fall() -> str:
    def mean(share):
        drawn = [screws(share, seed) for seed in SEEDS]
        return np.mean([(accuracy(A, Y, 0.5), *scores(A, Y, 0.5)) for A, Y in drawn], axis=0)

    kept = mean(0.05) > mean(0.5) - 0.02
    return " and ".join(name for name, held in zip(SCORES, kept, strict=True) if held)


def price_of_a_tenth() -> float:
    networks = [candidates(seed) for seed in SEEDS]
    few, many = ([one.errors[pick_model(one.errors, one.costs, limit)] for one in networks] for limit in (1_000, 10_000))
    return float(np.mean(few) - np.mean(many))


def preferred_by_a_habit() -> str:
    a, b, _, _ = with_wrong_labels("a habit", 0.08, SEEDS).mean(axis=1)
    return "A, trained with right labels" if a < b else "B, trained with the same habit"


def users_behind_a_mixed_dev() -> float:
    return float(cuts(200, 60, SEEDS)[0, 3].mean())


def users_behind_one_pattern() -> float:
    return float(synthesis("stripes", 1, SEEDS)[1].mean())


def worst_with_many_targets() -> str:
    return ARMS[transferred(2, "900 digits 0–4", 400, SEEDS).mean(axis=1).argmax()]


def best_of_twelve_tasks() -> str:
    return TASK_ARMS[shared(12, 64, 100, SEEDS).mean(axis=1).argmin()]


def moves_both() -> str:
    turned = ({"m": 400}, {"lambd": 2}, {"epochs": 10})
    base, *places = (measured(tuple(SEEDS), **one) for one in ({}, *turned))
    both = [abs(place.train - base.train) > 2 and abs(place.gap - base.gap) > 2 for place in places]
    return " and ".join(knob for knob, moved in zip(TURNED, both, strict=True) if moved)


def problem_after_turning() -> str:
    train, train_dev, dev, _ = rounds((3,), SEEDS)[0].mean(axis=1)
    return next_step((PEOPLE, train, train_dev, dev, dev), 1)[1]


def test_beside_dev() -> str:
    _, _, dev, test = rounds((6,), SEEDS)[0]
    above = int((test > dev).sum())
    return SIDES[2] if 2 <= above <= len(SEEDS) - 2 else SIDES[above < 2]
