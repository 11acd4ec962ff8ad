"""A figure taken apart: the frame, drawn once by matplotlib, and the living artists, noted for every picture."""

import io
from collections.abc import Generator

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backend_bases import Event
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from .layers import Layer, Layers
from .notes import record
from .parts import below, parts
from .pieces import at_once
from .pixels import forget_pixels
from .record import Recorder
from .still import view

Notes = list[tuple[int, list[dict]]]


class Picture:
    """One figure whose living artists are those with ``set_animated(True)``.

    The layout is computed once and then kept, so that nothing jumps. Raises TypeError for a living artist that the
    browser cannot paint.
    """

    def __init__(self, figure: Figure):
        if not isinstance(figure, Figure):
            raise TypeError(f"a scene's figure is a matplotlib Figure; got {type(figure).__name__}")
        self.figure = figure
        FigureCanvasAgg(figure)
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        self.below = below(self.size, parts(figure))
        self.living = sorted(figure.findobj(Artist.get_animated), key=Artist.get_zorder)
        self.levels = sorted({artist.get_zorder() for artist in self.living})
        self._recorder = Recorder(*figure.get_size_inches() * figure.dpi, figure.dpi)
        self._layers = Layers(figure, self.levels)
        self._noted: dict[Artist, list[dict]] = {}
        self._shown: set[Axes] = set()  # when notes were made last
        self._views: dict[Axes, tuple] = {}  # of the axes in which that was noted
        figure.canvas.mpl_connect("draw_event", self._forget)
        self.notes()
        self._forget_pixels()

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        width, height = self.figure.get_size_inches() * self.figure.dpi
        return round(width), round(height)

    @property
    def scale(self) -> float:
        """Device pixels a CSS pixel of the newest frame; 0 before the first."""
        return self._layers.scale

    def pixels(self, scale: float) -> tuple[int, int]:
        """Width and height in device pixels, ``scale`` of them a CSS pixel."""
        width, height = self.figure.get_size_inches() * self.figure.dpi * scale
        return int(width), int(height)

    def note(self) -> Generator[None, None, Notes]:
        """For each living artist the level at which it is drawn and the notes to paint it from; a changed one is a piece."""
        self._forget_moved()
        notes = []
        for artist in self.living:
            noted = self._noted.get(artist)
            if noted is None or artist.stale:
                noted = self._record(artist)
                yield
            notes.append((self.levels.index(artist.get_zorder()), noted))
        return notes

    def _record(self, artist: Artist) -> list[dict]:
        """From now on the artist says itself, by its flag, whether it was changed since; where its axes were changed while
        the frame was made, all places in them may be others.
        """
        notes = self._noted[artist] = record(artist, self._recorder)
        artist.stale = False
        if artist.axes is not None and artist.axes.stale:
            del self._noted[artist]
        return notes

    def _forget_moved(self) -> None:
        """The notes in axes that were shown or hidden, or whose limits are others now, and with them every place."""
        before, self._shown = self._shown, {axes for axes in self.figure.axes if axes.get_visible()}
        changed = {*self._layers.changed(), *(before ^ self._shown)} - {self.figure}
        views = {axes: view(axes) for axes in changed}
        moved = [axes for axes, now in views.items() if now != self._views.get(axes)]
        self._views |= views
        for artist in self.living:
            if artist.axes in moved:
                self._noted.pop(artist, None)

    def _forget(self, event: Event | None = None) -> None:
        """Somebody drew the figure, which lowers the flags of what was changed since."""
        self._noted.clear()
        self._layers.forget()

    def notes(self) -> Notes:
        """The same at once."""
        return at_once(self.note())

    def frame_is_stale(self) -> bool:
        """Whether something that does not live was changed: limits, a title, static points.

        matplotlib keeps that flag itself; animated artists do not raise it.
        """
        return bool(self.figure.stale or self._layers.changed())

    def draw_frame(self, scale: float) -> Generator[None, None, list[Layer]]:
        """The frame, ``scale`` device pixels a CSS pixel, in pieces; an unchanged layer is the same object as before."""
        self._forget_moved()
        return self._layers.draw(scale)

    def ahead(self) -> Generator[None, None, None] | None:
        """The hidden axes are drawn while there is nothing else to do, in pieces: whoever has them shown sees them at once.

        None where there is nothing to be drawn. No piece of it may be made once another frame is begun.
        """
        return self._layers.draw_ahead() if self._layers.ahead() else None

    def frame(self, scale: float) -> list[Layer]:
        """The same at once."""
        return at_once(self.draw_frame(scale))

    def still(self) -> bytes:
        """The whole picture as PNG, living artists included: matplotlib draws those too when it saves.

        With 192 colours it takes a quarter of the bytes; notebooks keep one such picture for every panel.
        """
        drawn, file = io.BytesIO(), io.BytesIO()
        with self._layers.kept():
            self.figure.savefig(drawn, format="png", dpi=self.figure.dpi)
        self._forget_pixels()
        colours = Image.open(drawn).convert("RGB").quantize(192, dither=Image.Dither.NONE)
        colours.save(file, "png", optimize=True)
        return file.getvalue()

    def _forget_pixels(self) -> None:
        """Those of the canvas, which a new one replaces: the old one would go on drawing on the one that is left."""
        forget_pixels(self.figure.canvas.renderer)
        FigureCanvasAgg(self.figure)
