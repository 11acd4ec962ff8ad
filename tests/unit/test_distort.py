"""A distorted digit is the same digit: right shape, right range, changed as said and no more."""

import numpy as np
import pytest

from labutils import distort
from labutils.data import digits
from labutils.distort import DISTORTIONS

X = digits()[0][:, :40]


def rng(seed=0):
    return np.random.default_rng(seed)


def image(X, k=0):
    return X[:, k].reshape(8, 8)


@pytest.mark.parametrize("name", DISTORTIONS)
def test_the_result_has_the_same_shape_and_range_and_the_set_is_left_alone(name):
    before = X.copy()
    new = DISTORTIONS[name](X, rng())
    assert new.shape == X.shape and new.min() >= 0 and new.max() <= 1
    assert np.array_equal(X, before) and not np.array_equal(new, X)


@pytest.mark.parametrize("name", DISTORTIONS)
def test_an_amount_of_zero_changes_nothing(name):
    assert np.allclose(DISTORTIONS[name](X, rng(), 0), X, atol=1e-12)


@pytest.mark.parametrize("name", DISTORTIONS)
def test_the_seed_decides_and_each_image_is_changed_in_its_own_way(name):
    same = np.repeat(X[:, :1], 40, axis=1)
    new = DISTORTIONS[name](same, rng(1))
    assert np.array_equal(new, DISTORTIONS[name](same, rng(1))) and not np.array_equal(new, DISTORTIONS[name](same, rng(2)))
    assert len(np.unique(new, axis=1).T) > 1


@pytest.mark.parametrize("name", DISTORTIONS)
def test_a_set_with_images_in_rows_or_a_negative_amount_is_refused(name):
    with pytest.raises(ValueError, match="-1; expected a number in"):
        DISTORTIONS[name](X, rng(), -1)
    if name != "noise":
        with pytest.raises(ValueError, match=r"40 rows; expected a square number.*did you mean X\.T"):
            DISTORTIONS[name](X.T, rng())


def test_a_flip_mirrors_left_and_right():
    assert np.array_equal(image(distort.flip(X, rng(), 1.0)), image(X)[:, ::-1])


def test_a_shift_moves_all_ink_by_whole_pixels():
    dot = np.zeros((64, 200))
    dot[3 * 8 + 4] = 1
    places = np.argwhere(distort.shift(dot, rng(), 2).T.reshape(-1, 8, 8) == 1)[:, 1:]
    assert len(places) == 200
    assert {tuple(p) for p in places} == {(y, x) for y in range(1, 6) for x in range(2, 7)}


def test_what_is_shifted_out_is_lost_and_what_comes_in_is_blank():
    full = np.ones((64, 50))
    new = distort.shift(full, rng(), 1)
    assert set(new.sum(axis=0).round(9)) <= {64.0, 56.0, 49.0} and new.sum() < full.sum()


def test_a_quarter_turn_is_numpys_own():
    class Quarter:
        def uniform(self, low, high, size):
            return np.full(size, high)

    turned = image(distort.rotate(X, Quarter(), 90))
    assert np.allclose(turned, np.rot90(image(X))) or np.allclose(turned, np.rot90(image(X), -1))


def test_a_small_turn_keeps_most_of_the_ink():
    new = distort.rotate(X, rng(), 10)
    assert np.allclose(new.sum(axis=0), X.sum(axis=0), rtol=0.15)


def test_noise_has_the_spread_asked_for_where_nothing_is_cut_off():
    grey = np.full((64, 500), 0.5)
    assert np.std(distort.noise(grey, rng(), 0.05)) == pytest.approx(0.05, rel=0.02)


def test_an_erased_square_is_blank_and_the_rest_untouched():
    full = np.ones((64, 300))
    new = distort.erase(full, rng(), 3).T.reshape(-1, 8, 8)
    assert ((new == 0).sum(axis=(1, 2)) == 9).all() and set(np.unique(new)) == {0, 1}
    assert (new == 0).any(axis=0).all(), "every place is erased now and then"


def test_noise_refuses_pixels_that_it_would_cut_off():
    with pytest.raises(ValueError, match=r"X goes from -2 to 3; expected pixels from 0 to 1.*normalise afterwards"):
        distort.noise(np.array([[-2.0, 0.5], [1.0, 3.0], [0.0, 0.0], [0.0, 0.0]]), np.random.default_rng(0))
