"""The chain panel of lab 02."""

from labutils.labs.initialise import (
    chain_panel,
)


def test_a_gradient_that_goes_on_shrinking_leaves_the_frame():
    panel = chain_panel()
    panel.set(w=0.5, L=60, activation="sigmoid")
    assert panel.scene.back[0] < 1e-30
    assert panel.scene.backward.lines["da[L]/da[l]"].get_ydata()[0] < 1e-25
