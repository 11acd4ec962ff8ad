"""Lab 01: what its scenes compute."""

import numpy as np
import pytest

from labutils.checks.judge import SEEDS
from labutils.labs.splits import (
    EXERCISES,
    both_panel,
    choosing_panel,
    fit_panel,
    growing_panel,
    learning_panel,
    mismatch_panel,
    ratio_panel,
    remedy_panel,
    table_panel,
)
from labutils.labs.splits.choosing import POOL, first_bests, measured, selection, wrong_answers
from labutils.labs.splits.exercises import split_once, standard_error
from labutils.labs.splits.ratios import RATIOS, sizes
from labutils.labs.splits.stacking import Stack
from labutils.labs.splits.verdicts import diagnose
from labutils.labs.splits.waves import border, network_of, waves, wavy_field
from labutils.optimizers import Adam
from labutils.training import fit


def test_who_knows_the_border_is_wrong_as_often_as_labels_were_turned_over():
    X, Y = waves(50_000, 0.2, np.random.default_rng(0))
    assert np.mean((X[1] > border(X[0])) != Y[0]) == pytest.approx(0.2, abs=0.01)


def test_a_larger_set_holds_the_points_of_a_smaller_one_and_noise_moves_no_point():
    small, large, noisy = (wavy_field(m, noise, seed=3) for m, noise in ((20, 0.1), (50, 0.1), (20, 0.4)))
    assert np.array_equal(small.X, large.X[:, :20])
    assert np.array_equal(small.Y, large.Y[:, :20])
    assert np.array_equal(small.X, noisy.X)
    assert np.array_equal(small.X_dev, large.X_dev)


@pytest.mark.parametrize(
    "errors, word", [((1, 11), "high variance"), ((15, 16), "high bias"), ((15, 30), "both"), ((0.5, 1), "just right")]
)
def test_the_four_columns_have_their_verdicts(errors, word):
    assert diagnose(*errors, bayes=0)[2] == word


def test_the_bayes_error_changes_the_verdict():
    assert diagnose(15, 16, bayes=15) == (0, 1, "just right")
    assert diagnose(15, 30, bayes=15)[2] == "high variance"


def test_the_main_panel_goes_from_bias_over_just_right_to_variance():
    panel, words = fit_panel(), []
    for units in (0, 4, 24):
        panel.set(units=units)
        words.append(panel.status.rpartition(": ")[2])
    assert words == ["high bias.", "just right.", "high variance."]


def test_the_table_speaks_the_learners_words():
    panel = table_panel(lambda train, dev, bayes: (0, 0, "my word"))
    assert panel.status.count("my word") == 4
    panel.set(bayes=15)
    assert panel.status.count("cannot be") == 2


def test_islands_lower_the_train_error_and_raise_the_dev_error():
    panel, errors = both_panel(), {}
    for islands in (0, 18):
        panel.set(islands=islands)
        errors[islands] = panel.scene.errors
    assert errors[18].train < errors[0].train
    assert errors[18].dev > errors[0].dev + 3


def test_the_nearest_island_decides_and_beyond_its_reach_the_line_does():
    scene = both_panel().scene
    scene.start(islands=5, reach=0.05)
    assert np.array_equal(scene.answers(scene.mistakes[:, :5])[0], scene.right[:5])  # an island's middle
    far = np.array([[0.0], [5.0]])
    assert np.array_equal(scene.answers(far), scene.net.predict(far))


def test_a_remedy_is_shown_beside_what_was_before():
    panel = remedy_panel()
    assert panel.scene.before == panel.scene.after
    panel.set(remedy="more data")
    assert panel.scene.after[1][1] < panel.scene.before[1][1] - 5
    panel.set(remedy="another optimiser")
    assert panel.scene.after[:2] == panel.scene.before[:2], "they use Adam already"
    assert panel.scene.after[2][1] < panel.scene.before[2][1] - 4


def test_another_architecture_bends_more_than_two_units_in_a_row_and_holds_fewer_weights_than_two_layers_of_twelve():
    counts = [network_of(units).theta.size for units in (1, (6,), 12)]
    assert counts == [7, 25, 205]
    panel = remedy_panel()
    panel.set(remedy="another architecture")
    for patient in (0, 1):
        assert panel.scene.after[patient][1] < panel.scene.before[patient][1] - 2


def test_a_stack_trains_each_network_on_its_own_points():
    stack = Stack(3, 40, 0.1, (5, 6)).train(epochs=30)
    field = wavy_field(40, 0.1, 6)
    alone = fit(network_of(3, seed=6), Adam(0.1), field.X, field.Y, epochs=30)
    assert np.allclose(stack.net.theta[1], alone.theta)
    assert stack.train_error()[1] == pytest.approx(100 * (1 - alone.accuracy(field.X, field.Y)))


def test_with_more_points_train_error_rises_and_dev_error_falls():
    scene = learning_panel().scene
    assert scene.train[-1] > scene.train[0] + 10
    assert scene.dev[-1] < scene.dev[0] - 10


@pytest.mark.parametrize("factory, name, pieces", [(learning_panel, "dev", 141), (growing_panel, "dev, λ", 101)])
def test_the_film_of_the_curves_goes_back_and_forth(factory, name, pieces):
    panel = factory()
    line, last = panel.scene.curves.lines[name], panel.status
    full = len(line.get_xdata())
    panel.scrub(pieces // 2)
    assert 0 < len(line.get_xdata()) < full
    panel.scrub(pieces)
    assert len(line.get_xdata()) == full
    assert panel.status == last


def test_with_lambda_zero_both_arms_of_the_growing_panel_are_one():
    panel = growing_panel()
    panel.set(lambd=0)
    errors = np.array(panel.scene.errors)
    assert np.array_equal(errors[:, :2], errors[:, 2:])


@pytest.mark.parametrize("ratio", RATIOS)
def test_the_parts_add_up_to_m(ratio):
    for m in (100, 1_234, 1_000_000):
        assert sum(sizes(m, ratio)) == m
    assert np.allclose(np.array(sizes(1_000_000, ratio)) / 10_000, RATIOS[ratio])


def test_the_learners_standard_error_draws_the_line():
    panel = ratio_panel(lambda p, m: 0.05)
    assert "±5 points" in panel.status
    assert ratio_panel(standard_error).status != panel.status


def test_estimates_spread_by_the_standard_error():
    scene = ratio_panel().scene
    assert np.std(scene.measured) == pytest.approx(scene.width, rel=0.15)
    assert abs(np.mean(scene.measured)) < 3 * scene.width / np.sqrt(len(scene.measured)), "an unbiased estimate"


def test_simulated_models_are_all_equally_good():
    assert np.allclose(wrong_answers("equals").mean(axis=1), 0.2)


def test_an_error_measured_on_a_huge_set_is_the_true_one():
    wrong = wrong_answers("equals")[:3]
    errors = measured(wrong, 50 * POOL, np.random.default_rng(0))
    assert np.allclose(errors, 20, atol=0.5)


def test_the_first_best_is_the_argmin_of_what_was_tried():
    errors = np.random.default_rng(0).integers(0, 9, (4, 30)).astype(float)
    chosen = first_bests(errors)
    for k in range(30):
        assert np.array_equal(chosen[:, k], errors[:, : k + 1].argmin(axis=1))


def test_one_try_flatters_nobody_and_two_hundred_do():
    dev, test, true = selection(wrong_answers("equals"), 50, np.random.default_rng(1), repeats=400)
    assert abs(dev[0] - true[0]) < 1
    assert dev[-1] < true[-1] - 10
    assert abs(test[-1] - true[-1]) < 1


def test_choosing_with_more_dev_examples_flatters_less():
    panel = choosing_panel()
    panel.set(size=50)
    small = panel.scene.means[0][-1]
    panel.set(size=2000)
    assert panel.scene.means[0][-1] > small + 5


def test_casual_digits_in_training_help_on_casual_ones():
    panel = mismatch_panel()
    _, polished, casual = panel.scene.errors()
    assert casual > polished + 10
    panel.set(share=20)
    assert panel.scene.errors()[2] < casual - 5


def test_digits_that_are_not_distorted_are_no_mismatch():
    panel = mismatch_panel()
    panel.set(amount=0)
    assert np.array_equal(panel.scene.data.X_dev, panel.scene.users[0])


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
