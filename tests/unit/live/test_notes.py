"""Words are laid out once; wherever they are said again, they are what matplotlib itself would note."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.path import Path

from labutils.live.notes import equal, is_plain, laid_out, record, words
from labutils.live.record import Recorder

LOOKS = [
    {}, {"ha": "right", "va": "top"}, {"weight": "bold", "fontsize": 17}, {"color": (0.2, 0.4, 0.6), "alpha": 0.5},
    {"s": "two\nlines", "ha": "center", "linespacing": 2}, {"s": "two\nlines", "multialignment": "right"},
    {"s": "$x_1$ = 3"}, {"s": "$5", "parse_math": False}, {"family": "monospace"}, {"color": np.array([1.0, 0, 0])},
]  # fmt: skip


def text_of(s="0.98", x=0.3, y=0.6, dpi=100, **look):
    return Figure(dpi=dpi).text(x, y, s, **look)


def places(notes):
    """Of all corners; the one that closes an outline has none of its own."""
    return [(note["at"] + note["points"])[note["codes"] != Path.CLOSEPOLY] for note in notes]


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_words_that_were_kept_look_as_if_they_were_drawn(look):
    text = text_of(**look)
    recorder = Recorder(*text.figure.bbox.size, text.figure.dpi)
    text.draw(recorder)
    noted = record(text, recorder)
    assert is_plain(text) and len(noted) == len(recorder.notes) > 0
    for one, other in zip(places(noted), places(recorder.notes), strict=True):
        assert one == pytest.approx(other, abs=1e-3)
    for one, other in zip(noted, recorder.notes, strict=True):
        for name in set(one) - {"at", "points"}:
            assert equal(one[name], other[name]), name


def test_words_behind_other_words_are_laid_out_once_too_and_follow_those():
    first = text_of("$x_1$")
    behind = first.figure.add_axes([0, 0, 1, 1]).annotate(
        "= 3.21", (1, 0.5), (4, 0), xycoords=first, textcoords="offset points", va="center"
    )
    recorder = Recorder(*first.figure.bbox.size, first.figure.dpi)
    for words_before in ("$x_1$", "$x_1 + x_2$"):
        first.set_text(words_before)
        assert is_plain(behind)
        noted, before = record(behind, recorder), laid_out.cache_info().misses
        recorder.notes = []
        behind.draw(recorder)  # after it was noted: drawing moves it to its place, too
        assert places(noted)[0] == pytest.approx(places(recorder.notes)[0], abs=1e-3)
        record(behind, recorder)
    assert laid_out.cache_info().misses == before


def test_an_arrow_and_words_that_go_with_their_point_are_drawn_as_they_are():
    axes = Figure().add_axes([0, 0, 1, 1])
    assert not is_plain(axes.annotate("there", (0.5, 0.5), (0.2, 0.2), arrowprops={"arrowstyle": "->"}))
    assert not is_plain(axes.annotate("gone", (2, 2)))


def test_the_same_words_elsewhere_and_in_another_colour_are_not_laid_out_again():
    words(text_of("7.31"))
    before = laid_out.cache_info().misses
    [first], [second] = words(text_of("7.31", x=0.1, color="red")), words(text_of("7.31", y=0.2))
    assert laid_out.cache_info().misses == before and first["points"] is second["points"]
    assert first["face"].tolist() == [[255, 0, 0, 255]] and first["at"].tolist() != second["at"].tolist()


def test_what_is_special_about_a_text_is_drawn_as_it_is():
    turned, boxed = text_of(rotation=90), text_of(bbox={"facecolor": "yellow"})
    assert not is_plain(turned) and not is_plain(boxed)
    recorder = Recorder(640, 480, 100)
    [upright], [lying] = record(text_of(), recorder), record(turned, recorder)
    assert np.ptp(*places([upright]), axis=0) == pytest.approx(np.ptp(*places([lying]), axis=0)[::-1], abs=0.01)
    assert len(record(boxed, recorder)) == 2


@pytest.mark.parametrize("there", [{"s": ""}, {"x": np.nan}, {"visible": False}], ids=str)
def test_where_there_are_no_words_nothing_is_noted(there):
    assert record(text_of(**there), Recorder(640, 480, 100)) == []
