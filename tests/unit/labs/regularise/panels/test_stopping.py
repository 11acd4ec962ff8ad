"""The stopping panel of lab 03."""

import numpy as np

from labutils.labs.regularise import stopping_panel


def test_the_stopping_panel_shows_the_weights_of_that_moment():
    panel = stopping_panel()
    panel.set(stop=200)
    early = panel.scene.net.snapshot()
    panel.set(stop=1500)
    assert np.linalg.norm(early.theta) < np.linalg.norm(panel.scene.net.theta)
    panel.set(stop=200)
    assert np.array_equal(early.theta, panel.scene.net.theta)
