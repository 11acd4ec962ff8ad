"""The see through panel of lab 00."""

import numpy as np
import pytest

from labutils.functions import sigmoid
from labutils.labs.start import see_through_panel
from labutils.layers import mlp
from labutils.network import Network


def test_the_table_of_the_see_through_panel_adds_up():
    panel = see_through_panel()
    panel.set(x1=0.7, x2=-0.35, iteration=150)
    scene = panel.scene
    X = np.array([[0.7], [-0.35]])
    assert np.allclose([scene.a1, scene.a2][0], scene.net.activations(X)[1])
    assert np.allclose(scene.a2, scene.net.predict(X))
    numbers = [float(line.split()[-1]) for line in scene.arithmetic().splitlines()[1:]]
    *terms, z, a = numbers
    assert len(terms) == 4 and sum(terms) == pytest.approx(z, abs=0.03)
    assert sigmoid(np.array(z)) == pytest.approx(a, abs=0.01)


def test_the_network_starts_with_the_weights_it_was_given_and_ends_with_the_trained_ones():
    panel = see_through_panel()
    panel.set(iteration=300)
    trained = panel.scene.net.theta.copy()
    panel.set(iteration=0)
    fresh = Network(mlp(2, 3, 1, activation="tanh"), init="xavier", seed=8)
    assert np.array_equal(panel.scene.net.theta, fresh.theta) and not np.allclose(trained, fresh.theta)


def test_a_point_that_moves_leaves_the_drawing_of_the_network_as_it_is():
    panel = see_through_panel()
    picture, scene = panel.widget.picture, panel.scene
    network = [*scene.drawing.artists, *scene.field.artists, *(artist for field in scene.units for artist in field.artists)]
    for moved, again in (({"x1": 1.0}, False), ({"iteration": 100}, True)):
        picture.notes()
        panel.set(**moved)
        assert any(artist.stale for artist in network) == again
        assert all(cross.stale and cross.get_xdata() == [1.0] for cross in scene.crosses)
