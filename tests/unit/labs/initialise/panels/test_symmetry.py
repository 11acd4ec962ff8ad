"""The symmetry panel of lab 02."""

from labutils.labs.initialise import (
    symmetry_panel,
)
from labutils.labs.initialise.twins import different_units


def test_twins_stay_twins_and_a_difference_parts_them():
    panel = symmetry_panel()
    for base, difference, units in ((0, 0, 1), (0.5, 0, 1), (0.5, 0.01, 6)):
        panel.set(base=base, difference=difference)
        assert different_units(panel.scene.net.blocks()["W1"]) == units
    panel.set(base=0, difference=0)
    assert "J = 0.693" in panel.status and not panel.scene.net.W.any()
