"""The published experiment: zeros, ten times N(0, 1) and He on two circles, 15,000 steps each."""

from functools import cache
from typing import NamedTuple

import numpy as np

from labutils import data, plots
from labutils.layers import mlp
from labutils.live import Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.streams import Streams
from labutils.training import train

SIZES, ALPHA, STEPS, EVERY = (2, 10, 5, 1), 0.01, 15_000, 100
INITS = {"zeros": "zeros", "10 × N(0, 1)": 10.0, "He": "he"}
NAMES = tuple(INITS)
FIELD = (-1.5, 1.5)


def legacy():
    """The stream the experiment was published with: NumPy's old RandomState, seed 3."""
    return Streams(np.random.RandomState(3))


def stack(seeds) -> Network:
    """A network for each start and each seed, to train together: theta is (3 · len(seeds), P), start by start.

    seeds : whole numbers; None is the published stream.
    """
    starts = [
        Network(mlp(*SIZES), init=init, seed=legacy() if seed is None else seed).theta
        for init in INITS.values()
        for seed in seeds
    ]
    net = Network(mlp(*SIZES), seed=range(len(starts)))
    net.theta[...] = starts
    return net


class Run(NamedTuple):
    """Three networks over 15,000 steps, one entry every 100: weights (t, 3, P), J and accuracies in % (t, 3)."""

    net: Network
    steps: np.ndarray
    theta: np.ndarray
    J: np.ndarray
    train: np.ndarray
    test: np.ndarray

    def at(self, step: int) -> int:
        """The entry of this step."""
        return int(step) // EVERY


@cache
def published() -> Run:
    """Train the three; about a second, once a session."""
    X, Y = data.circles(300, 0.05, seed=1)
    X_test, Y_test = data.circles(100, 0.05, seed=2)
    net, entries = stack([None]), []

    def note(step):
        train_test = (100 * net.accuracy(X, Y), 100 * net.accuracy(X_test, Y_test))
        entries.append((step, net.theta.copy(), net.loss(X, Y), *train_test))

    note(0)
    for step in train(net, GradientDescent(ALPHA), X, Y, epochs=STEPS, every=EVERY):
        note(step.iteration)
    return Run(net, *map(np.array, zip(*entries)))


def published_table() -> str:
    """J over the steps and the accuracies at the end, one column a start."""
    run = published()
    lines = [f"{'':>8}" + "".join(f"{name:>14}" for name in NAMES)]
    for step in range(0, STEPS + 1, 3_000):
        lines.append(f"J {step:>6,}" + "".join(f"{J:14.2f}" for J in run.J[run.at(step)]))
    for name, share in (("train %", run.train[-1]), ("test %", run.test[-1])):
        lines.append(f"{name:>8}" + "".join(f"{value:14.1f}" for value in share))
    return "\n".join(lines)


class PublishedScene(Scene):
    """Three boundaries and three costs at one moment of the run."""

    def __init__(self):
        self.run = published()
        self.figure, (*planes, cost) = plots.figure(4, size=(1.55, 1.9), ratios=(1, 1, 1, 1.15))
        X, Y = data.circles(300, 0.05, seed=1)
        self.fields = []
        for name, ax in zip(NAMES, planes):
            plots.label(ax, name, "$x_1$", "$x_2$")
            self.fields.append(plots.Field(ax, FIELD, FIELD, n=60))
            plots.Points(ax, X, Y, size=9)
        plots.label(cost, "Cost", "step / 1,000", "J")
        curves = plots.Curves(cost, NAMES, xlim=(0, STEPS / 1000), ylim=(0, 1.5), legend=False)
        curves.update(self.run.steps / 1000, dict(zip(NAMES, self.run.J.T)))
        self._name_lines(cost)
        self.cursor = plots.Cursor(cost)

    def _name_lines(self, ax) -> None:
        for name, y, k in (("zeros", 0.75, 0), ("10 × N(0, 1)", 0.5, 1), ("He", 0.2, 2)):
            ax.text(14.3, y, name, ha="right", fontsize=9, color=plots.PALETTE[k])

    def start(self, step):
        self.entry = self.run.at(step)

    def draw(self):
        self.run.net.theta[...] = self.run.theta[self.entry]
        for field, answers in zip(self.fields, self.run.net.predict(self.fields[0].grid)):
            field.update(answers)
        self.cursor.update(self.run.steps[self.entry] / 1000)

    def sentence(self):
        reached = "; ".join(
            f"{name} J = {J:.2f}, train {share:.1f} %"
            for name, J, share in zip(NAMES, self.run.J[self.entry], self.run.train[self.entry])
        )
        return f"After {self.run.steps[self.entry]:,} steps: {reached}."


def published_panel() -> Panel:
    """Drag through 15,000 steps of the three networks."""
    return Panel(PublishedScene(), Slider("step", STEPS, 0, STEPS, step=EVERY, integer=True, label="step"))
