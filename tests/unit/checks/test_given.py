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
STUBS = {
    "a stub": (lambda *_, **__: None, "`None`; expected "),
    "one that fails": (fails, "raises ZeroDivisionError"),
    "one that gives NaN": (lambda *_, **__: np.nan, "expected "),
}


def test_they_are_found():
    assert len(TAKING) >= 30


@pytest.mark.parametrize(("name", "parameter"), TAKING)
@pytest.mark.fault("a panel's function that is none, a stub, fails, or gives no numbers")
def test_what_a_panel_cannot_show_is_told_in_a_sentence(name, parameter, tried):
    for value in NO_FUNCTIONS:
        with pytest.raises(ValueError, match=rf"^{parameter} is .*; expected a function. .*\.$"):
            PANELS[name](**{parameter: value})
    for fn, words in STUBS.values():
        with pytest.raises(Stumbled, match=f"^The panel cannot show what it was given as `{parameter}`: .*{words}"):
            panel = PANELS[name](**{parameter: fn})
            panel.set(**LATER[name])
    tried(len(NO_FUNCTIONS) + len(STUBS))
