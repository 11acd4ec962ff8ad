"""What a check costs, what a fresh mask does to it, and what is left of a gradient at a minimum."""

import time
from collections.abc import Callable

import numpy as np

from labutils.gradcheck import BlockCheck, gradient_check, numerical_gradient, relative_difference
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.probe import Probe
from labutils.training import fit
from labutils.validate.quiet import formula, quiet

from .bugs import planted
from .models import points


@quiet
def J_of_a_pass(net: Network, X, Y, rng) -> float:
    """J of one pass in training, its masks drawn from rng; X and Y are checked, as ``net.J`` checks them at each pass."""
    return formula(net.cost.J)(net._forward(X, net._once(), True, rng), Y) + net._penalty(Y.shape[-1])


def fresh_check(net: Network, X, Y, seed: int = 0) -> list[BlockCheck]:
    """gradient_check done wrongly: each forward pass draws the next mask from one generator."""
    rng, before, (X, Y) = np.random.default_rng(seed), net.snapshot(), net.check(X, Y, train=True)

    def J(theta):
        net.theta[...] = theta
        return J_of_a_pass(net, X, Y, rng)

    net.J_and_grad(X, Y, rng=rng)
    backward = {name: block.copy() for name, block in net.grad_blocks().items()}
    net.grad[...] = numerical_gradient(J, before.theta)
    net.restore(before)
    return [
        BlockCheck(name, relative_difference(backward[name], block), (0, 0), backward[name], block.copy())
        for name, block in net.grad_blocks().items()
    ]


def forward_passes(net: Network, X, Y, sides: int = 2) -> int:
    """How often a numerical gradient of the whole theta asks for J, counted while it works."""
    asked, before = [], net.theta.copy()

    def J(theta):
        asked.append(1)
        net.theta[...] = theta
        return net.J(X, Y)

    numerical_gradient(J, before, sides=sides)
    net.theta[...] = before
    return len(asked)


def times_asked(n: int, sides: int) -> int:
    """The same for n parameters, of a J that only counts: n passes of a network take the time."""
    asked = []
    numerical_gradient(lambda theta: asked.append(1) or 0.0, np.zeros(n), sides=sides)
    return len(asked)


def flattened(net: Network, X, Y, seed: int = 0) -> tuple[Probe, np.ndarray, np.ndarray]:
    """(J, theta, grad): J as a function of one vector (n,), every mask frozen; where it starts; what backward says there."""
    J = Probe(net, X, Y, seed)
    return J, J.theta, J.backward()


def times_slower(net: Network, X, Y) -> float:
    """How many times longer a two-sided check takes than one pass forward and backward on this machine."""
    one_gradient = np.median([seconds(lambda: net.J_and_grad(X, Y)) for _ in range(31)])
    return float(seconds(lambda: forward_passes(net, X, Y)) / one_gradient)


def typical_score(loss: Callable, epsilon: float) -> float:
    """The score of one sigmoid unit's correct slope, typical of 1,001 scores z from 4.5 to 5.5 whose label is 0.

    loss : of z. The slope of the loss is a; what the score shows is how far rounding carries the differences from it.
    """
    z = np.linspace(4.5, 5.5, 1001)
    a = 1 / (1 + np.exp(-z))
    slope = (loss(z + epsilon) - loss(z - epsilon)) / (2 * epsilon)
    return float(np.sqrt(np.mean(np.square((slope - a) / (slope + a)))))


def seconds(work: Callable) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def whole_score(seed: int, steps: int) -> float:
    """One score for all of theta, after so many steps of Adam; a network without bug and dropout."""
    X, Y = points()
    net = planted(keep_prob=1.0, seed=seed)
    net.theta += 0.1 * np.random.default_rng(seed).normal(size=net.theta.shape)  # off the kink
    if steps:
        fit(net, Adam(alpha=0.03), X, Y, epochs=steps)
    return gradient_check(net, X, Y).difference
