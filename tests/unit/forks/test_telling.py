"""Seeds and ghosts whose networks diverged are told in words, never as nan."""

import numpy as np
import pytest

from labutils.forks.plan import Plan
from labutils.forks.telling import changes, of_seeds, points, results, still_training
from labutils.recipe.comparing import Difference
from tests.sentences import faults_of

SOUND = np.full((2, 20), 90.0) + np.arange(20)
LOST = np.where(np.arange(20) < 3, np.nan, SOUND)


@pytest.mark.parametrize("now, ghost, whose", [(LOST, None, ""), (LOST, SOUND, ""), (SOUND, LOST, "of the ghost ")])
def test_seeds_that_diverged_are_counted_and_nothing_is_compared(now, ghost, whose):
    said = of_seeds(("train", "dev"), now, ghost)
    assert said.startswith(f" 3 of the twenty seeds {whose}diverged, so there is no mean") and not faults_of(said)


@pytest.mark.parametrize(
    "now, ghost, said",
    [
        (SOUND, None, "training."),  # a stack has results from its first piece on
        (SOUND, SOUND, "training."),
        (np.full((2, 1), np.nan), None, "training."),
        (LOST, None, "training: 17 done."),
        (LOST, SOUND, "training: 17 done, of the ghost 20."),
        (np.full((2, 20), np.nan), LOST, "training: 0 done, of the ghost 17."),
    ],
)
def test_while_seeds_train_one_after_another_it_is_said_how_many_are_done(now, ghost, said):
    assert still_training(now, ghost) == f" Twenty seeds are {said}"


def test_sound_seeds_are_compared():
    assert " Twenty seeds, now minus ghost: dev -1.0 points" in of_seeds(("train", "dev"), SOUND - 1.0, SOUND)


def test_equal_seeds_are_called_equal():
    assert of_seeds(("train", "dev"), SOUND, SOUND) == " Twenty seeds: this run and the ghost are equal, seed by seed."


def test_a_result_that_is_no_number_is_called_that():
    assert results({"train": 97.64, "dev": np.nan}) == "train 97.6, dev no number %"


def test_hardly_any_difference_is_no_minus_zero():
    assert points(Difference(-0.04, -0.5, 0.4)) == "+0.0 points"


def test_a_late_change_to_a_large_value_is_written_as_everywhere():
    plan = Plan({"alpha": 0.1}).changed(1200, {"alpha": 1000.0})
    assert changes({"alpha": "α"}, plan) == ["α = 1,000 from 1,200 on"]
