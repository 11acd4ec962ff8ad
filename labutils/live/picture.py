"""A figure taken apart: the frame, drawn once by matplotlib, and the living artists, noted for every picture."""

import io
from bisect import bisect_left
from contextlib import contextmanager

import numpy as np
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from .record import record


class Picture:
    """One figure whose living artists are those with ``set_animated(True)``.

    The layout is computed once and then kept, so that nothing jumps. Raises TypeError for a living artist that the
    browser cannot paint.
    """

    def __init__(self, figure: Figure):
        if not isinstance(figure, Figure):
            raise TypeError(f"a scene's figure is a matplotlib Figure; got {type(figure).__name__}")
        self.figure = figure
        self.canvas = FigureCanvasAgg(figure)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        self.living = sorted(figure.findobj(Artist.get_animated), key=Artist.get_zorder)
        self.levels = sorted({artist.get_zorder() for artist in self.living})
        self.notes()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        width, height = self.figure.get_size_inches() * self.figure.dpi
        return round(width), round(height)

    def notes(self) -> list[tuple[int, list[dict]]]:
        """For each living artist the level at which it is drawn and the notes to paint it from."""
        width, height = self.figure.get_size_inches() * self.figure.dpi
        dpi = self.figure.dpi
        return [(self.levels.index(a.get_zorder()), record(a, width, height, dpi)) for a in self.living]

    def frame_is_stale(self) -> bool:
        """Whether something that does not live was changed: limits, a title, static points.

        matplotlib keeps that flag itself; animated artists do not raise it.
        """
        return bool(self.figure.stale)

    def frame(self, scale: float) -> list[tuple[int, bytes]]:
        """The frame as PNG layers, ``scale`` device pixels a CSS pixel: (level, png), painted before that level."""
        dpi = self.figure.dpi
        self.figure.dpi = dpi * scale
        try:
            layers = [(level, self._layer(level)) for level in range(len(self.levels) + 1)]
        finally:
            self.figure.dpi = dpi
        self.figure.stale = False
        return [(level, png) for level, png in layers if png]

    def _layer(self, level: int) -> bytes:
        """What stands still between two levels of the living; no bytes if there is nothing."""
        with self._only(level) as anything:
            if not anything:
                return b""
            self.canvas.draw()
            pixels = np.asarray(self.canvas.buffer_rgba())
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "png", compress_level=1)
        return file.getvalue()

    @contextmanager
    def _only(self, level: int):
        """Hide all that stands still and belongs to another level; the grounds belong to the lowest."""
        shown = [a for a in self._static() if a.get_visible()]
        grounds = [owner.patch for owner in (self.figure, *self.figure.axes) if owner.patch.get_visible()]
        hidden = [a for a in shown if bisect_left(self.levels, a.get_zorder()) != level]
        hidden += grounds if level else []
        for artist in hidden:
            artist.set_visible(False)
        try:
            yield level == 0 or len(hidden) < len(shown) + len(grounds)
        finally:
            for artist in hidden:
                artist.set_visible(True)

    def _static(self):
        owners = (self.figure, *(ax for ax in self.figure.axes if ax.get_visible()))
        children = (child for owner in owners for child in owner.get_children() if child is not owner.patch)
        return [c for c in children if not c.get_animated() and c not in self.figure.axes]

    def still(self) -> bytes:
        """The whole picture as PNG, living artists included: matplotlib draws those too when it saves.

        With 192 colours it takes a quarter of the bytes; notebooks keep one such picture for every panel.
        """
        stale = self.figure.stale
        drawn, file = io.BytesIO(), io.BytesIO()
        self.figure.savefig(drawn, format="png", dpi=self.figure.dpi)
        self.figure.stale = stale
        colours = Image.open(drawn).convert("RGB").quantize(192, dither=Image.Dither.NONE)
        colours.save(file, "png", optimize=True)
        return file.getvalue()
