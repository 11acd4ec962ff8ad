"""The trials that the workers have in hand, and how long each may stay there."""

from concurrent.futures import Future
from math import inf
from queue import Empty, SimpleQueue
from time import monotonic

from .samplers import Params
from .workers import Workers

Trial = tuple[int, Params]
LOOK = 60.0  # seconds without a result after which a look at the workers is due


class UnderWay:
    """Trials that were handed over; each is given back when it is over.

    patience : seconds after which a trial must be over. One that is not has not heeded its limit: its worker cannot even
        be told to stop, so the local workers are killed, and all that was under way is over.
    """

    def __init__(self, workers: Workers, patience: float):
        self._workers, self._patience = workers, patience
        self._trials: dict[Future, tuple[Trial, float]] = {}  # the longest under way first
        self._over: SimpleQueue[Future] = SimpleQueue()  # concurrent.futures.wait misses what a shutdown cancels

    def __len__(self) -> int:
        return len(self._trials)

    def add(self, future: Future, trial: Trial) -> None:
        self._trials[future] = trial, monotonic() + self._patience
        future.add_done_callback(self._over.put)

    def next(self) -> tuple[Future, Trial]:
        """The next that is over; waits for it."""
        _, until = next(iter(self._trials.values()))
        while True:
            try:
                future = self._over.get(timeout=max(min(until - monotonic(), LOOK), 0))
            except Empty:
                self._workers.tell_if_none()
                if monotonic() >= until:
                    self._workers.kill()
                    until = inf
            else:
                trial, _ = self._trials.pop(future)
                return future, trial
