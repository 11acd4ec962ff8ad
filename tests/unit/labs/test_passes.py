"""What the networks of one panel leave in memory when they have been trained side by side."""

import pytest

from labutils.labs import initialise, regularise

PANELS = initialise.clip_panel, regularise.augmentation_panel, regularise.spread_panel


@pytest.mark.parametrize("factory", PANELS)
def test_networks_let_go_of_what_their_passes_fill_when_the_run_is_over(factory):
    panel = factory()
    nets = getattr(panel.scene, "nets", None) or [panel.scene.net]
    assert not any(net._caches for net in (nets.values() if isinstance(nets, dict) else nets))
    panel.close()
