"""Living artists as data: a matplotlib renderer that notes paths in pixels instead of painting them.

Lines, markers, collections, patches and texts all reach a renderer as paths, so what they look like is decided by
matplotlib alone, and the browser needs to know two things only: how to paint paths and how to paint an image.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, IdentityTransform, Transform

from .letters import OUTLINES

WHITE = np.zeros((0, 4), np.uint8)


class Recorder(RendererBase):
    """Collects ``notes``: dicts of small values and arrays, in figure pixels with y upwards.

    matplotlib keeps for each renderer how large words are, so a figure has one recorder for all its pictures.
    """

    def __init__(self, width: float, height: float, dpi: float):
        super().__init__()
        self._text2path = OUTLINES
        self.width, self.height, self.dpi = width, height, dpi
        self.notes: list[dict] = []

    def get_canvas_width_height(self):
        return self.width, self.height

    def points_to_pixels(self, points):
        return points * self.dpi / 72

    def get_text_width_height_descent(self, s, prop, ismath):
        """Mathtext is set once, in the size its paths have, and not a second time only to be measured: it takes long."""
        if ismath is not True:
            return super().get_text_width_height_descent(s, prop, ismath)
        return tuple(map(self.points_to_pixels, self._text2path.get_text_width_height_descent(s, prop, ismath)))

    def draw_path(self, gc, path, transform, rgbFace=None):
        clip = None if rgbFace is not None else (-1, -1, self.width + 1, self.height + 1)
        simplify = rgbFace is None and path.should_simplify
        whole = path.cleaned(transform, remove_nans=True, clip=clip, simplify=simplify, curves=True)
        last = len(whole.codes) - (whole.codes[-1] == Path.STOP)
        self._note(gc, [Path(whole.vertices[:last], whole.codes[:last])], face=face_of(gc, rgbFace))

    def draw_markers(self, gc, marker_path, marker_trans, path, trans, rgbFace=None):
        marker = marker_path.cleaned(marker_trans, curves=True)
        places = trans.transform(path.vertices)
        places = places[np.isfinite(places).all(axis=1)]
        if len(places):
            self._note(gc, [marker], face=face_of(gc, rgbFace), at=places)

    def draw_path_collection(
        self, gc, master_transform, paths, all_transforms, offsets, offset_trans, facecolors, edgecolors,
        linewidths, linestyles, *args, **kwargs,
    ):  # fmt: skip
        if len(paths) == 0:  # matplotlib asks so whether we know hatch colours
            return
        templates, scales = scaled(paths, all_transforms, master_transform)
        places = np.ma.filled(offset_trans.transform(offsets), np.nan) if len(offsets) else np.zeros((1, 2))
        n = max(len(templates), len(scales), len(places))
        self._note(
            gc, templates, face=rgba(facecolors), edge=rgba(edgecolors), at=places, scale=scales, n=n,
            width=self.points_to_pixels(np.asarray(linewidths, float)),
            dashes=[self._dashes(style) for style in linestyles],
        )  # fmt: skip

    def _note(self, gc, templates, *, face, at=None, **more):
        note = {
            "kind": "paths", "n": 1 if at is None else len(at), "face": face, "edge": rgba([gc.get_rgb()]),
            "at": np.zeros((1, 2)) if at is None else at, "scale": np.ones(1),
            "width": np.array([self.points_to_pixels(gc.get_linewidth())]),
            "dashes": [self._dashes(gc.get_dashes())], "cap": gc.get_capstyle(), "join": gc.get_joinstyle(),
            "clip": clip_of(gc), **more,
        }  # fmt: skip
        ends = np.cumsum([len(t.vertices) for t in templates])
        note |= {"points": np.concatenate([t.vertices for t in templates]), "ends": ends.astype(np.int32)}
        note["codes"] = np.concatenate([codes_of(t) for t in templates])
        self.notes.append({k: v.astype("f4") if is_float(v) else v for k, v in note.items()})

    def _dashes(self, style):
        offset, pattern = style
        return [self.points_to_pixels(offset or 0), [float(self.points_to_pixels(d)) for d in pattern or ()]]

    def draw_image(self, gc, x, y, im, transform=None):
        raise TypeError("draws an image of its own")

    def draw_quad_mesh(self, *args, **kwargs):
        raise TypeError("draws a quad mesh; an AxesImage (imshow) can be painted")

    def draw_gouraud_triangles(self, *args, **kwargs):
        raise TypeError("draws shaded triangles; an AxesImage (imshow) can be painted")

    def draw_tex(self, *args, **kwargs):
        raise TypeError("is set in TeX; mathtext ($...$) can be painted")


def scaled(paths: Sequence[Path], transforms: Iterable, master: Transform) -> tuple[list[Path], np.ndarray]:
    """(templates, scales): one path and many sizes stay one template; anything else is transformed path by path."""
    matrices = [np.asarray(t) for t in transforms]
    if len(paths) == 1 and len(matrices) > 1 and all(is_scale(t) for t in matrices):
        return [paths[0].transformed(master)], np.array([t[0, 0] for t in matrices])
    if not matrices:
        return transformed(paths, master), np.ones(1)
    n = max(len(paths), len(matrices))
    pairs = ((paths[i % len(paths)], matrices[i % len(matrices)]) for i in range(n))
    return [path.transformed(Affine2D(t) + master) for path, t in pairs], np.ones(1)


def transformed(paths: Sequence[Path], master: Transform) -> list[Path]:
    """All paths through one transform, in one call."""
    if isinstance(master, IdentityTransform) or len(paths) == 0:
        return list(paths)
    points = master.transform(np.concatenate([p.vertices for p in paths]))
    ends = np.cumsum([len(p.vertices) for p in paths])[:-1]
    return [Path(v, p.codes) for v, p in zip(np.split(points, ends), paths)]


def is_scale(matrix: np.ndarray) -> bool:
    return matrix[0, 0] == matrix[1, 1] and not matrix[0, 1:].any() and matrix[1, 0] == matrix[1, 2] == 0


def is_float(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.dtype.kind == "f"


def codes_of(path: Path) -> np.ndarray:
    if path.codes is not None:
        return path.codes.astype(np.uint8)
    codes = np.full(len(path.vertices), Path.LINETO, np.uint8)
    codes[:1] = Path.MOVETO
    return codes


def clip_of(gc: GraphicsContextBase) -> list[float] | None:
    box = gc.get_clip_rectangle()
    return None if box is None else [float(v) for v in box.bounds]


def face_of(gc: GraphicsContextBase, colour: Any) -> np.ndarray:
    """The colour that fills, with the alpha that Agg would give it."""
    if colour is None:
        return WHITE
    alpha = gc.get_alpha() if gc.get_forced_alpha() or len(colour) == 3 else colour[3]
    return rgba([(*colour[:3], alpha)])


def rgba(colours: Any) -> np.ndarray:
    """(n, 4) bytes."""
    if len(colours) == 0:
        return WHITE
    return np.rint(np.asarray(colours) * 255).astype(np.uint8)
