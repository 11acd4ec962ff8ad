"""The both panel of lab 01."""

import numpy as np

from labutils.labs.splits import (
    both_panel,
)


def test_islands_lower_the_train_error_and_raise_the_dev_error():
    panel, errors = both_panel(), {}
    for islands in (0, 18):
        panel.set(islands=islands)
        errors[islands] = panel.scene.errors
    assert errors[18].train < errors[0].train
    assert errors[18].dev > errors[0].dev + 3


def test_the_nearest_island_decides_and_beyond_its_reach_the_line_does():
    scene = both_panel().scene
    scene.start(islands=5, reach=0.05)
    assert np.array_equal(scene.answers(scene.mistakes[:, :5])[0], scene.right[:5])  # an island's middle
    far = np.array([[0.0], [5.0]])
    assert np.array_equal(scene.answers(far), scene.net.predict(far))
