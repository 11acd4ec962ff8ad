"""Own points: added, moved, erased, shaken, undone; by pointer and by keyboard alone; nothing is ever lost."""

import numpy as np
import pytest

from labutils.labs.playground import playground_panel
from labutils.labs.playground.own import Own
from labutils.live.reading import read
from labutils.recipe import OWN, RecipeError
from labutils.recipe.sets import MOST


@pytest.fixture
def panel():
    panel = playground_panel()
    yield panel
    panel.close()


def at(panel, kind, x, y):
    """A pointer at this place of the plane."""
    X, Y = panel.scene.plane.transData.transform((x, y))
    panel.touch({"kind": kind, "x": X, "y": Y})


def keys(panel, *pressed):
    for key in pressed:
        panel.touch({"kind": "key", "key": key})


def points(panel):
    return panel.scene.bench.own.points


def test_a_click_makes_the_points_own_ones_and_adds_one_of_the_chosen_class(panel):
    panel.set(tool="adds class 2")
    at(panel, "down", -1.5, -1.5)
    assert panel.values["set"] == OWN and len(points(panel)) == 301
    assert np.allclose(points(panel)[-1], [-1.5, -1.5, 2])
    assert panel.scene.bench.recipe.data["points"] == points(panel) and "own points" in panel.status


def test_a_drag_moves_a_point_and_the_network_follows(panel):
    panel.set(tool="moves a point")
    x, y, label = panel.scene.bench.points()[0]
    at(panel, "down", x, y)
    at(panel, "move", 1.0, -1.0)
    at(panel, "up", 1.1, -1.2)
    assert np.allclose(points(panel)[0], [1.1, -1.2, label])
    at(panel, "move", 0, 0)
    assert np.allclose(points(panel)[0], [1.1, -1.2, label])


def test_erase_undo_shake_and_clear(panel):
    panel.set(tool="erases a point")
    x, y, _ = panel.scene.bench.points()[5]
    at(panel, "down", x, y)
    assert len(points(panel)) == 299
    before = [list(point) for point in points(panel)]
    keys(panel, "n")
    assert len(points(panel)) == 299 and points(panel) != before
    keys(panel, "c")
    assert points(panel) == [] and "own points: 0; expected 10 to 2,000" in panel.status
    keys(panel, "z", "z", "z")
    assert len(points(panel)) == 300 and "after 600 updates" in panel.status


def test_looking_tells_class_and_chance_at_a_place_and_trains_nothing(panel):
    training = panel.scene.bench.training
    at(panel, "hover", 0.5, -1.0)
    assert "At (0.50, −1.00) the network says class 1, with probability" in panel.status
    at(panel, "hover", 9.0, 0.0)
    assert "At (" not in panel.status and panel.scene.bench.training is training
    panel.set(tool="erases a point")
    at(panel, "down", -2.0, 2.0)
    assert panel.status.startswith("There is no point within 0.12 of (−2.00, 2.00). moons")


def test_pointing_at_the_curves_tells_their_values_to_four_digits(panel):
    X, Y = panel.scene.cost.transData.transform((241, 0.5))
    panel.touch({"kind": "hover", "x": X, "y": Y})
    J = panel.scene.bench.history.curves("J")["J"][48]
    assert f"After 240 updates J was {J:.4g}, the dev loss" in panel.status
    panel.touch({"kind": "leave"})
    assert "J was" not in panel.status


def test_the_curves_are_read_by_keyboard_report_by_report(panel):
    curve = panel.scene.bench.history.curves("J")["J"]
    for walked, k in (("f", 120), ("f", 120), ("b", 119), ("b", 118), ("f", 119)):
        keys(panel, walked)
        assert f"After {5 * k} updates J was {curve[k]:.4g}," in panel.status
        assert panel.scene.here.get_xdata()[0] == 5 * k
    keys(panel, *["b"] * 130)
    assert f"After 0 updates J was {curve[0]:.4g}," in panel.status
    keys(panel, "Escape")
    assert "J was" not in panel.status


def test_without_a_run_there_is_no_curve_to_read(panel):
    keys(panel, "f", "c", "b", "f")
    assert panel.scene.bench.training is None and panel.scene.hands.update is None
    assert panel.status.startswith("There are no curves to walk along. Not trained: own points: 0;")


def test_by_keyboard_alone(panel):
    keys(panel, "c")
    for label in (0, 1):
        for _ in range(6):
            keys(panel, "ArrowRight", "ArrowUp", str(label))
        keys(panel, *["ArrowLeft"] * 12)
    assert [point[2] for point in points(panel)] == [0] * 6 + [1] * 6
    assert "after 600 updates" in panel.status
    x, y, _ = points(panel)[-1]
    keys(panel, *["ArrowRight"] * 12, "m", "ArrowDown", "m", "ArrowDown")
    assert np.allclose(points(panel)[-1][:2], [x, y - 0.1])
    keys(panel, "ArrowUp", "Delete")
    assert len(points(panel)) == 11
    keys(panel, "Escape")
    assert panel.scene.hands.probe is None


def test_a_network_waits_in_words_while_points_are_too_few_and_shows_those_there_are(panel):
    keys(panel, "c", "0", "1")
    assert panel.error is None and "own points: 2; expected 10 to 2,000" in panel.status
    drawn = sum(len(cloud.get_offsets()) for cloud in panel.scene.train.artists)
    assert drawn == 2
    panel.set(set="circles")
    assert "circles, 2 hidden layers of 6 units" in panel.status
    panel.set(set=OWN)
    assert len(points(panel)) == 2, "they are still there"


def drawn_of_a_run(panel):
    """How much of each piece of the picture comes from a network: points of a line, coloured pixels."""
    scene = panel.scene
    lines = [scene.field.border, *scene.curves.lines.values(), *scene.overlay.ghosts.twins]
    pictures = [scene.field.image, scene.units.image]
    return [len(line.get_xdata()) for line in lines] + [int((np.asarray(p.get_array()) < 255).sum()) for p in pictures]


def test_what_other_points_had_taught_does_not_stand_beside_too_few_points_of_ones_own(panel):
    panel.set(keep=1)
    assert min(drawn_of_a_run(panel)) > 0
    keys(panel, "c", "0", "1", "ArrowRight", "1")
    assert len(points(panel)) == 3 and max(drawn_of_a_run(panel)) == 0
    x, y = panel.scene.plane.transData.transform((0.0, 0.0))
    assert not panel.scene.field.answers and "class" not in read(panel.scene.figure, (x, y))
    keys(panel, *["ArrowUp", "0"] * 7)
    assert len(points(panel)) == 10 and min(drawn_of_a_run(panel)) > 0


def test_no_more_points_than_a_recipe_takes():
    own = Own([[0, 0, 0]] * MOST)
    with pytest.raises(RecipeError, match="2,000 points already"):
        own.add(0, 0, 1)
    assert len(own.points) == MOST
