"""Training uses the batch's statistics, testing the running averages: what goes wrong when the test batch is used."""

from collections.abc import Callable

import numpy as np

from labutils import plots
from labutils.checks.given import given
from labutils.live import Panel, Scene, Slider, Toggle

from ..averages import SIZES, TEST_SIZES, M, answers_by_batch, cut, problem, recorded, running_averages, start_values
from ..exercises.update_running import update_running

OWN = "own μ, σ²"


class AverageScene(Scene):
    """One trained network, tested with running averages and with the statistics of test batches."""

    def __init__(self, update: Callable):
        self.update = update
        *_, self.X, self.Y = problem()
        self.net, self.record = recorded(seed=5)
        self.figure, (mu, one, score) = plots.figure(3, size=(2.35, 2.4))
        self.unit = int(np.abs(self.record[-1, : SIZES[1]]).argmax())  # of layer 1, the one farthest from 0
        of_batches = self.record[:, self.unit]
        iterations = np.arange(1, len(self.record) + 1)
        plots.label(mu, "μ of one unit", "iteration", "mean of its Z")
        (dots,) = mu.plot(iterations, of_batches, ".", markersize=4, color=plots.PALETTE[1], alpha=0.5)
        low, high = min(of_batches.min(), 0), max(of_batches.max(), 0)
        edge = 0.12 * (high - low)
        limits = {"xlim": (0, len(iterations)), "ylim": (low - edge, high + edge)}
        self.mu = plots.Curves(mu, ("running average",), legend=False, **limits)
        mu.locator_params(axis="y", nbins=4)
        plots.key(mu, (dots, self.mu.lines["running average"]), ("each batch", "running"))
        self.iterations = iterations
        plots.label(one, "One example's answer", "a", "share of 200 batches")
        self.one = plots.Histogram(one, (0, 1), bins=25, top=1)
        self.cursor = plots.Cursor(one, colour=plots.PALETTE[1])
        plots.label(score, "Dev accuracy", "examples in a test batch", "right, %")
        self.score = plots.Curves(score, (OWN, "running"), xlim=(0, np.log2(M) + 0.25), ylim=(40, 100))
        self.score.lines[OWN].set(marker="o", markersize=5, zorder=5)  # where it begins it is a single point
        score.set_xticks(range(0, 7, 2), (2**k for k in range(0, 7, 2)))
        self.here = plots.Cursor(score)
        self.in_order = self.X[:, np.argsort(self.Y[0], kind="stable")], np.sort(self.Y)
        self.by_batch = {
            one_class: np.array([self.accuracy(size, one_class) for size in TEST_SIZES]) for one_class in (False, True)
        }
        self.example = self._undecided()
        self.kept: dict[tuple[int, bool], np.ndarray] = {}  # the example's answers in test batches of this size and sort

    def accuracy(self, size: int, one_class: bool) -> float:
        X, Y = self.in_order if one_class else (self.X, self.Y)
        return 100 * np.mean((answers_by_batch(self.net, cut(X, size)) > 0.5) == cut(Y, size))

    def _undecided(self) -> int:
        """The dev example whose answer is nearest to 0.8: neither sure nor a coin."""
        self.net.running[...] = running_averages(self.record, start_values(), 0.9)[-1]
        return int(np.abs(self.net.predict(self.X)[0] - 0.8).argmin())

    def start(self, momentum, size, one_class):
        self.values = {"momentum": momentum, "size": size, "one_class": one_class}
        self.averages = running_averages(self.record, start_values(), momentum, self.update)
        if (size, one_class) not in self.kept:
            self.kept[size, one_class] = self._answers_of_one(size, one_class)
        self.draws = self.kept[size, one_class]
        self.net.running[...] = self.averages[-1]
        self.answer = float(self.net.predict(self.X[:, [self.example]])[0, 0])
        self.right = 100 * self.net.accuracy(self.X, self.Y)

    def _answers_of_one(self, size: int, one_class: bool, times: int = 200):
        """The example's answer in many random test batches of this size, (times,)."""
        rng, mine = np.random.default_rng(9), self.example
        pool = np.flatnonzero((self.Y[0] == self.Y[0, mine]) | (not one_class))
        pool = pool[pool != mine]
        others = rng.permuted(np.tile(pool, (times, 1)), axis=1)[:, : size - 1]
        members = np.column_stack([np.full(times, mine), others])
        return answers_by_batch(self.net, self.X[:, members].swapaxes(0, 1))[:, 0, 0]

    def draw(self):
        self.mu.update(self.iterations, {"running average": self.averages[:, self.unit]})
        self.one.update(self.draws)
        self.cursor.update(self.answer, "running")
        by_batch = self.by_batch[self.values["one_class"]]
        at = np.log2(TEST_SIZES)
        seen = np.where(np.array(TEST_SIZES) >= self.values["size"], by_batch, np.nan)  # smaller ones only once asked for
        self.score.update(at, {OWN: seen, "running": np.full(len(at), self.right)})
        self.here.update(np.log2(self.values["size"]))

    def sentence(self):
        size, one_class = self.values["size"], self.values["one_class"]
        batch = self.by_batch[one_class][TEST_SIZES.index(size)]
        sort = ", one class each" if one_class else ""
        low, high = f"{self.draws.min():.2f}", f"{self.draws.max():.2f}"
        spread = f"is {low}" if low == high else f"lies between {low} and {high}"
        return (
            f"Batches of {size}{sort}: dev accuracy {batch:.1f} % by own statistics, {self.right:.1f} % by running "
            f"averages; one example's answer {spread} by own statistics and {self.answer:.2f} by running averages."
        )


@given()
def average_panel(update: Callable = update_running) -> Panel:
    """Drag the size of the test batch, sort it by class, and choose the momentum of the averages."""
    return Panel(
        AverageScene(update),
        Slider("size", M, values=TEST_SIZES, integer=True, snap=True, label="test batch size"),
        Toggle("one_class", False, label="one class per batch"),
        Slider("momentum", 0.9, values=(0, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999), label="momentum"),
    )
