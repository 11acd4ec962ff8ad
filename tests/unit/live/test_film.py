"""The film of a run: every state can be returned to, and a long film is thinned."""

import pytest

from labutils.live.reel import Reel


class State:
    value = 0


def film(pieces, kept=1000):
    state = State()
    reel = Reel(lambda: state.value, lambda shot: setattr(state, "value", shot), kept)
    for _ in range(pieces):
        state.value += 1
        reel.grew()
    return state, reel


def test_every_piece_can_be_returned_to():
    state, reel = film(20)
    for at in (3, 17, 0, 20, 5):
        reel.go(at)
        assert (state.value, reel.at) == (at, at)


def test_the_newest_state_is_there_after_looking_back():
    state, reel = film(20)
    reel.go(0)
    reel.go(20)
    assert state.value == 20 and reel.at == reel.end == 20


@pytest.mark.parametrize("pieces", [999, 1001, 5003, 40_001])
def test_a_long_film_is_thinned_and_keeps_both_ends(pieces):
    state, reel = film(pieces)
    assert len(reel._shots) <= 1000
    reel.go(0)
    assert state.value == 0
    reel.go(pieces)
    assert state.value == pieces


@pytest.mark.parametrize(("pieces", "stride"), [(9, 1), (10, 2), (19, 2), (20, 4), (39, 4), (40, 8)])
def test_a_film_keeps_as_much_as_it_may_and_then_every_second_fourth_and_eighth(pieces, stride):
    state, reel = film(pieces, kept=10)
    for at in range(pieces):
        reel.go(at)
        assert state.value == reel.at == at // stride * stride


def test_a_thinned_film_shows_the_last_kept_state_not_after_the_place():
    state, reel = film(25, kept=10)
    reel.go(7)
    assert state.value == reel.at <= 7
    assert 7 - reel.at < 4


def test_next_walks_the_kept_states_to_the_end():
    state, reel = film(25, kept=10)
    reel.go(0)
    seen = [0]
    while reel.at < reel.end:
        reel.next()
        seen.append(state.value)
    assert seen == sorted(set(seen)) and seen[-1] == 25 and len(seen) <= 12


def test_the_end_is_the_newest_one_after_looking_back_working_on_and_looking_back_again():
    state, reel = film(25, kept=10)
    reel.go(0)
    reel.go(reel.end)
    for _ in range(4):
        state.value += 1
        reel.grew()
    reel.go(0)
    reel.go(reel.end)
    assert state.value == reel.at == reel.end == 29
