"""What a lab author writes: a scene, plain Python that draws on a matplotlib figure and knows no widget."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from matplotlib.figure import Figure

from .controls import Control


class Scene:
    """A figure, what the controls do to it, and a sentence that says what is seen.

    ``figure`` : a matplotlib Figure, laid out once; the artists that move are flagged ``set_animated(True)``.
    ``key`` : building a panel for a scene with the same key closes the older panel; by default a cell that is
    run again closes the panels it built before.
    """

    figure: Figure
    key: Any = None

    def start(self, **values: Any) -> Iterator | None:
        """Begin afresh with the controls' values.

        Return an iterator whose every ``next()`` is one small piece of work (well under 10 ms), or None when there
        is nothing to run. What it yields is looked at only for a cost: a float, or an object with a ``J``.
        """
        raise NotImplementedError(f"{type(self).__name__} has no start(**values)")

    def prepare(self, **values: Any) -> Iterable:
        """Optional: what ``start`` needs and what takes long, in pieces; the picture stays as it is meanwhile.

        Every ``next()`` is a piece of work, well under 50 ms; ``start`` is called after the last. A prepared scene is
        told of newer values only after its start.
        """
        return ()

    def draw(self) -> None:
        """Bring the living artists to the present state by their own ``set_data``; called once a frame."""
        raise NotImplementedError(f"{type(self).__name__} has no draw()")

    def sentence(self) -> str:
        """What is seen, in words and numbers."""
        raise NotImplementedError(f"{type(self).__name__} has no sentence()")

    def snapshot(self) -> Any:
        """Optional, together with ``restore``: all that ``draw`` and the next piece of work depend on, as a copy."""
        raise NotImplementedError(f"{type(self).__name__} keeps no snapshots")

    def restore(self, snapshot: Any) -> None:
        """Go back to what ``snapshot`` returned, to the bit."""
        raise NotImplementedError(f"{type(self).__name__} keeps no snapshots")

    def reached(self, at: int) -> int:
        """How many of what the scene ``counts`` it shows at piece ``at`` of its run; by default the pieces themselves."""
        return at

    def stop(self) -> Any:
        """Optional: what tells the picture of this piece of a run from the one before.

        Pieces that leave it as it was show nothing new, so nobody steps through them. By default every piece is a stop.
        """
        return None

    def adopt(self, **values: Any) -> bool:
        """Optional: take new values into the run as it is; True if nothing has to begin afresh, only to be drawn."""
        return False

    def hear(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Optional: something was done on the picture itself, or pasted below it. It hears at home, between two pieces.

        message : its ``kind`` is "down", "move", "up", "hover" (with ``x``, ``y`` in figure pixels, y upwards), "leave",
        "key" (with ``key``) or "paste" (with ``text``, or ``bytes`` of a file).
        Return the controls to set, perhaps none, and the scene begins afresh; None, and it is drawn again. A ValueError
        is told and changes nothing.
        """
        raise NotImplementedError(f"{type(self).__name__} hears nothing")

    def listens(self) -> bool:
        """Whether the picture can be touched: the scene defines ``hear``."""
        return type(self).hear is not Scene.hear

    def listed(self) -> list[list[str]]:
        """Rows of words below the picture, first its heads; empty where there is nothing to list."""
        return []

    opens: bool = False  # where a hand begins to move, the picture before the first piece of work is shown
    counts: str = "picture"  # the word for a place in the run, the one on the axis of its curves: "iteration", "epoch"
    tools: Sequence[Control] = ()  # controls that come with the scene, folded away below the picture; no film records them
    filmed: Sequence[str] | None = None  # the controls that a film records; None is all of them
    takes: str = "points"  # what a hand puts on the picture, as a screen reader says it
    keys: Mapping[str, str] = {}  # keys that have a button too: the key -> the button's words
    files: Mapping[str, Callable[[], str | bytes]] = {}  # what can be saved: a file's name -> what makes it

    def remembers(self) -> bool:
        """Whether this kind of scene can go back: it defines ``snapshot``."""
        return type(self).snapshot is not Scene.snapshot
