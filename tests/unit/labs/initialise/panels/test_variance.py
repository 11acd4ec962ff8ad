"""The variance panel of lab 02."""

import numpy as np
import pytest

from labutils.labs.initialise import (
    variance_panel,
)


def test_the_bell_has_the_histograms_area():
    panel = variance_panel()
    bell, bin_width = panel.scene.bell.get_ydata(), np.diff(panel.scene.histogram.edges)[0]
    assert np.trapezoid(bell, panel.scene.axis) == pytest.approx(bin_width, rel=1e-3)
