"""The building panel of lab 00."""

import pytest

from labutils.labs.start import building_panel
from labutils.labs.start.exercises.dense_backward import dense_backward


@pytest.mark.parametrize("mistake", ["none", "X", "slope", "m"])
def test_the_cost_of_every_mistake_stays_in_the_picture(mistake):
    panel = building_panel()
    low, high = panel.scene.curve.ax.get_ylim()
    for alpha in panel.controls["alpha"].stops():
        panel.set(mistake=mistake, alpha=alpha)
        assert low < min(panel.scene.J) <= max(panel.scene.J) < high


def test_the_panel_trains_with_the_functions_it_is_given():
    calls = []

    def counting(dZ, A_prev, W):
        calls.append(W.shape)
        return dense_backward(dZ, A_prev, W)

    assert building_panel(backward=counting).status == building_panel().status
    assert set(calls) == {(1, 2), (2, 2)}
