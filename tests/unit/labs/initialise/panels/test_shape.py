"""The shape panel of lab 02."""

import pytest

from labutils.labs.initialise.panels.shape import ShapeScene
from labutils.labs.initialise.sizes import skewness


def test_normalising_keeps_the_shape():
    scene = ShapeScene()
    scene.start(feature=13)
    assert skewness(scene.x) == pytest.approx(skewness(scene.z)) and skewness(scene.x) > 5
