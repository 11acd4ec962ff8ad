"""Three paths down one bowl: all examples in one step, a mini-batch, a single example."""

import time
from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.labs.optimise.clock import against
from labutils.layers import Dense
from labutils.live import Choice, Panel, Slider
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.scenes import Replay
from labutils.splits import minibatches

M, EPOCHS, START = 256, 10, (-1.6, 1.3)
LIMITS = {"epoch": (0, EPOCHS), "update": (1, 10 * M), "time, ms": (0.01, 100)}
PATHS = ("batch", "mini-batch", "stochastic")


def line_data(seed: int = 0):
    """Points near the plane y = 1.2 x1 - 0.4 x2: X (2, 256), Y (1, 256). x2 varies less, so the bowl is long."""
    rng = np.random.default_rng(seed)
    X = rng.standard_normal((2, M)) * np.array([[1.0], [0.45]])
    return X, np.array([[1.2, -0.4]]) @ X + 0.8 * rng.standard_normal((1, M))


def costs(W, X, Y):
    """J of each weight vector: W (2, k) -> (k,), half the mean squared error."""
    return 0.5 * np.mean((W.T @ X - Y) ** 2, axis=1)


def fit_line(X, Y, batch_size: int, alpha: float, cut: Callable = minibatches, seed: int = 1):
    """The weights (2, updates + 1) over all epochs, and the seconds passed (updates + 1,) while they were updated."""
    net, optimizer, rng = Network([Dense(2, 1, bias=False)], "squared"), GradientDescent(alpha), np.random.default_rng(seed)
    net.theta[...] = START
    path, spent = [net.theta.copy()], [0.0]
    for _ in range(EPOCHS):
        began = time.perf_counter()
        for X_batch, Y_batch in cut(X, Y, batch_size, rng):
            net.gradient(X_batch, Y_batch)
            optimizer.step(net.theta, net.grad)
            path.append(net.theta.copy())
            spent.append(spent[-1] + time.perf_counter() - began)
            began = time.perf_counter()
    return np.array(path).T, np.array(spent)


def updates_below(height: float, batch_size: int, alpha: float = 0.1) -> int | None:
    """The first update after which J on all the data is below that height; None if ten epochs are too few."""
    below = costs(fit_line(*line_data(), batch_size, alpha)[0], *line_data()) < height
    return int(below.argmax()) if below.any() else None


def times_longer(one: int, other: int) -> float:
    """How many times as long an epoch with batches of ``one`` takes as with batches of ``other``, on this machine."""
    price, reference = (M / B * np.median(np.diff(fit_line(*line_data(), B, 0.1)[1])) for B in (one, other))
    return float(price / reference)


class BatchScene(Replay):
    """The three paths over height lines, and J on all the data behind each update."""

    pieces = 80

    def __init__(self, cut: Callable = minibatches):
        self.cut, self.clock, (self.X, self.Y) = cut, None, line_data()
        self.figure, (plane, self.cost) = plots.figure(2, size=(3.75, 3.1))
        plots.label(plane, f"{EPOCHS} epochs, three ways", "$w_1$", "$w_2$")
        plots.Surface(plane, lambda W: costs(W, self.X, self.Y), (-2.0, 2.2), (-1.6, 1.8), n=70)
        self.paths = plots.Path(plane, PATHS, start=START)
        self.paths.trails["stochastic"].set(linewidth=0.9, zorder=2)
        plots.label(self.cost, "J on all the data", "epoch", "J")
        self.curves = plots.Curves(self.cost, PATHS, ylim=(0, 4), legend=False)

    def compute(self, B, alpha, clock):
        self.sizes = dict(zip(PATHS, (M, B, 1)))
        runs = {name: fit_line(self.X, self.Y, size, alpha, self.cut) for name, size in self.sizes.items()}
        self.ways = {name: way.clip(-9, 9) for name, (way, _) in runs.items()}
        self.J = {name: costs(way, self.X, self.Y) for name, way in self.ways.items()}
        self.x = {name: against(clock, spent, EPOCHS) for name, (_, spent) in runs.items()}
        if clock != self.clock:
            self.lay(clock)

    def lay(self, clock: str) -> None:
        """The axis of J: epochs in equal steps; updates and times in powers of ten, for they lie far apart."""
        self.clock = clock
        self.cost.set_xscale("linear" if clock == "epoch" else "log")
        self.cost.set_xlim(*LIMITS[clock])
        plots.label(self.cost, x=clock)

    def draw(self):
        ends = {name: 1 + round(self.share * (len(J) - 1)) for name, J in self.J.items()}
        self.paths.update({name: way[:, : ends[name]] for name, way in self.ways.items()})
        for name, end in ends.items():
            self.curves.update(self.x[name][:end], {name: self.J[name][:end]})

    def sentence(self):
        ends = ", ".join(
            f"{self.J[name][-1]:.2f} with B = {size} ({len(self.J[name]) - 1} updates)" for name, size in self.sizes.items()
        )
        return f"After {EPOCHS} epochs J is {ends}."


def batch_panel(minibatches: Callable = minibatches) -> Panel:
    """Drag B and α; minibatches: a learner's own function."""
    return Panel(
        BatchScene(minibatches),
        Slider("B", 16, values=(1, 2, 4, 8, 16, 32, 64, 128, 256), integer=True, label="B of the mini-batch"),
        Slider("alpha", 0.1, 0.005, 1, log=True, label="α"),
        Choice("clock", list(LIMITS), label="draw J against"),
    )
