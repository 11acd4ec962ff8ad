"""Which block's gradient is wrong: compare backward with differences of J, parameter by parameter.

For debugging only: n parameters cost n + 1 forward passes one-sided, 2n two-sided.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from .network import Network
from .validate import check_range


class BlockCheck(NamedTuple):
    """One block's verdict: its relative difference, and where in the block the two disagree most."""

    name: str
    difference: float
    worst: tuple[int, ...]
    backward: Any
    numerical: Any


def numerical_gradient(J: Callable[[Any], float], theta, epsilon: float = 1e-5, sides: int = 2):
    """dJ/dtheta by differences, one component at a time.

    J : function of a flat vector. sides=2 : (J(θ+ε) - J(θ-ε))/2ε, error O(ε²); sides=1 : (J(θ+ε) - J(θ))/ε, error O(ε).

    >>> float(numerical_gradient(lambda theta: theta[0] ** 3, np.array([1.0]), epsilon=0.01)[0].round(4))
    3.0001
    """
    check_range("epsilon", epsilon, 0, 1, open_low=True, cure="Between 1e-7 and 1e-4 is usual.")
    J_0 = J(theta) if sides == 1 else None
    difference = np.empty_like(theta)
    for i in range(theta.size):
        nudge = np.zeros_like(theta)
        nudge[i] = epsilon
        low = J(theta - nudge) if sides == 2 else J_0
        difference[i] = (J(theta + nudge) - low) / (sides * epsilon)
    return difference


def relative_difference(a, b) -> float:
    """‖a - b‖ / (‖a‖ + ‖b‖) in [0, 1]: norms, not squares; 0 where both vanish.

    A gradient wrong by a factor k scores |k-1|/(k+1).
    """
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(np.subtract(a, b)) / size) if size else 0.0


def gradient_check(net: Network, X, Y, *, epsilon: float = 1e-5, sides: int = 2, seed: int = 0) -> list[BlockCheck]:
    """A verdict for each block W1, b1, ...; net is left as it was.

    Dropout is frozen: every pass draws its mask from a generator with the same seed. Batchnorm uses the batch's
    statistics, as in training. Below 1e-7 is good for a two-sided check with epsilon = 1e-5; above 1e-3 there is a bug.
    """
    X, Y = net.check(X, Y)
    before = net.snapshot()

    def J(theta):
        net.theta[...] = theta
        return net.J(X, Y, train=True, rng=np.random.default_rng(seed))

    try:
        net.J_and_grad(X, Y, rng=np.random.default_rng(seed))
        backward = {name: block.copy() for name, block in net.grad_blocks().items()}
        numerical = numerical_gradient(J, before.theta, epsilon, sides)
    finally:
        net.restore(before)
    net.grad[...] = numerical
    return [_judge(name, backward[name], block.copy()) for name, block in net.grad_blocks().items()]


class PenaltyForgotten(Network):
    """The mistake that never crashes and only a check finds: the penalty stands in J and is missing from the gradient."""

    def _add_penalty(self, m: int) -> None:
        pass


def _judge(name: str, backward, numerical) -> BlockCheck:
    worst = np.unravel_index(np.abs(backward - numerical).argmax(), backward.shape)
    return BlockCheck(name, relative_difference(backward, numerical), tuple(map(int, worst)), backward, numerical)
