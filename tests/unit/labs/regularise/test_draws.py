"""Dropout's random numbers of lab 03."""

import numpy as np

from labutils.labs.regularise.draws import Draws


def test_a_frozen_mask_is_the_same_in_every_step_and_a_fresh_one_is_not():
    for frozen in (True, False):
        draws = Draws(np.random.default_rng(0), frozen)
        first, other = draws.random((4, 5)), draws.random((3, 5))
        first_again = draws.random((4, 5))
        assert np.array_equal(first, first_again) == frozen
        assert other.shape == (3, 5)
        first_again[:] = 9
        assert draws.random((4, 5)).max() < 1, "a layer may write into what it was given"
