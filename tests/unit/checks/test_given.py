"""What a learner puts into a panel without ``lab.use``: a stub, a number, a function that fails or gives no numbers."""

import inspect

import numpy as np
import pytest

from labutils.checks.handed import Stumbled
from tests.moves import PANELS


def fails(*_, **__):
    return 1 / 0


TAKING = [
    (name, parameter)
    for name, factory in PANELS.items()
    for parameter, one in inspect.signature(factory).parameters.items()
    if "Callable" in str(one.annotation)
]
LATER = {  # panels that ask the function once a control is moved
    "00 activation_panel": {"name": "sigmoid"},
    "01 table_panel": {"shown": True},
    "03 dropout_panel": {"keep_prob1": 0.5},
}
NO_FUNCTIONS = (3, "softmax", np.nan, [1, 2])
WRONG = [
    ("it fails", fails, "raises ZeroDivisionError"),
    ("one number for many", lambda Z: 0.5, "is a single number, expected "),
    ("another shape", lambda Z: Z[:1], "has shape"),
    ("NaN", lambda Z: Z * np.nan, "is NaN or infinite; expected finite numbers"),
    ("text", lambda Z: "a half", "is a string; expected an array"),
]


def test_they_are_found():
    assert len(TAKING) >= 30


def panel_with(fn, name, parameter) -> None:
    PANELS[name](**{parameter: fn}).set(**LATER.get(name, {}))


@pytest.mark.parametrize(("name", "parameter"), TAKING)
@pytest.mark.fault("a panel's function that is none, or a stub")
def test_what_is_no_function_and_a_stub_are_told_in_a_sentence(name, parameter, tried):
    for value in NO_FUNCTIONS:
        with pytest.raises(ValueError, match=rf"^{parameter} is .*; expected a function. .*\.$"):
            PANELS[name](**{parameter: value})
    with pytest.raises(Stumbled, match=f"^The panel cannot show what it was given as `{parameter}`: .*None`?; expected "):
        panel_with(lambda *_, **__: None, name, parameter)
    tried(len(NO_FUNCTIONS) + 1)


@pytest.mark.parametrize(("kind", "fn", "words"), WRONG)
@pytest.mark.fault("a panel's function: {kind}")
def test_a_function_that_fails_or_gives_other_than_numbers_is_told_in_a_sentence(kind, fn, words):
    with pytest.raises(Stumbled, match=f"^The panel cannot show what it was given as `softmax`: .*{words}"):
        panel_with(fn, "06 region_panel", "softmax")
