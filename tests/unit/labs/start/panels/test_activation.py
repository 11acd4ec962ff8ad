"""The activation panel of lab 00."""

import numpy as np
import pytest

from labutils.functions import ACTIVATIONS
from labutils.labs.start import activation_panel
from tests.unit.slopes import difference


@pytest.mark.parametrize("name", [*ACTIVATIONS, "prelu"])
def test_the_slope_shown_is_the_derivative(name):
    panel = activation_panel()
    panel.set(name=name, k=0.3)
    for z in (-2.3, 0.8):
        panel.set(z=z)
        expected = difference(lambda x: panel.scene.value_and_slope(x)[0][0], np.array([z]))
        assert panel.scene.at[1] == pytest.approx(expected[0] if np.ndim(expected) else expected, abs=1e-6)


def test_a_sigmoid_of_ones_own_is_drawn():
    panel = activation_panel(lambda Z: np.full_like(Z, 0.5))
    panel.set(name="sigmoid")
    assert np.ptp(panel.scene.curves[0].get_ydata()) == 0


def test_a_slope_that_changes_nothing_is_said_to():
    panel = activation_panel()
    panel.set(name="sigmoid", k=0.5)
    assert panel.status.endswith("(k matters only for PReLU.)")
    panel.set(name="prelu")
    assert "alone" not in panel.status
    panel.close()
