"""Right gradients to be checked, of all depths and initialisers: nobody may be accused."""

import itertools

from labutils import data
from labutils.gradcheck import GradientCheck, gradient_check
from labutils.layers import mlp
from labutils.network import Network

DEPTHS, INITIALIZERS, ACTIVATIONS = range(1, 6), ("small", "zeros", "he", "xavier"), ("relu", "tanh", "leaky_relu", "prelu")
X, Y = data.moons(40)
ACCUSED = {"look", "worry"}


def network(depth: int, init, seed: int, activation: str = "relu", width: int = 10, kind: type[Network] = Network, **more):
    """2-width-...-width-1 with this many hidden layers."""
    return kind(mlp(2, *[width] * depth, 1, activation=activation, **more), init=init, seed=seed)


def checked(*settings, **more) -> GradientCheck:
    """The gradient check of ``network(...)`` on forty moons."""
    return gradient_check(network(*settings, **more), X, Y)


def accused(seeds, initializers=INITIALIZERS, activations=ACTIVATIONS, **more) -> list[tuple]:
    """Who of all these networks is accused, and of what."""
    settings = itertools.product(DEPTHS, initializers, seeds, activations)
    blocks = ((one, check) for one in settings for check in checked(*one, **more))
    return [(*one, c.name, c.verdict, c.difference, c.floor) for one, c in blocks if c.verdict in ACCUSED]
