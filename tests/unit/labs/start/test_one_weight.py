"""Lab 00: one weight."""

import numpy as np
import pytest

from labutils.labs.start import descent_panel
from labutils.labs.start.one_weight import START, J, dJ, path
from labutils.words import minus
from tests.unit.slopes import difference


def test_descent_goes_down_the_slope_of_its_cost():
    assert dJ(0.4) == pytest.approx(difference(J, 0.4))
    assert np.array_equal(path(0.3, 1), [START, START - 0.3 * dJ(START)])
    panel = descent_panel()
    panel.set(steps=0)
    assert panel.status.endswith(minus(f"w = {START:.2f} and J = {J(START):.2f}."))
