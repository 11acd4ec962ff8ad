"""The dev set that was used to choose: 200 models, the best of them on dev, and what it is really worth."""

from functools import lru_cache

import numpy as np

from labutils import plots
from labutils.labs.splits.waves import waves, wavy_field
from labutils.layers import mlp
from labutils.live import Button, Choice, Panel, Scene, Slider
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

MODELS, POOL, REPEATS = 200, 5_000, 200
TEST = 1_000  # examples in a test set
KINDS = {"simulated, each wrong 20 %": "equals", "trained networks": "networks"}


@lru_cache
def wrong_answers(kind: str, seed: int = 0) -> np.ndarray:
    """(200, 5000), 1 where a model errs on an example of the pool; a row's mean is the model's true error.

    "equals" : simulated answers, each model wrong on 1,000 examples of its own, so that none is better than another.
    "networks" : a stack of 2-4-1 networks, each trained briefly from a start of its own on the same 60 points.
    """
    rng = np.random.default_rng(seed)
    if kind == "equals":
        return rng.permuted(np.tile(np.arange(POOL) < POOL // 5, (MODELS, 1)), axis=1).astype(np.float32)
    field = wavy_field(60, 0.1, seed)
    net = Network(mlp(2, 4, 1, activation="tanh"), init="xavier", seed=range(MODELS))
    fit(net, Adam(0.1), field.X, field.Y, epochs=60)
    X, Y = waves(POOL, 0.1, rng)
    return ((net.predict(X) > 0.5) != (Y > 0.5))[:, 0].astype(np.float32)


def measured(wrong: np.ndarray, size: int, rng: np.random.Generator, repeats: int = 1) -> np.ndarray:
    """(repeats, models) errors in % on sets of that many examples, each set drawn from the pool."""
    drawn = rng.integers(POOL, size=(repeats, size))
    counts = np.stack([np.bincount(row, minlength=POOL) for row in drawn]).astype(np.float32)
    return 100 * (counts @ wrong.T).astype(float) / size


def first_bests(errors: np.ndarray) -> np.ndarray:
    """(repeats, models) index of the best of the first k models, k = 1, 2, ...: what one has chosen after k tries."""
    lowest = np.minimum.accumulate(errors, axis=1)
    fresh = np.diff(lowest, axis=1, prepend=np.inf) < 0
    return np.maximum.accumulate(np.where(fresh, np.arange(errors.shape[1]), 0), axis=1)


def selection(wrong: np.ndarray, size: int, rng: np.random.Generator, repeats: int = REPEATS) -> tuple:
    """Mean dev error, test error and true error of the model chosen after k tries, each (models,) in %."""
    dev, test = (measured(wrong, examples, rng, repeats) for examples in (size, TEST))
    chosen = first_bests(dev)
    true = 100 * wrong.mean(axis=1, dtype=float)
    rows = np.arange(len(dev))[:, None]
    return dev[rows, chosen].mean(axis=0), test[rows, chosen].mean(axis=0), true[chosen].mean(axis=0)


class ChoosingScene(Scene):
    """One choice as a cloud of models, and the mean of many such choices over the number of models tried."""

    def __init__(self):
        self.figure, (cloud, curves) = plots.figure(2, size=(3.4, 2.9))
        plots.label(cloud, "One choice", "error on dev, %", f"error on {TEST:,} test examples, %")
        limits = (0, 50)
        cloud.set(xlim=limits, ylim=limits, autoscale_on=False)
        cloud.plot(limits, limits, color="#999999", linewidth=1, linestyle=":")
        self.models = cloud.scatter([], [], s=22, color=plots.PALETTE[0], alpha=0.45, linewidths=0, animated=True)
        self.best = cloud.scatter([], [], s=120, marker="*", color=plots.PALETTE[1], animated=True, zorder=5)
        cloud.legend([self.models, self.best], ["a model", "lowest on dev"], loc="lower right", fontsize=10, frameon=False)
        plots.label(curves, f"Mean of {REPEATS} such choices", "models tried", "error of the chosen one, %")
        self.curves = plots.Curves(curves, ("dev", "test", "true"), xlim=(1, MODELS), ylim=(0, 40), colours=(1, 0, 2))

    def start(self, kind, models, size, draw):
        self.values = (models, size)
        wrong, rng = wrong_answers(kind)[:models], np.random.default_rng(draw)
        self.dev, self.test = (measured(wrong, examples, rng)[0] for examples in (size, TEST))
        self.means = selection(wrong, size, rng)

    def draw(self):
        best = self.dev.argmin()
        self.models.set_offsets(np.column_stack([self.dev, self.test]))
        self.best.set_offsets([[self.dev[best], self.test[best]]])
        self.curves.update(np.arange(1, self.values[0] + 1), dict(zip(("dev", "test", "true"), self.means)))

    def sentence(self):
        models, size = self.values
        dev, test, _ = (mean[-1] for mean in self.means)
        return (
            f"Best of {models} on {size} dev examples: dev {dev:.1f} %, test {test:.1f} %: "
            f"dev flatters by {test - dev:.1f} points on average."
        )


def choosing_panel() -> Panel:
    """Drag the number of models tried and the size of the dev set."""
    return Panel(
        ChoosingScene(),
        Slider("models", MODELS, values=(1, 2, 5, 10, 20, 50, 100, MODELS), integer=True, label="models tried"),
        Slider("size", 50, values=(20, 50, 100, 200, 500, 1000, 2000), integer=True, label="dev examples"),
        Choice("kind", KINDS, label="models"),
        Button("draw", label="another dev set"),
    )
