"""Words that are set once and then painted through a stencil."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.mathtext import MathTextParser

from labutils.live import stencils
from labutils.live.picture import Picture
from labutils.live.stencils import Renderer


def drawn(kind, place=(40.0, 30.0), **look):
    """What a renderer of this kind paints, with what it measures."""
    figure, renderer = Figure(figsize=(1.2, 0.8)), kind(120, 80, 100)
    text = figure.text(0, 0, look.pop("words", "$x_1$ and y"), color="#0072B2", transform=None, **look)
    text.set_position(place)
    text.draw(renderer)
    return np.asarray(renderer.buffer_rgba()).astype(int), text.get_window_extent(renderer).bounds


@pytest.mark.parametrize("look", [{}, {"rotation": 90}, {"fontsize": 6, "alpha": 0.4}, {"words": "two\nlines"}])
def test_words_are_as_agg_draws_them_and_an_eighth_of_a_pixel_away_at_most(look):
    (ours, box), (theirs, their_box) = drawn(Renderer, **look), drawn(RendererAgg, **look)
    assert box == pytest.approx(their_box)
    ink, their_ink = ours[..., 3], theirs[..., 3]
    assert ink.sum() == pytest.approx(their_ink.sum(), rel=0.05)
    for axis in (0, 1):
        middle, their_middle = (np.average(np.indices(one.shape)[axis], weights=one) for one in (ink, their_ink))
        assert middle == pytest.approx(their_middle, abs=0.2)


def test_words_at_a_whole_pixel_are_the_same_but_for_rounding():
    assert np.abs(drawn(Renderer)[0][..., 3] - drawn(RendererAgg)[0][..., 3]).max() <= 2


def test_words_are_set_once_for_a_font_and_a_quarter_of_a_pixel():
    stencils.cut.cache_clear()
    drawn(Renderer, words="0.5")
    drawn(Renderer, words="0.5", place=(20.1, 11.1))
    assert stencils.cut.cache_info().misses == 1
    drawn(Renderer, words="0.5", fontsize=7)
    drawn(Renderer, words="0.5", place=(20.3, 11.0))
    assert stencils.cut.cache_info().misses == 3


def test_blank_words_paint_nothing():
    assert not drawn(Renderer, words=" ")[0][..., 3].any()


def test_no_piece_of_a_frame_reads_two_new_formulas():
    """An axis may have eight, of ten milliseconds each."""
    figure = Figure()
    figure.subplots().set(xscale="log", xlim=(1e-15, 1), title="costs 5 $ a step", ylabel="$w_{97}$")
    pieces, known = Picture(figure).draw_frame(1.37), [read()]  # a scale at which nobody has read them
    known += [read() for _ in pieces]
    new = np.diff(known)
    assert new.max() == 1 and new.sum() > 6


def read() -> int:
    """How many formulas matplotlib has read."""
    return MathTextParser._parse_cached.cache_info().misses
