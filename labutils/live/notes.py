"""The notes from which the browser paints a living artist."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from matplotlib.artist import Artist
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.image import AxesImage
from matplotlib.text import Annotation, Text

from .record import Recorder, rgba

Notes = list[dict[str, Any]]


class Look(NamedTuple):
    """All that the paths of plain words depend on; where they stand, and in which colour, is added to them."""

    words: str
    font: FontProperties
    across: str
    down: str
    lines: str
    spacing: float
    formulas: bool
    dpi: float


def record(artist: Artist, recorder: Recorder) -> Notes:
    """The notes from which the browser paints ``artist``; TypeError for a kind of artist it cannot paint."""
    if not artist.get_visible() or (artist.axes is not None and not artist.axes.get_visible()):
        return []
    if type(artist) is AxesImage:
        return [image(artist, recorder.height)]
    if type(artist) in (Text, Annotation) and is_plain(artist):
        if artist.get_text() and isinstance(artist, Annotation):
            artist.update_positions(recorder)
        return words(artist)
    recorder.notes = []
    try:
        artist.draw(recorder)
    except TypeError as wrong:
        raise TypeError(
            f"the living artist {type(artist).__name__} cannot be painted by the browser ({wrong}). Living artists may "
            "be AxesImage, Line2D, PathCollection, LineCollection, PolyCollection, Rectangle and Text; draw others "
            "into the frame by leaving set_animated(True) away"
        ) from wrong
    return recorder.notes


def words(artist: Text) -> Notes:
    """The notes of a text. A picture has up to a hundred, and many say what was said before, here or elsewhere: to lay out
    one and to trace its letters takes up to half a millisecond.
    """
    if not artist.get_text():
        return []
    x, y = artist.get_unitless_position()
    place = artist.get_transform().transform((x, y))
    if not np.isfinite(place).all():
        return []
    colour = bytes_of(to_rgba(artist.get_color(), artist.get_alpha()))
    return [{**note, "at": place[None].astype("f4"), "face": colour, "edge": colour} for note in laid_out(look_of(artist))]


def is_plain(text: Text) -> bool:
    """Is there nothing about it but its letters, upright and wherever they fall?"""
    cut = text.get_clip_on() and (text.get_clip_box() or text.get_clip_path())
    special = text.get_rotation(), text.get_bbox_patch(), text.get_path_effects(), text.get_usetex(), text.get_wrap()
    return not (cut or any(special) or (isinstance(text, Annotation) and points_somewhere(text)))


def points_somewhere(text: Annotation) -> bool:
    """Has it an arrow, or may it go when a point leaves the axes? One behind other words has none, and stays."""
    return text.arrow_patch is not None or not isinstance(text.xycoords, Artist)


def look_of(text: Text) -> Look:
    """What its words look like."""
    return Look(
        text.get_text(), text.get_fontproperties().copy(), text.get_horizontalalignment(), text.get_verticalalignment(),
        text._get_multialignment(), text._linespacing, text.get_parse_math(), text.get_figure(root=True).dpi,
    )  # fmt: skip


@lru_cache(maxsize=1_000)
def laid_out(look: Look) -> Notes:
    """The notes of a text that stands at 0, 0."""
    text, recorder = writer(look._replace(words=""))
    text.set_text(look.words)
    recorder.notes = []
    text.draw(recorder)
    return recorder.notes


@lru_cache(maxsize=64)
def writer(look: Look) -> tuple[Text, Recorder]:
    """A text of this look, and what notes it."""
    text = Text(
        0, 0, fontproperties=look.font, horizontalalignment=look.across, verticalalignment=look.down,
        multialignment=look.lines, linespacing=look.spacing, parse_math=look.formulas,
    )  # fmt: skip
    text.set_figure(Figure(dpi=look.dpi))
    return text, Recorder(1, 1, look.dpi)


@lru_cache(maxsize=64)
def bytes_of(colour: tuple[float, ...]) -> np.ndarray:
    """(1, 4): the colour of letters, the same array each time."""
    return rgba([colour])


def image(artist: AxesImage, height: float) -> dict:
    """Note of an image: its colours, one a cell, rows from the top, and the rectangle they fill."""
    left, right, bottom, top = artist.get_extent()
    (x0, y0), (x1, y1) = artist.get_transform().transform([(left, bottom), (right, top)])
    pixels = artist.to_rgba(artist.get_array(), bytes=True)
    first_is_up = (artist.origin == "upper") == (y1 > y0)
    pixels = pixels[:: 1 if first_is_up else -1, :: 1 if x1 > x0 else -1]
    box = artist.get_clip_box() if artist.get_clip_on() else None
    return {
        "kind": "image", "rows": pixels.shape[0], "columns": pixels.shape[1], "pixels": np.ascontiguousarray(pixels),
        "box": [min(x0, x1), height - max(y0, y1), abs(x1 - x0), abs(y1 - y0)],
        "clip": None if box is None else [float(v) for v in box.bounds],
        "alpha": 1.0 if artist.get_alpha() is None else artist.get_alpha(),
        "smooth": artist.get_interpolation() not in ("nearest", "none", "auto", "antialiased"),
    }  # fmt: skip


def same(notes: list[dict], others: list[dict]) -> bool:
    """Whether two lists of notes paint the same."""
    return (
        notes is others
        or len(notes) == len(others)
        and all(a.keys() == b.keys() and all(equal(a[k], b[k]) for k in a) for a, b in zip(notes, others))
    )


def equal(a: Any, b: Any) -> bool:
    """Whether two values of notes are; words that are said again have the very arrays of before."""
    return a is b or (np.array_equal(a, b) if isinstance(a, np.ndarray) else a == b)
