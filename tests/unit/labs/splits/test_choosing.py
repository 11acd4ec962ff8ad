"""Lab 01: choosing."""

import numpy as np

from labutils.labs.splits.choosing import POOL, first_bests, measured, selection, wrong_answers


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
