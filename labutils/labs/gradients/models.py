"""The points of the lab, and networks trained on them as the panels train them."""

from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np

from labutils import data
from labutils.gradcheck import GradientCheck, _gradient_check
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam, GradientDescent
from labutils.probe import Probe
from labutils.training import fit

from .bugs import SIZES, planted

SEED = 1


def points() -> tuple[np.ndarray, np.ndarray]:
    """The 200 moons on which every network of this lab is checked."""
    return data.moons(200)


@lru_cache(maxsize=64)
def trained(iterations: int, lambd: float, seed: int = SEED) -> np.ndarray:
    """theta of the bench's network after so many correct full-batch steps of Adam; it is kept, and not to be changed."""
    net = planted(lambd=lambd, seed=seed)
    return fit(net, Adam(alpha=0.03), *points(), epochs=iterations, seed=seed).theta if iterations else net.theta


class SharedProbe(Probe):
    """J of networks that differ in their way back alone, and so share what is ``known`` of it.

    known : theta as bytes -> what ``at`` gives there.
    """

    def __init__(self, net: Network, X, Y, seed: int, known: dict[bytes, tuple[float, bool]]):
        self._known = known
        super().__init__(net, X, Y, seed)

    def at(self, theta):
        place = theta.tobytes()
        if place not in self._known:
            self._known[place] = super().at(theta)
        return self._known[place]


@lru_cache(maxsize=8)
def known(lambd: float, iterations: int) -> dict[bytes, tuple[float, bool]]:
    """What the checks of the bench's networks, whatever their bug, were told of J: 0.2 MB at most."""
    return {}


@lru_cache(maxsize=64)
def checked(bug: str, lambd: float, iterations: int) -> tuple[Network, GradientCheck]:
    """The bench's network with this bug, and its check; both are kept, and nobody changes them."""
    net = planted(bug, lambd=lambd, seed=SEED)
    net.theta[...] = trained(iterations, lambd)
    return net, _gradient_check(net, *points(), 1e-5, 2, 0, partial(SharedProbe, known=known(lambd, iterations)))


OPTIMIZERS = {"gradient descent": lambda: GradientDescent(alpha=0.3), "adam": lambda: Adam(alpha=0.03)}


class ScaledBlock(Network):
    """A network whose gradient of one block comes out k times too large."""

    block, k = "W2", 1.0

    def _gradient(self, X, Y, *, m, rng):
        Z = super()._gradient(X, Y, m=m, rng=rng)
        self.grad_blocks()[self.block][...] *= self.k
        return Z


def scaled(block: str, k: float, seed: int | Sequence[int] = 1) -> ScaledBlock:
    net = ScaledBlock(mlp(*SIZES), seed=seed)
    net.block, net.k = block, k
    return net


def after_training(optimizer: str, k: float, seeds: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """J and train accuracy in % of a stack of networks with dW2 k times too large."""
    X, Y = points()
    net = fit(scaled("W2", k, seeds), OPTIMIZERS[optimizer](), X, Y, epochs=400)
    return net.J(X, Y), 100 * net.accuracy(X, Y)
