"""A scene that trains several networks and notes a result whenever one is ready."""

from collections.abc import Iterator
from typing import Any

from labutils.network import Network
from labutils.optimizers import Adam
from labutils.scenes import KeptScene
from labutils.training import train


def trained(net: Network, X, Y, *, epochs: int, alpha: float = 0.02) -> Iterator:
    """Full-batch Adam, a yield after every few updates; returns net. A stack may get its own (K, n, m) batches."""
    yield from train(net, Adam(alpha), X, Y, epochs=epochs, every=5)
    return net


class MeasuredScene(KeptScene):
    """``work`` trains piece by piece and calls ``note`` with each result; ``seen`` are the results on the screen."""

    def start(self, **values) -> Iterator:
        self.values, self._notes, self.shown = values, [], 0
        return self._whole(self.work(**values))

    def work(self, **values: Any) -> Iterator:
        """The training, in pieces."""
        raise NotImplementedError(f"{type(self).__name__} has no work(**values)")

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
