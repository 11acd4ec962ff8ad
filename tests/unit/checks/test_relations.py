"""How a wrong value is told apart from the right one: true first, then short."""

import numpy as np
import pytest

from labutils.checks import Exercise, Exercises

HINTS = ("Look at the formula.", "Start inside.", "One line.")


def verdict(name, solution, cases, arguments, body, **more):
    """What is said of the function with this body."""
    space = {"np": np}
    exec(f"def {name}({arguments}):\n    {body}", space)
    return Exercises([Exercise(name, solution, cases, hints=HINTS, **more)]).check(space[name]).message


def mean_of(body):
    """The mean of each row of A (4, 7), less b (4, 1): a gradient with its 1/m."""
    return verdict(
        "mean_of",
        lambda A, b: A.mean(axis=1, keepdims=True) - b.mean(),
        lambda rng: (rng.normal(size=(4, 7)), rng.normal(size=(4, 1))),
        "A, b",
        body,
    )


RIGHT = "(A.mean(axis=1, keepdims=True) - b.mean())"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("-1", "every entry is right except for the sign."),
        (
            "-7",
            "every entry is of the wrong sign, and m times too large (m: the columns of `A`), as if a mean over the "
            "examples were left a sum.",
        ),
        ("-2", "every entry is of the wrong sign, and twice what it should be."),
        ("-0.37", "every entry is of the wrong sign, and 0.37 times what it should be."),
        ("1 / 7", "every entry is m times too small (m: the columns of `A`), as if divided by m once too often."),
        ("49", "every entry is m² times too large (m: the columns of `A`), as if multiplied by m instead of divided."),
        (
            "7 / 4",
            "every entry is m/n times what it should be (m: the columns of `A`, n: its rows), as if divided by n "
            "instead of m.",
        ),
        ("1 / 4", "every entry is n times too small (n: the rows of `A`), as if divided by n as well."),
    ],
)
def test_a_factor_is_named_with_its_sign(body, words):
    assert mean_of(f"return {body} * {RIGHT}").endswith(words)


def square_root(body):
    return verdict(
        "square_root",
        lambda p, m: np.sqrt(p / m),
        lambda rng: (rng.uniform(0.1, 0.4), int(rng.integers(50, 2000))),
        "p, m",
        body,
    )


@pytest.mark.parametrize("body", ["np.sqrt(p / m) + 1e-9 * p", "np.sqrt(p / (m + 1e-5))", "np.sqrt(p / m) * 1.00000001"])
def test_a_factor_of_nearly_one_is_none_but_a_small_term(body):
    message = square_root(f"return {body}")
    assert "tiny difference" in message and " 1 times" not in message and "comes on top" not in message


@pytest.mark.parametrize("body", ["np.sqrt(p / (m + 1))", "np.sqrt(p / m) + 1e-5 * p", "np.sqrt(p / m + 1e-9)"])
def test_no_sum_is_seen_where_there_is_none(body):
    assert "comes on top" not in square_root(f"return {body}")


def test_a_quotient_of_two_arguments_is_not_read_into_a_sum():
    message = verdict(
        "step",
        lambda train, dev, bayes: dev - train,
        lambda rng: tuple(rng.uniform(5, 15, 3)),
        "train, dev, bayes",
        "return dev - bayes",
    )
    assert "comes on top" not in message and "expected" in message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A + b * k", "in each row all entries are off by the same amount"),
        ("b * A", "in each row all entries are off by the same factor"),
        ("A * A[:1]", "in each column all entries are off by the same factor"),
        ("A + A.mean()", ": all entries are off by the same amount"),
        ("A * A.mean()", ": all entries are off by the same factor"),
    ],
)
def test_what_rows_or_columns_have_in_common_is_seen(body, words):
    message = verdict(
        "same",
        lambda A, b, k: A * 1.0,
        lambda rng: (rng.normal(size=(3, 5)), rng.normal(size=(3, 1)), 0.37),
        "A, b, k",
        f"return {body}",
    )
    assert words in message


def test_nothing_is_said_of_all_entries_that_are_right_on_some_inputs():
    message = verdict("same", lambda A: A * 1.0, lambda rng: (rng.normal(size=(3, 5)),), "A", "return A + max(0, A[0, 0])")
    assert "right on " in message and "off by" not in message


def both(body):
    return verdict(
        "both",
        lambda A, k: (A * k, A + k, A - k),
        lambda rng: (rng.normal(size=(3, 5)), rng.uniform(0.2, 0.8)),
        "A, k",
        body,
        returns=("P", "Q", "R"),
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A + k, A - k, A * k", "The right values, in the order `Q`, `R`, `P`; expected: `P`, `Q`, `R`."),
        ("[A * k, A - k, A + k]", "The right values, in the order `P`, `R`, `Q`; expected: `P`, `Q`, `R`."),
        (
            "-A * k, -A - k, A - k",
            "`R` is right. The shapes of `P` and `Q` are right, the values are not: every entry is right except for the "
            "sign.",
        ),
        (
            "A**2, -A - k, A - k",
            "The shapes of `P` and `Q` are right, the values are not. `Q`: every entry is right except for the sign.",
        ),
        ("A * k, (A + k)[:, :1], A - k", "`Q` has shape (3, 1), expected (3, 5): one axis is left at length 1"),
        ("{'P': A * k, 'Q': A + k, 'R': A - k}", "It returns a dict; expected 3 values: `P`, `Q`, `R`."),
        (
            "(A * k).tolist(), A + k, A - k",
            "`P` is a list of 3; expected an array of shape (3, 5). `np.array(...)` around it",
        ),
        ("A * k, 0.5, A - k", "`Q` is a single number, expected (3, 5)."),
    ],
)
def test_of_several_values_all_that_is_wrong_is_told(body, words):
    assert words in both(f"return {body}")


def test_of_two_values_without_a_name_for_their_fault_the_one_that_went_into_the_other_is_shown():
    assert "right, the values are not. `Q`: no entry is right; at [0, 0]" in both("return A * k + A**2, A + A**2, A - k")


def test_a_number_where_a_column_is_awaited_has_lost_its_axis():
    assert "a sum or a mean runs over all axes" in mean_of("return A.mean() - b.mean()")


def test_the_wrong_axis_is_told_without_keepdims_too():
    assert "it runs over the wrong axis" in mean_of("return A.mean(axis=0)")
    assert "along `axis=1` is missing" in mean_of("return A / 7")


def test_a_word_comes_with_the_numbers_it_was_judged_by():
    message = verdict(
        "word", lambda p: "high" if p > 0.5 else "low", lambda rng: (rng.uniform(0.1, 0.9),), "p", "return 'high'"
    )
    assert "of 5 inputs; where it is not: got 'high', expected 'low' (with p = 0." in message


def shuffled(body):
    def shuffled(A, rng):
        return A[:, rng.permutation(A.shape[1])]

    return verdict(
        "shuffled", shuffled, lambda rng: (rng.normal(size=(3, 9)), np.random.default_rng(rng.integers(99))), "A, rng", body
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return A[rng.permutation(9)]", "columns are picked by `[:, ...]`, as in `X[:, order]`. Passed in: `A` (3, 9)."),
        ("rng.random(); return A[:, rng.permutation(9)]", "one call, `rng.permutation(...)`, is all."),
        ("rng.shuffle(A, axis=1); return A", "a shuffle of `A` write into it."),
        ("return A[:, rng.shuffle(9)]", "This is a single number; an array or a list belongs there."),
        ("return A[:, np.random.permutation(9)][:2]", "draw from the generator you are given"),
    ],
)
def test_a_shuffle_that_goes_wrong_is_named(body, words):
    assert words in shuffled(body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("k ^ 2", "A power is written `**`"),
        ("k ^ 0.5", "A power is written `**`"),
        ("k @ A", "a single number multiplies with `*`"),
        ("A @ A", "Passed in: `A` (3, 5)."),
        ("[].append(A, k)", "One thing is appended at a time"),
        ("[].append(A).append(A)", "`append` changes the list"),
        ("{'a': k} > k", "`.items()` gives pairs"),
        ("int('W1')", "`int` reads digits only"),
        ("np.split(A, 2)", "`np.split` cuts equal parts"),
        ("np.random.default_rng(0).normal(0, 1, 3, 5)", "A shape goes in as one thing, a tuple"),
        ("np.sqrt(-np.abs(A))", "holds NaN (first at [0, 0]): look for the root"),
        ("(yield A)", "`yield` hands out one at a time: append each to a list"),
    ],
)
def test_an_error_comes_with_a_cure(body, words):
    message = verdict(
        "scaled", lambda A, k: A * k, lambda rng: (rng.normal(size=(3, 5)), rng.uniform(2, 3)), "A, k", f"return {body}"
    )
    assert words in message
