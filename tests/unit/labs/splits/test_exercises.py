"""Lab 01: exercises."""

import numpy as np
import pytest

from labutils.checks.judge import SEEDS
from labutils.labs.splits import (
    EXERCISES,
)
from labutils.labs.splits.exercises.diagnose import diagnose
from labutils.labs.splits.exercises.split_once import split_once


@pytest.mark.parametrize(
    "errors, word", [((1, 11), "high variance"), ((15, 16), "high bias"), ((15, 30), "both"), ((0.5, 1), "just right")]
)
def test_the_four_columns_have_their_verdicts(errors, word):
    assert diagnose(*errors, bayes=0)[2] == word


def test_the_bayes_error_changes_the_verdict():
    assert diagnose(15, 16, bayes=15) == (0, 1, "just right")
    assert diagnose(15, 30, bayes=15)[2] == "high variance"


def test_a_cut_keeps_every_pair_and_shares_none():
    X = np.arange(20.0).reshape(1, 20)
    X_train, Y_train, X_dev, Y_dev = split_once(X, -X, 14, np.random.default_rng(0))
    assert np.array_equal(X_train, -Y_train)
    assert np.array_equal(X_dev, -Y_dev)
    assert sorted([*X_train[0], *X_dev[0]]) == list(range(20))


def test_the_checks_of_a_diagnosis_meet_all_four_words():
    diagnosis = next(exercise for exercise in EXERCISES.exercises if exercise.name == "diagnose")
    met = {diagnose(*diagnosis.arguments(seed))[2] for seed in SEEDS}
    assert met == {"high bias", "high variance", "both", "just right"}
