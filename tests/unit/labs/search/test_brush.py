"""A mark on the plane of lab 07: by pointer, by keys, by its four ends; the fine trials fall into it."""

import numpy as np
import pytest

from labutils.labs import search as lab
from labutils.labs.search.brush import STEPS, WHOLE, Brush, Mark
from labutils.labs.search.panels.zoom import ALPHA, ALPHAS, BETA, BETAS, TRIALS


@pytest.fixture(scope="module")
def panel():
    panel = lab.zoom_panel()
    yield panel
    panel.close()


@pytest.fixture(autouse=True)
def afresh(panel):
    panel.touch({"kind": "key", "key": "Escape"})
    panel.reset()


def touch(panel, kind, x=0.0, y=0.0):
    """As a hand at this place of the plane."""
    at_x, at_y = panel.scene.plane.transData.transform((x, y))
    panel.touch({"kind": kind, "x": at_x, "y": at_y})
    panel.player.finish()


def press(panel, *keys):
    for key in keys:
        panel.touch({"kind": "key", "key": key})
        panel.player.finish()


def test_a_rectangle_that_is_dragged_holds_the_fine_trials(panel):
    touch(panel, "down", 0.5, 0.25)
    touch(panel, "move", 0.6, 0.5)
    assert panel.status.startswith("Marking α from 0.01 to 0.025 and β from 0.968 to 0.99; let go")
    assert panel.values == {"alpha_from": 1e-4, "alpha_to": 1, "beta_from": 0.9, "beta_to": 0.999, "draw": 0}
    touch(panel, "up", 0.75, 0.0)
    assert [panel.values[name] for name in ("alpha_from", "alpha_to", "beta_from", "beta_to")] == [0.01, 0.1, 0.9, 0.968]
    assert "fine ones with α from 0.01 to 0.1 and β from 0.9 to 0.968" in panel.status
    places = panel.scene.places
    assert ((places[TRIALS:] > (0.5, 0)) & (places[TRIALS:] < (0.75, 0.25))).all()
    assert not ((places[:TRIALS] > (0.5, 0)) & (places[:TRIALS] < (0.75, 0.25))).all()
    band = panel.scene.band
    assert np.allclose([*band.get_xy(), band.get_width(), band.get_height()], [0.5, 0, 0.25, 0.25])


def test_the_same_mark_by_keys(panel):
    press(panel, *["ArrowDown"] * 10)
    assert panel.status.startswith("The cross is at α = 0.01, β = 0.968; m begins a mark")
    press(panel, "m", *["ArrowRight"] * 10, *["ArrowDown"] * 10, "m")
    assert "fine ones with α from 0.01 to 0.1 and β from 0.9 to 0.968" in panel.status
    press(panel, "w")
    assert "fine ones with α from 0.0001 to 1 and β from 0.9 to 0.999" in panel.status


def test_a_click_beside_the_plane_or_without_a_drag_and_an_escape_mark_nothing(panel):
    before, values = panel.status, panel.values
    for x, y in ((1.3, 0.5), (0.5, -0.3)):
        touch(panel, "down", x, y)
        touch(panel, "up", 0.5, 0.5)
    touch(panel, "down", 0.5, 0.5)
    touch(panel, "up", 0.5, 0.5)
    touch(panel, "hover", 0.2, 0.2)
    press(panel, "m", "ArrowUp", "Escape")
    assert panel.status == before and panel.values == values


def test_a_hand_that_leaves_the_plane_marks_up_to_its_edge(panel):
    touch(panel, "down", 0.5, 0.5)
    touch(panel, "up", 7, -3)
    assert panel.scene.mark == Mark(20, 0, 40, 20)


@pytest.mark.parametrize("ends", [{"alpha_from": 1.0, "alpha_to": 1e-4}, {"beta_to": 0.9}, {"alpha_from": 1.0}])
def test_ends_in_the_wrong_order_or_on_one_place_still_make_a_rectangle(panel, ends):
    panel.set(**ends)
    left, low, right, high = panel.scene.mark
    assert 0 <= left < right <= STEPS and 0 <= low < high <= STEPS


def test_each_step_is_one_stop_of_the_sliders():
    for stops, scale in ((ALPHAS, ALPHA), (BETAS, BETA)):
        assert [round(STEPS * scale.where(stop)) for stop in stops] == list(range(STEPS + 1))


def test_a_brush_begins_nothing_without_a_corner():
    brush = Brush()
    assert brush.pointer("up", 0.5, 0.5) is None and brush.draft is None
    assert brush.key("w") == WHOLE
