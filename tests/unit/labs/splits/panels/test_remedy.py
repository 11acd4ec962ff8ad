"""The remedy panel of lab 01."""

from labutils.labs.splits import (
    remedy_panel,
)
from labutils.labs.splits.waves import network_of


def test_a_remedy_is_shown_beside_what_was_before():
    panel = remedy_panel()
    assert panel.scene.before == panel.scene.after
    panel.set(remedy="more data")
    assert panel.scene.after[1][1] < panel.scene.before[1][1] - 5
    panel.set(remedy="another optimiser")
    assert panel.scene.after[:2] == panel.scene.before[:2], "they use Adam already"
    assert panel.scene.after[2][1] < panel.scene.before[2][1] - 4


def test_another_architecture_bends_more_than_two_units_in_a_row_and_holds_fewer_weights_than_two_layers_of_twelve():
    counts = [network_of(units).theta.size for units in (1, (6,), 12)]
    assert counts == [7, 25, 205]
    panel = remedy_panel()
    panel.set(remedy="another architecture")
    for patient in (0, 1):
        assert panel.scene.after[patient][1] < panel.scene.before[patient][1] - 2


def test_the_words_in_each_picture_follow_the_remedy():
    panel = remedy_panel()
    panel.set(remedy="bigger network")
    notes = [note.get_text() for note in panel.scene.notes]
    assert notes[0] == "4 units per layer, 300 points\n150 steps of Adam" and "steps of descent" in notes[2]
    panel.set(remedy="another architecture")
    assert all(note.get_text().startswith("one layer of 6") for note in panel.scene.notes)
