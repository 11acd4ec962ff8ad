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


def test_the_dev_points_take_the_place_of_the_training_points_and_nothing_is_trained_again():
    panel = fit_panel()
    scene, history = panel.scene, panel.scene.history
    panel.set(points="200 dev points")
    shown = [sum(len(cloud.get_offsets()) for cloud in points.artists) for points in (scene.points, scene.dev_points)]
    assert scene.history is history and shown == [0, 200] and "hollow" in panel.status
    panel.set(units=1)
    assert scene.history is not history
