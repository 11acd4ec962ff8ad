"""The mismatch panel of lab 01."""

import numpy as np

from labutils.labs.splits import (
    mismatch_panel,
)


def test_casual_digits_in_training_help_on_casual_ones():
    panel = mismatch_panel()
    panel.set(amount=0.8)
    _, polished, casual = panel.scene.errors()
    assert casual > polished + 10
    panel.set(share=20)
    assert panel.scene.errors()[2] < casual - 5


def test_digits_that_are_not_distorted_are_no_mismatch():
    panel = mismatch_panel()
    panel.set(amount=0)
    assert np.array_equal(panel.scene.data.X_dev, panel.scene.users[0])
