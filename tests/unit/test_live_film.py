"""The film of a run, and who is waited for before the next frame."""

import pytest

from labutils.live.reel import Reel
from labutils.live.viewers import CALM, PATIENCE, Viewers


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


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def viewers(clock):
    return Viewers(clock)


def test_nobody_looks_so_nothing_is_posted(viewers):
    assert viewers.delay() is None


def test_a_view_that_says_hello_may_have_a_frame(viewers):
    viewers.hello("a", 1.0)
    assert viewers.delay() == 0


def test_the_next_frame_waits_for_every_view(viewers):
    viewers.hello("a", 1.0)
    viewers.hello("b", 1.0)
    number = viewers.posted()
    viewers.ready("a", number)
    assert viewers.delay() > 0
    viewers.ready("b", number)
    assert viewers.delay() == 0


def test_word_of_an_older_frame_does_not_count(viewers):
    viewers.hello("a", 1.0)
    first = viewers.posted()
    viewers.ready("a", first)
    viewers.posted()
    viewers.ready("a", first)
    assert viewers.delay() > 0


def test_a_silent_view_is_waited_for_no_longer_than_our_patience(viewers, clock):
    viewers.hello("gone", 1.0)
    viewers.hello("here", 1.0)
    viewers.ready("here", viewers.posted())
    assert viewers.delay() == pytest.approx(PATIENCE)
    clock.now += PATIENCE
    assert viewers.delay() == 0
    viewers.ready("here", viewers.posted())
    assert viewers.delay() == 0, "it is not waited for a second time"


def test_when_the_last_view_falls_silent_nobody_looks(viewers, clock):
    viewers.hello("gone", 1.0)
    viewers.posted()
    clock.now += PATIENCE
    assert viewers.delay() is None


def test_a_view_that_was_only_slow_is_looked_after_again(viewers, clock):
    viewers.hello("slow", 1.0)
    number = viewers.posted()
    clock.now += 2 * PATIENCE
    assert viewers.delay() is None
    viewers.ready("slow", number)
    assert viewers.delay() == 0


def test_goodbye_frees_the_others(viewers):
    viewers.hello("a", 1.0)
    viewers.hello("b", 1.0)
    viewers.ready("a", viewers.posted())
    viewers.goodbye("b")
    assert viewers.delay() == 0


def test_the_sharpest_view_sets_the_scale(viewers):
    viewers.hello("a", 1.0)
    viewers.hello("b", 2.0)
    assert viewers.scale == 2.0
    viewers.goodbye("b")
    assert viewers.scale == 1.0


def test_who_asked_for_less_motion_gets_fewer_frames(viewers, clock):
    viewers.hello("a", 1.0, calm=True)
    viewers.ready("a", viewers.posted())
    assert viewers.delay() == pytest.approx(CALM)
    clock.now += CALM
    assert viewers.delay() == 0
