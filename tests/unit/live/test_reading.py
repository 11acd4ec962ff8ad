"""What a picture says of a place: exact values of curves, class and probability on a plane."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from labutils import plots
from labutils.labs.optimise import moon_panel
from labutils.labs.regularise import penalty_panel
from labutils.live.reading import read, readable


@pytest.fixture
def panel():
    panel = penalty_panel()
    yield panel
    panel.close()


def pixels(ax, x, y):
    return tuple(ax.transData.transform((x, y)))


def look(panel, place):
    panel.page.hear({"type": "look", "view": "a", "serial": 1, **({} if place is None else dict(zip("xy", place)))})
    return panel.page.state()["read"]


def test_a_curve_is_read_with_every_digit_it_has(panel):
    scene = panel.scene
    said = look(panel, pixels(scene.curves.ax, 98, 0.4))
    J = scene.history.curves("J")["J"][scene.history.iterations.index(100)]
    assert said.startswith("At iteration 100: train loss ") and f"J {J!r}, " in said and "ghost" not in said
    assert look(panel, None) == ""


def test_a_place_of_the_plane_is_answered_by_the_network_itself(panel):
    place = np.array([[0.31], [-0.52]])
    chance = panel.scene.net.predict(place)[0, 0]
    label, certain = int(chance > 0.5), max(chance, 1 - chance)
    expected = f"At (0.31, -0.52): class {label}, with probability {certain:.6f}."
    assert look(panel, pixels(panel.scene.field.border.axes, 0.31, -0.52)) == expected
    panel.set(lambd=50.0)
    assert panel.page.state()["read"] != expected  # it stays where it was, and tells what is there now


def test_the_ghost_is_read_under_its_own_name(panel):
    last = panel.scene.history.last("J")
    panel.set(keep=1)
    panel.set(lambd=5.0)
    assert f"the ghost's J {last!r}" in look(panel, pixels(panel.scene.curves.ax, 400, 0.4))


def test_five_boundaries_each_say_their_name():
    panel = moon_panel()
    said = look(panel, pixels(panel.scene.borders["Adam"].border.axes, 0.5, 0.25))
    assert all(f"{name} class " in said for name in ("descent", "momentum", "RMSprop", "AdaGrad", "Adam"))
    panel.set(seeds=False)
    panel.close()


def test_what_is_hidden_or_empty_says_nothing(panel):
    assert look(panel, (1.0, 1.0)) == ""
    panel.scene.field.border.axes.set_visible(False)
    assert look(panel, pixels(panel.scene.field.border.axes, 0.0, 0.0)) == ""


def test_several_classes_are_read_by_the_largest_chance():
    figure = Figure()
    field = plots.Field(figure.add_subplot(), (0, 1), (0, 1), classes=3)
    assert readable(figure) and not readable(Figure())
    field.show(lambda X: np.repeat([[0.2], [0.7], [0.1]], X.shape[1], axis=1))
    figure.draw_without_rendering()
    assert read(figure, pixels(field.border.axes, 0.5, 0.5)) == "At (0.50, 0.50): class 1, with probability 0.700000."


def test_a_curve_without_points_is_not_read_nor_a_point_without_a_value():
    figure = Figure()
    ax = figure.add_subplot(xlim=(0, 2), ylim=(0, 2))
    (line,) = ax.plot([], [], animated=True, label="J")
    figure.draw_without_rendering()
    assert readable(figure) and read(figure, pixels(ax, 1.0, 1.0)) == ""
    line.set_data([0, 1, 2], [0.5, np.nan, 0.25])
    assert read(figure, pixels(ax, 1.1, 1.0)) == "At x 2: J 0.25."
    line.set_data([np.nan], [1.0])
    assert read(figure, pixels(ax, 1.1, 1.0)) == ""


def test_on_an_axis_in_powers_of_ten_the_point_under_the_pointer_is_read_and_never_one_at_zero():
    figure, (ax,) = plots.figure()
    plots.Curves(plots.label(ax, "", "time", "J"), ("J",), xlim=(0.01, 100)).update([0, 1, 10], {"J": [3, 2, 1]})
    ax.set(xscale="log")
    said = {x: read(figure, pixels(ax, x, 0.5)) for x in (0.02, 2, 4, 90)}
    assert said == {0.02: "At time 1: J 2.0.", 2: "At time 1: J 2.0.", 4: "At time 10: J 1.0.", 90: "At time 10: J 1.0."}
