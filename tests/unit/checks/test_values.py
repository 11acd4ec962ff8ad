"""Comparing two answers: kind, shape and value."""

import numpy as np
import pytest

from labutils.checks.values import is_close, same, shape_cause, structure

W, b = np.ones((3, 4)), np.zeros((3, 1))


@pytest.mark.parametrize(
    ("got", "want", "sentence"),
    [
        ([W], [W, b], "x holds 1 value; expected 2."),
        ({"W": W}, {"W": W, "b": b}, "x has the keys ['W']; expected ['W', 'b']."),
        ([W], {"W": W}, "x is a list of 1; expected a dict."),
        (W, [W, b], "x is an array of shape (3, 4); expected a list of 2."),
        ([W, None], [W, b], "`x[1]` is `None`; expected an array of shape (3, 1)."),
        ({"W": W, "b": ...}, {"W": W, "b": b}, "`x['b']` is still `...`; expected an array of shape (3, 1)."),
        (3.0, "stop", "x is a number; expected a string."),
        ("stop", "go", None),
        (1j, 2.0, "x is a complex number; expected a number."),
        (np.array([None]), W, "x is an array of object; expected an array of shape (3, 4)."),
        ((W, b), [W, b], None),
        (2, True, None),
    ],
)
def test_another_kind_of_answer_is_described(got, want, sentence):
    assert structure(got, want, "x") == sentence


@pytest.mark.parametrize(
    ("got", "want", "alike"),
    [
        ({"W": W, "b": b}, {"b": b, "W": W.copy()}, True),
        ({"W": W, "b": b + 1e-6}, {"W": W, "b": b}, False),
        ("stop", "go", False),
        ("stop", "stop", True),
        (np.array(["stop", "go"])[0], "stop", True),
        (None, None, True),
        (1, None, False),
        (np.random.default_rng(1), np.random.default_rng(2), True),
        (W[:, :1], np.ones(3), False),
        (W * (1 + 1e-12), W, True),
        (np.array([1.0, 1e-17]), np.array([1.0, 0.0]), True),
        (np.array([1e-6]), np.array([0.0]), False),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf]), True),
        (np.array([True, False]), np.array([1.0, 0.0]), True),
    ],
)
def test_answers_are_the_same_up_to_rounding_only(got, want, alike):
    assert same(got, want) is alike


def test_what_is_near_0_is_measured_against_the_largest_entry_that_is_finite():
    def like(entry, largest=4.0):
        return np.array([entry, -largest, np.inf, np.nan])

    assert is_close(like(3.98e-10), like(0.0)) and not is_close(like(4.02e-10), like(0.0))
    assert is_close(like(9e-16, 0.0), like(0.0, 0.0)) and not is_close(like(1.1e-15, 0.0), like(0.0, 0.0))
    assert is_close(np.full(3, np.nan), np.full(3, np.nan)) and not is_close(np.full(3, np.nan), np.zeros(3))


@pytest.mark.parametrize(("name", "part"), [("`theta`", "`theta[1]`"), ("the second value", "entry 1 of the second value")])
def test_a_part_is_named_by_the_whole_and_its_key(name, part):
    assert structure([W, None], [W, b], name) == f"{part} is `None`; expected an array of shape (3, 1)."


def test_a_difference_of_one_part_in_a_hundred_million_counts():
    assert not is_close(W * (1 + 1e-8), W)


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        ((3,), (3, 1), "keepdims"),
        ((7,), (4, 7), "first axis is missing"),
        ((), (3, 1), "runs over all axes"),
        ((4, 3), (3, 4), "transposed"),
        ((1, 5), (3, 1), "wrong axis"),
        ((3, 3), (3, 1), "broadcasting"),
        ((3, 5), (), "perhaps a sum or a mean over everything"),
        ((1, 1), (), "wrapped"),
        ((2, 7), (3, 4), ""),
    ],
)
def test_the_usual_cause_of_a_shape_is_named(got, want, words):
    cause = shape_cause(got, want)
    assert words in cause and bool(cause) is bool(words)
