"""What a scene tells the tools about its run."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from ..live import Scene

UPDATES = "updates"  # what is counted where changes can be marked


class Forkable(Scene):
    """A scene with a run that can be changed while it goes on, and made again. ``paint`` and ``says`` show it.

    turns : the controls that may change while the run goes on, each with its word ("lambd": "λ")
    views : the controls that say what is drawn of a run and change nothing about it; their values are in ``view``
    length : updates of a run (or epochs, whatever ``place`` counts)
    limits : of the results, in %, on the axes of the seeds
    """

    turns: Mapping[str, str] = {}
    views: Sequence[str] = ()
    view: Mapping[str, Any] = {}
    length: int
    limits = (50.0, 101.0)
    seed: Any
    stack: Sequence[int] | None = None  # seeds of the first weights where many networks train as one
    seen = True  # does anybody look at it? Not at the copies that are trained for other seeds
    together = True  # can they? Not where some may blow up, and each for itself
    share_of_stack = 4  # pieces of the run that make one where they do

    @property
    def init_seed(self) -> Any:
        """What the first weights are drawn from; a list makes a stack of networks."""
        return self.seed if self.stack is None else list(self.stack)

    def begin(self, **values: Any) -> Iterator:
        """The run from its first weights, whose settings are ``self.values``."""
        raise NotImplementedError(f"{type(self).__name__} begins no run")

    def place(self) -> int:
        """How many updates are behind what is shown."""
        raise NotImplementedError(f"{type(self).__name__} has no place()")

    def retune(self, **values: Any) -> None:
        """The same run goes on with these settings."""
        raise NotImplementedError(f"{type(self).__name__} has settings that turn, and no retune(**values)")

    def words(self, **values: Any) -> str:
        """These settings in a few words."""
        raise NotImplementedError(f"{type(self).__name__} has no words(**values)")

    def results(self) -> dict[str, float]:
        """What the networks reach now, in %."""
        raise NotImplementedError(f"{type(self).__name__} has no results()")

    def traced(self) -> Sequence[Line2D]:
        """The lines that a ghost leaves behind."""
        raise NotImplementedError(f"{type(self).__name__} has no lines for a ghost")

    def marked(self) -> Sequence[Axes]:
        """The axes on which a change is marked."""
        return ()

    def counted(self, **values: Any) -> str:
        """What the axes of the curves count under these settings; ghosts are drawn beside what counts the same."""
        return UPDATES

    def paint(self) -> None:
        """What ``draw`` is for any other scene."""
        raise NotImplementedError(f"{type(self).__name__} has no paint()")

    def says(self) -> str:
        """What ``sentence`` is for any other scene."""
        raise NotImplementedError(f"{type(self).__name__} has no says()")
