"""The fit panel of lab 01."""

from labutils.labs.splits import (
    fit_panel,
)


def test_the_main_panel_goes_from_bias_over_just_right_to_variance():
    panel, words = fit_panel(), []
    for units in (0, 4, 24):
        panel.set(units=units)
        words.append(panel.status.rpartition(": ")[2])
    assert words == ["high bias.", "just right.", "high variance."]
