"""Values that no control takes, at every panel, and own points of many draws."""

import numpy as np
import pytest

from tests.faults.test_numbers import POINTS, SETTINGS, own_panel, refuse, train_on
from tests.moves import PANELS

DRAWS = 30


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.fault("a value that a control does not take, from Python")
def test_every_panel_refuses_what_no_control_takes(name, tried):
    tried(refuse(PANELS[name]()))


@pytest.mark.parametrize("kind", POINTS)
@pytest.mark.fault("own points: {kind}")
def test_own_points_of_many_draws(kind, tried):
    rng = np.random.default_rng()
    for _ in range(DRAWS):
        train_on(own_panel(POINTS[kind](rng)), kind)
    tried(DRAWS * len(SETTINGS))
