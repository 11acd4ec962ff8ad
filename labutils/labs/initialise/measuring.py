"""How lab 02's sentences are measured: networks of the panels, one a seed."""

import numpy as np

from labutils import data
from labutils.initializers import he
from labutils.labs.initialise.bowl import Bowl, measurements, steps_needed
from labutils.labs.initialise.clipping import DEPTH, clip, steps
from labutils.labs.initialise.microscope import deep, scaled, sizes
from labutils.labs.initialise.symmetry import UNITS, different_units, near
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.training import Diverged, fit

FIELD = data.noisy_field()


def flow(seeds, init, activation="relu"):
    """The rms of A, dZ and dW by layer, (10, seeds) each, at the start of a ten-layer stack."""
    return sizes(deep(10, init, activation=activation, seed=list(seeds)), FIELD.X, FIELD.Y)


def learned(seeds, scale, optimizer, depth=10):
    """Train accuracy, (seeds,), of `depth` ReLU layers after 200 steps from He's weights times a scale."""
    net = deep(depth, scaled(he, scale), seed=list(seeds))
    return fit(net, optimizer, FIELD.X, FIELD.Y, epochs=200).accuracy(FIELD.X, FIELD.Y)


def blows_up(seed, within):
    """Whether ten ReLU layers diverge within so many steps from twice He's weights."""
    try:
        fit(deep(10, scaled(he, 2.0), seed=seed), GradientDescent(0.1), FIELD.X, FIELD.Y, epochs=within)
    except Diverged:
        return True
    return False


def twins(seed):
    """J from zeros, and how many different units are left from 0.5, after 1,000 steps."""
    X, Y = data.circles(200, seed=seed)
    nets = [Network(mlp(2, UNITS, 1, activation="tanh"), init=near(base, 0.0)) for base in (0.0, 0.5)]
    for net in nets:
        fit(net, GradientDescent(1.0), X, Y, epochs=1_000)
    return nets[0].J(X, Y), different_units(nets[1].blocks()["W1"])


def bowl_steps(treat, seed):
    """Steps of gradient descent until 1 % of the way is left, on one draw of treated inputs."""
    X, y = measurements(seed)
    bowl = Bowl.of(treat(X), y)
    return steps_needed(bowl.distance(bowl.descend(0.9 * 2 / bowl.curvatures[1], steps=2_000)))


def clipped_end(seed, c):
    """Train accuracy in % after 150 steps from one and a half times He's weights."""
    net = deep(DEPTH, scaled(he, 1.5), seed=seed)
    for _ in steps(net, FIELD.X, FIELD.Y, c, clip):
        pass
    with np.errstate(over="ignore", invalid="ignore"):
        return 100 * net.accuracy(FIELD.X, FIELD.Y)
