"""Nothing is lost, doubled or torn apart between a set and its mini-batches."""

import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.preprocessing import StandardScaler

from labutils.splits import Normalizer, minibatches, one_hot, split

X = np.arange(30.0).reshape(2, 15)
Y = X[:1] * 10


def test_one_hot_puts_a_one_in_the_row_of_the_label():
    assert np.array_equal(one_hot([2, 0, 1]), [[0, 1, 0], [0, 0, 1], [1, 0, 0]])
    assert one_hot(np.array([[1, 0]]), 4).shape == (4, 2)


@pytest.mark.parametrize("labels", [[0, 3], [-1, 0], [0.5, 1]])
def test_a_label_outside_the_classes_is_refused(labels):
    with pytest.raises(ValueError, match="expected whole numbers from 0 to 2"):
        one_hot(labels, 3)


def test_a_split_shares_out_every_sample_once_with_its_label():
    parts = split(X, Y, (0.6, 0.2, 0.2), seed=4)
    assert [x.shape[1] for x, _ in parts] == [9, 3, 3]
    together = np.concatenate([x for x, _ in parts], axis=1)
    assert np.array_equal(np.sort(together), X)
    assert all(np.array_equal(y, x[:1] * 10) for x, y in parts)


def test_the_seed_decides_the_split():
    assert np.array_equal(split(X, Y, seed=1)[0][0], split(X, Y, seed=1)[0][0])
    assert not np.array_equal(split(X, Y, seed=1)[0][0], split(X, Y, seed=2)[0][0])


def test_a_split_that_leaves_a_part_empty_or_does_not_sum_to_one_is_refused():
    with pytest.raises(ValueError, match="leave a part empty"):
        split(X, Y, (0.99, 0.01))
    with pytest.raises(ValueError, match="sum to 0.8; expected 1"):
        split(X, Y, (0.6, 0.2))


def test_a_normaliser_gives_the_training_set_mean_0_and_spread_1():
    Z = Normalizer(X)(X)
    assert np.allclose(Z.mean(axis=1), 0) and np.allclose(Z.std(axis=1), 1)


def test_other_sets_are_shifted_by_the_training_sets_mu_and_sigma():
    norm = Normalizer(X)
    other = X[:, :4] + 100
    assert np.allclose(norm(other), (other - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True))
    assert np.allclose(norm.undo(norm(other)), other)


def test_a_feature_that_never_changes_becomes_0_and_not_nan():
    assert np.array_equal(Normalizer([[3, 3, 3]])([[3, 4]]), [[0, 1]])


def test_a_normaliser_refuses_a_set_with_other_features():
    with pytest.raises(ValueError, match=r"did you mean X\.T"):
        Normalizer(X)(X.T)


@pytest.mark.parametrize("value", [0.1, 0.7, -1 / 3, 1e9 + 0.1, 1e-12, 0.0, 5e-324, -1e300])
@pytest.mark.parametrize("m", [1, 3, 100, 569, 1797])
def test_a_constant_column_is_only_shifted_whatever_rounding_does_to_its_mean(value, m):
    norm = Normalizer(np.full((1, m), value))
    assert norm.sigma == 1 and norm.mu == pytest.approx(value, rel=1e-14)
    assert norm([[2 * value]]) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize("spread", [1e-200, 1e-5, 1e100, 1e200])
def test_a_feature_of_any_scale_gets_spread_1(spread):
    column = spread * np.random.default_rng(0).standard_normal((1, 50))
    assert Normalizer(column)(column).std() == pytest.approx(1)


def test_numbers_beyond_a_mean_are_refused():
    with pytest.raises(ValueError, match="so large that their mean overflows"):
        Normalizer(np.full((1, 9), 1e308))


@pytest.mark.parametrize("scale, use", [(1e-3, Normalizer.__call__), (1e3, Normalizer.undo)])
def test_numbers_that_overflow_at_the_training_sets_scale_are_refused(scale, use):
    with pytest.raises(ValueError, match="X holds numbers so large that they overflow"):
        use(Normalizer([[scale, 9 * scale]]), [[1e308]])


@given(st.floats(1, 1e15), st.sampled_from([0.0, 1e-6, 1.0, 1e3]), st.integers(2, 40), st.integers(0, 9999))
def test_sigma_is_the_true_one_however_far_the_feature_is_from_0(offset, scale, m, seed):
    X = offset + scale * np.random.default_rng(seed).standard_normal((1, m))
    X[0, : m // 2] = np.nextafter(X[0, : m // 2], np.inf)
    numbers = [Fraction(x) for x in X[0].tolist()]
    mu = sum(numbers) / m
    sigma = math.sqrt(sum((x - mu) ** 2 for x in numbers) / m)
    norm = Normalizer(X)
    assert norm.sigma == 1 or norm.sigma == pytest.approx(sigma, rel=1e-14)


@st.composite
def columns(draw):
    """A set of constant, nearly constant, far-off and ordinary features."""
    m, rng = draw(st.integers(1, 300)), np.random.default_rng(draw(st.integers(0, 2**32)))
    offsets = draw(st.lists(st.floats(-1e12, 1e12, allow_subnormal=False), min_size=1, max_size=4))
    scales = draw(st.lists(st.sampled_from([0, 1e-9, 1e-4, 1, 1e6]), min_size=len(offsets), max_size=len(offsets)))
    dtype = draw(st.sampled_from([np.float64, np.float32]))
    return (np.c_[offsets] + np.c_[scales] * rng.standard_normal((len(offsets), m))).astype(dtype)


@given(columns())
def test_a_normaliser_meets_scikit_learns_scaler(X):
    norm, scaler = Normalizer(X), StandardScaler().fit(X.T.astype(np.float64))
    rounding = X.shape[1] * np.finfo(float).eps * np.abs(norm.mu)
    sigma = np.sqrt(scaler.var_)[:, None]
    clear = (np.abs(sigma - rounding) >= 1e-9 * rounding)[:, 0]  # at the limit the two may round to either side
    expected = np.c_[scaler.scale_]
    assert (np.abs(norm.sigma / expected - 1) <= 1e-12)[clear].all()
    tolerance = 2 * (rounding / expected + 1e-12)  # the sum of a column, and so its mean, errs by up to m eps
    Z = scaler.transform(X.T.astype(np.float64)).T
    assert (np.abs(norm(X) - Z) <= tolerance * (1 + np.abs(Z)))[clear].all()


@pytest.mark.parametrize("B, sizes", [(4, [4, 4, 4, 3]), (5, [5, 5, 5]), (1, [1] * 15), (15, [15]), (99, [15])])
def test_minibatches_keep_pairs_together_and_the_last_short_batch(B, sizes):
    batches = list(minibatches(X, Y, B, np.random.default_rng(0)))
    assert [x.shape[1] for x, _ in batches] == sizes
    assert all(np.array_equal(y, x[:1] * 10) for x, y in batches)
    assert np.array_equal(np.sort(np.concatenate([x for x, _ in batches], axis=1)), X)


def test_each_epoch_is_shuffled_afresh():
    rng = np.random.default_rng(0)
    first, second = (next(minibatches(X, Y, 15, rng))[0] for _ in range(2))
    assert not np.array_equal(first, second) and not np.array_equal(first, X)


def test_a_full_batch_is_the_set_itself():
    ((x, y),) = minibatches(X, Y, None)
    assert x is X and y is Y


def test_a_legacy_random_state_gives_its_own_permutation():
    order = np.random.RandomState(7).permutation(15)
    assert np.array_equal(next(minibatches(X, Y, 15, np.random.RandomState(7)))[0], X[:, order])


@pytest.mark.parametrize("B", [0, -1, 2.5])
def test_a_batch_size_that_is_no_count_is_refused(B):
    with pytest.raises(ValueError, match="batch_size is .*Use None for the full batch"):
        minibatches(X, Y, B, np.random.default_rng(0))


def test_shuffling_without_a_generator_is_refused():
    with pytest.raises(ValueError, match="rng is None"):
        minibatches(X, Y, 4)
