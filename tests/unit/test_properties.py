"""What holds for every input: splits, mini-batches, one-hot rows, schedules and stored files, on inputs nobody chose."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from labutils import store
from labutils.schedules import SCHEDULES
from labutils.splits import Normalizer, minibatches, one_hot, split

SIZES, SEEDS = st.integers(1, 60), st.integers(0, 2**32)
NUMBERS = st.floats(-1e6, 1e6)
POSITIVE = st.floats(1e-6, 1e3)
SHARES = st.lists(st.integers(1, 9), min_size=1, max_size=5).map(lambda parts: np.array(parts) / sum(parts))
NAMES = st.lists(st.text("abXY_ é", min_size=1, max_size=4), min_size=1, max_size=3).map("/".join)


def numbered(m: int) -> tuple[np.ndarray, np.ndarray]:
    """Samples that know their number, and labels that know it too."""
    X = np.arange(2.0 * m).reshape(2, m)
    return X, X[:1] * 10


def everybody(parts) -> list[float]:
    """The numbers of the samples in all parts, sorted; each must have its own label."""
    assert all(np.array_equal(y, 10 * x[:1]) for x, y in parts)
    return sorted(np.concatenate([x[0] for x, _ in parts]).tolist())


@given(SIZES, SHARES, SEEDS)
def test_a_split_shares_out_every_sample_once(m, fractions, seed):
    X, Y = numbered(m)
    try:
        parts = split(X, Y, fractions, seed)
    except ValueError as refused:
        assert "leave a part empty" in str(refused) and (fractions * m).min() < 1.5
        return
    assert everybody(parts) == X[0].tolist()
    assert all(abs(x.shape[1] - share * m) <= 1 for (x, _), share in zip(parts, fractions))
    assert np.array_equal(parts[0][0], split(X, Y, fractions, seed)[0][0])


@given(SIZES, st.integers(1, 80), SEEDS)
def test_minibatches_are_one_pass_over_all_samples(m, B, seed):
    X, Y = numbered(m)
    batches = list(minibatches(X, Y, B, np.random.default_rng(seed)))
    assert everybody(batches) == X[0].tolist()
    assert [x.shape[1] for x, _ in batches] == [B] * (m // B) + [m % B] * (m % B > 0)
    assert all(x.flags.c_contiguous and y.flags.c_contiguous for x, y in batches)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=30), st.integers(0, 5))
def test_one_hot_rows_lead_back_to_the_labels(labels, spare):
    classes = max(labels) + 1 + spare
    Y = one_hot(labels, classes)
    assert Y.shape == (classes, len(labels)) and Y.argmax(axis=0).tolist() == labels
    assert set(np.unique(Y)) <= {0, 1} and (Y.sum(axis=0) == 1).all()
    assert np.array_equal(one_hot(labels), Y[: max(labels) + 1])


@given(st.lists(st.one_of(st.integers(-3, 9), st.sampled_from([0.5, 2.25])), min_size=1, max_size=9), st.integers(1, 6))
def test_labels_outside_the_classes_are_refused(labels, classes):
    assume(any(label % 1 or not 0 <= label < classes for label in labels))
    with pytest.raises(ValueError, match=f"whole numbers from 0 to {classes - 1}"):
        one_hot(labels, classes)


@example(np.array([[2.2e-311, 0.0, 0.0]]))  # so small that few digits are left
@given(arrays(np.float64, array_shapes(min_dims=2, max_dims=2, max_side=20), elements=NUMBERS))
def test_a_normalised_set_has_mean_0_and_spread_1_or_0_and_leads_back(X):
    norm, float64 = Normalizer(X), np.finfo(float)
    sigma = norm.sigma[:, 0]
    digits = float64.eps * (np.abs(X).max(axis=1) / sigma + 1) + float64.smallest_subnormal / sigma
    Z, error = norm(X), 4 * X.shape[1] * digits
    assert (np.abs(Z.mean(axis=1)) <= error).all()
    assert ((np.abs(Z.std(axis=1) - 1) <= error) | (Z.std(axis=1) <= error)).all()
    assert np.allclose(norm.undo(Z), X, rtol=1e-9, atol=1e-9 * np.abs(X).max())


@given(st.sampled_from(sorted(SCHEDULES)), POSITIVE, st.lists(st.integers(0, 5_000), min_size=1, max_size=9))
def test_a_schedule_is_finite_never_negative_and_the_same_for_one_time_and_many(name, alpha0, times):
    schedule = SCHEDULES[name]
    alphas = schedule(alpha0, np.array(times))
    assert np.isfinite(alphas).all() and (alphas >= 0).all()
    assert [schedule(alpha0, t) for t in times] == alphas.tolist()
    assert np.allclose(schedule(2 * alpha0, np.array(times)), 2 * alphas, rtol=1e-12, atol=0)


@given(st.sampled_from(sorted(SCHEDULES.keys() - {"noisy linear cosine"})), POSITIVE, st.integers(0, 5_000))
def test_a_schedule_without_noise_never_climbs_above_its_start(name, alpha0, t):
    assert 0 <= SCHEDULES[name](alpha0, t) <= SCHEDULES[name](alpha0, 0) * (1 + 1e-12) <= alpha0 * 1.0011


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(
    name=NAMES,
    array=arrays(
        st.sampled_from(["f8", "f4", "i8", "i4", "u1", "?"]), array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=9)
    ),
    text=st.text(max_size=20).map(lambda text: text.replace("\0", "")),
)
def test_what_is_saved_comes_back_to_the_bit(tmp_path, name, array, text):
    store.save(tmp_path / "a.h5", {name: array}, {"source": text})
    read = store.load(tmp_path / "a.h5")
    assert read.attributes == {"source": text} and list(read.arrays) == [name]
    assert read.arrays[name].tobytes() == np.asarray(array).tobytes()
    assert (read.arrays[name].dtype, read.arrays[name].shape) == (array.dtype, array.shape)
