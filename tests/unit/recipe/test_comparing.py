"""Twenty seeds as a stack are twenty runs, and an interval says what a difference is worth."""

import numpy as np
import pytest

from labutils.recipe import Recipe, Training, difference, run, twenty
from labutils.recipe.comparing import SEEDS


def test_a_network_of_the_stack_is_the_run_of_its_seed():
    recipe = Recipe(params={"updates": 60})
    last = twenty(recipe)
    assert last.shape == (2, 20)
    alone = Training(recipe, [3])
    list(alone.reports())
    assert np.isclose(last[1, 3], 100 * alone.net.accuracy(*alone.dev)[0])


@pytest.mark.parametrize("params", [{}, {"batch_size": 32, "batchnorm": True}, {"keep_prob": 0.8}, {"noise": 0.1}])
def test_not_a_bit_of_the_weights_depends_on_how_many_train_as_one_stack(params, monkeypatch):
    def weights(training):
        yield from training.reports()
        return training.net.theta.T

    recipe, ends = Recipe(params={"updates": 20, **params}), []
    monkeypatch.setattr("labutils.recipe.comparing._trained", weights)
    for stacked in (1, 7, 20):
        monkeypatch.setattr("labutils.recipe.comparing.STACKED", stacked)
        ends.append(twenty(recipe))
    assert ends[0].shape[1] == 20 and np.array_equal(ends[0], ends[1]) and np.array_equal(ends[0], ends[2])


def test_noise_that_comes_in_mid_run_is_not_divided_among_stacks():
    recipe = Recipe(params={"updates": 40}).edited(20, "noise", 0.3)
    together = Training(recipe, SEEDS)
    list(together.reports())
    assert np.array_equal(twenty(recipe)[1], 100 * together.net.accuracy(*together.dev))


def test_the_interval_covers_the_true_difference_19_times_in_20():
    rng = np.random.default_rng(0)
    draws = [difference(rng.normal(0, 1, 20), rng.normal(0.5, 1, 20)) for _ in range(2000)]
    assert abs(np.mean([d.low < 0.5 < d.high for d in draws]) - 0.95) < 0.015


def test_what_all_seeds_share_cancels():
    common = np.random.default_rng(1).normal(0, 10, 20)
    small = np.random.default_rng(2).normal(1, 0.5, 20)
    assert difference(common, common + small).stands_out
    assert not difference(common, common[::-1]).stands_out


def test_more_noise_in_the_points_costs_accuracy_beyond_the_spread_of_seeds():
    easy, hard = (twenty(Recipe({"spread": s}, {"updates": 200}))[1] for s in (0.1, 0.5))
    assert difference(hard, easy).low > 0
    assert run(Recipe(params={"updates": 5})).weights.shape[0] == 2
