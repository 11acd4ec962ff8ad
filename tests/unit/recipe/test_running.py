"""A recipe is repeated to the bit, and an edit acts from its step on."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings

from labutils.layers import Dropout, Noise
from labutils.recipe import OWN, SETS, Recipe, Training, curves_csv, run
from labutils.recipe.running import batches
from labutils.recipe.sets import VIEW, parts
from labutils.training import Diverged
from tests.unit.recipe.recipes import RECIPES


@settings(max_examples=30)
@given(RECIPES)
def test_the_same_recipe_gives_the_same_weights_to_the_bit(recipe):
    try:
        first = run(recipe)
    except Diverged:
        with pytest.raises(Diverged):
            run(recipe)
        return
    assert np.array_equal(first.weights, run(recipe).weights)


@pytest.mark.parametrize(
    "name, value",
    [("alpha", 0.2), ("beta", 0.5), ("lambd", 0.7), ("l1", 0.7), ("keep_prob", 0.6), ("noise", 0.3), ("batch_size", 32)],
)
def test_up_to_an_edit_nothing_differs_and_from_it_on_all_does(name, value):
    plain, edited = Recipe(), Recipe().edited(240, name, value)
    a, b = run(plain), run(edited)
    same = (a.weights == b.weights).all(axis=1)
    assert [i for i, is_same in zip(a.iterations, same) if is_same] == list(range(0, 245, 5))


def test_an_edit_between_two_reports_has_a_report_of_its_own():
    result = run(Recipe(params={"updates": 20}, edits=[[7, "lambd", 1.0]]))
    assert result.iterations == [0, 5, 7, 10, 15, 20]


def test_lambda_after_an_edit_is_in_the_cost_from_its_step_on():
    result = run(Recipe(params={"updates": 20}, edits=[[10, "lambd", 5.0]]))
    penalty = np.subtract(result.curves["J"], result.curves["train loss"])
    assert np.allclose(penalty[:2], 0) and (penalty[2:] > 0.01).all()


def test_what_an_edit_sets_reaches_the_layers_and_the_optimiser():
    training = Training(Recipe(edits=[[0, "keep_prob", 0.5], [0, "noise", 0.2], [0, "beta", 0.3]]))
    assert {layer.keep_prob for layer in training.net.layers if isinstance(layer, Dropout)} == {0.5}
    assert next(layer.sigma for layer in training.net.layers if isinstance(layer, Noise)) == 0.2
    assert training.optimizer.beta1 == 0.3


def test_the_schedule_runs_through_once_in_a_run_whatever_its_length():
    for updates in (100, 400):
        training = Training(Recipe(params={"schedule": "cosine", "updates": updates, "alpha": 0.5}))
        list(training.reports())
        assert training.optimizer.alpha < 1e-3


def test_a_cost_that_is_no_number_ends_the_run_in_words():
    recipe = Recipe(
        params={"activation": "relu", "init": "large", "optimizer": "gradient descent", "alpha": 10, "lambd": 100}
    )
    with pytest.raises(Diverged, match="no longer finite after update"):
        run(recipe)


def test_an_average_that_overflowed_ends_the_run_in_words():
    training = Training(Recipe(params={"optimizer": "RMSprop"}))
    training.optimizer.s[0] = np.inf
    with pytest.raises(Diverged, match="^s is no longer finite after update 5;"):
        list(training.reports())


def sizes(m, size, count):
    X = np.arange(2.0 * m).reshape(2, m)
    return [x.shape[1] for x, _ in islice(batches(X, X, lambda: size, np.random.default_rng(0)), count)]


def test_a_single_example_left_over_joins_the_batch_before_it():
    assert sizes(9, 4, 4) == [4, 5, 4, 5]
    assert sizes(10, 4, 3) == [4, 4, 2]
    assert sizes(8, 4, 3) == [4, 4, 4]
    assert sizes(9, 9, 2) == [9, 9]


def test_an_epoch_takes_every_example_once():
    X = np.arange(20.0).reshape(2, 10)
    epoch = [x for x, _ in islice(batches(X, X, lambda: 4, np.random.default_rng(1)), 3)]
    assert sorted(np.concatenate(epoch, axis=1)[0]) == list(range(10))


@pytest.mark.parametrize("name", SETS)
def test_every_set_lies_in_the_plane_and_has_all_its_classes_in_training(name):
    for draw in range(5):
        train, dev, test = parts(Recipe({"set": name, "draw": draw}).data)
        assert np.abs(train.X).max() < 1.6 * VIEW[1]
        assert train.X.shape[1] == 180 and dev.X.shape[1] == test.X.shape[1] == 60
        assert len(np.unique(train.Y.argmax(axis=0) if len(train.Y) > 1 else train.Y[0])) == max(2, len(train.Y))


def test_own_points_are_split_like_any_others():
    points = [[0.1 * k - 1, 0.05 * k, k % 3] for k in range(20)]
    train, dev, test = parts(Recipe({"set": OWN, "points": points}).data)
    assert [part.X.shape[1] for part in (train, dev, test)] == [12, 4, 4] and len(train.Y) == 3


def test_the_curves_as_csv_hold_every_digit():
    result = run(Recipe(params={"updates": 10}))
    head, *rows = curves_csv(result).splitlines()
    assert head == "iteration,J,train loss,dev loss,train,dev"
    assert [float(row.split(",")[1]) for row in rows] == result.curves["J"]
