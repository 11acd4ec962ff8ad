"""The frame of a figure: what stands still between the living artists, as PNG layers, drawn in small pieces."""

import io
from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from PIL import Image

TOGETHER = 2  # artists that are drawn in one piece: an axis with a dozen labels takes ten milliseconds

Owner = Figure | Axes


class Layers:
    """What stands still in ``figure``; ``levels`` are the zorders of the living, increasing."""

    def __init__(self, figure: Figure, levels: Sequence[float]):
        self.figure, self.levels = figure, levels

    def draw(self, scale: float) -> Generator[None, None, list[tuple[int, bytes]]]:
        """(level, png) of each layer, painted before that level; between two pieces the figure is as it was."""
        self.figure.stale = False
        layers = []
        for level in range(len(self.levels) + 1):
            if pieces := list(self._pieces(level)):
                layers.append((level, (yield from self._layer(pieces, scale))))
        return layers

    def _layer(self, pieces: list[tuple[Owner, list[Artist]]], scale: float) -> Generator[None, None, bytes]:
        renderer = self._renderer(scale)
        try:
            for owner, artists in pieces:
                with self._only(owner, artists, scale):
                    owner.draw(renderer)
                yield
            file = io.BytesIO()
            Image.fromarray(np.asarray(renderer.buffer_rgba())).save(file, "png", compress_level=1)
            yield
        finally:
            forget_pixels(renderer)
        return file.getvalue()

    def _renderer(self, scale: float) -> RendererAgg:
        with self._only(self.figure, [], scale):
            return RendererAgg(*self.figure.bbox.size, self.figure.dpi)

    def _pieces(self, level: int) -> Iterator[tuple[Owner, list[Artist]]]:
        """What is drawn below this level, in order: a figure's background, its axes, what else it has; in small parts."""
        figure = self.figure
        axes = sorted((ax for ax in figure.axes if ax.get_visible()), key=Artist.get_zorder)
        yield from self._parts(figure, level, [figure.patch])
        for ax in axes:
            yield from self._parts(ax, level, ax.get_children())
        yield from self._parts(figure, level, [a for a in figure.get_children() if a not in (figure.patch, *figure.axes)])

    def _parts(self, owner: Owner, level: int, artists: list[Artist]) -> Iterator[tuple[Owner, list[Artist]]]:
        def level_of(artist):
            return 0 if artist is owner.patch else bisect_left(self.levels, artist.get_zorder())

        still = [a for a in artists if a.get_visible() and not a.get_animated() and level_of(a) == level]
        still.sort(key=lambda a: (a is not owner.patch, a.get_zorder()))
        for i in range(0, len(still), TOGETHER):
            yield owner, still[i : i + TOGETHER]

    @contextmanager
    def _only(self, owner: Owner, artists: list[Artist], scale: float) -> Iterator[None]:
        """Within, nothing else of the owner's is seen, and all of it this sharply."""
        figure, dpi, stale = self.figure, self.figure.dpi, self.figure.stale
        hidden = [a for a in owner.get_children() if a.get_visible() and a not in artists]
        for artist in hidden:
            artist.set_visible(False)
        figure.dpi = dpi * scale
        try:
            yield
        finally:
            figure.dpi = dpi
            for artist in hidden:
                artist.set_visible(True)
            figure.stale = stale


def forget_pixels(renderer: RendererAgg) -> None:
    """Each text holds on to the renderer that drew it last, 7 MB on a sharp screen: leave it one pixel."""
    renderer.__init__(1, 1, renderer.dpi)
