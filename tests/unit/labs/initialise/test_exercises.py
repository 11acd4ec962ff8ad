"""Lab 02: exercises."""

import numpy as np
import pytest

from labutils.initializers import glorot, he
from labutils.labs.initialise.exercises import clip as written
from labutils.labs.initialise.exercises.glorot_sd import glorot_sd
from labutils.labs.initialise.exercises.he_init import he_init
from labutils.labs.initialise.exercises.normalise import normalise
from labutils.optimizers import clip
from labutils.splits import Normalizer


def test_normalise_is_the_librarys_normalizer():
    X_train, X = np.random.default_rng(0).normal(3, 2, (2, 4, 9))
    assert np.allclose(normalise(X_train, X), Normalizer(X_train)(X))


def test_glorots_scale_is_the_librarys():
    W = glorot(np.random.default_rng(0), 300, 500)
    assert W.std() == pytest.approx(glorot_sd(500, 300), rel=0.01)


def test_clipping_keeps_short_gradients_and_the_direction_of_long_ones():
    g = np.array([[3.0, 0.0], [0.0, 4.0]])
    assert np.array_equal(clip(g, 6), g) and clip(g, 6) is not g
    assert np.allclose(clip(g, 1), g / 5)
    assert np.array_equal(clip(0 * g, 1), 0 * g)


def test_he_weights_are_the_librarys_to_the_bit():
    drawn = [draw(np.random.default_rng(4), 3, 5) for draw in (he, he_init)]
    assert np.array_equal(*drawn)


def test_clipping_as_it_is_shown_is_the_librarys():
    for g in np.random.default_rng(1).normal(size=(20, 5)):
        assert np.allclose(clip(g, 2.0), written.clip(g, 2.0))
