"""The flower panel of lab 00."""

from labutils.labs.start import flower_panel


def test_no_hidden_unit_is_logistic_regression():
    panel = flower_panel()
    panel.set(hidden=0)
    assert list(panel.scene.net.blocks()) == ["W1", "b1"] and "No hidden unit" in panel.status
    panel.set(hidden=3)
    assert panel.scene.net.blocks()["W1"].shape == (3, 2)
