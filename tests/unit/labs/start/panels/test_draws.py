"""The draws panel of lab 00."""

import numpy as np

from labutils.labs.start import draws_panel


def test_the_first_numbers_stay_when_more_are_drawn():
    panel = draws_panel()
    first = panel.scene.normal[:10].copy()
    panel.set(n=100_000)
    assert np.array_equal(panel.scene.normal[:10], first)
    assert "95.0 % lie within ±1.96 and 99.0 % within ±2.58" in panel.status
