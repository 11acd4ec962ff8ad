"""What stands still on a figure: which artists, what each looks like depends on, and how one is drawn by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis, Tick
from matplotlib.backend_bases import RendererBase
from matplotlib.cbook import is_math_text
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text

Owner = Figure | Axes
ASKED = ("_update_ticks", "_get_ticklabel_bboxes")  # of an axis: where its ticks are, and how large their labels


def still(owner: Owner) -> list[Artist]:
    """The owner's artists that are seen and do not live, its background first; of the figure those outside its axes."""
    gone = [artist for artist in owner.get_children() if artist.get_animated() or not artist.get_visible()]
    gone += owner.axes if isinstance(owner, Figure) else switched_off(owner)
    seen = [artist for artist in owner.get_children() if artist not in gone and not is_empty(artist)]
    return sorted(seen, key=lambda artist: (artist is not owner.patch, artist.get_zorder()))


def switched_off(axes: Axes) -> list[Artist]:
    """What ``axes.axis("off")`` and a frame that is off leave out."""
    frame = [] if axes.axison and axes.get_frame_on() else [axes.patch, *axes.spines.values()]
    return frame if axes.axison else [*frame, axes.xaxis, axes.yaxis]


def is_empty(artist: Artist) -> bool:
    return isinstance(artist, Text) and not artist.get_text()


def view(axes: Axes) -> tuple:
    """What the place of everything in the axes follows from; their aspect is seen to first."""
    locator, figure, stale = axes.get_axes_locator(), axes.get_figure(root=True), axes.stale
    before = figure.stale
    axes.apply_aspect(locator(axes, None) if locator else None)
    axes.stale, figure.stale = stale, before
    return *axes.bbox.bounds, *along(axes.xaxis), *along(axes.yaxis), axes.get_visible()


def along(axis: Axis) -> tuple:
    return *axis.get_view_interval(), axis.get_scale()


def stands_alone(artist: Artist, axes: Axes) -> bool:
    """An axis, a key and a title stay as they are when other things in their axes change."""
    return isinstance(artist, Axis | Legend) or (
        type(artist) is Text and not any(artist.get_transform().contains_branch_seperately(axes.transData))
    )


def looks(artist: Artist, axes: Axes) -> tuple:
    """What it depends on beside itself."""
    if isinstance(artist, Axis):
        return *axes.bbox.bounds, *along(artist)
    return axes.bbox.bounds if stands_alone(artist, axes) else view(axes)


def is_stale(artist: Artist) -> bool:
    """Whether it or anything in it was changed since it was drawn."""
    return any(one.stale for one in within(artist))


def within(artist: Artist) -> Iterator[Artist]:
    """It, and all that belongs to it."""
    yield artist
    # an axis would look for its ticks first
    ticks = (artist.label, artist.offsetText, *artist.majorTicks, *artist.minorTicks) if isinstance(artist, Axis) else ()
    for child in ticks or artist.get_children():
        yield from within(child)


def formulas(artist: Artist) -> list[Text]:
    """Its words that hold mathtext, as far as they are known before it is drawn."""
    words = (one for one in within(artist) if isinstance(one, Text) and one.get_visible() and one.get_parse_math())
    return [one for one in words if is_math_text(one.get_text())]


def draw(artist: Artist, axes: Axes | None, renderer: RendererBase) -> None:
    """As it is now; its flags, which say what was changed since, are lowered."""
    if type(artist) is Text and axes:
        axes._update_title_position(renderer)  # as axes.draw does
    with asked_once(artist, renderer):
        artist.draw(renderer)
    for one in within(artist):
        one.stale = False


@contextmanager
def asked_once(artist: Artist, renderer: RendererBase) -> Iterator[None]:
    """While it draws an axis, matplotlib asks it three times for the same ticks, which takes as long as to draw them."""
    if not (isinstance(artist, Axis) and all(hasattr(artist, name) for name in ASKED)):
        yield
        return
    ticks = artist._update_ticks()
    minor = [tick for tick in ticks if tick in artist.minorTicks]
    if any(tick.label1.get_text() or tick.gridline.get_visible() for tick in minor):
        minor = []
    with drawn_together(artist, minor):
        ticks = [tick for tick in ticks if tick not in minor[1:]]
        for name, answer in zip(ASKED, (ticks, artist._get_ticklabel_bboxes(ticks, renderer))):
            setattr(artist, name, lambda *_, answer=answer: answer)
        try:
            yield
        finally:
            for name in ASKED:
                delattr(artist, name)


@contextmanager
def drawn_together(axis: Axis, ticks: list[Tick]) -> Iterator[None]:
    """Within, the first of these ticks draws all of them."""
    alone = [(line, line.get_data()) for tick in ticks[:1] for line in (tick.tick1line, tick.tick2line)]
    places = [tick.get_loc() for tick in ticks]
    for line, (x, y) in alone:
        line.set_data(*((places, [*y] * len(ticks)) if axis.axis_name == "x" else ([*x] * len(ticks), places)))
    try:
        yield
    finally:
        for line, data in alone:
            line.set_data(*data)
