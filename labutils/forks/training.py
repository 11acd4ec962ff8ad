"""The tools for the scenes in which one network trains."""

from ..scenes import TrainingScene
from .scene import ForkedScene


class ForkedTraining(ForkedScene, TrainingScene):
    """The tools for a scene with one network: ``retune`` brings it to other settings, ``paint`` and ``says`` show it."""

    @property
    def length(self) -> int:
        return self.epochs

    @property
    def duration(self):
        return self.epochs * self.plan.times(self.epochs)

    def begin(self, **values):
        return TrainingScene.start(self, **values)

    def place(self):
        return self.history.iterations[-1]

    def newest(self):
        return self.history.newest

    def _record(self, step):
        if self.seen:
            super()._record(step)
        else:
            self.history.add(step.iteration, {})

    def results(self):
        X, Y, X_dev, Y_dev = self.data
        return {"train": 100 * self.net.accuracy(X, Y), "dev": 100 * self.net.accuracy(X_dev, Y_dev)}
