"""A scene that trains several networks and notes a result whenever one is ready."""

from collections.abc import Callable, Generator, Iterator, Sequence
from typing import Any

from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import KeptScene
from labutils.training import train

FEW = 100  # digits that are enough to see where a network stands


def trained(
    net: Network, X, Y, *, epochs: int, alpha: float = 0.02, tell: Callable[[], Any] = lambda: None
) -> Generator[Any, None, Network]:
    """Full-batch Adam, a yield after every few updates, now and then of what ``tell`` says; returns net. A stack may get
    its own (K, n, m) batches."""
    yield from telling(train(net, Adam(alpha), X, Y, epochs=epochs, every=5), tell, every=4)
    return net


def telling(steps: Iterator, tell: Callable[[], Any], every: int) -> Iterator:
    """The pieces of a training run, each ``every``-th with what is said of the network as it is then."""
    for k, _ in enumerate(steps, start=1):
        yield None if k % every else tell()


class MeasuredScene(KeptScene):
    """``work`` trains piece by piece and calls ``note`` with each result; ``seen`` are the results on the screen.

    A run whose pieces tell something is passed through ``watched``: ``going`` is what it told last, until it ends.
    """

    opens = True
    done: Sequence[float] = ()

    def start(self, **values) -> Iterator:
        self.values, self._notes, self.shown, self._going = values, [], 0, None
        return self._whole(self.work(**values))

    def work(self, **values: Any) -> Iterator:
        """The training, in pieces."""
        raise NotImplementedError(f"{type(self).__name__} has no work(**values)")

    def watched(self, run: Generator) -> Generator:
        """The pieces of a run, and what it returns."""
        while True:
            try:
                told = next(run)
            except StopIteration as end:
                self._going = None
                return end.value
            self._going = self._going if told is None else told
            yield

    @property
    def going(self) -> Any:
        """What the run under way has reached so far; None where nothing is told, and after a rewind."""
        return self._going if self.shown == len(self._notes) else None

    def so_far(self, arms: Sequence[str]) -> dict[str, list[float]]:
        """Of results that have a number for each arm: each arm's, that of the run under way behind those on the screen. The
        arms of a result are trained one after the other and kept in ``done``."""
        going = [] if self.going is None else [*self.done, self.going]
        return {arm: [*(one[k] for one in self.seen), *going[k : k + 1]] for k, arm in enumerate(arms)}

    def _whole(self, work: Iterator) -> Iterator:
        yield from work
        yield  # one piece more, so that the film ends with the last note on the screen

    def note(self, result: Any) -> None:
        """One more result."""
        self._notes.append(result)
        self.shown = len(self._notes)

    @property
    def seen(self) -> list:
        """The results on the screen: fewer after a rewind."""
        return self._notes[: self.shown]
