"""The frame of a figure: what stands still between the living artists, as PNG layers, drawn in small pieces."""

from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure

from .pixels import cropped, forget_pixels, give_pixels

TOGETHER = 2  # artists that are drawn in one piece: an axis with a dozen labels takes ten milliseconds

Owner = Figure | Axes


class Layer(NamedTuple):
    """A part of the frame, painted before this level of the living artists; ``left`` and ``top`` in device pixels."""

    level: int
    left: int
    top: int
    png: bytes

    def told(self, had: int = -1) -> dict[str, Any]:
        """What a page is told of it; ``had`` is its number among the layers that the page has, -1 if it has it not."""
        return {"level": self.level, "at": [self.left, self.top], "had": had}


class Layers:
    """What stands still in ``figure``; ``levels`` are the zorders of the living, increasing.

    Axes that did not change keep their layers, the very same objects: they are not drawn again, and a page has them.
    """

    def __init__(self, figure: Figure, levels: Sequence[float]):
        self.figure, self.levels, self._scale = figure, levels, 0.0
        self._renderer = RendererAgg(1, 1, figure.dpi)  # one for all: matplotlib keeps for each how large words are
        self._drawn: dict[Owner, list[Layer]] = {}
        self._free: list[Artist] = []  # what belongs to no axes, when it was drawn last

    def draw(self, scale: float) -> Generator[None, None, list[Layer]]:
        """All layers, ``scale`` device pixels a CSS pixel, in the order of painting; between two pieces the figure is as it
        was. Whoever breaks off leaves the rest to be drawn by the next.
        """
        if scale != self._scale:
            self.forget()
            self._scale = scale
        self._drop_changed()
        owners = self._owners()
        for owner in owners:
            if owner not in self._drawn:
                self._drawn[owner] = yield from self._layers(owner)
        return sorted((layer for owner in owners for layer in self._drawn[owner]), key=lambda layer: layer.level)

    def draw_ahead(self) -> Generator[None, None, None]:
        """Draw the hidden axes, at the scale of the last frame: shown one day as they are now, they are there at once."""
        for axes in self.ahead():
            self._drawn.pop(axes, None)
            axes.stale = False
            self._drawn[axes] = yield from self._layers(axes)

    def ahead(self) -> list[Axes]:
        """The hidden axes that are not drawn, or would look otherwise now; none before the first frame."""
        return [ax for ax in self._hidden() if ax not in self._drawn or ax.stale] if self._scale else []

    def changed(self) -> list[Owner]:
        """Whose layers were never drawn, or would look otherwise now."""
        return [owner for owner in self._owners() if owner not in self._drawn or self._is_stale(owner)]

    def forget(self) -> None:
        """Draw all of them next time."""
        self._drawn.clear()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Whatever draws the figure within: afterwards the same is stale as before (matplotlib lays hidden axes, too)."""
        stale, changed, fresh = self.figure.stale, self.changed(), [ax for ax in self._hidden() if not ax.stale]
        drawn = {owner: layers for owner, layers in self._drawn.items() if owner not in changed}
        try:
            yield
        finally:
            self._drawn = drawn
            for axes in fresh:
                axes.stale = False
            self.figure.stale = stale

    def _owners(self) -> list[Owner]:
        """Who has something in the frame, in the order of drawing."""
        return [self.figure, *sorted((ax for ax in self.figure.axes if ax.get_visible()), key=Artist.get_zorder)]

    def _hidden(self) -> list[Axes]:
        return [ax for ax in self.figure.axes if not ax.get_visible()]

    def _still(self, owner: Owner) -> list[Artist]:
        """The owner's artists that do not live, its background first; of the figure those outside its axes."""
        elsewhere = self.figure.axes if owner is self.figure else ()
        artists = [a for a in owner.get_children() if not a.get_animated() and a not in elsewhere]
        return sorted(artists, key=lambda a: (a is not owner.patch, a.get_zorder()))

    def _is_stale(self, owner: Owner) -> bool:
        """matplotlib's own flag; the figure's is raised by its axes as well, so what stands outside them is asked itself."""
        if owner is not self.figure:
            return bool(owner.stale)
        free = self._still(owner)
        return free != self._free or any(artist.stale for artist in free)

    def _drop_changed(self) -> None:
        """The flags are lowered now, and say what changes while it is drawn."""
        for owner in self.changed():
            self._drawn.pop(owner, None)
            for artist in self._still(owner) if owner is self.figure else [owner]:
                artist.stale = False
        self._free = self._still(self.figure)
        self.figure.stale = False

    def _layers(self, owner: Owner) -> Generator[None, None, list[Layer]]:
        """What is drawn of the owner below the first of the living, between it and the next, and so on."""
        layers, by_level = [], self._by_level(owner)
        try:
            give_pixels(self._renderer, *(self.figure.bbox.size * self._scale), self.figure.dpi * self._scale)
            for level, artists in by_level.items():
                self._renderer.clear()
                for i in range(0, len(artists), TOGETHER):
                    self._draw(owner, artists[i : i + TOGETHER])
                    yield
                layers += [Layer(level, *inked) for inked in cropped(self._renderer)]
                yield
        finally:
            forget_pixels(self._renderer)
        return layers

    def _by_level(self, owner: Owner) -> dict[int, list[Artist]]:
        """In the order of drawing."""
        found: dict[int, list[Artist]] = {}
        for artist in self._still(owner):
            level = 0 if artist is owner.patch else bisect_left(self.levels, artist.get_zorder())
            if artist.get_visible():
                found.setdefault(level, []).append(artist)
        return found

    def _draw(self, owner: Owner, artists: list[Artist]) -> None:
        figure, dpi, stale = self.figure, self.figure.dpi, self.figure.stale
        figure.dpi = dpi * self._scale
        try:
            if owner is figure:  # whose own draw() tells everybody that the whole of it was drawn
                for artist in artists:
                    artist.draw(self._renderer)
            else:
                with only(owner, artists):
                    owner.draw(self._renderer)
        finally:
            figure.dpi, figure.stale = dpi, stale


@contextmanager
def only(axes: Axes, artists: list[Artist]) -> Iterator[None]:
    """Within, these are all that is seen of the axes, hidden ones too; whether they are stale stays as it was."""
    stale, shown = axes.stale, axes.get_visible()
    hidden = [a for a in axes.get_children() if a.get_visible() and not a.get_animated() and a not in artists]
    axes.set_visible(True)
    for artist in hidden:
        artist.set_visible(False)
    try:
        yield
    finally:
        axes.set_visible(shown)
        for artist in hidden:
            artist.set_visible(True)
        axes.stale = stale
