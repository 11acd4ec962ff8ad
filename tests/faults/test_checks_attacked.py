"""Functions that would hang, leave, flood or spoil the kernel: each gets a sentence, and the kernel is as it was."""

import random

import numpy as np
import pytest

from labutils.checks import Exercise, Exercises, Wrong

CHECK = Exercises(
    [
        Exercise(
            "double",
            lambda A: 2 * A,
            lambda rng: (rng.normal(size=(3, 5)),),
            wrong=[Wrong("A", "That is A.")],
            hints=("a", "b", "c"),
        )
    ]
).check


def verdict(body: str, **names):
    space = {"np": np, **names}
    exec(compile(f"def double(A):\n    {body}", "<a cell>", "exec"), space)
    return CHECK(space["double"])


ATTACKS = {
    "while True: pass": "still running",
    "try:\n        while True: pass\n    except Exception: return A": "still running",
    "return input()": "nobody is there to answer",
    "breakpoint()": "`breakpoint()`",
    "import sys; sys.exit()": "ends with `return`",
    "raise SystemExit": "ends with `return`",
    "quit()": "ends with `return`",
    "exit(3)": "ends with `return`",
    "a = []; a.append(a); return a": "hold itself",
    "a = {}; a['a'] = a; return a": "hold itself",
    "return np.ma.masked_less(2 * A, 0)": "masked array",
    "return np.zeros(10**7)": "more than 1,000,000 numbers",
    "return [0.0] * 10**7": "more than 1,000,000 numbers",
    "print(A); print(2 * A)": "It prints its answer and returns nothing",
    "class Bad(Exception):\n        def __str__(self): raise RuntimeError\n    raise Bad": "cannot be shown",
    "raise ValueError('x' * 10**6)": "ValueError",
}


@pytest.mark.parametrize("body", ATTACKS)
def test_an_attack_gets_a_sentence_in_time(body, capsys):
    found = verdict(body)
    assert found.status == "wrong" and ATTACKS[body] in found.message
    assert len(found.message) < 1_000 and capsys.readouterr().out == ""


def test_numpy_replaced_by_the_learner_is_named(monkeypatch):
    monkeypatch.setattr(np, "max", max)
    assert "`np.max` is no longer NumPy's own" in verdict("return 2 * A").message


def test_dice_and_settings_are_as_before():
    np.random.seed(3)
    random.seed(3)
    before, settings = (np.random.get_state()[1].tolist(), random.getstate()), np.geterr()
    verdict("np.random.seed(1); np.random.rand(5); import random; random.seed(5); np.seterr(all='raise'); return 2 * A")
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before and np.geterr() == settings


def test_the_notebooks_own_names_stay_as_the_function_left_them():
    """In a notebook ``exit`` and ``quit`` are among them."""
    space = {"np": np, "exit": "IPython's", "calls": 0}
    exec("def double(A):\n    global calls\n    calls += 1\n    return 2 * A", space)
    assert CHECK(space["double"]).passed
    assert space["calls"] > 0 and space["exit"] == "IPython's"


def test_a_function_without_a_signature_is_judged():
    space = {}
    exec("import numpy as np\ndouble = np.tanh", space)
    exercises = Exercises([Exercise("tanh", np.sinh, lambda rng: (rng.normal(size=3),), wrong=[Wrong("np.cosh(x)", "c")])])
    assert exercises.check(space["double"]).status == "wrong"


def test_a_lambda_is_known_by_its_name_and_right():
    space = {}
    exec("double = lambda A: 2 * A", space)
    assert CHECK(space["double"]).passed


def test_a_timer_that_was_set_before_goes_on():
    signal = pytest.importorskip("signal")
    if not hasattr(signal, "setitimer"):
        pytest.skip("no timers here")
    before = signal.setitimer(signal.ITIMER_REAL, 100)
    verdict("return 2 * A")
    left, _ = signal.setitimer(signal.ITIMER_REAL, *before)
    assert 50 < left <= 100


def test_formulas_keep_their_stars():
    from labutils.checks.verdicts import Note

    assert "a*b*c" in Note("a*b*c, and *this* matters")._repr_html_()
    assert "<em>this</em>" in Note("a*b*c, and *this* matters")._repr_html_()
