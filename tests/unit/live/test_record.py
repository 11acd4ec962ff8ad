"""What is noted of a living artist is what matplotlib itself would paint: places, colours, widths, clips."""

import numpy as np
import pytest
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Ellipse, PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform

from labutils.live.record import Recorder, is_scale, rgba, scaled, transformed
from tests.unit.live.test_picture import notes_of

PIXELS = 20  # for one unit of the axes, 0 to 10, in a picture 200 wide
PER_POINT = 100 / 72


def ends_of(note):
    return np.split(note["points"], note["ends"][:-1])


def test_each_line_of_a_collection_keeps_its_own_points_width_colour_and_dashes():
    lines = [[(0, 0), (1, 1), (2, 0)], [(3, 4), (5, 6)], [(7, 7), (8, 9)]]
    look = {"linewidths": [1, 2, 4], "colors": ["red", "lime", "blue"], "linestyles": ["-", (2, (3, 1)), "-"]}
    [note] = notes_of(lambda ax: ax.add_collection(LineCollection(lines, animated=True, **look)))
    assert [part.tolist() for part in ends_of(note)] == [(np.array(line) * PIXELS).tolist() for line in lines]
    assert note["codes"].tolist() == [1, 2, 2, 1, 2, 1, 2] and note["kind"] == "paths" and note["n"] == 3
    assert note["width"] == pytest.approx(np.array([1, 2, 4]) * PER_POINT)
    assert note["edge"].tolist() == [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]]
    assert note["face"].shape == (0, 4) and note["at"].tolist() == [[0, 0]] and note["scale"].tolist() == [1]
    offset, pattern = note["dashes"][1]
    assert [offset, *pattern] == pytest.approx([2 * 2 * PER_POINT, 3 * 2 * PER_POINT, 2 * PER_POINT])
    assert note["dashes"][0] == [0, []]
    assert note["clip"] == [0, 0, 200, 200]


def test_polygons_are_filled():
    triangle = [(1, 1), (3, 1), (2, 4)]
    [note] = notes_of(lambda ax: ax.add_collection(PolyCollection([triangle], facecolors="orange", animated=True)))
    assert note["face"].tolist() == [[255, 165, 0, 255]]
    assert note["points"][:3].tolist() == (np.array(triangle) * PIXELS).tolist()


def test_scattered_points_of_one_size_are_at_their_places_in_pixels():
    [note] = notes_of(lambda ax: ax.scatter([1, 2, 3], [4, 5, 6], 36, animated=True, linewidths=2))
    assert note["at"].tolist() == [[20, 80], [40, 100], [60, 120]] and note["n"] == 3
    assert np.ptp(note["points"], axis=0) == pytest.approx([6 * PER_POINT] * 2, rel=1e-6), "36 points² is 6 points wide"
    assert note["width"] == pytest.approx([2 * PER_POINT])


def test_a_hidden_point_of_a_masked_array_has_no_place():
    x = np.ma.masked_array([1.0, 2.0, 3.0], mask=[False, True, False])
    [note] = notes_of(lambda ax: ax.scatter(x, [4, 5, 6], [9, 16, 25], animated=True))
    assert np.isnan(note["at"]).any(axis=1).sum() in (0, 1) and [20, 80] in note["at"].tolist()
    assert [40, 100] not in note["at"].tolist()


def test_markers_have_the_colour_that_fills_them():
    _, marks = notes_of(lambda ax: ax.plot([1, 2], [1, 2], "o-", mfc=(0, 1, 0, 0.5), mec="red", animated=True))
    assert marks["face"].tolist() == [[0, 255, 0, 128]] and marks["edge"].tolist() == [[255, 0, 0, 255]]
    _, hollow = notes_of(lambda ax: ax.plot([1, 2], [1, 2], "o-", mfc="none", animated=True))
    assert hollow["face"].shape == (0, 4) or hollow["face"][0, 3] == 0


def test_a_round_marker_keeps_its_curves():
    _, marks = notes_of(lambda ax: ax.plot([1, 2], [1, 2], "o-", animated=True))
    assert set(marks["codes"].tolist()) & {Path.CURVE3, Path.CURVE4} and len(marks["points"]) < 40


COLOURS = np.arange(6).reshape(2, 3)  # two rows, three columns


@pytest.mark.parametrize("invert_x", [False, True])
@pytest.mark.parametrize("invert_y", [False, True])
@pytest.mark.parametrize("origin", ["lower", "upper"])
def test_an_image_is_noted_as_it_is_seen(origin, invert_x, invert_y):
    def draw(ax):
        ax.imshow(COLOURS, origin=origin, cmap="gray", vmin=0, vmax=5, extent=(2, 8, 1, 5), animated=True, aspect="auto")
        ax.set(xlim=(10, 0) if invert_x else (0, 10), ylim=(10, 0) if invert_y else (0, 10))

    [note] = notes_of(draw)
    up = COLOURS if origin == "upper" else COLOURS[::-1]  # as it is seen where y grows upwards
    seen = up[:: -1 if invert_y else 1, :: -1 if invert_x else 1]
    assert (note["kind"], note["rows"], note["columns"]) == ("image", 2, 3)
    assert note["pixels"][..., 0].tolist() == (seen * 51).tolist() and note["pixels"].flags["C_CONTIGUOUS"]
    left, top = 2 * PIXELS if not invert_x else 200 - 8 * PIXELS, 200 - 5 * PIXELS if not invert_y else 1 * PIXELS
    assert note["box"] == pytest.approx([left, top, 6 * PIXELS, 4 * PIXELS])
    assert note["clip"] == [0, 0, 200, 200] and note["alpha"] == 1.0 and note["smooth"] is False


def test_an_image_may_leave_the_axes_and_be_faint_and_smooth():
    look = {"clip_on": False, "alpha": 0.4, "interpolation": "bilinear", "extent": (0, 10, 0, 10)}
    [note] = notes_of(lambda ax: ax.imshow(COLOURS, animated=True, **look))
    assert (note["clip"], note["alpha"], note["smooth"]) == (None, 0.4, True)


def test_a_patch_that_is_turned_is_noted_by_its_points():
    [note] = notes_of(lambda ax: ax.add_patch(Ellipse((5, 5), 4, 2, angle=90, animated=True)))
    outline = note["points"][note["codes"] != 79]  # 79 closes a path: its place means nothing
    assert np.ptp(outline, axis=0) == pytest.approx([2 * PIXELS, 4 * PIXELS], rel=0.01)


def test_a_patch_keeps_its_curves_and_the_colour_that_fills_it():
    [note] = notes_of(lambda ax: ax.add_patch(Ellipse((5, 5), 4, 2, fc=(0, 1, 0, 0.5), ec="red", animated=True)))
    assert Path.CURVE4 in note["codes"]
    assert note["face"].tolist() == [[0, 255, 0, 128]] and note["edge"].tolist() == [[255, 0, 0, 255]]


def test_one_place_may_have_many_sizes():
    rings = {"sizes": (9, 16, 25), "offsets": [(5, 5)], "facecolors": "none", "animated": True}
    [note] = notes_of(lambda ax: ax.add_collection(PathCollection([SQUARE], offset_transform=ax.transData, **rings)))
    assert note["n"] == 3 and note["scale"] == pytest.approx(np.array([3, 4, 5]) * PER_POINT)


SQUARE = Ellipse((0, 0), 1, 1).get_path()
MASTER = Affine2D().scale(3).translate(1, 2)


def test_one_path_in_many_sizes_stays_one_template_with_its_sizes():
    sizes = [Affine2D().scale(s).get_matrix() for s in (1, 2.5)]
    [template], scales = scaled([SQUARE], sizes, MASTER)
    assert scales.tolist() == [1, 2.5] and np.array_equal(template.vertices, MASTER.transform(SQUARE.vertices))


@pytest.mark.parametrize(
    "turn", [Affine2D().rotate(1), Affine2D().scale(1, 2), Affine2D().translate(1, 0), Affine2D().translate(0, 1)]
)
def test_what_is_no_mere_size_is_transformed_path_by_path(turn):
    assert not is_scale(turn.get_matrix()) and is_scale(Affine2D().scale(4).get_matrix())
    templates, scales = scaled([SQUARE], [turn.get_matrix(), np.eye(3)], MASTER)
    assert scales.tolist() == [1] and len(templates) == 2
    assert templates[0].vertices == pytest.approx((turn + MASTER).transform(SQUARE.vertices))
    assert templates[1].vertices == pytest.approx(MASTER.transform(SQUARE.vertices))


def test_paths_and_transforms_take_turns():
    paths = [SQUARE, SQUARE.transformed(Affine2D().scale(2)), SQUARE]
    turns = [Affine2D().rotate(1).get_matrix(), np.eye(3)]
    templates, _ = scaled(paths, turns, IdentityTransform())
    assert len(templates) == 3 and templates[2].vertices == pytest.approx(Affine2D(turns[0]).transform(SQUARE.vertices))
    assert templates[1].vertices == pytest.approx(paths[1].vertices)


def test_many_paths_go_through_one_transform():
    paths = [SQUARE, SQUARE.transformed(Affine2D().translate(5, 5)), SQUARE]
    moved = transformed(paths, MASTER)
    assert [m.vertices.tolist() for m in moved] == [MASTER.transform(p.vertices).tolist() for p in paths]
    assert [m.codes.tolist() for m in moved] == [p.codes.tolist() for p in paths]
    assert transformed(paths, IdentityTransform()) == paths and transformed([], MASTER) == []
    assert scaled([SQUARE], [], MASTER)[1].tolist() == [1]


@pytest.mark.parametrize("draw", ["draw_image", "draw_quad_mesh", "draw_gouraud_triangles", "draw_tex"])
def test_what_cannot_be_painted_says_what_it_does(draw):
    with pytest.raises(TypeError, match="draws|is set in TeX"):
        getattr(Recorder(10, 10, 72), draw)(None, 0, 0, None)


def test_colours_become_bytes():
    assert rgba([(0, 0.5, 1, 0.25)]).tolist() == [[0, 128, 255, 64]] and rgba([]).shape == (0, 4)


def test_a_long_line_loses_the_points_that_no_pixel_shows_and_a_filled_one_keeps_them():
    x = np.linspace(1, 9, 2_000)
    [line] = notes_of(lambda ax: ax.plot(x, x, animated=True))
    assert len(line["points"]) < 100 and line["points"][0] == pytest.approx([20, 20])
    assert line["points"][-1] == pytest.approx([180, 180], abs=1)
    filled = PathPatch(Path(np.transpose([x, x])), animated=True, facecolor="orange")
    [face] = notes_of(lambda ax: ax.add_patch(filled))
    assert len(face["points"]) >= 2_000


def test_a_formula_is_measured_in_the_size_it_is_set_in():
    recorder = Recorder(200, 200, 100)
    small, large = (recorder.get_text_width_height_descent("$x^2$", FontProperties(size=size), True) for size in (10, 20))
    assert large == pytest.approx(2 * np.array(small), rel=0.05)
