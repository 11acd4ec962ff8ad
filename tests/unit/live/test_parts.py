"""Where a picture can be cut apart, and how large its parts stand one below the other."""

import pytest
from matplotlib.figure import Figure

from labutils.live.parts import APART, READABLE, below, parts
from labutils.live.picture import Picture


def figure_of(columns: int, rows: int = 1, width: float = 9.0) -> Figure:
    figure = Figure(figsize=(width, 4), dpi=100, layout="constrained")
    figure.subplots(rows, columns, squeeze=False)
    figure.get_layout_engine().set(wspace=0.1)
    return figure


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_axes_side_by_side_are_parts_and_rows_of_them_are_not(columns):
    figure = figure_of(columns, rows=2)
    Picture(figure)
    spans = parts(figure)
    assert len(spans) == columns and (spans[0][0], spans[-1][1]) == (0, 900)
    assert all(left[1] == right[0] for left, right in zip(spans, spans[1:]))
    for left, right in spans:
        inside = [ax for ax in figure.axes if left <= ax.get_tightbbox().x0 and ax.get_tightbbox().x1 <= right]
        assert len(inside) == 2


@pytest.mark.parametrize("write", [Figure.suptitle, lambda figure, text: figure.axes[0].set_title(text)])
def test_no_words_are_cut(write):
    figure = figure_of(2)
    write(figure, "a title that is as long as both of them, and goes from one right across to the other")
    Picture(figure)
    assert parts(figure) == [(0, 900)]


def test_what_is_not_seen_keeps_nothing_together():
    figure = figure_of(2)
    figure.text(0.1, 0.5, "from one right across to the other, though nobody sees it: " * 2).set_visible(False)
    figure.add_axes((0, 0, 1, 1)).set_visible(False)
    Picture(figure)
    assert len(parts(figure)) == 2


def test_parts_that_nearly_touch_stay_together():
    figure = Figure(figsize=(4, 2), dpi=100)
    for left in (0.1, 0.5):
        figure.add_axes((left, 0.1, 0.4 - (APART - 1) / 400, 0.8)).set_axis_off()
    Picture(figure)
    assert len(parts(figure)) == 1


def test_they_stand_as_large_as_can_be_read_and_on_a_phone_if_they_can():
    two = below((868, 396), [(0, 433), (433, 868)])
    assert two["size"] == (435, 792) and two["width"] * 792 / 435 == pytest.approx(640, abs=2)
    three = below((972, 436), [(0, 330), (330, 641), (641, 972)])
    assert three["width"] == three["least"] == round(331 * READABLE)
    one = below((400, 300), [(0, 400)])
    assert (one["width"], one["least"]) == (400, 260)
