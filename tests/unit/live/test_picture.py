"""The figure taken apart: which artists live, what stands in which layer, what is noted of them."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from labutils import plots
from labutils.live.layers import Layers
from labutils.live.picture import Picture
from labutils.live.pieces import at_once
from labutils.live.pixels import cropped, png


def picture(draw, **settings):
    figure = Figure(figsize=(2, 2))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 10), ylim=(0, 10))
    draw(axes)
    return Picture(figure)


def notes_of(draw):
    [(_, notes)] = picture(draw).notes()
    return notes


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def test_a_line_is_noted_in_pixels_with_y_upwards():
    [note] = notes_of(lambda axes: axes.plot([0, 10], [0, 5], animated=True, lw=3))
    assert note["points"][:2] == pytest.approx(np.array([[0, 0], [200, 100]]))
    assert note["width"] == pytest.approx(3 * 100 / 72)


def test_nan_breaks_a_line_in_two():
    [note] = notes_of(lambda axes: axes.plot([0, 1, 2, 3, 4], [1, 1, np.nan, 2, 2], animated=True))
    assert list(note["codes"]).count(1) == 2
    assert np.isfinite(note["points"]).all()


def test_a_line_of_nothing_but_nan_paints_nothing():
    [note] = notes_of(lambda axes: axes.plot([0, 1], [np.nan, np.nan], animated=True))
    assert not set(note["codes"]) & {2, 3, 4}


def test_markers_are_one_shape_at_many_places_and_nan_is_left_out():
    line, marks = notes_of(lambda axes: axes.plot([1, 2, np.nan], [1, 2, 3], "s:", animated=True))
    assert len(line["dashes"][0][1]) == 2
    assert marks["at"] == pytest.approx(np.array([[20, 20], [40, 40]]))
    assert len(marks["ends"]) == 1


def test_scattered_points_keep_their_sizes_and_colours():
    [note] = notes_of(lambda axes: axes.scatter([1, 2], [3, 4], [16, 64], ["red", "blue"], animated=True))
    assert note["scale"][1] == pytest.approx(2 * note["scale"][0])
    assert note["face"].tolist() == [[255, 0, 0, 255], [0, 0, 255, 255]]


def test_a_long_curve_is_thinned_as_matplotlib_does():
    x = np.linspace(0, 10, 20_000)
    [note] = notes_of(lambda axes: axes.plot(x, 5 + np.sin(x), animated=True))
    assert len(note["points"]) < 500


@pytest.mark.parametrize("origin", ["upper", "lower"])
def test_rows_of_an_image_are_noted_from_the_top_of_the_screen(origin):
    colours = np.zeros((2, 1, 3))
    colours[0] = 1
    [note] = notes_of(lambda axes: axes.imshow(colours, origin=origin, animated=True, extent=(0, 10, 0, 10)))
    white_on_top = note["pixels"][0, 0].tolist() == [255, 255, 255, 255]
    assert white_on_top == (origin == "upper")
    assert note["box"] == pytest.approx([0, 0, 200, 200])


def test_an_image_takes_its_colours_from_its_own_norm_and_map():
    [note] = notes_of(lambda axes: axes.imshow([[-1, 3]], cmap="gray", vmin=-1, vmax=3, animated=True, aspect="auto"))
    assert note["pixels"][0].tolist() == [[0, 0, 0, 255], [255, 255, 255, 255]]


def test_a_hidden_artist_paints_nothing():
    assert notes_of(lambda axes: axes.plot([0, 1], [0, 1], animated=True, visible=False)) == []


def test_an_artist_that_cannot_be_painted_is_named():
    with pytest.raises(TypeError, match="the living artist QuadMesh cannot be painted.*AxesImage, Line2D"):
        picture(lambda axes: axes.pcolormesh(np.eye(3), animated=True))


def test_only_a_figure_is_a_figure():
    with pytest.raises(TypeError, match="a scene's figure is a matplotlib Figure; got NoneType"):
        Picture(None)


def test_the_frame_leaves_out_what_lives():
    def draw(axes):
        axes.plot([0, 10], [5, 5], lw=40, color="red", animated=True)

    layers = picture(draw).frame(1)
    assert layers and not any((pixels(layer.png)[..., :3] == (255, 0, 0)).all(axis=-1).any() for layer in layers)


def test_what_stands_between_two_living_artists_has_a_layer_of_its_own():
    def draw(axes):
        axes.axis("off")
        axes.imshow([[0]], extent=(0, 10, 0, 10), animated=True, zorder=0)
        axes.plot([0, 10], [5, 5], lw=40, color="lime", zorder=2.5)
        axes.plot([0, 10], [5, 5], animated=True, zorder=4)

    below, between = picture(draw).frame(1)
    assert (below.level, below.left, below.top) == (0, 0, 0) and (pixels(below.png) == 255).all()
    height, width, _ = pixels(between.png).shape
    assert (between.level, between.left, width) == (1, 0, 200)
    assert 0 < between.top <= 100 < between.top + height < 200  # cropped to what is drawn on
    assert pixels(between.png)[100 - between.top, 100].tolist() == [0, 255, 0, 255]


@pytest.mark.parametrize("scale", [1, 1.25, 2])
def test_the_frame_is_drawn_in_device_pixels(scale):
    one = picture(lambda axes: axes.plot([0, 1], animated=True))
    assert pixels(one.frame(scale)[0].png).shape[:2] == (200 * scale, 200 * scale) == one.pixels(scale)
    assert one.figure.dpi == 100


def test_a_sharper_screen_has_every_layer_drawn_again():
    one, *_, before = two_axes()
    after = one.frame(2)
    assert len(after) == len(before) and not kept(before, after)
    assert pixels(after[0].png).shape[:2] == (400, 800) == one.pixels(2)[::-1]


def test_moving_what_lives_leaves_the_frame_fresh_and_a_new_title_does_not():
    one = picture(lambda axes: axes.plot([0, 1], animated=True))
    one.frame(1)
    one.living[0].set_ydata([3, 4])
    assert not one.frame_is_stale()
    one.figure.axes[0].set_title("new")
    assert one.frame_is_stale()
    one.frame(1)
    assert not one.frame_is_stale()


def two_axes():
    """Drawn once; each axes has a line that lives."""
    figure = Figure(figsize=(4, 2))
    for axes in figure.subplots(1, 2):
        axes.plot([0, 1], animated=True)
    one = Picture(figure)
    return one, *one.figure.axes, one.frame(1)


def kept(before, after):
    """The places of the layers that were not drawn again."""
    return [place for place, layer in enumerate(after) if any(layer is old for old in before)]


def test_only_axes_that_changed_are_drawn_and_noted_again():
    one, left, right, before = two_axes()
    [(_, unmoved), _] = one.notes()
    right.set_ylim(0, 2)
    after = one.frame(1)
    new = [layer for place, layer in enumerate(after) if place not in kept(before, after)]
    assert len(after) == len(before) and new and all(layer.left > 180 for layer in new)
    [(_, notes), (_, moved)] = one.notes()
    assert notes is unmoved and moved[0]["points"][:, 1].tolist() != unmoved[0]["points"][:, 1].tolist()


def test_a_title_is_drawn_again_alone():
    one, left, right, _ = two_axes()
    left.set_title("a title", y=1.0)  # else matplotlib looks at the ticks for a place
    before = one.frame(1)
    left.set_title("another")
    after = one.frame(1)
    assert len(kept(before, after)) == len(after) - 1 == len(before) - 1
    assert one.notes()[0][1] is one.notes()[0][1]


def test_axes_that_are_hidden_and_shown_again_leave_the_frame_and_come_back():
    one, left, right, before = two_axes()
    right.set_visible(False)
    assert one.frame_is_stale()
    assert kept(before, one.frame(1)) == [*range(len(one.frame(1)))] and len(one.frame(1)) < len(before)
    right.set_visible(True)
    assert [layer.png for layer in one.frame(1)] == [layer.png for layer in before]


def test_hidden_axes_are_drawn_ahead_and_not_again_when_they_are_shown(monkeypatch):
    one, left, right, before = two_axes()
    plots.show(right, False)
    assert len(one.frame(1)) < len(before) and one.ahead() is None, "it is drawn already"
    right.set_ylim(0, 2)
    at_once(one.ahead())
    assert one.ahead() is None and not right.get_visible() and len(one.frame(1)) < len(before)
    monkeypatch.setattr(Layers, "_draw", None)
    plots.show(right, True)
    assert one.frame_is_stale()
    ready = one.frame(1)
    monkeypatch.undo()
    assert not one.frame_is_stale()
    right.stale = True
    assert [layer.png for layer in one.frame(1)] == [layer.png for layer in ready] != [layer.png for layer in before]


def test_what_lives_on_axes_that_were_changed_while_hidden_is_noted_where_it_is_now():
    one, left, right, before = two_axes()
    _, (_, unmoved) = one.notes()
    plots.show(right, False)
    assert one.notes()[1][1] == []
    right.set_ylim(0, 2)
    at_once(one.ahead())
    plots.show(right, True)
    [(_, _), (_, moved)] = one.notes()
    assert moved[0]["points"][:, 1].tolist() != unmoved[0]["points"][:, 1].tolist()


def test_drawing_ahead_that_is_broken_off_is_still_to_be_done():
    one, left, right, before = two_axes()
    plots.show(right, False)
    right.set_ylim(0, 2)
    ahead = one.ahead()
    next(ahead)
    del ahead
    at_once(one.ahead())
    plots.show(right, True)
    assert len(one.frame(1)) == len(before) and one.ahead() is None


def test_a_still_leaves_what_was_drawn_ahead():
    one, left, right, before = two_axes()
    plots.show(right, False)
    one.still()
    assert one.ahead() is None
    plots.show(right, True)
    assert kept(before, one.frame(1)) == [*range(len(before))]


def test_words_beside_the_axes_are_drawn_when_they_come_change_and_go():
    one, left, right, before = two_axes()
    words = one.figure.text(0.5, 0.01, "a word")
    came = one.frame(1)
    words.set_text("a longer word")
    changed = one.frame(1)
    words.remove()
    assert one.frame_is_stale()
    looks = [[layer.png for layer in layers] for layers in (before, came, changed, one.frame(1))]
    assert looks[0] == looks[3] and looks[0] != looks[1] != looks[2] != looks[0]


def test_a_frame_that_is_left_half_made_is_still_due():
    one, left, right, before = two_axes()
    for axes in (left, right):
        axes.set_ylim(0, 2)
    pieces = one.draw_frame(1)
    for _ in range(5):
        next(pieces)
    del pieces
    assert one.frame_is_stale()
    after = one.frame(1)
    assert not one.frame_is_stale() and kept(after, one.frame(1)) == [*range(len(before))]
    grown = [place for place, (old, new) in enumerate(zip(before, after)) if old.png != new.png]
    assert grown and not set(grown) & set(kept(before, after))


def test_what_changes_while_it_is_drawn_is_drawn_once_more():
    one, left, right, before = two_axes()
    right.set_ylim(0, 2)
    pieces = one.draw_frame(1)
    next(pieces)
    right.set_title("meanwhile")
    at_once(pieces)
    assert one.frame_is_stale()
    after = [layer.png for layer in one.frame(1)]
    assert len(after) == len(before) + 1  # the title's
    one._layers.forget()
    assert after == [layer.png for layer in one.frame(1)]


@pytest.mark.parametrize("draw", [Picture.still, lambda one: one.figure.savefig(io.BytesIO())])
def test_a_figure_that_somebody_draws_while_a_frame_is_made_has_its_frame(draw):
    one, left, right, before = two_axes()
    right.set_ylim(0, 2)
    pieces = one.draw_frame(1)
    next(pieces)
    draw(one)
    layers = [layer.png for layer in at_once(pieces)]
    one._layers.forget()
    assert layers == [layer.png for layer in one.frame(1)] != [layer.png for layer in before]


def looked_at_otherwise(one, axes, pieces):
    """For a moment, while a frame is made, and back before the next."""
    next(pieces)
    axes.set_xlim(0, 5)
    at_once(pieces)
    axes.set_xlim(0, 10)


def test_what_was_drawn_while_limits_were_others_for_a_moment_is_drawn_again():
    one = picture(lambda axes: [axes.scatter(k, k) for k in range(4)])
    [axes] = one.figure.axes
    before = [layer.png for layer in one.frame(1)]
    axes.collections[0].set_offsets([[0, 0]])
    looked_at_otherwise(one, axes, one.draw_frame(1))
    assert [layer.png for layer in one.frame(1)] == before


def test_what_was_noted_while_limits_were_others_for_a_moment_is_noted_again():
    one = two_lines()
    before = heights(one), [note["points"].tolist() for _, [note] in one.notes()]
    for line in one.living:
        line.set_ydata(line.get_ydata())
    looked_at_otherwise(one, one.figure.axes[0], one.note())
    one.frame(1)
    assert before == (heights(one), [note["points"].tolist() for _, [note] in one.notes()])


def test_a_still_does_not_hide_that_the_frame_is_stale():
    one = picture(lambda axes: axes.plot([0, 1], animated=True))
    one.frame(1)
    one.figure.axes[0].set_xlim(0, 5)
    one.still()
    assert one.frame_is_stale()


def test_a_still_leaves_the_layers_that_a_page_has():
    one, left, right, before = two_axes()
    one.still()
    assert kept(before, one.frame(1)) == [*range(len(before))]
    right.set_ylim(0, 2)
    one.still()
    assert 0 < len(kept(before, one.frame(1))) < len(before)


def test_a_still_leaves_a_fresh_frame_fresh():
    one = picture(lambda axes: axes.plot([0, 1], animated=True))
    one.frame(1)
    one.still()
    assert not one.frame_is_stale()


def two_lines():
    """As a page has it that was sent a frame and what is noted on it."""
    one = picture(lambda axes: (axes.plot([0, 1], animated=True), axes.plot([1, 2], animated=True)))
    one.frame(1)
    one.notes()
    return one


def heights(one):
    return [note["points"][:, 1].tolist() for _, [note] in one.notes()]


def test_only_what_was_changed_is_noted_again():
    one = two_lines()
    (_, still), _ = one.notes()
    one.living[1].set_ydata([3, 4])
    assert one.notes()[0][1] is still
    assert heights(one) == [[0, 20], [60, 80]]


@pytest.mark.parametrize("draw", [Picture.still, lambda one: one.frame(1), lambda one: one.figure.savefig(io.BytesIO())])
def test_what_was_changed_before_the_whole_figure_is_drawn_is_noted_afterwards(draw):
    """matplotlib then takes every artist for drawn."""
    one = two_lines()
    one.living[1].set_ydata([3, 4])
    draw(one)
    one.figure.stale = False
    assert heights(one) == [[0, 20], [60, 80]]


def test_with_other_limits_everything_is_noted_again():
    one = two_lines()
    one.figure.axes[0].set_ylim(0, 5)
    assert heights(one) == [[0, 40], [40, 80]]


def test_no_picture_keeps_the_pixels_it_drew():
    one = picture(lambda axes: (axes.plot([0, 1], animated=True), axes.text(5, 5, "a word"), axes.set_title("a title")))
    one.frame(2)
    one.still()
    drew = [text._renderer for text in one.figure.findobj(Text) if text._renderer]
    assert drew and {(renderer.width, renderer.height) for renderer in drew} == {(1, 1)}
    assert not hasattr(one.figure.canvas, "renderer")


def test_the_layout_is_kept_when_labels_grow():
    figure = Figure(figsize=(3, 2), layout="constrained")
    axes = figure.subplots()
    one = Picture(figure)
    before = axes.get_position().bounds
    axes.set_ylim(0, 1e7)
    one.frame(1)
    one.still()
    assert axes.get_position().bounds == before


@pytest.mark.parametrize("shape", [(1, 1), (3, 5), (40, 30)])
def test_pixels_are_packed_to_the_last_bit(shape):
    drawn = np.random.default_rng(0).integers(0, 256, (*shape, 4), np.uint8)
    assert np.array_equal(pixels(png(drawn)), drawn)


def test_what_is_cut_out_is_all_that_was_drawn_on():
    renderer = RendererAgg(9, 7, 100)
    assert list(cropped(renderer)) == []
    np.asarray(renderer.buffer_rgba())[2:4, 3:8] = (255, 255, 255, 1), (0, 0, 0, 0), (1, 2, 3, 4), (0, 0, 0, 0), (0, 0, 0, 9)
    [(left, top, drawn)] = cropped(renderer)
    assert (left, top, pixels(drawn).shape) == (3, 2, (2, 5, 4))


@pytest.mark.parametrize("change", [
    lambda axes: axes.set_title("another", loc="left"),
    lambda axes: axes.set_xlabel("another"),
    lambda axes: axes.set_xlim(0, 5),
    lambda axes: axes.set_xscale("log"),
    lambda axes: axes.tick_params("y", labelsize=6),
    lambda axes: axes.get_legend().get_texts()[0].set_text("another"),
    lambda axes: axes.collections[0].set_offsets([[5, 5]]),
    lambda axes: axes.set_facecolor("red"),
    lambda axes: axes.axis("off"),
    lambda axes: axes.set_frame_on(False),
    lambda axes: axes.set_aspect("equal"),
    lambda axes: axes.set_position((0.3, 0.3, 0.3, 0.3)),
    lambda axes: axes.spines["left"].set_linewidth(4),
    lambda axes: axes.get_legend().remove(),
])  # fmt: skip
def test_what_was_kept_looks_as_if_all_were_drawn_again(change):
    figure = Figure(figsize=(3, 2))
    axes = figure.add_axes((0.2, 0.2, 0.6, 0.6))
    axes.scatter([1, 2], [3, 4], label="points")
    axes.plot([0, 1], animated=True)
    axes.legend()
    axes.set(xlim=(0.1, 10), ylim=(0, 10), title="a title")
    one = Picture(figure)
    before = one.frame(1)
    change(axes)
    after = one.frame(1)
    assert kept(before, after) and [layer.png for layer in after] != [layer.png for layer in before]
    notes = one.notes()
    one._forget()
    assert [layer.png for layer in after] == [layer.png for layer in one.frame(1)]
    assert np.array_equal(notes[0][1][0]["points"], one.notes()[0][1][0]["points"])


@pytest.mark.parametrize("axis", ["x", "y"])
def test_minor_ticks_drawn_together_are_those_drawn_one_by_one(axis, monkeypatch):
    def looks():
        figure = Figure(figsize=(3, 2))
        axes = figure.add_axes((0.2, 0.2, 0.6, 0.6))
        one = Picture(figure)
        for scale, limits in (("log", (0.1, 20)), ("log", (1, 5000)), ("linear", (0, 1)), ("log", (0.5, 30))):
            axes.set(**{f"{axis}scale": scale})
            axes.set(**{f"{axis}lim": limits})
            yield [layer.png for layer in one.frame(1)]

    together = [*looks()]
    monkeypatch.setattr("labutils.live.still.ASKED", ("no_such_method",))
    assert [*looks()] == together
