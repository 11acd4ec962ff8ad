"""The decomposition panel of lab 01."""

import numpy as np
import pytest

from labutils.labs.splits import decomposition_panel


def test_more_units_turn_bias_into_variance_and_the_bars_add_up():
    panel = decomposition_panel()
    before = [bar.get_height() for bar in panel.scene.bars.bars]
    panel.set(units=16)
    after = [bar.get_height() for bar in panel.scene.bars.bars]
    for bars in (before, after):
        assert sum(bars[:3]) == pytest.approx(bars[3])
        assert bars[4] == pytest.approx(bars[3], abs=0.02)
    assert after[0] < before[0] / 10 and after[1] > before[1]


def test_the_film_goes_back_to_networks_that_have_learned_nothing():
    panel = decomposition_panel()
    bias2 = panel.scene.bars.bars[0].get_height()
    panel.scrub(0)
    assert panel.scene.bars.bars[0].get_height() > 2 * bias2
    assert panel.scene.bars.texts[0].get_position()[1] <= 0.5
    assert len(panel.scene.curves.lines["bias²"].get_xdata()) == 1


def test_other_networks_are_other_draws():
    panel = decomposition_panel()
    points = panel.scene.points.get_xydata().copy()
    panel.set(draw=1)
    assert not np.array_equal(points, panel.scene.points.get_xydata())
