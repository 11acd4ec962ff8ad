"""Works that go on side by side end as if each had been alone; between two turns no thread is at work."""

import threading

import numpy as np
import pytest

from labutils.cores import LANES, cores, side_by_side

LANE_COUNTS = pytest.mark.parametrize("lanes", [1, 2, 3])
FOREVER = 1e6  # seconds: a turn ends with its works


def summed(n, touch=lambda: None):
    """Adds 1 to n, a piece for each."""
    total = 0
    for k in range(1, n + 1):
        touch()
        total += k
        yield
    return total


@LANE_COUNTS
@pytest.mark.parametrize("seconds", [0.0, FOREVER])
def test_each_returns_what_it_returns_alone(lanes, seconds):
    ended = [one for turn in side_by_side(map(summed, range(7)), lanes=lanes, seconds=seconds) for one in turn]
    assert dict(ended) == {number: sum(range(number + 1)) for number in range(7)} and len(ended) == 7


@LANE_COUNTS
def test_a_turn_is_a_piece_of_as_many_as_there_are_lanes(lanes):
    pieces = []
    turns = side_by_side([summed(3, lambda name=name: pieces.append(name)) for name in "abcd"], lanes=lanes, seconds=0.0)
    next(turns)
    assert sorted(pieces) == list("abcd"[:lanes])


@LANE_COUNTS
def test_between_two_turns_nothing_moves_and_afterwards_no_thread_is_left(lanes):
    before, working = threading.active_count(), []
    turns = side_by_side(
        [summed(4, lambda: working.append(threading.get_ident())) for _ in range(4)], lanes=lanes, seconds=0.0
    )
    for _ in turns:
        assert len(working) <= lanes and threading.get_ident() not in working
        working.clear()
    assert threading.active_count() == before


def test_who_leaves_in_the_middle_leaves_no_thread_behind():
    before = threading.active_count()
    turns = side_by_side([summed(100) for _ in range(4)], lanes=2, seconds=0.0)
    next(turns)
    turns.close()
    assert threading.active_count() == before


def test_what_one_raises_comes_out_and_the_others_are_let_go():
    before = threading.active_count()

    def broken():
        yield
        raise ArithmeticError("no number")

    with pytest.raises(ArithmeticError, match="no number"):
        list(side_by_side([summed(100), broken()], lanes=2, seconds=0.0))
    assert threading.active_count() == before


def test_numpy_is_as_the_caller_set_it():
    told = []

    def look():
        told.append(np.geterr()["over"])
        yield

    with np.errstate(over="raise"):
        list(side_by_side([look(), look()], lanes=2))
    assert told == ["raise"] * 2


def test_there_is_a_core_and_a_limit():
    assert cores() >= 1 and LANES > 1
    assert list(side_by_side([])) == []
