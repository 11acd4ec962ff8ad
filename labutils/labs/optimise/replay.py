"""A scene whose whole run is computed at once, in milliseconds, and then shown piece by piece."""

from collections.abc import Iterator

from labutils.live import Scene


class Replay(Scene):
    """``compute`` fills the run in; ``draw`` shows its first ``share`` of 0 to 1."""

    pieces = 100

    def compute(self, **values) -> None:
        """The whole run for these control values."""
        raise NotImplementedError(f"{type(self).__name__} computes nothing")

    def start(self, **values) -> Iterator[int]:
        self.values, self.at = values, 0
        self.compute(**values)
        return self._reveal()

    def _reveal(self) -> Iterator[int]:
        while self.at < self.pieces:
            self.at += 1
            yield self.at

    @property
    def share(self) -> float:
        """How much of the run is on the screen, 0 to 1."""
        return self.at / self.pieces

    def snapshot(self):
        return self.at

    def restore(self, snapshot):
        self.at = snapshot
