"""The microscope panel of lab 02."""

import numpy as np

from labutils.initializers import INITIALIZERS
from labutils.labs.initialise import (
    microscope_panel,
)


def test_the_microscope_offers_every_scheme_and_the_learners_own():
    assert list(microscope_panel().controls["scheme"].options) == list(INITIALIZERS)
    panel = microscope_panel(init=lambda rng, n_out, n_in: np.full((n_out, n_in), 0.25))
    panel.set(depth=2)
    assert panel.values["scheme"] == "yours"
    panel.scene.start(scale=2, scheme="yours", depth=2)
    assert np.array_equal(panel.scene.net.W, np.full(panel.scene.net.W.shape, 0.5))


def test_the_axis_of_the_activations_changes_with_its_switch():
    panel = microscope_panel()
    limits = {}
    for plain in (True, False):
        panel.set(plain=plain)
        limits[plain] = panel.scene.forward.ax.get_xlim()
    assert limits == {True: (-1.25, 2.5), False: (-6, 4)}


def test_a_ghost_stands_on_both_axes_of_the_activations_in_their_own_numbers():
    panel = microscope_panel()
    panel.set(keep=1)
    logs, plain = (np.array(ridges.marks[0].get_xdata()) for ridges in panel.scene.forwards.values())
    assert np.allclose((10**logs).clip(-1.25, 2.5), plain)
    panel.set(plain=True)
    twins = panel.scene.overlay.ghosts.twins[1:3]
    assert [twin.axes for twin in twins] == [ridges.ax for ridges in panel.scene.forwards.values()]
    assert np.array_equal(twins[1].get_xdata(), panel.scene.forward.marks[0].get_xdata())


def test_the_draw_of_the_panel_is_as_lucky_as_the_text_says():
    panel = microscope_panel()
    panel.set(scheme="xavier", activation="sigmoid", depth=3)
    assert "train 64 %" in panel.status
