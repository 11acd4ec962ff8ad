"""The growing panel of lab 01."""

import numpy as np
import pytest

from labutils.labs.splits import (
    growing_panel,
    learning_panel,
)


@pytest.mark.parametrize("factory, name, pieces", [(learning_panel, "dev", 141), (growing_panel, "dev, λ", 101)])
def test_the_film_of_the_curves_goes_back_and_forth(factory, name, pieces):
    panel = factory()
    if "most" in panel.controls:
        panel.set(most=640)
    line, last = panel.scene.curves.lines[name], panel.status
    full = len(line.get_xdata())
    panel.scrub(pieces // 2)
    assert 0 < len(line.get_xdata()) < full
    panel.scrub(pieces)
    assert len(line.get_xdata()) == full
    assert panel.status == last


def test_with_lambda_zero_both_arms_of_the_growing_panel_are_one():
    panel = growing_panel()
    panel.set(lambd=0)
    errors = np.array(panel.scene.errors)
    assert np.array_equal(errors[:, :2], errors[:, 2:])
