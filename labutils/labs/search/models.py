"""The lab's data, and networks trained on them: many at once as a stack, each with an alpha of its own."""

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

import numpy as np

from labutils import data
from labutils.data import TrainDev
from labutils.layers import mlp
from labutils.live.pieces import at_once
from labutils.network import Network
from labutils.optimizers import Adam, Momentum, Optimizer
from labutils.search import Linear, Log, OneMinusLog, Whole, random
from labutils.training import fit, train

FLOWER = TrainDev(*data.flower(400, seed=0), *data.flower(400, seed=1))
MOONS = TrainDev(*data.moons(200, seed=3), *data.moons(400, seed=4))
DATA = data.noisy_field()
UPDATES = 100  # of one run on the flower
ALPHA = Log(1e-4, 1)
BETA = OneMinusLog(0, 0.999)
EVENLY = {"alpha": Linear(1e-4, 1), "beta": Linear(0, 0.999)}  # the same intervals on the wrong scale


def flower_stack(
    alphas: Sequence[float], seeds: Sequence[int], epsilons: float | Sequence[float] = 1e-8
) -> tuple[Network, Optimizer]:
    """A 2-16-8-1 network for each alpha, not yet trained, and the Adam that steps them all.

    alphas, seeds : (K,).  epsilons : a number or (K,).
    """
    net = Network(mlp(2, 16, 8, 1), seed=list(seeds))
    return net, Adam(alphas, epsilon=epsilons)


PLANE = {"alpha": ALPHA, "beta": OneMinusLog(0.9, 0.999)}  # where coarse to fine searches


def plane_stack(trials: Sequence[dict[str, float]], seeds: Sequence[int]) -> tuple[Network, Optimizer]:
    """The same network for each of some settings of PLANE, and their Adam; its beta1 is the beta."""
    net, optimizer = flower_stack([params["alpha"] for params in trials], seeds)
    optimizer.beta1 = [params["beta"] for params in trials]
    return net, optimizer


def plane_losses(trials: Sequence[dict[str, float]], seeds: Sequence[int]) -> np.ndarray:
    """(K,) dev losses after the run."""
    net, optimizer = plane_stack(trials, seeds)
    return dev_losses(fit(net, optimizer, FLOWER.X, FLOWER.Y, epochs=UPDATES))


def dev_losses(net: Network, where: TrainDev = FLOWER) -> np.ndarray:
    """(K,) dev loss of each network."""
    return net.loss(where.X_dev, where.Y_dev)


def flower_losses(alphas: Sequence[float], seeds: Sequence[int], epsilons: float | Sequence[float] = 1e-8) -> np.ndarray:
    """(K,) dev losses after the run."""
    net, optimizer = flower_stack(alphas, seeds, epsilons)
    return dev_losses(fit(net, optimizer, FLOWER.X, FLOWER.Y, epochs=UPDATES))


def moons_losses(betas: Sequence[float], seeds: Sequence[int]) -> np.ndarray:
    """(K,) dev losses of 2-16-8-1 on the moons, momentum with a large alpha and these betas."""
    net = Network(mlp(2, 16, 8, 1), seed=list(seeds))
    return dev_losses(fit(net, Momentum(3.0, betas), MOONS.X, MOONS.Y, epochs=200), MOONS)


class Response(NamedTuple):
    """What a value of one hyperparameter wins: dev loss, mean over seeds, at places on its logarithmic scale."""

    places: np.ndarray
    losses: np.ndarray

    def at(self, places: np.ndarray) -> np.ndarray:
        """Between the places measured, a straight line."""
        return np.interp(places, self.places, self.losses)


@cache
def responses(seeds: tuple[int, ...] = (1, 2, 3)) -> dict[str, Response]:
    """alpha on the flower and beta on the moons, each measured at 31 places of its scale."""
    places = np.linspace(0, 1 - 1e-9, 31)

    def measured(losses: Callable, scale) -> Response:
        values = [scale.at(u) for u in places]
        each = losses(np.repeat(values, len(seeds)), list(seeds) * len(places))
        return Response(places, each.reshape(len(places), -1).mean(axis=1))

    return {"alpha": measured(flower_losses, ALPHA), "beta": measured(moons_losses, BETA)}


def beta_said(beta: float) -> str:
    """With two figures of 1 - beta, which is what matters: 0.9988 is not 0.999."""
    return f"{1 - float(f'{1 - beta:.2g}'):.6g}"


TREE = {"alpha": ALPHA, "units": Whole(2, 24)}  # what successive halving chooses among


class LongRuns:
    """Random settings on the flower that train side by side, as far as somebody has looked.

    losses : (n, 1 + updates / 10) dev losses, at the start and after every tenth update; ``known`` is how many updates all
    runs have made, in tens, and beyond them it is NaN.
    """

    def __init__(self, n: int, seed: int, updates: int):
        self.losses, self.known = np.full((n, 1 + updates // 10), np.nan), 0
        self._rest = self._trained(random(TREE, n, seed=seed), updates)

    def _trained(self, settings: list[dict], updates: int) -> Iterator[None]:
        runs: list[Iterator[float]] = []
        for k in range(self.losses.shape[1]):
            for one in range(len(settings)):
                if not k:
                    runs.append(long_run(**settings[one], seed=1, updates=updates))
                self.losses[one, k] = next(runs[one])
                yield
            self.known = k

    def grow(self) -> Iterator[int]:
        """The rest of the training in pieces, each of ten updates of one run; tells ``known``. Whoever breaks off leaves
        what is left to the next."""
        yield self.known
        for _ in self._rest:
            yield self.known
        yield self.known


@lru_cache(maxsize=16)
def long_runs(n: int, seed: int, updates: int = 270) -> LongRuns:
    """The same each time, with all that was trained."""
    return LongRuns(n, seed, updates)


def long_run(alpha: float, units: int, seed: int, updates: int) -> Iterator[float]:
    """Dev loss of 2-units-8-1 at the start and after every tenth update."""
    net = Network(mlp(2, units, 8, 1), seed=seed)
    steps = train(net, Adam(alpha), FLOWER.X, FLOWER.Y, epochs=updates, every=10)
    return (float(net.loss(FLOWER.X_dev, FLOWER.Y_dev)) for _ in chain([None], steps))


WIDTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64)


@cache  # claims and guesses ask for the same
def width_losses(units: int, lambd: float, seeds: Sequence[int]) -> np.ndarray:
    """(2, seeds) train and dev loss of 2-units-units-1 on the noisy field."""
    return at_once(width_run(units, lambd, seeds))


def width_run(units: int, lambd: float, seeds: Sequence[int]) -> Generator[object, None, np.ndarray]:
    """Trains in pieces, and returns the losses."""
    net = Network(mlp(2, units, units, 1), lambd=lambd, seed=list(seeds))
    yield from train(net, Adam(0.03), DATA.X, DATA.Y, epochs=200, every=10)
    return np.array([net.loss(DATA.X, DATA.Y), net.loss(DATA.X_dev, DATA.Y_dev)])


EPOCHS = {1: 12, 4: 24, 16: 60, 64: 160, 256: 500, 400: 600}  # enough for each batch size to reach the target


@cache
def batch_curves(seeds: tuple[int, ...] = (1, 2, 3)) -> dict[int, tuple[np.ndarray, np.ndarray]]:
    """batch size -> (updates, dev loss, mean over seeds), once an epoch, 2-16-8-1 on the flower with one alpha for all."""
    return {size: batch_curve(size, seeds) for size in EPOCHS}


@cache
def batch_curve(size: int, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    net = Network(mlp(2, 16, 8, 1), seed=list(seeds))
    m = FLOWER.X.shape[1]
    points = [(0, dev_losses(net).mean())]
    for step in train(net, Adam(0.01), FLOWER.X, FLOWER.Y, epochs=EPOCHS[size], batch_size=size, every=-(-m // size)):
        points.append((step.iteration, dev_losses(net).mean()))
    return tuple(np.array(points).T)
