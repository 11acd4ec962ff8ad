"""A matplotlib renderer that sets the same words once: from then on they are painted through a stencil."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.mathtext import MathTextParser
from matplotlib.text import Text

FORMULAS = MathTextParser("path")  # keeps what it has read: each takes ten milliseconds
PARTS = 4  # of a pixel
EDGE = 4  # pixels round words for what sticks out of the box that they are told to fill


class Stencil(NamedTuple):
    """How much of each pixel words cover, (height, width) bytes; where its left lower corner is, in pixels from where the
    words begin, to the right and down.
    """

    covered: np.ndarray
    left: int
    bottom: int


class Renderer(RendererAgg):
    """Agg's own, in which words begin at quarters of a pixel: to shape, hint and smooth them is paid for once a font."""

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        if mtext is not None and (mtext.get_fontfeatures() or mtext.get_language()):
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        (right, past_x), (down, past_y) = divmod(round(PARTS * x), PARTS), divmod(round(PARTS * y), PARTS)
        stencil = cut(s, prop, angle, ismath, gc.get_antialiased(), self.dpi, (past_x, past_y))
        if stencil.covered.size:
            self._renderer.draw_text_image(stencil.covered, right + stencil.left, down + stencil.bottom, 0, gc)

    def get_text_width_height_descent(self, s, prop, ismath):
        if ismath == "TeX":
            return super().get_text_width_height_descent(s, prop, ismath)
        return measured(s, prop, ismath, self.dpi)

    def read(self, formula: Text) -> None:
        """Know it before it is drawn: a new one takes ten milliseconds, and an axis may have eight."""
        measured(formula.get_text(), formula.get_fontproperties(), True, self.dpi)

    def _get_font_height_metrics(self, prop):
        """matplotlib asks for it here, and else looks into the font's file for each of the words."""
        return tuple(part * prop.get_size_in_points() * self.dpi / 72 for part in heights(prop))


@lru_cache(maxsize=64)
def heights(prop: FontProperties) -> tuple[float, float, float]:
    """Ascent, descent and gap between lines of a font, in its size."""
    font = get_font(fontManager._find_fonts_by_props(prop))
    told, unit = font.get_sfnt_table("OS/2"), font.get_sfnt_table("head")["unitsPerEm"]
    return told["sTypoAscender"] / unit, -told["sTypoDescender"] / unit, told["sTypoLineGap"] / unit


@lru_cache(maxsize=1024)
def measured(s: str, prop: FontProperties, ismath: bool, dpi: float) -> tuple[float, float, float]:
    """Width, height and descent of words, in pixels."""
    return blank(1, dpi).get_text_width_height_descent(s, prop, ismath)


@lru_cache(maxsize=1024)
def cut(
    s: str, prop: FontProperties, angle: float, ismath: bool, smooth: bool, dpi: float, past: tuple[int, int] = (0, 0)
) -> Stencil:
    """The stencil of words, drawn from the middle of a square that they do not leave however they are turned; ``past`` are
    the parts of a pixel by which they begin to the right of it and below.
    """
    width, height, _ = measured(s, prop, ismath, dpi)
    middle = math.ceil(math.hypot(width, height)) + EDGE
    square = blank(2 * middle, dpi)
    gc = square.new_gc()
    gc.set_antialiased(smooth)
    square.draw_text(gc, middle + past[0] / PARTS, middle + past[1] / PARTS, s, prop, angle, ismath)
    covered = np.asarray(square.buffer_rgba())[..., 3]
    rows, columns = np.flatnonzero(covered.any(axis=1)), np.flatnonzero(covered.any(axis=0))
    if not rows.size:
        return Stencil(covered[:0, :0], 0, 0)
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    return Stencil(covered[top:bottom, left:right].copy(), int(left) - middle, int(bottom) - middle)


def blank(side: int, dpi: float) -> RendererAgg:
    """A square of pixels to draw on."""
    renderer = RendererAgg(side, side, dpi)
    renderer.mathtext_parser = FORMULAS
    return renderer
