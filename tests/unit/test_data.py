"""The sets keep their promises: shapes, ranges, seeds, and the published generators met exactly."""

import numpy as np
import pytest
from sklearn import datasets

from labutils import data

TOYS = [data.circles, data.moons, data.flower, data.blobs, data.spirals]


@pytest.mark.parametrize("toy", TOYS)
def test_a_toy_set_has_samples_as_columns(toy):
    X, Y = toy(m=90)
    assert X.shape == (2, 90) and Y.shape[1] == 90
    assert X.dtype == Y.dtype == np.float64 and X.flags.c_contiguous


@pytest.mark.parametrize("toy", TOYS)
def test_the_same_seed_gives_the_same_numbers_and_another_seed_others(toy):
    first, again, other = toy(m=40, seed=5), toy(m=40, seed=5), toy(m=40, seed=6)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


@pytest.mark.parametrize("toy", TOYS)
def test_labels_are_zeros_and_ones_and_no_class_is_rare(toy):
    _, Y = toy(m=200)
    assert set(np.unique(Y)) == {0, 1}
    shares = [Y.mean(), 1 - Y.mean()] if len(Y) == 1 else Y.mean(axis=1)
    assert min(shares) > 0.25


@pytest.mark.parametrize("toy", TOYS)
def test_a_negative_noise_or_an_empty_set_is_refused(toy):
    with pytest.raises(ValueError, match=r"noise is -0.1; .*0 means no noise"):
        toy(noise=-0.1)
    with pytest.raises(ValueError, match=r"m is 0; expected a whole number"):
        toy(m=0)


@pytest.mark.parametrize("ours, theirs", [(data.circles, datasets.make_circles), (data.moons, datasets.make_moons)])
@pytest.mark.parametrize("m, noise, seed", [(300, 0.05, 1), (51, 0.2, 3), (2, 1.0, 0), (100, 0, 2**32 - 1)])
def test_circles_and_moons_are_scikit_learns_own_to_the_last_bit(ours, theirs, m, noise, seed):
    (points, classes), (X, y) = ours(m, noise, seed), theirs(n_samples=m, noise=noise, random_state=seed)
    assert np.array_equal(points, X.T) and np.array_equal(classes, [y])
    assert points.flags.c_contiguous and classes.dtype == float


@pytest.mark.parametrize("toy", [data.blobs, data.spirals])
def test_several_classes_come_one_hot_and_two_as_one_row(toy):
    assert toy(m=60, classes=5)[1].sum(axis=1).tolist() == [12] * 5
    assert toy(m=60, classes=2)[1].sum() == 30
    with pytest.raises(ValueError, match="classes is 1"):
        toy(classes=1)


def test_no_straight_line_separates_the_flower():
    from sklearn.linear_model import LogisticRegression

    X, Y = data.flower()
    assert LogisticRegression().fit(X.T, Y[0]).score(X.T, Y[0]) < 0.7


def test_the_shared_noisy_field_has_211_training_and_200_dev_points():
    X, Y, X_dev, Y_dev = data.noisy_field()
    assert X.shape == (2, 211) and Y.shape == (1, 211) and X_dev.shape == (2, 200) and Y_dev.shape == (1, 200)
    assert 0.4 < Y.mean() < 0.6 and 0.4 < Y_dev.mean() < 0.6


def test_another_field_has_the_size_asked_for_and_no_point_in_both_parts():
    field = data.noisy_field(3, m=50, m_dev=30)
    assert field.X.shape == (2, 50) and field.X_dev.shape == (2, 30)
    assert not np.isin(field.X[0], field.X_dev[0]).any()


def test_digits_are_grey_values_from_0_to_1_with_one_class_each():
    X, Y = data.digits()
    assert X.shape == (64, 1797) and Y.shape == (10, 1797)
    assert X.min() == 0 and X.max() == 1 and (Y.sum(axis=0) == 1).all()
    assert np.array_equal(16 * X, datasets.load_digits().data.T)


def test_breast_cancer_has_30_measurements_of_569_tumours():
    X, Y = data.breast_cancer()
    assert X.shape == (30, 569) and Y.shape == (1, 569) and Y.sum() == 357


def test_a_year_of_temperatures_is_cold_in_january_and_warm_in_july():
    day, value = data.temperatures()
    assert day.shape == value.shape == (1, 365) and day[0, 0] == 1
    assert value[0, :31].mean() + 12 < value[0, 181:212].mean()
