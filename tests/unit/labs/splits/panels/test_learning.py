"""The learning panel of lab 01."""

from labutils.labs.splits import (
    learning_panel,
)


def test_with_more_points_train_error_rises_and_dev_error_falls():
    panel = learning_panel()
    panel.set(most=640)
    scene = panel.scene
    assert scene.train[-1] > scene.train[0] + 10
    assert scene.dev[-1] < scene.dev[0] - 10


def test_the_panel_opens_with_ten_points_alone():
    assert len(learning_panel().scene.dev) == 1
