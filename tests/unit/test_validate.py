"""Bad input ends in one sentence that says what, what came, and the cure."""

import numpy as np
import pytest

from labutils.validate import check_count, check_fractions, check_range, check_X, check_XY

X = np.arange(10.0).reshape(2, 5)
Y = np.array([[0.0, 1, 0, 1, 1]])
ONE_HOT = np.eye(3)[:, [0, 1, 2, 0, 1]]


def test_good_input_passes_without_a_copy():
    x, y = check_XY(X, Y, n_x=2, binary=True, n_y=1)
    assert x is X and y is Y
    assert check_XY(X, ONE_HOT, one_hot=True)[1] is ONE_HOT


@pytest.mark.parametrize(
    "values",
    [
        X.tolist(),
        X.astype(int),
        X.astype(np.float32),
        X.astype(">f8"),
        X.astype(object),
        np.asfortranarray(X),
        np.ma.masked_greater(X, 99),
        np.repeat(X, 2, axis=1)[:, ::2],
    ],
)
def test_real_numbers_of_every_kind_are_the_same_numbers(values):
    x = check_X(values)
    assert type(x) is np.ndarray and x.dtype == np.float64 and np.array_equal(x, X)


def test_a_leading_axis_is_welcome_where_batches_are():
    stacked, labels = np.stack([X, X]), np.stack([Y, Y])
    assert check_XY(stacked, labels, 2, binary=True, n_y=1, batches=True)[0] is stacked
    with pytest.raises(ValueError, match=r"Y has shape \(1, 5\); expected \(2, n_y, 5\)"):
        check_XY(stacked, Y, 2, batches=True)
    with pytest.raises(ValueError, match=r"X has shape \(2, 2, 5\); expected \(2, m\)"):
        check_X(stacked, 2)


def test_whole_numbers_and_lists_become_float64():
    x, y = check_XY([[1, 2]], [[True, False]], binary=True)
    assert x.dtype == y.dtype == np.float64


@pytest.mark.parametrize(
    "values, options, words",
    [
        (X.T, {"n_x": 2}, r"X has shape \(5, 2\); expected \(2, m\).*did you mean X\.T"),
        (X, {"n_x": 3}, r"X has shape \(2, 5\); expected \(3, m\).*with 2 inputs"),
        (X[0], {"n_x": 2}, r"X has shape \(5,\).*reshape\(-1, 1\)"),
        (X[:, :0], {"n_x": 2}, r"X has shape \(2, 0\).*holds no numbers"),
        (np.full((2, 3), np.nan), {}, r"X holds 6 values that are NaN or infinite.*np\.isfinite"),
        (np.array([[1, np.inf]]), {}, r"X holds 1 value that is NaN or infinite"),
        ([["a", "b"]], {}, "X holds text; expected real numbers"),
        ([["1", "2"]], {}, r"X holds text; .*astype\(float\)"),
        (np.array([[1, "2"]], dtype=object), {}, "X holds text"),
        (X + 1j, {}, r"X holds complex numbers; .*X\.real"),
        (X.astype("M8[D]"), {}, r"X holds dates; .*np\.timedelta64"),
        (np.ma.masked_greater(X, 7), {}, r"X has 2 masked values; .*X\.filled"),
        ([np.ma.masked_equal(X[0], 2), X[1]], {}, "X has 1 masked value;"),
        ([[10**400]], {}, "X is a .* does not turn into numbers"),
        (None, {}, r"X is None; expected numbers.*return"),
        ({"a": 1}, {}, "X is a dict that does not turn into numbers"),
        (X[None, None], {"batches": True}, r"X has shape \(1, 1, 2, 5\)"),
        ([[1, 2], [3]], {}, "X is a list that does not turn into numbers"),
    ],
)
def test_a_bad_X_is_named_with_its_cure(values, options, words):
    with pytest.raises(ValueError, match=words):
        check_X(values, **options)


@pytest.mark.parametrize(
    "labels, options, words",
    [
        (Y.T, {}, r"Y has shape \(5, 1\); expected \(n_y, 5\).*did you mean Y\.T"),
        (Y[0], {}, r"Y has shape \(5,\).*Y\.reshape\(1, -1\)"),
        (Y[:, :4], {}, r"Y has shape \(1, 4\).*needs 5 columns"),
        (Y * np.nan, {}, "Y holds 5 values that are NaN"),
        (2 * Y - 1, {"binary": True}, r"Y holds the label -1; expected only 0 and 1.*\(Y == 1\)\.astype"),
        (np.arange(5.0)[None], {"binary": True}, r"Y holds the label 2;.*one_hot\(labels, classes\)"),
        (ONE_HOT, {"binary": True, "n_y": 1}, "use the softmax cost"),
        (ONE_HOT * 2, {"one_hot": True}, "Y is not one-hot"),
        (np.ones((3, 5)), {"one_hot": True}, "Y is not one-hot"),
        (2 * ONE_HOT, {"binary": True, "n_y": 3}, "Y holds the label 2"),
        (Y, {"n_y": 3}, "Y has 1 row; expected 3"),
        (ONE_HOT, {"n_y": 4}, "Y has 3 rows; expected 4"),
    ],
)
def test_a_bad_Y_is_named_with_its_cure(labels, options, words):
    with pytest.raises(ValueError, match=words):
        check_XY(X, labels, **options)


@pytest.mark.parametrize("value", [0, 1.2, -1, np.nan, "half", None])
def test_a_number_outside_its_range_is_named(value):
    words = r"keep_prob is .*; expected a number in \(0, 1\]\. Use 1 for no dropout\."
    with pytest.raises(ValueError, match=words):
        check_range("keep_prob", value, 0, 1, open_low=True, cure="Use 1 for no dropout.")


def test_the_ends_of_a_range_belong_to_it_unless_open():
    check_range("keep_prob", 1, 0, 1)
    check_range("lambd", 0, 0, np.inf)
    with pytest.raises(ValueError, match=r"lambd is inf; expected a number in \[0, inf\)"):
        check_range("lambd", np.inf, 0, np.inf)
    with pytest.raises(ValueError, match=r"beta is 1; expected a number in \[0, 1\)\. Choose beta inside"):
        check_range("beta", 1, 0, 1, open_high=True)
    with pytest.raises(ValueError, match=r"lambd is -1; expected a number in \[0, inf\)"):
        check_range("lambd", -1, 0, np.inf)


@pytest.mark.parametrize("value", [0, -3, 2.5, "many", None, True])
def test_a_count_must_be_a_whole_number(value):
    with pytest.raises(ValueError, match="epochs is .*; expected a whole number of at least 1"):
        check_count("epochs", value)


def test_a_numpy_integer_is_a_count():
    assert check_count("m", np.int64(3)) == 3


@pytest.mark.parametrize(
    "fractions, words",
    [
        ((0.6, 0.3), "sum to 0.9; expected 1"),
        ((1.2, -0.2), "positive shares"),
        ((), "positive shares"),
    ],
)
def test_fractions_that_do_not_share_out_the_whole_are_named(fractions, words):
    with pytest.raises(ValueError, match=words):
        check_fractions(fractions)


def test_fractions_that_sum_to_one_but_for_rounding_pass():
    assert check_fractions([0.7, 0.2, 0.1]) == (0.7, 0.2, 0.1)
