"""Controls: what they accept, what they say about the rest, where their stops are."""

import math

import numpy as np
import pytest

from labutils.live import Button, Choice, Panel, Slider, Toggle
from tests.unit.live.scenes import Counting

CONTROLS = [
    Slider("lambd", 0.7, 0, 10, label="λ"),
    Slider("alpha", 0.1, 1e-4, 10, log=True),
    Slider("units", 5, 1, 20, integer=True),
    Slider("penalty", 0.1, values=(0, 0.01, 0.1, 1)),
    Slider("shift", 0, -1, 1, step=0.25),
]


@pytest.mark.parametrize("slider", CONTROLS, ids=lambda c: c.name)
def test_stops_rise_from_min_to_max(slider):
    stops = slider.stops()
    assert stops[0] == slider.min and stops[-1] == slider.max
    assert all(a < b for a, b in zip(stops, stops[1:]))
    assert len(stops) <= 250


@pytest.mark.parametrize("slider", CONTROLS, ids=lambda c: c.name)
def test_every_stop_is_an_accepted_value(slider):
    assert [slider.check(stop) for stop in slider.stops()] == slider.stops()


def test_log_stops_stand_in_equal_ratios():
    stops = np.array(Slider("alpha", 1, 0.01, 100, log=True).stops())
    ratios = stops[1:] / stops[:-1]
    assert ratios.max() / ratios.min() < 1.02


def test_stops_are_the_numbers_a_reader_writes():
    assert Slider("lambd", 0, 0, 1).stops()[3] == 0.03
    assert Slider("shift", 0, -1, 1, step=0.25).stops() == [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]


def test_an_integer_slider_gives_ints_and_others_floats():
    assert type(Slider("units", 5, 1, 20, integer=True).check(7.0)) is int
    assert type(Slider("lambd", 0, 0, 10).check(7)) is float


@pytest.mark.parametrize("value", [-0.1, 10.1, math.nan, math.inf, "7", None, True, [1]])
def test_a_slider_names_itself_and_its_bounds_for_a_bad_value(value):
    with pytest.raises(ValueError, match="λ is .*; expected a number from 0 to 10"):
        CONTROLS[0].check(value)


def test_an_integer_slider_refuses_half_a_unit():
    with pytest.raises(ValueError, match="units is 2.5; expected a whole number from 1 to 20"):
        CONTROLS[2].check(2.5)


def test_a_slider_that_snaps_takes_its_stops_only():
    size = Slider("size", 8, values=(8, 16, 26, 52), integer=True, snap=True)
    assert [size.check(value) for value in (8, 11, 13, 32, 51.0)] == [8, 8, 16, 26, 52]
    assert type(size.check(32)) is int and size.from_page(32) == 26
    with pytest.raises(ValueError, match="size is 53; expected a whole number from 8 to 52"):
        size.check(53)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (dict(default=1, min=0, max=math.nan), "max is nan; expected a finite number"),
        (dict(default=1, max=3), "min is None; expected a finite number"),
        (dict(default=1, min=3, max=3), "max is 3; expected more than min, 3"),
        (dict(default=1, min=0, max=3, log=True), "min is 0; expected more than 0 with log=True"),
        (dict(default=1, min=0, max=3, step=0), "step is 0; expected more than 0 and at most max - min"),
        (dict(default=1, min=0, max=3, step=4), "step is 4; expected more than 0 and at most max - min"),
        (dict(default=9, min=0, max=3), "x is 9; expected a number from 0 to 3"),
        (dict(default=1, values=(1,)), "values must increase and be at least two"),
        (dict(default=1, values=(1, 3, 2)), "values must increase and be at least two"),
    ],
)
def test_a_slider_that_makes_no_sense_cannot_be_built(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        Slider("x", **settings)


def test_a_name_that_start_cannot_receive_is_refused():
    with pytest.raises(ValueError, match="a control's name is a Python name.*got 'keep prob'"):
        Toggle("keep prob")


def test_a_choice_takes_its_options_only():
    choice = Choice("optimizer", ["adam", "momentum"])
    assert choice.default == "adam" and choice.check("momentum") == "momentum"
    with pytest.raises(ValueError, match="optimizer is 'newton'; expected one of 'adam', 'momentum'"):
        choice.check("newton")


def test_a_choice_may_show_words_for_values():
    choice = Choice("batch", {"all": None, "64": 64}, default=64)
    assert choice.from_page("64") == 64 and choice.to_page(64) == "64"
    assert choice.from_page("all") is None and choice.to_page(None) == "all"


@pytest.mark.parametrize("options", [[], ["one"], "ab"])
def test_a_choice_needs_two_options(options):
    with pytest.raises(ValueError, match="a choice needs two options or more"):
        Choice("optimizer", options)


@pytest.mark.parametrize("value", [0, 1, "on", None])
def test_a_toggle_is_true_or_false_and_nothing_like_it(value):
    with pytest.raises(ValueError, match="frozen is .*; expected True or False"):
        Toggle("frozen").check(value)


@pytest.mark.parametrize("value", [-1, 0.5, None, True])
def test_a_button_counts(value):
    with pytest.raises(ValueError, match="again is .*; expected a whole number from 0"):
        Button("again").check(value)
    assert Button("again").check(3) == 3


def test_the_name_is_the_label_where_none_is_given():
    assert Toggle("keep_prob").label == "keep prob"


def test_two_controls_of_one_name_are_refused():
    with pytest.raises(ValueError, match="two controls have the same name"):
        Panel(Counting(), Toggle("a"), Toggle("a"))


def test_only_controls_are_controls():
    with pytest.raises(TypeError, match="a panel's controls are Slider, Choice, Toggle or Button; got float"):
        Panel(Counting(), 0.5)


@pytest.mark.parametrize(
    ("control", "kind", "more"),
    [
        (Slider("x", 1, 0, 2, step=1, label="X"), "slider", {"min": 0, "max": 2, "stops": [0, 1, 2], "integer": False}),
        (Choice("x", ["a", "b"], label="X"), "choice", {"options": ["a", "b"]}),
        (Toggle("x", label="X"), "toggle", {}),
        (Button("x", label="X"), "button", {}),
    ],
    ids=["slider", "choice", "toggle", "button"],
)
def test_the_page_is_told_what_it_has_to_build(control, kind, more):
    assert control.spec() == {"kind": kind, "name": "x", "label": "X", "description": "", **more}


def test_a_button_says_what_it_was_set_to():
    with pytest.raises(ValueError, match="^x is -1; expected a whole number from 0: how often it was pressed$"):
        Button("x").check(-1)
    with pytest.raises(ValueError, match="^x is 1.5;"):
        Button("x").check(1.5)


def test_an_option_is_found_though_another_is_equal_to_it():
    choice = Choice("x", {"one": 1, "yes": True})
    assert (choice.to_page(1), choice.from_page("yes"), choice.from_page("one")) == ("one", True, 1)
    assert Choice("x", {"none": float("nan"), "two": 2.0}, default=2.0).to_page(2.0) == "two"


def test_a_slider_keeps_its_default_as_the_kind_of_number_it_has():
    assert type(Slider("by", 3, 0, 10).default) is float and type(Slider("units", 3.0, 1, 20, integer=True).default) is int


def test_a_log_slider_has_a_stop_at_every_thirtieth_of_a_decade_of_four():
    stops = Slider("alpha", 0.1, 1e-4, 1, log=True).stops()
    assert len(stops) == 121 and stops[30] == 0.001 and stops[60] == 0.01 and stops[90] == 0.1
