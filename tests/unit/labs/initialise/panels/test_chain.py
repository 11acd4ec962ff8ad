"""The chain panel of lab 02."""

from labutils.labs.initialise import (
    chain_panel,
)


def test_the_chain_panel_keeps_within_its_axis():
    panel = chain_panel()
    panel.set(w=0.5, L=60, activation="sigmoid")
    assert panel.scene.back[0] < 1e-30
    assert panel.scene.backward.lines["da[L]/da[l]"].get_ydata().min() == 1e-20
