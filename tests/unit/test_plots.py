"""Pictures are made once and moved: nothing but living artists of known kinds, and axes that stay where they are."""

import sys

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.image import AxesImage
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from labutils import plots
from labutils.live.picture import Picture
from labutils.plots.curves import round_up

PAINTABLE = (AxesImage, Line2D, PathCollection, LineCollection, PolyCollection, Rectangle, Text)
RNG = np.random.default_rng(0)
T = np.arange(50.0)
W = [RNG.standard_normal((4, 2)), RNG.standard_normal((1, 4))]


def chances(field, rows):
    P = RNG.random((rows, field.grid.shape[1]))
    return P if rows == 1 else P / P.sum(axis=0)


PIECES = {  # name -> (how it is made, how it is moved)
    "points": (
        lambda ax: plots.Points(ax, RNG.random((2, 9)), np.eye(3).repeat(3, axis=1), alive=True),
        lambda p: p.update(RNG.random((2, 4)), np.eye(3)[:, [0, 1, 2, 2]]),
    ),
    "field": (lambda ax: plots.Field(ax, (-1, 1), (-2, 2), n=12), lambda p: p.update(chances(p, 1))),
    "field of four": (lambda ax: plots.Field(ax, (-1, 1), (-2, 2), n=12, classes=4), lambda p: p.update(chances(p, 4))),
    "curves": (
        lambda ax: plots.Curves(ax, ["train", "dev"], xlim=(0, 50), ylim=(0, 1)),
        lambda p: p.update(T, {"train": T / 60, "dev": T / 70}),
    ),
    "cursor": (plots.Cursor, lambda p: p.update(0.3, "stop")),
    "histogram": (
        lambda ax: plots.Histogram(ax, (-1, 1), names=("W1", "W2")),
        lambda p: p.update({"W1": RNG.random(20), "W2": RNG.random((4, 4))}),
    ),
    "bars": (lambda ax: plots.Bars(ax, ["bias", "variance"], (0, 10)), lambda p: p.update([3, 8])),
    "spread": (lambda ax: plots.Spread(ax, ["none", "L2"], (0.8, 1)), lambda p: p.update(RNG.uniform(0.9, 1, (2, 2, 20)))),
    "network": (
        lambda ax: plots.NetworkDrawing(ax, [2, 4, 1], labels=("x", "4", "ŷ")),
        lambda p: p.update(W, [None, np.array([1, 0, 1, 1]), None]),
    ),
    "tiles": (
        lambda ax: plots.Tiles(ax, 6, ncols=3, captions=True),
        lambda p: p.update(RNG.random((64, 6)), list("abcdef")),
    ),
    "matrix": (lambda ax: plots.Matrix(ax, list("ab"), list("xyz")), lambda p: p.update(RNG.random((2, 3)))),
    "path": (
        lambda ax: plots.Path(ax, ["momentum", "Adam"], start=(0, 0)),
        lambda p: p.update({"momentum": RNG.random((2, 9)), "Adam": RNG.random((2, 5))}),
    ),
}


@pytest.fixture
def ax():
    return plots.figure()[1][0]


def pixels(fig):
    from io import BytesIO

    from matplotlib.image import imread

    png = BytesIO()
    fig.savefig(png)
    png.seek(0)
    return imread(png)


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_moves_only_living_artists_that_a_stage_can_paint(ax, name):
    make, move = PIECES[name]
    piece = make(ax)
    before = list(ax.get_children())
    move(piece)
    assert list(ax.get_children()) == before, "moving must not add artists"
    assert piece.artists and all(a.get_animated() and type(a) in PAINTABLE for a in piece.artists)
    assert set(piece.artists) == {a for a in before if a.get_animated()}


@pytest.mark.parametrize("name", PIECES)
def test_moving_a_piece_changes_the_still_picture_but_not_the_frame_around_it(ax, name):
    make, move = PIECES[name]
    piece, fig = make(ax), ax.figure
    before, limits, box = pixels(fig), (ax.get_xlim(), ax.get_ylim()), ax.get_position().bounds
    move(piece)
    assert not np.array_equal(before, pixels(fig))
    assert (ax.get_xlim(), ax.get_ylim()) == limits and ax.get_position().bounds == box


@pytest.mark.parametrize("name", PIECES)
def test_nothing_sticks_out_of_the_figure(ax, name):
    make, move = PIECES[name]
    move(make(ax))
    fig = plots.label(ax, "A title of some words", "iteration", "share of weights").figure
    pixels(fig)
    box = fig.get_tightbbox()
    assert box.x0 > 0 and box.y0 > 0 and (box.max < fig.get_size_inches()).all()


def test_pieces_leave_pyplot_alone():
    import subprocess

    code = "import sys, labutils.plots as p; p.figure(); sys.exit('matplotlib.pyplot' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_title_that_is_there_already_leaves_the_frame_as_it_is(ax):
    plots.label(ax, "Cost")
    ax.stale = False
    plots.label(ax, "Cost")
    assert not ax.stale
    plots.label(ax, "Accuracy")
    assert ax.stale and ax.get_title(loc="left") == "Accuracy"


def test_axes_keep_their_size_in_inches_whatever_stands_beside_them():
    fig, axes = plots.figure(2, 2, size=(3, 2), ratios=(1, 2))
    inches = [ax.get_position().size * fig.get_size_inches() for ax in axes]
    assert np.allclose(inches, [(3, 2), (6, 2)] * 2)
    assert axes[0].get_position().y0 > axes[2].get_position().y0 and axes[0].get_position().x0 < axes[1].get_position().x0


@pytest.mark.parametrize("names, rows", [(["J"], 0), (["train", "dev"], 1), (["J", "data loss", "penalty", "dev loss"], 2)])
def test_a_key_too_long_for_one_row_takes_two_and_stays_below_the_title(ax, names, rows):
    plots.label(plots.Curves(ax, names).ax, "Cost")
    pixels(ax.figure)
    key = ax.get_legend()
    if rows:
        heights = {round(text.get_window_extent().y0) for text in key.get_texts()}
        assert len(heights) == rows
        title = next(text for text in ax.findobj(Text) if text.get_text() == "Cost")
        assert key.get_window_extent().y1 <= title.get_window_extent().y0
        assert key.get_window_extent().x1 <= ax.figure.bbox.x1
    else:
        assert key is None


def test_points_of_each_class_have_their_own_shape_and_colour(ax):
    X, Y = np.arange(8.0).reshape(2, 4), np.array([[0, 1, 1, 0]])
    points = plots.Points(ax, X, Y)
    zero, one = points.artists
    assert np.array_equal(zero.get_offsets(), X[:, [0, 3]].T) and np.array_equal(one.get_offsets(), X[:, [1, 2]].T)
    assert len(zero.get_paths()[0].vertices) != len(one.get_paths()[0].vertices)
    assert not np.array_equal(zero.get_facecolor(), one.get_facecolor()) and not zero.get_animated()


def test_the_field_asks_at_the_middle_of_each_pixel(ax):
    field = plots.Field(ax, (0, 4), (0, 2), n=4)
    assert np.array_equal(field.grid[:, 0], [0.5, 0.25]) and np.array_equal(field.grid[:, -1], [3.5, 1.75])
    assert np.array_equal(np.diff(field.grid[0, :4]), [1, 1, 1])


def test_the_border_lies_where_the_chance_is_one_half(ax):
    field = plots.Field(ax, (-1, 1), (-1, 1), n=40)
    field.update(1 / (1 + np.exp(-9 * (field.grid[:1] - 0.3))))
    x, y = field.border.get_data()
    assert np.nanmax(np.abs(x - 0.3)) < 0.01 and np.nanmin(y) < -0.9 and np.nanmax(y) > 0.9


def test_the_field_is_blue_for_class_0_and_orange_for_class_1(ax):
    field = plots.Field(ax, (-1, 1), (-1, 1), n=10)
    field.update((field.grid[:1] > 0) * 1.0)
    rgba = np.asarray(field.image.get_array()).astype(int)
    assert rgba[5, 0, 2] > rgba[5, 0, 0] + 50 and rgba[5, 9, 0] > rgba[5, 9, 2] + 50


def test_a_field_of_one_colour_has_no_border_and_nan_is_undecided(ax):
    field = plots.Field(ax, (-1, 1), (-1, 1), n=10)
    field.update(np.ones((1, 100)))
    assert np.isnan(field.border.get_xydata()).all()
    field.update(np.full((1, 100), np.nan))
    assert (np.asarray(field.image.get_array()) >= 253).all()


def test_several_classes_meet_where_their_chances_are_equal(ax):
    field = plots.Field(ax, (-1, 1), (-1, 1), n=60, classes=3)
    scores = np.array([field.grid[0], -field.grid[0], np.full(3600, -5.0)])
    field.update(np.exp(scores) / np.exp(scores).sum(axis=0))
    assert np.nanmax(np.abs(field.border.get_xdata())) < 0.02


def test_curves_hold_what_they_are_given_and_shorter_lines_stop_early(ax):
    curves = plots.Curves(ax, ["train", "dev"], xlim=(0, 9), ylim=(0, 1))
    curves.update(range(4), {"train": [1, 2, 3, 4], "dev": [5, 6]})
    assert np.array_equal(curves.lines["dev"].get_xydata(), [[0, 5], [1, 6]])
    with pytest.raises(KeyError):
        curves.update([0], {"test": [1]})


def test_limits_left_out_grow_in_round_steps_and_never_shrink(ax):
    curves = plots.Curves(ax, ["J"])
    curves.update(np.arange(37), {"J": np.linspace(3.4, 0, 37)})
    assert ax.get_xlim() == (0, 50) and ax.get_ylim() == (0, 5)
    curves.update(np.arange(3), {"J": [-0.3, np.nan, np.inf]})
    assert ax.get_xlim() == (0, 50) and ax.get_ylim() == (-0.5, 5)


def test_a_logarithmic_axis_grows_by_whole_decades(ax):
    curves = plots.Curves(ax, ["J"], log=True)
    curves.update([1, 2, 3], {"J": [30, 0.004, 0]})
    assert ax.get_ylim() == (0.001, 50)


def test_limits_that_are_given_stay(ax):
    curves = plots.Curves(ax, ["J"], xlim=(0, 5), ylim=(0, 1))
    curves.update([0, 100], {"J": [-3, 40]})
    assert ax.get_xlim() == (0, 5) and ax.get_ylim() == (0, 1)


@pytest.mark.parametrize("value, wanted", [(0.21, 0.5), (1, 1), (0.1, 0.1), (2.0001, 5), (99, 100), (1e-7, 1e-7)])
def test_round_numbers_are_1_2_5_times_a_power_of_ten(value, wanted):
    assert round_up(value) == pytest.approx(wanted, rel=1e-9)


def test_the_cursors_word_stays_inside_the_axes(ax):
    cursor = plots.Cursor(ax, 0.1, text="stop")
    assert cursor.word.get_ha() == "left" and cursor.word.get_position()[0] > 0.1
    cursor.update(0.9)
    assert cursor.word.get_ha() == "right" and cursor.word.get_text() == "stop"
    assert list(cursor.line.get_xdata()) == [0.9, 0.9]


def test_a_histogram_shows_shares_and_counts_outliers_at_the_ends(ax):
    histogram = plots.Histogram(ax, (0, 4), bins=4)
    histogram.update(np.array([[-9, 0.5, 1.5, 1.6], [2.5, 3.5, 99, np.nan]]))
    shares = histogram.lines[""].get_ydata()
    assert np.allclose(shares, [0, 2 / 7, 2 / 7, 2 / 7, 2 / 7, 1 / 7, 1 / 7, 2 / 7, 2 / 7, 0])


def test_an_empty_histogram_is_flat(ax):
    histogram = plots.Histogram(ax, (0, 4), bins=4)
    histogram.update([])
    assert not histogram.lines[""].get_ydata().any()


def test_bars_are_as_high_as_their_values_and_say_them(ax):
    bars = plots.Bars(ax, ["bias", "variance"], (0, 10), form="{:.1f} %")
    bars.update([3, 8.26])
    assert [b.get_height() for b in bars.bars] == [3, 8.26]
    assert [t.get_text().strip() for t in bars.texts] == ["3.0 %", "8.3 %"]
    with pytest.raises(ValueError):
        bars.update([1])


def test_a_spread_shows_every_run_and_the_median_of_each_group(ax):
    spread = plots.Spread(ax, ["none", "L2"], (0.8, 1))
    values = RNG.uniform(0.9, 1, (2, 2, 21))
    values[1, 1, 5:] = np.nan
    spread.update(values)
    train, dev = (d.get_offsets() for d in spread.dots)
    assert len(train) == 42 and len(dev) == 26
    assert np.array_equal(np.sort(dev[:21, 1]), np.sort(values[0, 1]))
    assert np.allclose(spread.medians.get_ydata()[::3], np.nanmedian(values, axis=2).ravel())


def test_equal_values_of_a_spread_stand_side_by_side_within_their_place(ax):
    spread = plots.Spread(ax, ["none", "L2"], (0.8, 1), series=("dev",))
    spread.update(np.full((2, 30), 0.9))
    x = spread.dots[0].get_offsets()[:30, 0]
    assert len(np.unique(x.round(6))) == 30 and x.min() > -0.4 and x.max() < 0.4


def test_a_spread_with_groups_not_yet_run_draws_only_the_others(ax):
    spread = plots.Spread(ax, ["none", "L2"], (0.8, 1), series=("dev",))
    spread.update([[0.9, 0.95], [np.nan, np.nan]])
    assert len(spread.medians.get_xdata()) == 3


def test_the_drawing_tells_signs_sizes_and_dropped_units(ax):
    drawing = plots.NetworkDrawing(ax, [2, 2, 1], scale=1)
    drawing.update([np.array([[1.0, -0.5], [0, 2]]), np.array([[-1.0, 1]])])
    assert len(drawing.positive.get_segments()) == 3 and len(drawing.negative.get_segments()) == 2
    assert np.allclose(drawing.negative.get_linewidths(), [2.25, 4.5]) and max(drawing.positive.get_linewidths()) == 4.5
    drawing.update([np.ones((2, 2)), np.ones((1, 2))], [None, np.array([[0], [1 / 0.5]]), None])
    assert len(drawing.positive.get_segments()) == 3 and len(drawing.crosses.get_offsets()) == 1
    assert len(drawing.units.get_offsets()) == 4


def test_a_line_joins_the_units_its_weight_joins(ax):
    drawing = plots.NetworkDrawing(ax, [2, 3, 1])
    W1 = np.zeros((3, 2))
    W1[2, 0] = 1
    drawing.update([W1, np.zeros((1, 3))])
    ((left, right),) = drawing.positive.get_segments()
    units = drawing.units.get_offsets()
    assert np.array_equal(left, units[0]) and np.array_equal(right, units[2 + 2])


def test_a_large_layer_shows_its_first_units_and_they_do_not_touch(ax):
    drawing = plots.NetworkDrawing(ax, [64, 30, 10], most=20)
    drawing.update([np.ones((30, 64)), np.ones((10, 30))], [np.ones(64), np.ones(30), None])
    places = drawing.units.get_offsets()
    assert len(places) == 50
    apart = np.diff(ax.transData.transform(places[:2])[:, 1])[0] * 72 / ax.figure.dpi
    assert abs(apart) > np.sqrt(drawing.units.get_sizes()[0])


def test_a_tile_is_dark_where_the_image_is_one(ax):
    tiles = plots.Tiles(ax, 2, side=2)
    tiles.update(np.array([[1.0, 0], [0, 0], [0, 0], [0, 9]]))
    grey = np.asarray(tiles.image.get_array())[..., 0]
    assert grey[1, 1] == 0 and grey[1, 2] == 255 and grey[2, 5] == 0
    tiles.update(np.ones((4, 1)))
    assert (np.asarray(tiles.image.get_array())[1:3, 4:6] == 255).all(), "a tile without an image is blank"


def test_a_matrix_writes_its_numbers_readably_and_leaves_nan_empty(ax):
    matrix = plots.Matrix(ax, ["a"], ["x", "y", "z"], limits=(0, 2), form="{:.1f}")
    matrix.update([[0, 2, np.nan]])
    assert [w.get_text() for w in matrix.words] == ["0.0", "2.0", ""]
    assert matrix.words[1].get_color() == "white" and matrix.words[0].get_color() != "white"
    assert np.asarray(matrix.image.get_array())[0, 1, :3].sum() < 200


def test_a_matrix_of_signed_numbers_is_white_at_zero_and_where_nothing_stands(ax):
    matrix = plots.Matrix(ax, ["a"], list("vwxyz"), limits=(-1, 1), colours=("red", "white", "blue"))
    matrix.update([[-1, 0, 1, np.nan, 0]])
    red, zero, blue, empty, _ = np.asarray(matrix.image.get_array())[0, :, :3].astype(int)
    assert zero.min() > 250 and np.array_equal(empty, [255, 255, 255])
    assert red[0] > red[2] and blue[2] > blue[0]
    assert matrix.words[2].get_color() == "white" and matrix.words[1].get_color() != "white"


def test_a_surface_is_static_and_finer_near_its_valley_when_logarithmic():
    _, (plain, log) = plots.figure(2)
    for ax, flag in ((plain, False), (log, True)):
        plots.Surface(ax, lambda p: p[0] ** 2 + 9 * p[1] ** 2, (-2, 2), (-2, 2), log=flag)
        assert not any(a.get_animated() for a in ax.get_children())
    low = [np.median(ax.collections[0].levels) for ax in (plain, log)]
    assert low[1] < low[0] / 10


def test_backdrops_are_shown_one_at_a_time_and_what_lies_before_them_takes_their_limits_scales_and_labels(ax):
    line = plots.Curves(plots.label(ax, "", "steps", "J"), ("J",), ylim=(0, 4)).lines["J"]
    backdrops = plots.Backdrops(ax, {"steps": {}, "time": {"xlabel": "time", "xscale": "log", "xlim": (0.01, 100)}})
    for name, scale, limits in (("time", "log", (0.01, 100)), ("steps", "linear", (0, 10))):
        backdrops.show(name)
        assert [ax.get_visible() for ax in backdrops.axes.values()] == [other == name for other in backdrops.axes]
        assert (ax.get_xscale(), ax.get_xlim(), ax.get_ylim()) == (scale, limits, (0, 4))
        assert (ax.get_xlabel(), ax.get_ylabel()) == (name, "J"), "what is read of the curves names this axis"
        assert line.axes is ax and ax.get_visible() and not ax.axison
        ax.stale = False
        backdrops.show(name)
        assert not ax.stale, "nothing is set again where it is shown already"
        drawn = sorted(ax.figure.axes, key=lambda one: one.get_zorder())
        assert drawn[-1] is ax, "the lines lie before all backdrops"


def test_another_backdrop_is_drawn_before_it_is_shown(ax):
    plots.Curves(ax, ("J",), ylim=(0, 4))
    backdrops = plots.Backdrops(ax, {"steps": {}, "time": {"xscale": "log", "xlim": (0.01, 100)}})
    backdrops.show("steps")
    picture = Picture(ax.figure)
    picture.frame(1.0)
    for _ in picture.ahead():
        pass
    backdrops.show("time")
    kept = picture.frame(1.0)
    assert picture.ahead() is None and {id(layer) for layer in picture.frame(1.0)} == {id(layer) for layer in kept}
    backdrops.show("steps")
    assert {id(layer) for layer in picture.frame(1.0)} != {id(layer) for layer in kept}
    backdrops.show("time")
    assert {id(layer) for layer in picture.frame(1.0)} == {id(layer) for layer in kept}


def test_a_path_ends_in_its_head(ax):
    path = plots.Path(ax, ["Adam"])
    path.update({"Adam": np.array([[0, 1, 2], [5, 6, 7]])})
    assert np.array_equal(path.heads["Adam"].get_offsets(), [[2, 7]])
    assert path.trails["Adam"].get_xydata().shape == (3, 2)
