"""The exercises of lab 08: which cases a check meets, and answers written in other ways."""

import numpy as np
import pytest

from labutils.checks import one_of_five
from labutils.checks.judge import judge
from labutils.labs.strategy.chain import PROBLEMS, PROJECTS
from labutils.labs.strategy.exercises import EXERCISES
from labutils.labs.strategy.exercises.masked_dZ import masked_dZ
from labutils.labs.strategy.exercises.next_step import next_step
from labutils.labs.strategy.exercises.pick_model import pick_model
from labutils.labs.strategy.exercises.scores import scores

BY_NAME = {exercise.name: exercise for exercise in EXERCISES.exercises}


def cases(name):
    return [BY_NAME[name].arguments(seed) for seed in BY_NAME[name].seeds]


def test_five_seeds_meet_five_kinds():
    assert sorted(one_of_five(np.random.default_rng(seed)) for seed in range(5)) == [0, 1, 2, 3, 4]


def test_the_diagnosis_is_asked_for_every_problem_a_tie_and_a_gap_of_exactly_the_margin():
    answers = [next_step(*case) for case in cases("next_step")]
    assert {problem for _, problem, _ in answers} == {*PROBLEMS, "none"}
    assert any((gaps == gaps.max()).sum() == 2 for gaps, _, _ in answers)
    assert any(gaps.max() == margin for (gaps, _, _), (_, margin) in zip(answers, cases("next_step")))
    assert any(-gaps.min() > gaps.max() for gaps, _, _ in answers)


def test_the_choice_is_asked_on_the_limit_with_equal_errors_and_where_none_fits():
    chosen = [pick_model(*case) for case in cases("pick_model")]
    assert -1 in chosen
    assert any(costs[k] == limit for k, (_, costs, limit) in zip(chosen, cases("pick_model")) if k >= 0)
    assert sum(np.sum(errors == errors[k]) > 1 for k, (errors, _, _) in zip(chosen, cases("pick_model"))) == 2


def test_the_scores_are_asked_without_a_call_without_a_hit_and_on_the_threshold():
    met = [(np.sum(A >= t), np.sum((A >= t) & (Y == 1)), np.sum(A == t)) for A, Y, t in cases("scores")]
    assert any(calls == 0 for calls, _, _ in met)
    assert any(calls > 0 and hits == 0 for calls, hits, _ in met)
    assert sum(on > 0 for _, hits, on in met if hits) >= 3


def test_the_gradient_is_asked_with_a_task_and_an_example_without_labels_and_with_no_gap():
    gaps = [np.isnan(Y) for _, Y in cases("masked_dZ")]
    assert any(gap.all(axis=1).any() for gap in gaps)
    assert any(gap.all(axis=0).any() for gap in gaps)
    assert any(not gap.any() for gap in gaps)


def diagnosed(errors, margin):
    gaps = np.array([b - a for a, b in zip(errors, errors[1:])])
    best = 0
    for k in range(4):
        if gaps[k] > gaps[best]:
            best = k
    return next_step(errors, margin) if gaps[best] > margin else (gaps, "none", next_step((0, 0, 0, 0, 0), 1)[2])


def looked_for(errors, costs, limit):
    best = -1
    for k, (error, cost) in enumerate(zip(errors, costs)):
        if cost <= limit and (best < 0 or (error, cost) < (errors[best], costs[best])):
            best = k
    return best


def counted(A, Y, threshold):
    tp = np.sum((A >= threshold) * Y)
    fp, fn = np.sum((A >= threshold) * (1 - Y)), np.sum((A < threshold) * Y)
    return (tp / (tp + fp), tp / (tp + fn), tp / (tp + (fp + fn) / 2)) if tp else (0, 0, 0)


def filled(A, Y):
    dZ = (A - Y) / A.shape[1]
    dZ[np.isnan(Y)] = 0
    return dZ


@pytest.mark.parametrize(
    "name, fn", [("next_step", diagnosed), ("pick_model", looked_for), ("scores", counted), ("masked_dZ", filled)]
)
def test_another_honest_way_is_right_too(name, fn):
    fn.__name__ = name
    assert judge(BY_NAME[name], fn).passed


def test_the_five_projects_have_the_five_diagnoses():
    assert [next_step(project.errors, 1.0)[1] for project in PROJECTS.values()] == [*PROBLEMS, "none"]


def test_scores_of_a_perfect_and_of_an_eager_network():
    Y = np.array([[1.0, 0, 0, 0]])
    assert scores(Y, Y, 0.5) == (1, 1, 1)
    assert scores(np.ones((1, 4)), Y, 0.5) == (0.25, 1, pytest.approx(0.4))


def test_the_masked_gradient_is_that_of_the_cost_over_given_labels():
    rng = np.random.default_rng(3)
    Z, Y = rng.normal(size=(3, 7)), (rng.random((3, 7)) < 0.5).astype(float)
    Y[rng.random(Y.shape) < 0.4] = np.nan

    def J(Z):
        return np.nansum(np.logaddexp(0, Z) - Y * Z) / 7

    numerical = [(J(Z + e) - J(Z - e)) / 2e-5 for e in 1e-5 * np.eye(21).reshape(21, 3, 7)]
    assert np.allclose(masked_dZ(1 / (1 + np.exp(-Z)), Y).ravel(), numerical, atol=1e-8)
