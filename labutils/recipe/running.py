"""A recipe carried out: update by update, with its edits where they were made, and always to the same bit."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from ..batches import check_sizes
from ..blame import Diverged
from ..layers import Activation, Dropout, Layer, Noise, mlp
from ..network import Network
from ..optimizers import OPTIMIZERS, Optimizer
from ..schedules import SCHEDULES
from ..streams import streams
from .recipe import Recipe, checked_recipe
from .sets import parts

EVERY = 5  # updates from one report to the next


class Report(NamedTuple):
    """What is known after ``iteration`` updates; J is that of the whole training set, penalty included."""

    iteration: int
    J: Any


class Result(NamedTuple):
    """A whole run. iterations (r,), curves by name (r,) each, weights (r, P): theta at each report."""

    iterations: list[int]
    curves: dict[str, list[float]]
    weights: np.ndarray


class Training:
    """One recipe as it is carried out. ``net`` and ``settings`` are as the newest update and the newest edit left them.

    seeds : train a stack, one network for each of these seeds, instead of the recipe's own
    """

    def __init__(self, recipe: Recipe, seeds: Sequence[int] | None = None):
        self.recipe, self.settings = checked_recipe(recipe), dict(recipe.params)
        self.train, self.dev, self.test = parts(recipe.data)
        self.chance = streams(recipe.seed)
        self.net = network(recipe, recipe.seed if seeds is None else seeds)
        self.optimizer = optimizer(self.settings)
        self.optimizer.reset(self.net.theta)
        self.shares = shares(self.settings)
        self.iteration = 0
        self._batches = batches(self.train.X, self.train.Y, self._size, self.chance.batches)
        self._set()
        self._change()
        check_sizes([self._size()], self.net.layers)

    def reports(self) -> Iterator[Report]:
        """The whole run: a report every ``EVERY`` updates, at each edit and at the end. Diverged when J is not a number."""
        for start, end in pairwise(stations(self.recipe)):
            with np.errstate(over="ignore", invalid="ignore", divide="ignore", under="ignore"):
                for _ in range(end - start):
                    self.update(*self.batch())
            yield self._report()

    def batch(self) -> tuple[np.ndarray, np.ndarray]:
        """X (2, B) and Y of the next update."""
        return next(self._batches)

    def update(self, X: np.ndarray, Y: np.ndarray) -> None:
        """The next update, on its batch; then what the recipe changes there."""
        share = self.shares[min(self.iteration, len(self.shares) - 1)]
        self.optimizer.alpha = self.settings["alpha"] * share
        self.net._gradient(X, Y, m=self.train.X.shape[1], rng=self.chance.dropout)
        self.optimizer.update(self.net.theta, self.net.grad)
        self.iteration += 1
        self._change()

    def _report(self) -> Report:
        with np.errstate(over="ignore", invalid="ignore"):
            J = self.net.J(*self.train) if np.isfinite(self.net.theta).all() else np.nan
        lost = ["the cost"] * (not np.isfinite(J).all()) + self.optimizer.lost()
        if lost:
            raise Diverged(f"{lost[0]} is no longer finite after update {self.iteration}; a smaller α keeps it so")
        return Report(self.iteration, J)

    def _size(self) -> int:
        """Examples in a batch, as it is set now."""
        m, size = self.train.X.shape[1], self.settings["batch_size"]
        return m if size == "all" else min(size, m)

    def _change(self) -> None:
        """What the recipe changes once so many updates are made."""
        if due := {edit.name: edit.value for edit in self.recipe.edits if edit.step == self.iteration}:
            self.settings |= due
            self._set()

    def _set(self) -> None:
        """Network and optimiser as the settings say. Each is checked when it is set, which takes as long as an update."""
        self.net.lambd, self.net.l1 = self.settings["lambd"], self.settings["l1"]
        set_beta(self.optimizer, self.settings["beta"])
        for layer in self.net.layers:
            if isinstance(layer, Dropout):
                layer.keep_prob = self.settings["keep_prob"]
            elif isinstance(layer, Noise):
                layer.sigma = self.settings["noise"]

    def measured(self, J: float) -> dict[str, float]:
        """A point for every curve: J, the data losses, and the accuracies in %. Diverged when a loss is not a number."""
        loss, right = self.net.loss_and_accuracy(*self.train)
        dev_loss, dev_right = self.net.loss_and_accuracy(*self.dev)
        if not np.isfinite(loss + dev_loss).all():
            raise Diverged(f"the loss is no longer finite after update {self.iteration}; a smaller α keeps it so")
        return {"J": J, "train loss": loss, "dev loss": dev_loss, "train": 100 * right, "dev": 100 * dev_right}


def run(recipe: Recipe) -> Result:
    """Carry a recipe out: its curves, and its weights at each report. Diverged when J or an average is no longer finite."""
    training = Training(recipe)
    reports = [Report(0, training.net.J(*training.train))]
    points, weights = [training.measured(reports[0].J)], [training.net.theta.copy()]
    for report in training.reports():
        reports.append(report)
        points.append(training.measured(report.J))
        weights.append(training.net.theta.copy())
    curves = {name: [float(point[name]) for point in points] for name in points[0]}
    return Result([report.iteration for report in reports], curves, np.array(weights))


def stations(recipe: Recipe) -> list[int]:
    """0 and every iteration at which there is a report."""
    ends = {*range(0, recipe.updates, EVERY), recipe.updates, *(edit.step for edit in recipe.edits)}
    return sorted(ends)


def network(recipe: Recipe, seed: int | Sequence[int]) -> Network:
    """The network before its first update; noise and dropout are there even where they do nothing yet."""
    p, n_y = recipe.params, outputs(recipe)
    hidden = (p["units"],) * p["layers"]
    layers = mlp(2, *hidden, n_y, activation=p["activation"], batchnorm=p["batchnorm"])
    cost = "sigmoid" if n_y == 1 else "softmax"
    return Network([Noise(0.0), *with_dropout(layers)], cost, init=p["init"], seed=seed)


def with_dropout(layers: list[Layer]) -> list[Layer]:
    """The same layers with a Dropout behind every activation, at first one that keeps all."""
    return [one for layer in layers for one in ((layer, Dropout()) if isinstance(layer, Activation) else (layer,))]


def outputs(recipe: Recipe) -> int:
    """1 for two classes, else as many as classes."""
    return parts(recipe.data)[0].Y.shape[0]


def optimizer(settings: dict[str, Any]) -> Optimizer:
    """The optimiser as set."""
    made = OPTIMIZERS[settings["optimizer"]](settings["alpha"])
    set_beta(made, settings["beta"])
    return made


def set_beta(optimizer: Optimizer, beta: float) -> None:
    """beta is the average of the gradients where there is one, else that of their squares."""
    name = "beta1" if hasattr(optimizer, "beta1") else "beta"
    if hasattr(optimizer, name):
        setattr(optimizer, name, beta)


def shares(settings: dict[str, Any]) -> np.ndarray:
    """alpha over alpha0 at each update: the schedule's time is the share of the run that is done, in %."""
    n = settings["updates"]
    return SCHEDULES[settings["schedule"]](1.0, 100 * np.arange(n) / n)


def batches(X: np.ndarray, Y: np.ndarray, size: Callable[[], int], rng) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Batches without end; ``size()`` is asked before each. A shuffle begins an epoch, the full batch needs none.

    A single example left over joins the batch before it: alone it has no variance.
    """
    m = X.shape[1]
    while True:
        if size() >= m:
            yield X, Y
            continue
        order, k = rng.permutation(m), 0
        while k < m and size() < m:
            end = k + size() if k + size() < m - 1 else m
            yield X.take(order[k:end], axis=-1), Y.take(order[k:end], axis=-1)
            k = end
