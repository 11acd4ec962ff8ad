"""Training whose gradients are clipped, or blow up."""

from collections.abc import Callable, Iterator

import numpy as np

from labutils.network import Network
from labutils.optimizers import GradientDescent
from labutils.stacks import each_network

DEPTH, STEPS = 10, 150


def steps(net: Network, X, Y, c: float, clip: Callable, alpha: float = 0.1) -> Iterator[tuple]:
    """150 steps of gradient descent on clipped gradients; yields J and ‖g‖ before clipping, ends when J is not a number.

    Of a stack of K networks each clips its own gradient; both are (K,), and all end when one J is not a number.
    """
    descent = GradientDescent(alpha)
    for _ in range(STEPS):
        J, norm = measured(net, X, Y)
        if not np.isfinite(J).all() or not np.isfinite(net.grad).all():
            return
        yield J, norm
        move(net, descent, c, clip)


# A network that explodes has an infinite J or none, which the panel says in words, so NumPy need not.
@np.errstate(over="ignore", invalid="ignore", under="ignore")
def measured(net: Network, X, Y) -> tuple:
    """J and ‖g‖, numbers or (K,); the gradient is left in net."""
    return net.J_and_grad(X, Y), np.linalg.norm(net.grad, axis=-1)


@np.errstate(over="ignore", invalid="ignore", under="ignore")
def move(net: Network, descent: GradientDescent, c: float, clip: Callable) -> None:
    """One step along the gradient clipped at c; c infinite clips nothing."""
    descent.step(net.theta, each_network(1, lambda g: clip(g, c), net.grad) if np.isfinite(c) else net.grad)
