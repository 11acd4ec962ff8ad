"""The frame of a figure: what stands still between the living artists, as PNG layers, drawn in small pieces."""

from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, NamedTuple

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .pixels import cropped, forget_pixels, give_pixels
from .stencils import Renderer
from .still import Owner, draw, formulas, is_stale, looks, stands_alone, still

TOGETHER = 2  # artists that are drawn in one piece: an axis with a dozen labels takes ten milliseconds


class Layer(NamedTuple):
    """A part of the frame, painted before this level of the living artists; ``left`` and ``top`` in device pixels."""

    level: int
    left: int
    top: int
    png: bytes

    def told(self, had: int = -1) -> dict[str, Any]:
        """What a page is told of it; ``had`` is its number among the layers that the page has, -1 if it has it not."""
        return {"level": self.level, "at": [self.left, self.top], "had": had}


class Part(NamedTuple):
    """Artists of one owner that follow one another in the order of drawing, at one level.

    looks : what they depend on beside themselves, see ``still.looks``; None outside all axes
    """

    level: int
    looks: tuple | None
    artists: tuple[Artist, ...]

    def keeps(self) -> bool:
        """Whether it looks as it did, although something in its axes was changed."""
        return self.looks is not None and not any(map(is_stale, self.artists))


class Layers:
    """What stands still in ``figure``; ``levels`` are the zorders of the living, increasing.

    Parts that did not change keep their layers, the very same objects: they are not drawn again, and a page has them.
    """

    def __init__(self, figure: Figure, levels: Sequence[float]):
        self.figure, self.levels, self.scale = figure, levels, 0.0  # of the newest frame
        self._renderer = Renderer(1, 1, figure.dpi)  # one for all: matplotlib keeps for each how large words are
        self._drawn: dict[Owner, dict[Part, list[Layer] | None]] = {}  # None is still to be drawn

    def draw(self, scale: float) -> Generator[None, None, list[Layer]]:
        """All layers, ``scale`` device pixels a CSS pixel, in the order of painting; between two pieces the figure is as it
        was. Whoever breaks off leaves the rest to be drawn by the next.
        """
        if scale != self.scale:
            self.forget()
            self.scale = scale
        owners = self._owners()
        self._drop_changed(owners)
        self.figure.stale = False
        return sorted((yield from self._draw_due(owners)), key=lambda layer: layer.level)

    def draw_ahead(self) -> Generator[None, None, None]:
        """Draw the hidden axes, at the scale of the last frame: shown one day as they are now, they are there at once."""
        axes = self.ahead()
        self._drop_changed(axes)
        yield from self._draw_due(axes)

    def ahead(self) -> list[Axes]:
        """The hidden axes that are not drawn, or would look otherwise now; none before the first frame."""
        return [axes for axes in self._hidden() if self._is_due(axes)] if self.scale else []

    def changed(self) -> list[Owner]:
        """Whose layers were never drawn, or would look otherwise now."""
        return [owner for owner in self._owners() if self._is_due(owner)]

    def forget(self) -> None:
        """Draw all of them next time."""
        self._drawn.clear()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Whatever draws the figure within: afterwards the same is stale as before (matplotlib lays hidden axes, too)."""
        stale, changed, fresh = self.figure.stale, self.changed(), [ax for ax in self._hidden() if not ax.stale]
        drawn = {owner: parts for owner, parts in self._drawn.items() if owner not in changed}
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

    def _is_due(self, owner: Owner) -> bool:
        """Whether something of it is to be drawn."""
        return self._is_stale(owner) or None in self._drawn[owner].values()

    def _is_stale(self, owner: Owner) -> bool:
        """matplotlib's own flag; the figure's is raised by its axes as well, so what stands outside them is asked itself."""
        if owner not in self._drawn:
            return True
        if owner is not self.figure:
            return bool(owner.stale)
        before = {artist for part in self._drawn[owner] for artist in part.artists}
        free = still(owner)
        return before != {*free} or any(artist.stale for artist in free)

    def _drop_changed(self, owners: Sequence[Owner]) -> None:
        """Flags are lowered now, and say what changes while it is drawn."""
        for owner in [owner for owner in owners if self._is_stale(owner)]:
            had = self._drawn.get(owner, {})
            self._drawn[owner] = {part: had.get(part) if part.keeps() else None for part in self._parts(owner)}
            for artist in still(owner) if owner is self.figure else [owner]:
                artist.stale = False

    def _draw_due(self, owners: Sequence[Owner]) -> Generator[None, None, list[Layer]]:
        """All layers of these owners, whatever is forgotten meanwhile: somebody may have the whole figure drawn."""
        found = []
        try:
            for owner, parts in [(owner, self._drawn[owner]) for owner in owners]:
                for part, layers in [*parts.items()]:
                    found += (yield from self._layers(owner, part, parts)) if layers is None else layers
        finally:
            forget_pixels(self._renderer)
        return found

    def _parts(self, owner: Owner) -> list[Part]:
        """In the order of drawing; what stands alone is a part of its own."""

        def place(artist: Artist) -> tuple[int, int]:
            level = 0 if artist is owner.patch else bisect_left(self.levels, artist.get_zorder())
            return level, id(artist) if owner is not self.figure and stands_alone(artist, owner) else 0

        parts = ((level, tuple(artists)) for (level, _), artists in groupby(still(owner), key=place))
        return [Part(level, self._looks(owner, artists), artists) for level, artists in parts]

    def _looks(self, owner: Owner, artists: tuple[Artist, ...]) -> tuple | None:
        return None if owner is self.figure else looks(artists[0], owner)

    def _layers(self, owner: Owner, part: Part, drawn: dict[Part, list[Layer] | None]) -> Generator[None, None, list[Layer]]:
        """What is drawn of a part; kept in ``drawn`` unless the limits or the like were others by then."""
        looks = set()
        give_pixels(self._renderer, *(self.figure.bbox.size * self.scale), self.figure.dpi * self.scale)
        for formula in [formula for artist in part.artists for formula in formulas(artist)]:
            self._renderer.read(formula)
            yield
        for i in range(0, len(part.artists), TOGETHER):
            looks.add(self._looks(owner, part.artists))
            self._draw(owner, part.artists[i : i + TOGETHER])
            yield
        layers = [Layer(part.level, *inked) for inked in cropped(self._renderer)]
        drawn[part] = layers if looks == {part.looks} else None
        yield
        return layers

    def _draw(self, owner: Owner, artists: tuple[Artist, ...]) -> None:
        figure, dpi, stale = self.figure, self.figure.dpi, (self.figure.stale, owner.stale)
        figure.dpi = dpi * self.scale
        try:
            for artist in artists:
                draw(artist, None if owner is figure else owner, self._renderer)
        finally:
            figure.dpi = dpi
            owner.stale = stale[1]
            figure.stale = stale[0]
