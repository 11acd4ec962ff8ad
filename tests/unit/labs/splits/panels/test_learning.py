"""The learning panel of lab 01."""

from labutils.labs.splits import (
    learning_panel,
)


def test_with_more_points_train_error_rises_and_dev_error_falls():
    scene = learning_panel().scene
    assert scene.train[-1] > scene.train[0] + 10
    assert scene.dev[-1] < scene.dev[0] - 10
