"""The norm panel of lab 03."""

import numpy as np

from labutils.labs.regularise.panels.norm import NormScene


def test_the_best_fit_of_l1_sits_in_a_corner_and_that_of_l2_does_not():
    scene = NormScene()
    scene.start(p=1, size=0.8)
    assert np.allclose(scene.w, (0.8, 0))
    scene.start(p=2, size=0.8)
    assert np.allclose(scene.w, 0.8 * np.array([1.4, 0.35]) / np.hypot(1.4, 0.35), atol=0.01)
