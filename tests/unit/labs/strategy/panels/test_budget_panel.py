"""The budget panel of lab 08."""

import numpy as np
import pytest

from labutils.labs.strategy import budget_panel
from labutils.labs.strategy.chain import ACTIONS, LINKS, PROBLEMS

GUESSED = ", if train-dev lies between train and dev."


def test_the_panel_starts_with_no_gap_and_names_no_problem():
    assert f"The problem: none{GUESSED}" in budget_panel().status


@pytest.mark.parametrize(
    "errors, problem",
    [((1, 8, 9, 10, 10), 0), ((1, 1, 10, 10, 10), 1), ((1, 1, 1.5, 10, 10), 2), ((4, 4, 4.5, 5, 12), 3)],
)
def test_each_gap_is_named_with_its_action(errors, problem):
    panel = budget_panel()
    panel.set(**dict(zip(("human", "train", "train_dev", "dev", "test"), errors)))
    name = PROBLEMS[problem]
    assert f"The problem: {name}. Next: {ACTIONS[name]}." in panel.status


@pytest.mark.parametrize(
    "errors, problem",
    [((1, 1, 10, 10), "nobody can tell yet"), ((1, 12, 14, 14), "avoidable bias"), ((1, 1, 1.5, 9), "overfitting to dev")],
)
def test_without_train_dev_only_a_problem_that_it_could_not_change_is_named(errors, problem):
    panel = budget_panel()
    panel.set(**dict(zip(("human", "train", "dev", "test"), errors)))
    unknown = problem == "nobody can tell yet"
    assert "variance ?, data mismatch ?" in panel.status
    assert f"The problem: {problem}{'.' if unknown else GUESSED}" in panel.status
    assert ("Next: measure train-dev." in panel.status) == unknown
    assert [text.get_text() for text in panel.scene.table.cells[2]] == ["?", f"{errors[2]:g} %"]


def test_the_table_holds_the_bars_and_its_three_gaps_are_those_of_the_chain():
    panel = budget_panel()
    panel.set(human=1, train=3, train_dev=7, dev=15, human_there=2, train_there=6)
    assert np.array_equal(panel.scene.cells, [[1, 2], [3, 6], [7, 15]])
    table = panel.scene.table
    shown = [text.get_text() for text in (table.down[0][0], table.down[1][0], table.across[2])]
    assert shown == ["bias +2", "variance +4", "mismatch\n+8"]


def test_a_dev_source_that_is_harder_for_people_is_said():
    panel = budget_panel()
    panel.set(human=1)
    assert "For people" not in panel.status, "nobody has measured people on the dev source yet"
    panel.set(human=8, human_there=11)
    assert panel.status.endswith("For people, dev is 3 points harder.")
    panel.set(human_there=5)
    assert panel.status.endswith("For people, dev is 3 points easier.")


def test_the_learners_diagnosis_is_what_the_panel_says():
    panel = budget_panel(lambda errors, margin: (np.zeros(4), "none", "rest"))
    panel.set(train_dev=8, test=20)
    assert "Next: rest." in panel.status
    assert len(LINKS) == len(panel.scene.errors)
