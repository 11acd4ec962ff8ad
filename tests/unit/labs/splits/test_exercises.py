"""Lab 01: exercises."""

import numpy as np
import pytest

from labutils.labs.splits import (
    EXERCISES,
)
from labutils.labs.splits.exercises.diagnose import diagnose
from labutils.labs.splits.exercises.k_fold_error import k_fold_error
from labutils.labs.splits.exercises.scaled_parts import scaled_parts
from labutils.labs.splits.exercises.split_once import split_once
from labutils.splits import Normalizer


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
    met = {diagnose(*diagnosis.arguments(seed))[2] for seed in diagnosis.seeds}
    assert met == {"high bias", "high variance", "both", "just right"}


def test_a_difference_on_the_margin_is_met_and_is_not_high():
    assert diagnose(8.0, 11.0, bayes=5.0) == (3.0, 3.0, "just right")
    diagnosis = next(exercise for exercise in EXERCISES.exercises if exercise.name == "diagnose")
    cases = [diagnosis.arguments(seed) for seed in diagnosis.seeds]
    assert any(train - bayes == margin for train, _, bayes, margin in cases)
    assert any(dev - train == margin for train, dev, _, margin in cases)


def test_every_example_is_in_one_fold_and_trains_in_the_others():
    seen = []

    def measure(X_train, Y_train, X_dev, Y_dev):
        assert not set(X_train[0]) & set(X_dev[0]) and X_train.shape[1] == 9
        assert np.array_equal(X_dev, Y_dev)
        seen.extend(X_dev[0])
        return X_dev.mean()

    X = np.arange(12.0)[None]
    assert k_fold_error(X, X, 4, np.random.default_rng(0), measure) == pytest.approx(X.mean())
    assert sorted(seen) == list(range(12))


def test_parts_are_scaled_as_the_librarys_normalizer_scales_them():
    X = np.random.default_rng(0).normal(3, 2, (4, 11))
    scale = Normalizer(X[:, :8])
    assert all(map(np.allclose, scaled_parts(X, 8), (scale(X[:, :8]), scale(X[:, 8:]))))
