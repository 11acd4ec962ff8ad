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


def test_the_curves_go_as_far_as_was_trained_and_tell_nothing_of_the_rest():
    panel = stopping_panel()
    panel.set(stop=100)
    assert (
        panel.scene.curves.lines["dev"].get_xdata()[-1] == 100
        and "So far the dev loss is lowest at iteration 100" in panel.status
    )
    panel.set(stop=1500)
    assert "So far the dev loss is lowest at iteration 230" in panel.status
