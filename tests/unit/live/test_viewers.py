"""Who is waited for before the next frame, and for how long."""

import pytest

from labutils.live.viewers import CALM, PATIENCE, QUICK, SPACING, TRUST, Viewers


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


def frame(viewers, clock, *views, after=0.01):
    """One frame goes out and is painted by these views ``after`` so long; then the time for another has come."""
    number = viewers.posted()
    clock.now += after
    for view in views:
        viewers.painted(view, number)
    clock.now += SPACING


def test_nobody_looks_so_nothing_is_posted(viewers):
    assert viewers.delay() is None


def test_a_view_that_says_hello_may_have_a_frame(viewers):
    viewers.hello("a", 1.0)
    assert viewers.delay() == 0


def test_the_second_frame_waits_until_the_first_is_painted(viewers, clock):
    viewers.hello("a", 1.0)
    number = viewers.posted()
    clock.now += 2 * SPACING
    assert viewers.delay() > 0
    viewers.painted("a", number)
    assert viewers.delay() == 0


def test_frames_are_no_closer_than_a_screen_can_show(viewers, clock):
    viewers.hello("a", 1.0)
    viewers.painted("a", viewers.posted())
    assert viewers.delay() == pytest.approx(SPACING)


def test_every_view_is_waited_for(viewers, clock):
    for view in "ab":
        viewers.hello(view, 1.0)
    frame(viewers, clock, "a", after=QUICK)
    assert viewers.delay() > 0
    viewers.painted("b", viewers.number)
    assert viewers.delay() == 0


def test_a_quick_page_is_trusted_with_frames_for_a_while_and_no_longer(viewers, clock):
    viewers.hello("a", 1.0)
    frame(viewers, clock, "a")
    sent, begun = 0, clock.now
    while viewers.delay() == 0:
        viewers.posted()
        sent += 1
        clock.now += SPACING
    assert 3 <= sent <= TRUST / SPACING + 1
    assert clock.now - begun <= TRUST + SPACING
    viewers.painted("a", viewers.number)
    assert viewers.delay() == 0


def test_a_slow_page_has_one_frame_on_the_way(viewers, clock):
    viewers.hello("a", 1.0)
    for _ in range(3):
        frame(viewers, clock, "a", after=2 * QUICK)
        viewers.posted()
        clock.now += SPACING
        assert viewers.delay() > 0
        viewers.painted("a", viewers.number)


def test_word_of_an_older_frame_does_not_free_a_newer_one(viewers, clock):
    viewers.hello("a", 1.0)
    frame(viewers, clock, "a", after=QUICK)
    viewers.posted()
    viewers.painted("a", viewers.number - 1)
    clock.now += SPACING
    assert viewers.delay() > 0


def test_a_silent_view_is_waited_for_no_longer_than_our_patience(viewers, clock):
    viewers.hello("gone", 1.0)
    viewers.hello("here", 1.0)
    viewers.painted("here", viewers.posted())
    assert viewers.delay() == pytest.approx(PATIENCE)
    clock.now += PATIENCE
    assert viewers.delay() == 0
    frame(viewers, clock, "here")
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
    viewers.painted("slow", number)
    assert viewers.delay() == 0


def test_goodbye_frees_the_others(viewers, clock):
    viewers.hello("a", 1.0)
    viewers.hello("b", 1.0)
    frame(viewers, clock, "a", after=QUICK)
    viewers.goodbye("b")
    assert viewers.delay() == 0


def test_a_late_word_after_goodbye_does_not_bring_a_hidden_page_back(viewers):
    viewers.hello("a", 1.0)
    number = viewers.posted()
    viewers.goodbye("a")
    viewers.painted("a", number)
    assert viewers.delay() is None
    viewers.hello("a", 1.0)
    assert viewers.delay() is not None


def test_a_reloaded_page_begins_with_no_debts(viewers, clock):
    viewers.hello("before", 1.0)
    frame(viewers, clock, after=2 * PATIENCE)
    viewers.hello("after", 1.0)
    assert viewers.delay() == 0


def test_the_sharpest_view_sets_the_scale(viewers):
    viewers.hello("a", 1.0)
    viewers.hello("b", 2.0)
    assert viewers.scale == 2.0
    viewers.goodbye("b")
    assert viewers.scale == 1.0


def test_who_asked_for_less_motion_gets_fewer_frames(viewers, clock):
    viewers.hello("a", 1.0, calm=True)
    viewers.painted("a", viewers.posted())
    assert viewers.delay() == pytest.approx(CALM)
    clock.now += CALM
    assert viewers.delay() == 0


def test_an_older_word_that_comes_late_takes_nothing_back(viewers, clock):
    viewers.hello("a", 1.0)
    first, second = viewers.posted(), viewers.posted()
    clock.now += 2 * QUICK
    viewers.painted("a", second)
    viewers.painted("a", first)
    clock.now += SPACING
    assert viewers.delay() == 0


def test_what_is_left_of_our_patience_is_waited_for(viewers, clock):
    viewers.hello("a", 1.0)
    viewers.posted()
    clock.now += 0.75 * PATIENCE
    assert viewers.delay() == pytest.approx(0.25 * PATIENCE)
