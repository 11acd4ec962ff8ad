"""Twenty seeds as a stack are twenty runs, and an interval says what a difference is worth."""

import numpy as np

from labutils.recipe import Recipe, Training, difference, run, spread


def test_a_network_of_the_stack_is_the_run_of_its_seed():
    recipe = Recipe(params={"updates": 60})
    last = list(spread(recipe))[-1]
    assert last.shape == (2, 20)
    alone = Training(recipe, [3])
    list(alone.reports())
    assert np.isclose(last[1, 3], 100 * alone.net.accuracy(*alone.dev)[0])


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
    easy, hard = (list(spread(Recipe({"spread": s}, {"updates": 200})))[-1][1] for s in (0.1, 0.5))
    assert difference(hard, easy).low > 0
    assert run(Recipe(params={"updates": 5})).weights.shape[0] == 2
