"""The judge of learners' answers, tried on a small made-up lab."""

from collections import Counter
from dataclasses import replace
from functools import wraps

import numpy as np
import pytest

from labutils.checks import Exercise, Exercises, Verdict, Wrong, audit, learner
from labutils.checks.judge import judge


def mean_squares(A, epsilon):
    """Root of the mean square of each row, epsilon outside the root."""
    return np.sqrt(np.mean(A**2, axis=1, keepdims=True)) + epsilon


def epsilon_inside(A, epsilon):
    return np.sqrt(np.mean(A**2, axis=1, keepdims=True) + epsilon)


def no_mean(A, epsilon):
    return np.sqrt(np.sum(A**2, axis=1, keepdims=True)) + epsilon


def noisy_keep(A, keep_prob, rng):
    """A mask and what it leaves."""
    mask = rng.random(A.shape) < keep_prob
    return A * mask / keep_prob, mask


def share_dropped(A, keep_prob, rng):
    mask = rng.random(A.shape) > keep_prob
    return A * mask / keep_prob, mask


def mask_from_above(A, keep_prob, rng):
    mask = rng.random(A.shape) > 1 - keep_prob
    return A * mask / keep_prob, mask


def total(weights):
    return sum(np.sum(W) for W in weights)


def descend(theta, grad, alpha):
    """One step, in place."""
    theta -= alpha * grad


HINTS = ("Look at the formula.", "Start with the root.", "One line with np.sqrt.")

ROOT = Exercise(
    "mean_squares",
    mean_squares,
    lambda rng: (rng.normal(size=(3, 5)), rng.uniform(0.1, 0.4)),
    wrong=[
        Wrong(epsilon_inside, "This is what you get with epsilon inside the root."),
        Wrong(no_mean, "This is the sum, not the mean."),
    ],
    hints=HINTS,
    right="epsilon stands outside the root.",
)
KEEP = Exercise(
    "noisy_keep",
    noisy_keep,
    lambda rng: (rng.normal(size=(4, 6)), rng.uniform(0.6, 0.9), np.random.default_rng(rng.integers(99))),
    wrong=[Wrong(share_dropped, "keep_prob is the share kept.")],
    hints=HINTS,
    returns=("A_dropped", "mask"),
    also_right=[mask_from_above],
)
TOTAL = Exercise("total", total, lambda rng: ([rng.normal(size=3), rng.normal(size=4)],), hints=HINTS)
STEP = Exercise(
    "descend",
    descend,
    lambda rng: (rng.normal(size=7), rng.normal(size=7), rng.uniform(0.1, 0.3)),
    wrong=[Wrong(lambda theta, grad, alpha: np.add(theta, alpha * grad, out=theta), "This goes uphill.")],
    hints=HINTS,
)


@pytest.fixture
def lab():
    return Exercises([ROOT, KEEP, STEP])


def answer(name, body, arguments):
    """A learner's function made from text, so without a source file."""
    space = {"np": np}
    exec(f"def {name}({arguments}):\n    {body}", space)
    return space[name]


def root(body):
    """ROOTS stands for the right root."""
    body = body.replace("ROOTS", "np.sqrt(np.mean(A**2, axis=1, keepdims=True))")
    return answer("mean_squares", body, "A, epsilon")


def keep(body):
    """DRAW stands for the right draw."""
    return answer("noisy_keep", body.replace("DRAW", "mask = rng.random(A.shape)"), "A, keep_prob, rng")


def test_the_example_lab_passes_its_own_audit(lab):
    assert audit(lab) == []


def test_a_stub_is_not_attempted_and_is_told_about_the_hint(lab):
    def mean_squares(A, epsilon):
        """Docstring."""
        ...

    verdict = lab.check(mean_squares)
    assert (verdict.status, verdict.passed) == ("not attempted", False)
    assert "lab.hint(mean_squares)" in verdict.message


def test_a_result_in_place_of_the_function_is_told_with_the_first_exercise_as_example(lab):
    message = lab.check(3.0).message
    assert "`lab.check(mean_squares)`" in message and "`mean_squares`, `noisy_keep`, `descend`" in message


def test_the_same_seed_gives_the_same_case():
    one, same, other = (ROOT.arguments(seed) for seed in (3, 3, 4))
    assert np.array_equal(one[0], same[0]) and one[1] == same[1] and one[0] is not same[0]
    assert not np.array_equal(one[0], other[0])


def test_a_line_that_cannot_be_read_is_named_by_its_number(lab):
    message = lab.check(root("return A / np.linalg.inv(A)")).message
    assert message.startswith("Line 2 raises LinAlgError: ")


def test_a_stub_with_lines_of_dots_is_not_attempted(lab):
    def noisy_keep(A, keep_prob, rng):
        mask = ...
        A_dropped = ...
        return A_dropped, mask

    assert lab.check(noisy_keep).status == "not attempted"


def test_a_stub_whose_dots_are_computed_with_is_not_attempted(lab):
    def noisy_keep(A, keep_prob, rng):
        mask = ...
        return A * mask, mask

    assert lab.check(noisy_keep).status == "not attempted"


def test_a_forgotten_return_is_not_taken_for_a_stub(lab):
    def mean_squares(A, epsilon):
        np.sqrt(np.mean(A**2, axis=1, keepdims=True)) + epsilon

    verdict = lab.check(mean_squares)
    assert verdict.status == "wrong" and "`return`" in verdict.message


def test_the_right_answer_passes_and_says_what_was_right(lab):
    verdict = lab.check(mean_squares)
    praise = "Agrees on 5 random inputs. epsilon stands outside the root."
    assert verdict == Verdict("mean_squares", "right", praise)
    assert repr(verdict) == f"✓ mean_squares: right. {praise}"


def test_another_order_of_summation_passes(lab):
    body = "return (A[:, ::-1] @ A.T[::-1]).diagonal()[:, None] ** .5 / 5 ** .5 + epsilon"
    assert lab.check(root(body)).passed


def test_a_right_answer_with_a_loop_gets_a_kind_tip(lab):
    def mean_squares(A, epsilon):
        out = np.zeros((A.shape[0], 1))
        for i in range(A.shape[0]):
            out[i, 0] = np.sqrt(np.mean(A[i] ** 2)) + epsilon
        return out

    verdict = lab.check(mean_squares)
    assert verdict.passed and "loop" in verdict.message


def test_a_loop_gets_no_tip_where_the_solution_has_one_too():
    def total(weights):
        out = 0.0
        for W in weights:
            out = out + np.sum(W)
        return out

    assert Exercises([TOTAL]).check(total).message == "Agrees on 5 random inputs."


def test_a_right_answer_drawn_in_another_way_passes(lab):
    fn = keep("DRAW > 1 - keep_prob; return A * mask / keep_prob, mask")
    assert lab.check(fn).passed


def test_a_mask_of_ones_and_zeros_is_as_good_as_one_of_truth_values(lab):
    fn = keep("mask = (rng.random(A.shape) < keep_prob).astype(int); return A * mask / keep_prob, mask")
    assert lab.check(fn).passed


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return np.sqrt(np.mean(A**2, axis=1, keepdims=True) + epsilon)", "epsilon inside the root"),
        ("return np.sqrt(np.sum(A**2, axis=1, keepdims=True)) + epsilon", "This is the sum, not the mean."),
        ("return np.sqrt(np.mean(A**2, axis=1))", "has shape (3,), expected (3, 1): `keepdims=True` is missing."),
        ("return (ROOTS + epsilon).T", "(1, 3), expected (3, 1): it is transposed"),
        ("return np.sqrt(np.mean(A**2, axis=0, keepdims=True)) + epsilon", "the wrong axis"),
        ("return np.sqrt(np.mean(A**2)) + epsilon", "a single number, expected (3, 1): a sum or a mean runs over all"),
        ("return -ROOTS - epsilon", "every entry is right except for the sign"),
        ("return 2 * (ROOTS + epsilon)", "twice"),
        ("return 5 * (ROOTS + epsilon)", "m times too large (m: the columns of `A`), as if a mean"),
        ("return epsilon * (ROOTS + epsilon)", "`epsilon` times"),
        ("return (ROOTS + epsilon) / np.log(10)", "base 10"),
        ("return 0.37 * (ROOTS + epsilon)", "0.37 times"),
        ("return ROOTS", "`epsilon` too small"),
        ("return ROOTS + epsilon + 1.5", "1.5 too large"),
        ("return np.zeros((3, 1))", "every entry is 0"),
        ("return np.log(A[:, :1] * 0)", "log(0)"),
        ("return ROOTS + epsilon * np.array([[2], [1], [3]])", "1 of 3 entries are right; the first wrong one is [0, 0]"),
        ("return ROOTS + epsilon * 1.0001", "tiny difference"),
        ("A **= 2; return np.sqrt(np.mean(A, axis=1, keepdims=True)) + epsilon", "changes its input `A`"),
        ("return A, epsilon", "is a tuple of 2; expected an array of shape (3, 1)"),
        ("return [1.0, 2.0]", "`np.array(...)` around it"),
        ("return 'three'", "a string; expected an array"),
        ("return A[:, :1] * np.random.rand()", "Two calls with the same input differ: nothing random is needed"),
        ("return np.zeros(A)", "`A.shape`"),
        ("return sqrt(A)", "prefix: `np.sqrt`"),
        ("return np.mean(B)", "`B` is not among"),
        ("return A @ A", "inner sizes"),
        ("return A + A.T", "do not fit entry by entry"),
        ("return A if A > 0 else epsilon", "np.where"),
        ("return A(2)", "Round brackets"),
        ("return A[7]", "counts from 0; columns are picked by `[:, ...]`"),
        ("return 1 / 0", "A divisor is 0"),
        ("return np.sqare(A)", "`sqare`"),
        ("return mean_squares(A, epsilon)", "calls itself"),
        ("raise Exception", "Exception: no message"),
        ("return norm(A)", "prefix: `np.linalg.norm`"),
        ("return np.norm(A)", "prefix: `np.linalg.norm`"),
        ("return np.nrom(A)", "no `nrom` at its top level"),
        ("return np.sqrt(2) * (ROOTS + epsilon)", "√2 times"),
        ("return A ^ 2", "`**`"),
        ("return -(A > 0)", "`~mask`"),
        ("return A.reshape(4, 4)", "These 15 entries"),
        ("return np.array([A[0], A[0, 1:]])", "keep them in a list"),
        ("return max(())", "what is the answer then?"),
        ("return sum(sum(sum(A)))", "one `sum` too many?"),
        ("return np.mean(A, axis=2)", "fewer axes"),
        ("return np.random.default_rng(0).random(3, 5)", "a tuple"),
        ("return np.random.default_rng(0).randn(3, 5)", "the old `np.random`"),
        ("return max * 2", "round brackets"),
        ("return A > 0 if A[0, 0] > 0 else None", "every way through the function"),
        ("return bool(epsilon)", "is a truth value; expected an array"),
    ],
)
def test_a_wrong_answer_is_told_what_is_wrong(lab, body, words):
    verdict = lab.check(root(body))
    assert verdict.status == "wrong"
    assert words in verdict.message


def test_a_numpy_that_is_not_imported_is_named_with_the_cell_that_imports_it(lab):
    fn = root("return ROOTS + epsilon")
    del fn.__globals__["np"]
    assert "NumPy is not imported yet: run the notebook's first code cell" in lab.check(fn).message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return W > 0", "a truth value; expected a number."),
        ("return [W, W]", "is a list of 2; expected a number."),
        ("return [W, W]", "number."),
    ],
)
def test_where_a_number_is_expected_no_cure_for_arrays_is_offered(body, words):
    half = Exercise("half", lambda W: W / 2, lambda rng: (rng.uniform(2, 3),), hints=HINTS)
    assert Exercises([half]).check(answer("half", body, "W")).message.endswith(words)


def test_a_mask_returned_for_numbers_gets_a_verdict():
    scaled = Exercise("scaled", lambda mask, p: mask / p, lambda rng: (rng.random((3, 5)) < 0.7, rng.uniform(0.6, 0.9)))
    unchanged = Exercises([scaled]).check(answer("scaled", "return mask", "mask, p"))
    assert "it is the `mask` that came in, unchanged" in unchanged.message
    assert Exercises([scaled]).check(answer("scaled", "return ~mask", "mask, p")).status == "wrong"


def test_an_error_is_placed_on_the_learners_line(lab):
    def mean_squares(A, epsilon):
        keep = A
        return keep @ np.linalg.inv(keep)

    message = lab.check(mean_squares).message
    assert "`return keep @ np.linalg.inv(keep)`," in message and "raises LinAlgError" in message


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("DRAW > keep_prob; return A * mask / keep_prob, mask", "keep_prob is the share kept."),
        ("DRAW < keep_prob; return mask, A * mask / keep_prob", "The right values, in the order `mask`, `A_dropped`"),
        ("DRAW < keep_prob; return A * mask", "returns 1 value; expected 2 values: `A_dropped`, `mask`"),
        ("DRAW < keep_prob; return A * mask, mask", "`mask` is right."),
        ("DRAW < keep_prob; return A * mask, mask", "`keep_prob` times what it should be"),
        ("DRAW < keep_prob; return A * mask / keep_prob, None", "`mask` is `None`; expected"),
        ("mask = np.random.rand(*A.shape) < keep_prob; return A * mask / keep_prob, mask", "Two calls with the"),
        ("mask = np.ones(A.shape); return A * mask / keep_prob, mask", "Nothing is drawn from the `rng`"),
        ("mask = rng.random((2, *A.shape))[0] < keep_prob; return A * mask / keep_prob, mask", "Agrees"),
        ("rng.random(); DRAW < keep_prob; return A * mask / keep_prob, mask", "one call, `rng.random(...)`, is all."),
    ],
)
def test_answers_with_two_values_and_a_generator(lab, body, words):
    assert words in lab.check(keep(body)).message


def test_a_single_number_is_not_called_an_array():
    half = Exercise("half", lambda x: x / 2, lambda rng: (rng.uniform(2, 3),), hints=HINTS)
    verdict = Exercises([half]).check(answer("half", "return x", "x"))
    assert verdict.message == "Your result has another value than expected: it is the `x` that came in, unchanged."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return J + lambd * W / 4", "what comes on top of `J` is half of what it should be."),
        ("return J - lambd * W / 2", "what comes on top of `J` is right except for the sign."),
        ("return J + W / 2", "what comes on top of `J` is 1/`lambd` times what it should be."),
        ("return J + lambd * W / 2 + 0.1 * W**2", "got "),
    ],
)
def test_in_a_sum_the_part_that_is_off_is_found(body, words):
    total = Exercise(
        "total",
        lambda J, W, lambd: J + lambd * W / 2,
        lambda rng: (rng.normal(size=(2, 3)), rng.normal(size=(2, 3)), rng.uniform(2, 3)),
        hints=HINTS,
    )
    assert words in Exercises([total]).check(answer("total", body, "J, W, lambd")).message


def test_other_arguments_than_those_passed_are_named(lab):
    verdict = lab.check(answer("noisy_keep", "return A", "A, keep_prob"))
    words = "It is called with (A, keep_prob, rng), but yours takes (A, keep_prob)."
    assert verdict == Verdict("noisy_keep", "wrong", words)


def test_an_argument_that_must_be_named_is_told(lab):
    def noisy_keep(A, *, keep_prob, rng):
        return A

    assert "yours takes (A, *, keep_prob, rng). What comes after `*`" in lab.check(noisy_keep).message


def test_arguments_in_another_order_are_told_before_what_follows_from_it(lab):
    message = lab.check(answer("noisy_keep", "return A @ keep_prob", "keep_prob, A, rng")).message
    assert message == "The arguments come in the order (A, keep_prob, rng); yours are (keep_prob, A, rng)."


def test_dots_left_over_below_lines_of_ones_own_are_told(lab):
    def noisy_keep(A, keep_prob, rng):
        A = A * (rng.random(A.shape) < keep_prob)
        ...

    verdict = lab.check(noisy_keep)
    assert verdict.status == "wrong" and "still among your lines" in verdict.message


def test_what_a_first_import_takes_is_not_the_learners_doing(lab, tmp_path, monkeypatch):
    monkeypatch.setattr(learner, "SECONDS", 0.4)
    (tmp_path / "slow_to_load.py").write_text(
        "import time; until = time.monotonic() + 0.6\nwhile time.monotonic() < until: pass"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert "still running" not in lab.check(root("import slow_to_load; return A")).message
    assert "still running" in lab.check(root("while True: pass")).message


def test_nor_is_it_counted_into_the_time_of_the_whole_check(lab, tmp_path, monkeypatch):
    monkeypatch.setattr(learner, "SECONDS", 0.2)
    monkeypatch.setattr("labutils.checks.judge.TOGETHER", 0.7)
    (tmp_path / "slower_to_load.py").write_text(
        "import time; until = time.monotonic() + 1\nwhile time.monotonic() < until: pass"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert "still running" not in lab.check(root("import slower_to_load; return A")).message


def test_an_exercise_in_place_is_judged_by_what_it_fills(lab):
    assert lab.check(answer("descend", "theta -= alpha * grad", "theta, grad, alpha")).passed
    lost = lab.check(answer("descend", "theta = theta - alpha * grad; return theta", "theta, grad, alpha"))
    assert lost.status == "wrong" and "`theta`" in lost.message
    assert "uphill" in lab.check(answer("descend", "theta += alpha * grad", "theta, grad, alpha")).message


def test_a_mistake_that_shows_on_some_inputs_only_is_not_named_as_another(lab):
    body = "return np.sqrt(np.mean(A**2, axis=1, keepdims=True)) + epsilon * (1 if A[0, 0] > 0 else -1)"
    verdict = lab.check(root(body))
    assert verdict.status == "wrong" and "expected" in verdict.message


def test_an_interrupt_passes_through_so_that_the_stop_button_works(lab):
    with pytest.raises(KeyboardInterrupt):
        lab.check(root("raise KeyboardInterrupt"))


def test_an_error_in_the_exercise_itself_is_not_blamed_on_the_learner():
    broken = Exercise("f", lambda x: x / 0, lambda rng: (1.0,), hints=HINTS)
    with pytest.raises(ZeroDivisionError):
        Exercises([broken]).check(answer("f", "return x", "x"))


def test_three_hints_then_the_way_to_the_solution_counted_for_each_exercise(lab):
    notes = [repr(lab.hint(mean_squares)) for _ in range(4)]
    assert notes[:3] == [f"Hint {i} of 3: {text}" for i, text in enumerate(HINTS, start=1)]
    assert "lab.solution(mean_squares)" in notes[3]
    assert repr(lab.hint(noisy_keep)).startswith("Hint 1 of 3")


def test_the_solution_is_the_source_of_the_function_itself(lab):
    assert repr(lab.solution(root("..."))).startswith('def mean_squares(A, epsilon):\n    """Root of')
    assert "&lt; keep_prob" in lab.solution(noisy_keep)._repr_html_()


def test_use_gives_the_learners_function_only_if_it_is_right(lab, capsys):
    mine = root("return epsilon + np.sqrt(np.mean(A**2, axis=1, keepdims=True))")
    assert lab.use(mine).__wrapped__ is mine
    assert lab.use(root("return A")) is mean_squares
    said = ["mean_squares: yours", "mean_squares: the library's, until yours is right"]
    assert capsys.readouterr().out.splitlines() == said


def test_a_result_in_place_of_a_function_gets_a_kind_sentence(lab):
    for call in (lab.check, lab.hint, lab.solution):
        assert "Give the function itself" in repr(call(np.ones(3)))
    with pytest.raises(TypeError, match="Give the function itself"):
        lab.use(np.ones(3))


def test_an_unknown_function_is_told_the_names_of_the_exercises(lab):
    assert "`mean_squares`, `noisy_keep`, `descend`" in lab.check(np.sqrt).message
    assert "`<lambda>` is not an exercise" in lab.check(lambda: 1).message


def test_a_verdict_as_html_is_escaped_and_does_not_speak_in_colours_only():
    html = Verdict("f", "wrong", "`A < 0` & <script>")._repr_html_()
    assert "<code>A &lt; 0</code> &amp; &lt;script&gt;" in html
    assert "✗" in html and "f: not yet." in html


def test_stars_are_stress_in_html_but_not_in_code_or_in_a_product():
    html = Verdict("f", "wrong", "The *training* set: `2 * a *b*`, a * b * c; ** or pow().")._repr_html_()
    assert "The <em>training</em> set: <code>2 * a *b*</code>, a * b * c; ** or pow()." in html


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"hints": ("one", "two", "")}, "three hints"),
        ({"wrong": [Wrong(no_mean, "a"), Wrong(lambda A, epsilon: no_mean(A, epsilon), "b")]}, "the same values"),
        ({"wrong": [Wrong(mean_squares, "a")]}, "counts as right"),
        ({"wrong": []}, "no wrong answer"),
        ({"wrong": [Wrong(lambda A, epsilon: A / 0, "z"), Wrong(lambda A: A, "too few")]}, "another message"),
        ({"also_right": [no_mean]}, "not the mean.' counts as right"),
    ],
)
def test_the_audit_finds_a_faulty_exercise(change, fault):
    faulty = Exercise(**{**vars(ROOT), **change})
    assert any(fault in sentence for sentence in audit([faulty]))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("return (ROOTS + epsilon).astype(np.float32)", "digits that float32 holds"),
        ("return np.round(ROOTS + epsilon, 5)", "rounded to 5 decimals"),
        ("return ROOTS + epsilon + 1e-8 * A[:, :1]", "a small term like 1e-8"),
    ],
)
def test_a_value_that_is_nearly_right_is_told_why(lab, body, words):
    assert words in lab.check(root(body)).message


def test_a_number_left_over_from_another_cell_is_named(lab):
    fn = root("return ROOTS + eps * A[:, :1]")
    fn.__globals__["eps"] = 0.3
    assert lab.check(fn).message.endswith("`eps` is not an argument, but left over from another cell: is that meant?")


def test_numpys_way_of_printing_is_afterwards_as_it_was(lab):
    before = np.get_printoptions()
    lab.check(root("np.set_printoptions(precision=2); return ROOTS + epsilon"))
    assert np.get_printoptions() == before


def counted(calls, name, fn):
    @wraps(fn)
    def call(*args):
        calls[name] += 1
        return fn(*args)

    return call


@pytest.mark.parametrize(("answer", "learner"), [(mean_squares, 5), (no_mean, 6), (lambda A, epsilon: A + 3, 6)])
def test_a_verdict_computes_each_thing_once(answer, learner):
    """The solution and the learner once a case, the learner once more if wrong: do two calls agree?"""
    calls = Counter()
    solution, cases = counted(calls, "solution", mean_squares), counted(calls, "cases", ROOT.cases)
    exercise = replace(ROOT, solution=solution, cases=cases, wrong=[])
    judge(exercise, counted(calls, "learner", answer))
    again = learner - 5
    assert calls == {"solution": 5, "learner": learner, "cases": 15 + again}


def test_a_known_wrong_answer_is_tried_once_a_case_and_no_further_than_it_fits():
    calls = Counter()
    wrong = [Wrong(counted(calls, f"{n}", fn), "No.") for n, fn in enumerate((epsilon_inside, no_mean, no_mean))]
    judge(replace(ROOT, wrong=wrong), no_mean)
    assert calls == {"0": 1, "1": 5}
