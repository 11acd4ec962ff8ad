"""What a verdict says, word by word: helps, hints, numbers that nearly agree, and the HTML a notebook shows."""

from functools import partial

import IPython
import IPython.display
import numpy as np
import pytest

from labutils.checks import Exercise, Exercises, Note, Source, Verdict, Wrong, audit
from labutils.checks.errors import sentence
from labutils.checks.explain import explain
from labutils.checks.guard import DEEPEST, LARGEST, unwieldy
from labutils.checks.source import calls_on, has_placeholder
from labutils.checks.values import Pair, shape_cause, structure
from labutils.checks.verdicts import shown
from tests.unit.checks.test_judge import ROOT, STEP, TOTAL, mean_squares, total

LAB = Exercises([ROOT, TOTAL, STEP], lab="test")


def said(verb, fn):
    """What the lab says to this call."""
    if verb == "use":
        with pytest.raises(TypeError) as error:
            LAB.use(fn)
        return str(error.value)
    return repr(getattr(LAB, verb)(fn))


@pytest.mark.parametrize("verb", ["check", "hint", "solution", "start_over", "use"])
def test_a_result_in_place_of_the_function_gets_an_example(verb):
    words = said(verb, 3.0)
    assert f"`lab.{verb}(mean_squares)`, not the result of a call" in words
    assert "The exercises here are `mean_squares`, `total`, `descend`." in words


def test_a_lab_without_exercises_still_says_how_to_ask():
    assert "`lab.hint(name)`" in Exercises([]).hint(3).text


@pytest.mark.parametrize("verb", ["check", "hint", "solution", "start_over", "use"])
def test_a_stranger_is_told_by_its_name(verb):
    assert "`log` is not an exercise in this lab; the exercises here are `mean_squares`, " in said(verb, np.log)
    assert "`partial` is not an exercise in this lab" in said(verb, partial(mean_squares, 1))


def test_hints_come_in_turn_and_end_with_the_way_to_the_solution():
    lab = Exercises([TOTAL, ROOT])
    assert [lab.hint(total).text for _ in range(4)] == [
        "Hint 1 of 3: Look at the formula.",
        "Hint 2 of 3: Start with the root.",
        "Hint 3 of 3: One line with np.sqrt.",
        "No more hints. `lab.solution(total)` shows the library's own lines.",
    ]
    assert lab.hint(mean_squares).text.startswith("Hint 1"), "each exercise counts for itself"
    assert "`total` is new again" in lab.start_over(total).text and "hint 1 comes first" in lab.start_over(total).text
    assert lab.hint(total).text.startswith("Hint 1") and lab.hint(mean_squares).text.startswith("Hint 2")


def test_a_solution_is_shown_without_the_room_around_it():
    class Home:
        def mean_squares(A, epsilon):
            return A

    exercise = Exercise("mean_squares", Home.mean_squares, ROOT.cases)
    assert Exercises([exercise]).solution(mean_squares).code == "def mean_squares(A, epsilon):\n    return A"


def test_in_a_notebook_words_are_displayed_and_not_returned(monkeypatch):
    displayed = []
    monkeypatch.setattr(IPython, "get_ipython", lambda: object())
    monkeypatch.setattr(IPython.display, "display", displayed.append)
    note = Note("Look again.")
    assert shown(note) is None and displayed == [note]


@pytest.mark.parametrize(
    ("shown", "edge", "body"),
    [
        (Verdict("f", "wrong", "Not `a`\nbut *b*."), "#D55E00", "Not <code>a</code><br>but <em>b</em>."),
        (Verdict("f", "right", "3 < 4"), "#009E73", "3 &lt; 4"),
        (Verdict("f", "not attempted", "x"), "#777777", "x"),
        (Note("`f`"), "#0072B2", "<code>f</code>"),
        (Source("a < b"), "#0072B2", "<pre><code>a &lt; b</code></pre>"),
    ],
)
def test_the_html_has_the_colour_of_the_verdict_and_its_words(shown, edge, body):
    html = shown._repr_html_()
    assert f"border-left: 4px solid {edge};" in html and html.endswith(f"{body}</div>")


def test_a_wrong_answer_may_be_an_expression_in_the_names_of_its_module():
    exercise = Exercise("mean_squares", mean_squares, lambda rng: HERE, [Wrong("np.sum(A) + len(HERE)", "It is a sum.")])
    assert exercise.wrong[0].fn(np.ones((2, 2)), 0.0) == 4 + len(HERE)


HERE = (1, 2, 3)


def explained(got, want, **given):
    """The sentence on one wrong value, the same in two cases."""
    return explain([([Pair("`x`", got, want)], given)] * 2)


def shown_first(got, want, **given):
    """The sentence on a wrong value that no relation explains: in the second case it is off in another way."""
    other = np.linspace(3.0, 4.0, np.size(want)).reshape(np.shape(want))[()]
    return explain([([Pair("`x`", got, want)], given), ([Pair("`x`", other**2 - 2.3, other)], given)])


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (2.0, 3.0, "got 2, expected 3"),
        (1.23456, 2.34567, "got 1.235, expected 2.346"),
        (1.2345, 1.2344, "got 1.2345, expected 1.2344"),
        (1.23456789, 1.23456788, "got 1.23456789, expected 1.23456788"),
        (-0.0, 5.0, "got 0, expected 5"),
        (1.23, 1.23456789, "(rounded to 2 decimals: return the number as it is)"),
        (1.235, 1.23456789, "(rounded to 3 decimals: return the number as it is)"),
        (2.7182818, np.e, "(rounded to 7 decimals"),
        (1.0001, 1.0, "(a tiny difference: a small term like 1e-8 too many, or in another place?)"),
        (np.float32(1.1), np.float64(1.1), "(right to the digits that float32 holds: compute in float64)"),
    ],
)
def test_two_numbers_are_shown_with_as_many_digits_as_it_takes(got, want, words):
    assert words in shown_first(got, want)


def test_numbers_far_apart_are_not_called_nearly_right():
    assert "tiny" not in shown_first(1.01, 1.0) and "rounded" not in shown_first(3.0, 3.04)


def test_an_entry_of_nearly_0_may_be_as_far_off_as_the_largest_one():
    want = np.array([1.0, 2.0, 0.0])
    assert "(a tiny difference" in shown_first(want + [1e-4, 2e-5, 1e-4], want)
    assert "(a tiny difference" not in shown_first(want + [1e-4, 2e-5, 1e-2], want)


def test_the_opening_names_what_has_the_right_shape():
    want = np.array([1.0, 2.0, 4.0])
    assert explained(want + [0.3, 0.1, 0.7], want).startswith("The shape of `x` is right, the values are not: ")
    two = [Pair(name, want + [0.3, 0.1, 0.7], want) for name in ("`x`", "`y`")]
    assert explain([(two, {})] * 2).startswith("The shapes of `x` and `y` are right, the values are not. ")


@pytest.mark.parametrize(
    ("most", "too_many"),
    [
        (np.zeros(LARGEST), np.zeros(LARGEST + 1)),
        ([0.0] * (LARGEST // 2), [0.0] * (LARGEST // 2 + 1)),
        ({"a": np.zeros(LARGEST - 1)}, {"a": np.zeros(LARGEST)}),
    ],
)
def test_an_answer_of_a_million_numbers_is_looked_at_and_no_larger_one(most, too_many):
    assert unwieldy(most) is None and "more than 1,000,000 numbers" in unwieldy(too_many)


def test_lists_are_followed_twenty_deep():
    def nested(depth):
        return [nested(depth - 1)] if depth else 1.0

    assert unwieldy(nested(DEEPEST)) is None and "more than 20 deep" in unwieldy(nested(DEEPEST + 1))


def test_of_an_array_the_first_wrong_entry_is_shown():
    want = np.array([1.0, 2.0, 3.0, 4.0])
    words = shown_first(want + [0, 0.7, 0, 0.1], want)
    assert "2 of 4 entries are right; the first wrong one is [1]: got 2.7, expected 2" in words
    assert "no entry is right; at [0]: got 1.5, expected 1" in shown_first(want + [0.5, 0.7, 0.9, 0.1], want)
    words = shown_first((want * np.pi).astype(np.float32), want * np.pi)
    assert "no entry is exactly right; at [0]: got 3.1415927" in words and "float32" in words


def test_the_settings_of_the_case_are_told():
    assert shown_first(2.5, 3.0, alpha=0.1234567, X=np.ones(2)).endswith("expected 3 (with alpha = 0.1235).")
    assert shown_first(2.5, 3.0).endswith("expected 3.")


def test_one_number_is_it_and_two_are_each():
    pairs = [Pair("`x`", 2.0, 1.0), Pair("`y`", 6.0, 3.0)]
    assert "it is twice what it should be" in explain([(pairs[:1], {})] * 2)
    assert "each is twice what it should be" in explain([(pairs, {})] * 2)
    assert "every entry is twice" in explained(np.array([2.0, 4.0]), np.array([1.0, 2.0]))


def test_rows_that_share_a_factor_are_told():
    want = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 9.0]])
    factors = np.array([[1.3], [1.7], [1.1]])
    assert "in each row all entries are off by the same factor" in explained(want * factors, want)
    assert "in each row all entries are off by the same amount" in explained(want + factors, want)
    assert "in each column all entries are off by the same factor" in explained(want * [[1.3, 1.7]], want)
    assert "all entries are off by the same" not in explained(want * [[1.3, 1.7], [1.9, 1.2], [1.1, 1.6]], want)
    whole = np.array([[2, 4], [6, 10]])
    assert "every entry is 1.5 times" in explained(whole * 3 // 2, whole)


@pytest.mark.parametrize(
    ("got", "want", "words"),
    [
        (slice(1), 1.0, "x is a slice; expected a number"),
        ([1.0, 2.0], 1.0, "x is a list of 2; expected a number"),
        ((1.0,), 1.0, "x is a tuple of 1; expected a number. Return this one value only."),
        (type("Pair", (tuple,), {})((1, 2)), 1.0, "x is a tuple of 2; expected a number"),
        (None, "text", "x is `None`; expected a string"),
        (np.array(["a"]), 1.0, "x is an array of <U1; expected a number"),
    ],
)
def test_the_kind_of_an_answer_is_named(got, want, words):
    assert words in structure(got, want, "x")


def test_a_shape_of_its_own_has_no_usual_cause():
    assert shape_cause((2, 3), (2, 4)) == ""
    assert shape_cause((3,), (3, 1)) == ": `keepdims=True` is missing"


def test_calls_on_one_argument_are_found_and_no_others():
    def solution(rng, A):
        shuffle = rng.permutation
        return rng.random(A.shape) + A.sum() + np.random.random() + shuffle(3) + len(A)

    assert calls_on(solution, "rng") == ["permutation", "random"] or calls_on(solution, "rng") == ["random"]
    assert calls_on(np.tanh, "rng") == []


def test_a_placeholder_is_a_line_of_dots_and_not_dots_in_an_index():
    def untouched(A):
        A = ...
        return A

    def written(A):
        return A[..., 0]

    def told(A):
        return np.add(A, 1, out=...)

    assert has_placeholder(untouched) and not has_placeholder(written) and not has_placeholder(told)


def test_an_error_without_a_known_cure_is_told_as_it_is():
    def fails(A):
        raise KeyboardInterrupt

    assert sentence(ArithmeticError("odd"), fails, {}) == "Your function raises ArithmeticError: odd."
    assert sentence(ArithmeticError("odd"), np.tanh, {}) == "Your function raises ArithmeticError: odd."


def test_the_audit_takes_a_message_with_or_without_its_full_stop():
    wrong = [Wrong("np.mean(A**2, axis=1, keepdims=True)", "The root is missing")]
    exercise = Exercise("mean_squares", mean_squares, ROOT.cases, wrong, hints=ROOT.hints)
    assert audit([exercise]) == []


WANT = np.array([[1.3, -2.1, 0.7], [0.9, 3.3, -1.7]])
A, B = 0.37, 0.83


@pytest.mark.parametrize(
    ("factor", "name"),
    [
        (2.0, "twice what it should be"),
        (0.5, "half of what it should be"),
        (1 / np.log(10), "1/ln 10 times what it should be"),
        (1 / np.log(2), "1/ln 2 times what it should be"),
        (A, "`a` times what it should be"),
        (1 / A, "1/`a` times what it should be"),
        (2 * A, "2·`a` times what it should be"),
        (1 / (2 * A), "1/(2·`a`) times what it should be"),
        (1 - A, "(1 - `a`) times what it should be"),
        (1 / (1 - A), "1/(1 - `a`) times what it should be"),
        (A * B, "`a`·`b` times what it should be"),
        (A / B, "`a`/`b` times what it should be"),
        (1 / (A * B), "1/(`a`·`b`) times what it should be"),
        (A**2, "`a`² times what it should be"),
        (100, "100 times too large"),
        (0.01, "100 times too small"),
        (1 / np.sqrt(2), "√2 times too small"),
        (1.2345, "1.2345 times what it should be"),
        (-1.0, "right except for the sign"),
        (-A, "of the wrong sign, and `a` times what it should be"),
    ],
)
def test_a_factor_is_called_by_its_name(factor, name):
    assert f"every entry is {name}" in explained(factor * WANT, WANT, a=A, b=B)


@pytest.mark.parametrize("value", [1, 0, -0.4, np.ones(3)])
def test_a_factor_is_no_setting_that_explains_nothing(value):
    assert "`c`" not in explained(1.2345 * WANT, WANT, c=value)


def test_a_setting_above_1_leaves_nothing_to_1():
    assert "every entry is of the wrong sign, and 1.5 times" in explained(-1.5 * WANT, WANT, c=2.5)


@pytest.mark.parametrize(
    ("offset", "words"),
    [(A, "every entry is `a` too large"), (-A, "every entry is `a` too small"), (0.25, "every entry is 0.25 too large")],
)
def test_an_offset_is_called_by_its_name(offset, words):
    assert words in explained(WANT + offset, WANT, a=A, X=np.full(3, 0.25))
    assert words in explained(WANT[:1, :2] + offset, WANT[:1, :2], a=A), "two entries are enough"


def test_of_whole_numbers_the_offset_is_found_too():
    whole = np.array([1, 5, 9])
    assert "every entry is 2 too large" in explained(whole + 2, whole)
    assert "every entry is 2 too small" in explained(whole - 2, whole.astype(np.uint8))


def test_what_comes_on_top_of_an_argument_is_told_by_its_factor():
    W = np.arange(6.0).reshape(2, 3) ** 2
    assert "what comes on top of `W` is twice what it should be" in explained(W + 2 * WANT, W + WANT, W=W)
    assert "what comes on top of `W` is `a` times" in explained(W + A * WANT, W + WANT, W=W, a=A)
    assert "on top" not in explained(W + 1.2345 * WANT, W + WANT, W=W), "a factor without a name turns up by algebra alone"
    assert "on top" not in explained(W + WANT / np.log(10), W + WANT, W=W)


def test_settings_of_2_and_above_are_named_as_they_are():
    assert "every entry is 2·`c` times what it should be" in explained(4 * WANT, WANT, c=2)
    assert "(1 - " not in explained(0.3 * WANT, WANT, c=1.5, d=1.6), "nothing of them is left to 1"
    assert "m² times too large" in explained(4 * WANT, WANT, X=np.ones((3, 2)))


def test_of_many_wrong_values_the_first_is_explained():
    pairs = [Pair(f"`{name}`", 2.0 + n, 1.0 + n / 2) for n, name in enumerate("abcde")]
    words = explain([(pairs, {})] * 2)
    assert words.startswith("`a` has another value than expected") and "`b`" not in words


def test_what_is_not_finite_is_opened_with_its_whole_name():
    def total(weights):
        return np.inf

    assert LAB.check(total).message.startswith("Your result holds infinity: look for log(0)")


ONE, OTHER = 1.3, 0.7


def test_numbers_left_over_from_other_cells_are_named_together():
    def total(weights):
        return sum(np.sum(W) for W in weights) * ONE + OTHER

    assert "`ONE` and `OTHER` are not arguments, but left over from another cell" in LAB.check(total).message
