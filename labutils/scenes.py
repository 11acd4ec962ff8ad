"""The scenes several labs share: networks that train, runs that are replayed, and scenes that keep all they computed."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from .data import TrainDev
from .live.scene import Scene
from .network import Network
from .optimizers import Adam, Optimizer
from .streams import Streams, streams
from .training import Step, train


class History:
    """Named curves over iterations; ``shown`` is how many points of them are on the screen (fewer after a rewind)."""

    def __init__(self):
        self._iterations: list[int] = []
        self._curves: dict[str, list[float]] = {}
        self.shown = 0

    def add(self, iteration: int, values: dict[str, float]) -> None:
        """One more point on every curve."""
        self._iterations.append(iteration)
        for name, value in values.items():
            self._curves.setdefault(name, []).append(float(value))
        self.shown = len(self._iterations)

    @property
    def newest(self) -> int:
        """The last iteration there is, shown or not."""
        return self._iterations[-1]

    @property
    def iterations(self) -> list[int]:
        """The iterations shown."""
        return self._iterations[: self.shown]

    def curves(self, *names: str) -> dict[str, list[float]]:
        """These curves (or all) as far as they are shown."""
        return {name: self._curves.get(name, [])[: self.shown] for name in names or self._curves}

    def last(self, name: str) -> float:
        """The newest point shown of one curve."""
        return self._curves[name][self.shown - 1]


class KeptScene(Scene):
    """A scene that keeps all it has computed; ``shown`` says how much of it is on the screen (less after a rewind)."""

    shown: int = 0

    def snapshot(self):
        return self.shown

    def restore(self, snapshot):
        self.shown = snapshot

    def stop(self):
        return self.shown


class Replay(KeptScene):
    """A scene whose run is computed, in milliseconds, and shown piece by piece: ``compute`` fills it in, and ``draw`` shows
    the first ``shown`` of its ``pieces``."""

    pieces = 100

    def __init_subclass__(cls, **others):
        super().__init_subclass__(**others)
        if cls.prepare is not Replay.prepare:
            raise TypeError(
                f"{cls.__name__} has a prepare of its own; expected compute(**values) alone, which a Replay's prepare runs. "
                "Rename it: def compute(self, **values), with a yield after each piece of what takes long"
            )

    def compute(self, **values: Any) -> Iterable | None:
        """The run for these control values; a generator where that takes over 10 ms, so that others get a turn. It yields
        None until there is something to draw, then how many pieces are known: these are shown while it goes on."""
        raise NotImplementedError(f"{type(self).__name__} computes nothing")

    def prepare(self, **values) -> Iterable:
        return self._until_drawable(iter(self.compute(**values) or ()))

    def _until_drawable(self, computing: Iterator[int | None]) -> Iterator[None]:
        self._growing = (self.pieces,)
        for known in computing:
            if known is not None:
                self._growing = chain((known,), computing, (self.pieces,))
                return
            yield

    def start(self, **values) -> Iterator[int]:
        self.values, self.shown = values, 0
        return self._reveal()

    def _reveal(self) -> Iterator[int]:
        for known in self._growing:
            if known == self.shown:  # nothing new, but others get a turn
                yield known
            while self.shown < known:
                self.shown += 1
                yield self.shown

    @property
    def share(self) -> float:
        """How much of the run is on the screen, 0 to 1."""
        return self.shown / self.pieces


class RaceScene(KeptScene):
    """Several networks, each under its name in ``nets``, that train side by side."""

    nets: dict[str, Network]
    opens = True

    def snapshot(self):
        return {name: net.snapshot() for name, net in self.nets.items()}, self.shown

    def restore(self, snapshot):
        weights, self.shown = snapshot
        for name, net in self.nets.items():
            net.restore(weights[name])

    def stop(self):
        return None  # every piece moves the networks


class TrainingScene(Scene):
    """A network that is trained afresh at every change of a control.

    A lab's scene says what is built (``network``, perhaps ``optimizer``), what is measured before the first update and
    at every ``every``-th one (``measure``), and draws ``net`` and ``history``.
    """

    epochs, every = 400, 5
    batch_size: int | None = None
    seed = 1
    counts = "iteration"
    opens = True

    def __init__(self, data: TrainDev):
        self.data = data
        self.values: dict[str, Any] = {}

    def network(self, **values: Any) -> Network:
        """The network for these control values, not yet trained."""
        raise NotImplementedError(f"{type(self).__name__} builds no network")

    def optimizer(self, **values: Any) -> Optimizer:
        """What trains it."""
        return Adam(alpha=0.05)

    def streams(self, **values: Any) -> Streams:
        """Where batches and dropout draw from."""
        return streams(self.seed)

    def measure(self, step: Step) -> dict[str, float]:
        """A point for every curve; by default the accuracies in % and the data losses."""
        X, Y, X_dev, Y_dev = self.data
        loss, right = self.net.loss_and_accuracy(X, Y)
        dev_loss, dev_right = self.net.loss_and_accuracy(X_dev, Y_dev)
        return {"train": 100 * right, "dev": 100 * dev_right, "train loss": loss, "dev loss": dev_loss}

    def start(self, **values) -> Iterator[Step]:
        self.values, self.history = values, History()
        self.net = self.network(**values)
        self._record(Step(epoch=0, iteration=0, J=self.net.J(self.data.X, self.data.Y)))
        return self._recorded(self.steps(**values))

    @property
    def duration(self) -> int:
        """Epochs of this run."""
        return self.epochs

    def steps(self, **values: Any) -> Iterator[Step]:
        """The run itself."""
        X, Y = self.data[:2]
        settings = {"epochs": self.duration, "batch_size": self.batch_size, "every": self.every}
        return train(self.net, self.optimizer(**values), X, Y, seed=self.streams(**values), **settings)

    def _recorded(self, steps: Iterator[Step]) -> Iterator[Step]:
        for step in steps:
            self._record(step)
            yield step

    def _record(self, step: Step) -> None:
        self.history.add(step.iteration, self.measure(step))

    def reached(self, at):
        return self.history.iterations[-1]

    def snapshot(self):
        return self.net.snapshot(), self.history.shown

    def restore(self, snapshot):
        weights, length = snapshot
        self.net.restore(weights)
        self.history.shown = length
