"""The kinds of panel whose speed is measured: the same training, looked at in three ways."""

import numpy as np

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.scenes import TrainingScene
from labutils.training import train

SEEDS = 20


class Watched(TrainingScene):
    """2-20-3-1 with L2 on 211 examples, full batch; a point of the curves and a snapshot at every 10th update."""

    every = 10

    def __init__(self, steps: int):
        super().__init__(data.noisy_field(seed=1))
        self.epochs = steps
        self.make()

    def network(self, lambd):
        return Network(mlp(2, 20, 3, 1), lambd=lambd, seed=self.seed)

    def optimizer(self, lambd):
        return GradientDescent(alpha=0.3)

    def sentence(self):
        return f"λ = {self.values['lambd']:.2f}: train {self.history.last('train'):.1f} % after {self.net_steps} steps"

    @property
    def net_steps(self) -> int:
        return self.history.iterations[-1] if self.history.shown else 0


class Boundary(Watched):
    """The field and its boundary under the points."""

    def make(self):
        self.figure, (axes,) = plots.figure(1)
        plots.Points(axes, self.data.X, self.data.Y)
        self.field = plots.Field(axes, axes.get_xlim(), axes.get_ylim())

    def draw(self):
        self.field.update(self.net.predict(self.field.grid))


class Curves(Watched):
    """Accuracies and losses along the run."""

    def make(self):
        self.figure, (right, costs) = plots.figure(2)
        self.right = plots.Curves(right, ("train", "dev"), xlim=(0, self.epochs), ylim=(40, 100))
        self.costs = plots.Curves(costs, ("train loss", "dev loss"), xlim=(0, self.epochs), ylim=(0, 1))

    def draw(self):
        self.right.update(self.history.iterations, self.history.curves("train", "dev"))
        self.costs.update(self.history.iterations, self.history.curves("train loss", "dev loss"))


class Weights(Watched):
    """The histogram of all weights."""

    def make(self):
        self.figure, (axes,) = plots.figure(1)
        self.histogram = plots.Histogram(axes, (-3, 3), names=("W",))

    def draw(self):
        blocks = self.net.blocks().items()
        self.histogram.update({"W": np.concatenate([W.ravel() for name, W in blocks if name.startswith("W")])})


class Seeds(Scene):
    """Twenty networks, one per seed, trained side by side as a stack: a dot for each one's accuracies."""

    def __init__(self, steps: int):
        self.data, self.epochs = data.noisy_field(seed=1), steps
        self.figure, (axes,) = plots.figure(1)
        plots.label(axes, f"Accuracy of {SEEDS} seeds", "", "right, %")
        self.dots = plots.Spread(axes, ("L2",), (40, 100))

    def start(self, lambd):
        self.net = Network(mlp(2, 20, 3, 1), lambd=lambd, seed=range(SEEDS))
        return train(self.net, GradientDescent(alpha=0.3), self.data.X, self.data.Y, epochs=self.epochs, every=10)

    def accuracies(self):
        X, Y, X_dev, Y_dev = self.data
        return 100 * np.stack([self.net.accuracy(X, Y), self.net.accuracy(X_dev, Y_dev)])

    def draw(self):
        self.shown = self.accuracies()
        self.dots.update(self.shown)

    def sentence(self):
        train, dev = np.median(self.shown, axis=-1)
        return f"Median of {SEEDS} seeds after training: train {train:.1f} %, dev {dev:.1f} %"


KINDS = {"boundary": Boundary, "curves": Curves, "histogram": Weights, "seeds": Seeds}


def panel(kind: str, steps: int) -> Panel:
    return Panel(KINDS[kind](steps), Slider("lambd", 0.7, 0, 10, label="λ"))
