"""The norm panel of lab 03."""

import numpy as np

from labutils.labs.regularise.panels.norm import NormScene


def test_the_best_fit_of_l1_sits_in_a_corner_and_that_of_l2_does_not():
    scene = NormScene()
    scene.start(p=1, size=0.8)
    assert np.allclose(scene.w, (0.8, 0))
    scene.start(p=2, size=0.8)
    assert np.allclose(scene.w, 0.8 * np.array([1.4, 0.35]) / np.hypot(1.4, 0.35), atol=0.01)


def test_only_an_outline_with_corners_is_said_to_touch_in_one():
    scene = NormScene()
    for p, size, corner in ((1, 0.8, True), (1, 1.2, False), (1.2, 0.1, False)):
        scene.start(p, size)
        assert ("It is a corner" in scene.sentence()) is corner
