"""What a run is made with, and from which update on."""

from labutils.forks import Plan

STEADY = Plan({"lambd": 0.0, "kind": "L2"})


def test_a_change_holds_for_the_updates_after_it():
    plan = STEADY.changed(240, {"lambd": 5.0, "kind": "L2"})
    assert plan.at(240)["lambd"] == 0.0 and plan.at(241)["lambd"] == 5.0
    assert plan.turned() == [(240, {"lambd": 5.0})]


def test_an_earlier_change_takes_the_place_of_later_ones():
    plan = STEADY.changed(240, {"lambd": 5.0, "kind": "L2"}).changed(100, {"lambd": 0.0, "kind": "L1"})
    assert plan.turned() == [(100, {"kind": "L1"})]


def test_a_hand_that_drags_at_one_place_makes_one_change_and_none_where_it_comes_back():
    plan = STEADY.changed(50, {"lambd": 1.0, "kind": "L2"}).changed(50, {"lambd": 2.0, "kind": "L2"})
    assert plan.turned() == [(50, {"lambd": 2.0})]
    assert plan.changed(50, STEADY.first) == STEADY


def test_a_change_at_the_end_lets_it_go_on_for_as_long_again():
    assert STEADY.times(400) == 1
    assert STEADY.changed(399, {"lambd": 1.0}).times(400) == 1
    assert STEADY.changed(400, {"lambd": 1.0, "kind": "L2"}).times(400) == 2
