"""The bowl panel of lab 02."""

import numpy as np

from labutils.labs.initialise import (
    bowl_panel,
)
from labutils.labs.initialise.bowls import steps_needed
from labutils.labs.initialise.exercises.normalise import normalise


def test_beyond_the_largest_stable_alpha_the_path_diverges():
    panel = bowl_panel()
    panel.set(speed=1.05)
    assert panel.scene.left[-1] > panel.scene.left[0]
    assert "it diverges" in panel.status
    assert steps_needed(np.array([2.0, 0.5, 0.02])) == 2


def test_the_learners_normalisation_is_one_more_treatment():
    panel = bowl_panel(normalise)
    panel.set(treatment="yours")
    yours = panel.status
    panel.set(treatment="(x − mu) / sigma")
    assert yours.removeprefix("yours") == panel.status.removeprefix("(x − mu) / sigma")
