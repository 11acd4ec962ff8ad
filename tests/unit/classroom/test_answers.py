"""A learner's function is cut out of a notebook with what it needs, and without what only shows something."""

import numpy as np
import pytest

from labutils.classroom.answers import answer

CELLS = [
    "import numpy as np\n\nfrom labutils.labs import start as lab",
    "def helper(z):\n    return scale * np.exp(-z)",
    "scale = 1.0",
    "X = load_something_slow()",
    'def sigmoid(Z):\n    """A = 1 / (1 + e^-Z)."""\n    ...\n\nlab.check(sigmoid)',
    "def sigmoid(Z):\n    return 1 / (1 + helper(Z))\n\n# lab.hint(sigmoid)\nlab.check(sigmoid)",
    "panel = lab.neuron_panel()\npanel",
]


def run(code: str) -> dict:
    space = {}
    exec(code, space)
    return space


def test_the_last_definition_comes_with_what_it_needs_and_nothing_else():
    code = answer(CELLS, "sigmoid")
    assert run(code)["sigmoid"](np.zeros(2)).tolist() == [0.5, 0.5]
    for absent in ("load_something_slow", "panel", "lab.check", "..."):
        assert absent not in code


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["%%time\ndef f(x):\n    return x + 1"], 2),
        (["%matplotlib inline\ndef f(x):\n    return x + 1"], 2),
        (["!ls\n?print\ndef f(x):\n    return x + 1"], 2),
        (["f = lambda x: x + 1"], 2),
        (["def f(x):\n    return x + 1\n\n\ndef g():\n    return f(1)"], 2),
        (["def f(x):\n    return x * f(x - 1) if x > 1 else 2"], 2),
        (["from math import floor as down", "def f(x):\n    return down(x + 1.5)"], 2),
        (["class Box:\n    value = 1", "def f(x):\n    return x + Box.value"], 2),
        (["a, b = 1, 2", "a = 1", "def f(x):\n    return x + a"], 2),
        (["if True:\n    one = 1", "def f(x, plus=None):\n    return x + one"], 2),
        (["@staticmethod\ndef f(x):\n    return x + 1"], 2),
        (["total = 0", "total += 1", "def f(x):\n    return x + total"], 2),
        (["π = 1", "def f(x):\n    return x + π"], 2),
    ],
)
def test_it_runs_alone(cells, expected):
    assert run(answer(cells, "f"))["f"](1) == expected


def test_what_is_not_there_is_none():
    assert answer(CELLS, "softmax") is None
    assert answer([], "f") is None


@pytest.mark.parametrize(
    "broken",
    [
        "def sigmoid(Z):\n    return 1 / (1 + np.exp(-Z)",
        "def sigmoid(Z, Z):\n    return Z",
        "def sigmoid(Z):\n    return 1\nnonlocal Z",
        "def sigmoid(Z):\n    return 0" + " + 1" * 20_000,
    ],
)
@pytest.mark.fault("a cell that no Python compiles, in a hand-in")
def test_a_cell_that_is_no_python_is_handed_in_as_it_is(broken):
    assert answer(["import numpy as np", broken], "sigmoid") == broken + "\n"


def test_a_cell_that_binds_a_parameters_name_is_none_of_the_functions():
    """An experiment with ``W`` that fails, or trains for a minute, has nothing to do with the answer."""
    written = "def f(W, alpha):\n    total = sum(w for w in W)\n    return alpha * total\n"
    assert answer([written, "W = broken()", "for alpha in (1, 2):\n    train(alpha)", "total = w = 3"], "f") == written


def test_what_a_nested_function_a_default_or_a_decorator_takes_comes_along():
    cells = ["a = 1\nb = 2\nc = 3", "def deco(f):\n    return f", "d = 4"]
    written = "@deco\ndef f(x=a):\n    def g(d):\n        return b + d\n    return g(x)\n"
    assert answer([*cells, written], "f") == f"a = 1\nb = 2\ndef deco(f):\n    return f\n{written}"


def test_two_statements_on_one_line_stay_python():
    code = answer(["a = 1; b = [\n  a,\n  2]", "def f():\n    return b"], "f")
    space = {}
    exec(code, space)
    assert space["f"]() == [1, 2]
