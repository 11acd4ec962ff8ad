"""The growing panel of lab 01."""

import numpy as np
import pytest

from labutils.labs.splits import (
    growing_panel,
    learning_panel,
)


@pytest.mark.parametrize("factory, name, measured", [(learning_panel, "dev", 7), (growing_panel, "dev, λ", 5)])
def test_the_film_of_the_curves_goes_back_and_forth(factory, name, measured):
    panel = factory()
    if "most" in panel.controls:
        panel.set(most=640)
    line, last = panel.scene.curves.lines[name], panel.status
    assert len(line.get_xdata()) == measured
    panel.scrub(measured // 2)
    assert 0 < len(line.get_xdata()) < measured
    panel.scrub(measured)
    assert len(line.get_xdata()) == measured
    assert panel.status == last


def test_with_lambda_zero_both_arms_of_the_growing_panel_are_one():
    panel = growing_panel()
    panel.set(lambd=0)
    errors = np.array(panel.scene.errors)
    assert np.array_equal(errors[:, :2], errors[:, 2:])
