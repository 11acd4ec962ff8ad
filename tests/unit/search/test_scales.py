"""Each scale is its own inverse, keeps inside its ends, and spends the ruler as its name says."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from labutils.search import Among, Linear, Log, OneMinusLog, Whole

SCALES = [Linear(-2, 5), Log(1e-4, 1), OneMinusLog(0.9, 0.999), Whole(2, 50), Among((16, 32, 64, 128))]
PLACES = st.floats(0, 1, exclude_max=True)


@pytest.mark.parametrize("scale", SCALES, ids=repr)
@given(u=PLACES)
def test_where_is_the_inverse_of_at(scale, u):
    value = scale.at(u)
    again = scale.at(scale.where(value))
    assert again == value if isinstance(value, int) else np.isclose(again, value, rtol=1e-9)


@pytest.mark.parametrize("scale", SCALES[:4], ids=repr)
@given(u=PLACES, v=PLACES)
def test_values_rise_along_the_ruler_and_keep_inside(scale, u, v):
    low, high = sorted((u, v))
    assert scale.at(low) <= scale.at(high)
    assert scale.low - 1e-12 <= scale.at(low) and scale.at(high) <= scale.high + 1e-12


def places(n=20_000):
    return np.random.default_rng(5).random(n)


def test_log_is_scipys_loguniform():
    drawn = [Log(1e-4, 1).at(u) for u in places()]
    assert stats.kstest(drawn, stats.loguniform(1e-4, 1).cdf).pvalue > 0.01


def test_one_minus_log_is_one_minus_scipys_loguniform():
    drawn = [1 - OneMinusLog(0.9, 0.999).at(u) for u in places()]
    assert stats.kstest(drawn, stats.loguniform(1e-3, 1e-1).cdf).pvalue > 0.01


def test_linear_is_not_log():
    """The check above can fail: evenly drawn values are nowhere near loguniform."""
    drawn = [Linear(1e-4, 1).at(u) for u in places()]
    assert stats.kstest(drawn, stats.loguniform(1e-4, 1).cdf).pvalue < 1e-6
    assert stats.kstest(drawn, stats.uniform(1e-4, 1 - 1e-4).cdf).pvalue > 0.01


@pytest.mark.parametrize("scale", [Whole(2, 5), Among((2, 3, 4, 5))], ids=repr)
def test_each_whole_number_is_equally_likely(scale):
    counts = np.bincount([scale.at(u) for u in places()])[2:]
    assert len(counts) == 4 and stats.chisquare(counts).pvalue > 0.01


def test_a_cut_keeps_the_kind_of_scale():
    middle = Log(1e-4, 1).cut(0.25, 0.5)
    assert isinstance(middle, Log) and np.allclose([middle.low, middle.high], [1e-3, 1e-2])
    assert Whole(0, 9).cut(0.2, 0.45) == Whole(2, 4)
    assert Among(("a", "b", "c", "d")).cut(0.3, 0.6) == Among(("b", "c"))


@pytest.mark.parametrize(
    "make, cure",
    [
        (lambda: Linear(2, 1), "Swap the two"),
        (lambda: Log(0, 1), "start at, say, 1e-4"),
        (lambda: OneMinusLog(0.9, 1), "Averaging needs beta < 1"),
        (lambda: Whole(5, 2), "whole number of at least 5"),
        (lambda: Among(()), "a sequence of at least one"),
        (lambda: Among("relu"), "a sequence of at least one"),
    ],
)
def test_a_scale_that_makes_no_sense_says_the_cure(make, cure):
    with pytest.raises(ValueError, match=cure):
        make()


def test_a_stretch_that_no_float_holds_is_refused():
    with pytest.raises(ValueError, match="high - low is inf"):
        Linear(-1e308, 1e308)


@pytest.mark.parametrize(
    "scale, value",
    [(Log(1e-4, 1), 0), (Log(1e-4, 1), "a"), (OneMinusLog(0.9, 0.999), 1), (Linear(0, 1), None), (Whole(1, 3), "2"),
     (Among((1, 2)), 3)],
)  # fmt: skip
def test_a_value_that_no_scale_has_says_so(scale, value):
    with pytest.raises(ValueError, match="value is .*; expected"):
        scale.where(value)
