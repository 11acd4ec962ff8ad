"""The scale panel of lab 02."""

import numpy as np
import pytest

from labutils.initializers import he
from labutils.labs.initialise import (
    scale_panel,
)
from labutils.labs.initialise.models import deep


def test_halving_the_scale_divides_the_last_of_ten_layers_by_1024():
    panel, last = scale_panel(), {}
    for scale in (1, 0.5):
        panel.set(scale=scale)
        last[scale] = panel.scene.before["A"][-1]
    assert last[1] / last[0.5] == pytest.approx(1024)
    assert "train 51 %" in panel.status


def test_a_run_that_blows_up_ends_at_finite_weights_and_says_so():
    panel = scale_panel()
    panel.set(scale=3)
    assert panel.error is None and "blew up" in panel.status
    assert np.isfinite(panel.scene.net.theta).all()


def test_rewinding_the_microscope_brings_back_the_starting_weights():
    panel = scale_panel()
    fresh = deep(10, he, seed=panel.scene.seed)
    assert not np.allclose(panel.scene.net.theta, fresh.theta)
    panel.rewind()
    assert np.allclose(panel.scene.net.theta, fresh.theta)
