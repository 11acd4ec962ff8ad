"""The choosing panel of lab 01."""

from labutils.labs.splits import (
    choosing_panel,
)


def test_choosing_with_more_dev_examples_flatters_less():
    panel = choosing_panel()
    panel.set(models=200, size=50)
    small = panel.scene.means[0][-1]
    panel.set(size=2000)
    assert panel.scene.means[0][-1] > small + 5
