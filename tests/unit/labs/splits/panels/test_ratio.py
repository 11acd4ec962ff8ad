"""The ratio panel of lab 01."""

import numpy as np
import pytest

from labutils.labs.splits import (
    ratio_panel,
)
from labutils.labs.splits.exercises.standard_error import standard_error


def test_the_learners_standard_error_draws_the_line():
    panel = ratio_panel(lambda p, m: 0.05)
    assert "±5 points" in panel.status
    assert ratio_panel(standard_error).status != panel.status


def test_estimates_spread_by_the_standard_error():
    scene = ratio_panel().scene
    assert np.std(scene.measured) == pytest.approx(scene.width, rel=0.15)
    assert abs(np.mean(scene.measured)) < 3 * scene.width / np.sqrt(len(scene.measured)), "an unbiased estimate"
