"""Numbers out of the ordinary: values that no control takes, and own points that no textbook would draw."""

import re

import numpy as np
import pytest
import traitlets

from labutils.labs import LABS
from labutils.labs.playground import playground_panel
from labutils.live import Panel
from labutils.live.controls import Button, Slider
from labutils.recipe import OWN, Recipe, packed
from tests.moves import PANELS, look, set_to

BEYOND = (1e6, 1e9, -1e9, 1e300, np.nan, np.inf, "1", None, [1, 2], np.zeros(3))
QUICK = {"updates": 40}


@pytest.mark.parametrize("name", [next(name for name in PANELS if name.startswith(number)) for number in LABS])
@pytest.mark.fault("a value that a control does not take, from Python")
def test_a_value_beyond_its_control_is_refused_and_changes_nothing(name, tried):
    tried(refuse(PANELS[name]()))


def refuse(panel: Panel) -> int:
    """All of these values, at each control; returns how many were refused."""
    said, values, trials = panel.status, panel.values, 0
    for setting, control in panel.controls.items():
        refused = f"^{re.escape(control.label)} is .*; expected "
        for value in BEYOND:
            if fits(control, value):
                continue
            trials += 1
            with pytest.raises(traitlets.TraitError, match=refused):
                setattr(panel.params, setting, value)
            with pytest.raises(ValueError, match=refused):
                panel.set(**{setting: value})
    assert (panel.status, panel.values, panel.error) == (said, values, None)
    panel.close()
    return trials


def fits(control, value) -> bool:
    """Does the slider reach so far? A button may have been pressed so often."""
    if not isinstance(value, float) or not isinstance(control, Slider | Button):
        return False
    return value >= 0 and value < np.inf if isinstance(control, Button) else control.min <= value <= control.max


def cloud(rng: np.random.Generator, size: int, labels) -> list[list[float]]:
    return [[*place, int(label)] for place, label in zip(rng.normal(0, 0.5, (size, 2)).clip(-2, 2).tolist(), labels)]


def with_constant(place: int):
    def made(rng):
        return [[*(0.3 if i == place else v for i, v in enumerate(row[:2])), row[2]] for row in mixed(rng)]

    return made


def mixed(rng):
    return cloud(rng, 40, rng.permutation([0, 1] * 20))


def on_one_place(rng):
    return [[0.5, -0.5, k % 2] for k in range(30)]


def copies(rng):
    return 10 * cloud(rng, 4, [0, 1, 0, 1])


def swapped(rng):
    return [[x, y, 1 - label] for x, y, label in mixed(rng)]


POINTS = {
    "one feature constant": with_constant(0),
    "both features constant": on_one_place,
    "every point ten times": copies,
    "one point with both classes": lambda rng: [*mixed(rng), [0.1, 0.1, 0], [0.1, 0.1, 1]],
    "one example of the second class": lambda rng: cloud(rng, 40, [1] + [0] * 39),
    "no class between 0 and 4": lambda rng: cloud(rng, 40, [0, 4] * 20),
    "all in the corners": lambda rng: [[2.0, 2.0, 0], [-2.0, -2.0, 1]] * 10,
    "ten points": lambda rng: cloud(rng, 10, [0, 1] * 5),
    "labels swapped": swapped,
}
SETTINGS = (
    {},
    {"alpha": 10, "optimizer": "gradient descent", "activation": "relu", "layers": 4, "units": 16},
    {"batchnorm": True, "batch_size": 2},
    {"batch_size": 128, "keep_prob": 0.1, "noise": 2.0},
    {"lambd": 100, "l1": 100, "alpha": 10},
    {"layers": 0, "units": 1, "split": "30/70/0"},
)


def own_panel(points):
    """The playground, opened with these points."""
    return playground_panel(packed(Recipe({"set": OWN, "points": points}, QUICK)))


@pytest.mark.parametrize("kind", POINTS)
@pytest.mark.fault("own points: {kind}")
def test_own_points_of_any_kind_train_or_say_what_stopped_them(kind, tried):
    train_on(own_panel(POINTS[kind](np.random.default_rng(3))), kind)
    tried(len(SETTINGS))


def train_on(panel: Panel, kind: str) -> None:
    """Each of the settings, from the start and back to it."""
    for values in SETTINGS:
        panel.reset()
        look(panel, [kind, set_to(panel, values)])
    panel.reset()
    assert panel.error is None
    panel.close()


@pytest.mark.fault("own points: one class")
def test_points_of_one_class_wait_in_words_until_there_is_another():
    panel = own_panel(mixed(np.random.default_rng(5)))
    for key in ("c", *["ArrowRight", "0"] * 12):
        panel.touch({"kind": "key", "key": key})
    assert panel.error is None and "of class 0; expected two classes or more" in panel.status
    panel.touch({"kind": "key", "key": "1"})
    assert panel.error is None and "after 40 updates J =" in panel.status
    panel.close()
