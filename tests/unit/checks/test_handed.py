"""A function that passed its check and fails where it is used: one sentence, in the cell and in the panel."""

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from labutils.checks import Exercise
from labutils.checks.handed import WATCHED, Stumbled, handed
from labutils.labs import normalise, optimise, start


def sigmoid(Z):
    """Right for arrays of up to a hundred entries, the check's among them."""
    if np.size(Z) > 100:
        raise IndexError("tuple index out of range")
    return 1 / (1 + np.exp(-Z))


def minibatches(X, Y, batch_size, rng):
    """An empty batch comes last where m is 256."""
    m = X.shape[1]
    order = rng.permutation(m)
    starts = range(0, m + (m == 256), batch_size)
    return [(X[:, order[k : k + batch_size]], Y[:, order[k : k + batch_size]]) for k in starts]


def test_an_error_in_a_panel_is_one_sentence():
    with pytest.raises(Stumbled, match="`sigmoid` passed its check, but here line .* raises IndexError"):
        start.activation_panel(start.use(sigmoid)).set(name="sigmoid")


def test_a_wrong_answer_in_a_panel_is_one_sentence():
    with pytest.raises(Stumbled, match="passed its check, but here its result holds 2 values; expected 1"):
        optimise.batch_panel(optimise.use(minibatches))


def test_an_answer_of_another_value_is_told_with_the_shapes_passed_in():
    def wrong_where_large(alpha0, epoch, decay):
        return alpha0 / (1 + decay * min(epoch, 100))

    wrong_where_large.__name__ = "inverse_time"
    used = optimise.use(wrong_where_large)
    assert used(0.2, 30, decay=0.05) == pytest.approx(0.08)
    with pytest.raises(Stumbled, match="answers differently from the library. Passed in: single numbers"):
        used(0.2, 200, decay=0.05)


def test_the_shapes_passed_in_have_the_names_of_the_exercise():
    scaled = Exercise("scaled", lambda A, v, alpha: alpha * A + v, lambda rng: (), hints=("", "", ""))
    with pytest.raises(Stumbled, match=r"library\. Passed in: `A` \(2, 9\), `v` \(2, 1\)\. The check's"):
        handed(scaled, lambda A, v, alpha: A + v)(np.ones((2, 9)), np.ones((2, 1)), 3.0)


def test_a_function_that_is_right_is_compared_a_few_times_and_then_left_alone(monkeypatch):
    calls = []
    exercise = next(one for one in optimise.EXERCISES.exercises if one.name == "inverse_time")
    solution = exercise.solution

    def inverse_time(alpha0, epoch, decay):
        return alpha0 / (1 + decay * epoch)

    used = optimise.use(inverse_time)
    object.__setattr__(exercise, "solution", lambda *args, **settings: calls.append(1) or solution(*args, **settings))
    try:
        for epoch in range(3 * WATCHED):
            used(0.2, epoch, 0.1)
    finally:
        object.__setattr__(exercise, "solution", solution)
    assert len(calls) == WATCHED


def test_a_generator_is_left_as_the_function_itself_leaves_it():
    good = optimise.use(next(one for one in optimise.EXERCISES.exercises if one.name == "minibatches").solution)
    rng, alone = np.random.default_rng(4), np.random.default_rng(4)
    good(np.zeros((2, 9)), np.zeros((1, 9)), 4, rng)
    alone.permutation(9)
    assert rng.bit_generator.state == alone.bit_generator.state


def test_a_notebook_shows_the_sentence_alone(capsys):
    shell = InteractiveShell.instance()
    try:
        shell.user_ns.update(start=start, sigmoid=sigmoid)
        result = shell.run_cell("start.activation_panel(start.use(sigmoid)).set(name='sigmoid')")
    finally:
        InteractiveShell.clear_instance()
    said = capsys.readouterr().out
    assert isinstance(result.error_in_exec, Stumbled)
    assert "passed its check" in said and "labutils" not in said and len(said.splitlines()) < 6


def softmax_with(line, space):
    """A right softmax with a line more."""
    exec(f"def softmax(Z):\n    T = np.exp(Z - Z.max(axis=0))\n    {line}\n    return T / T.sum(axis=0)", space)
    return normalise.use(space["softmax"])


def test_a_left_over_print_comes_through_three_times(capsys):
    used = softmax_with("print('here', Z.shape)", {"np": np})
    for _ in range(100):
        used(np.zeros((3, 2)))
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == 3 * ["here (3, 2)"] + ["`softmax` prints in each call; from here on this is left out."]


def test_a_right_function_that_is_far_too_slow_gives_way_to_the_librarys(capsys, monkeypatch):
    monkeypatch.setattr("labutils.checks.handed.PATIENCE", 0.0)
    monkeypatch.setattr("labutils.checks.handed.SLOW", 2)
    space = {"np": np, "calls": []}
    used = softmax_with("calls.append(sum(range(200_000)))", space)
    for _ in range(3):
        assert used(np.zeros((4, 2))) == pytest.approx(np.full((4, 2), 0.25))
    assert "yours is right, but more than 2 times slower; the library's goes on" in capsys.readouterr().out
    in_the_check = 5
    assert len(space["calls"]) == in_the_check + 1


def test_a_function_that_is_not_slow_stays(capsys):
    used = softmax_with("pass", {"np": np})
    for _ in range(200):
        used(np.zeros((4, 2)))
    assert "slower" not in capsys.readouterr().out
