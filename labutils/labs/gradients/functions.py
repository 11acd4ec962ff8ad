"""What the ε panel differentiates: functions of one number t whose slope at t = 0 is known, and a whole network's J."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from labutils import data
from labutils.layers import mlp
from labutils.network import Network

KINK = 0.02


@dataclass(frozen=True)
class Example:
    """J(t) with its slope at t = 0; both may be arrays, one entry a parameter.

    rules : the ε between which truncation rules, where slopes are read; None where J is not a smooth curve.
    """

    J: Callable[[float], Any]
    slope: Any
    rules: tuple[float, float] | None

    def shown(self, t: Sequence[float]) -> np.ndarray:
        """J at many t, for the picture: of an array the entry whose slope is largest."""
        chosen = int(np.argmax(np.abs(self.slope)))
        return np.array([np.ravel(self.J(one))[chosen] for one in t])


def cube(t: float) -> float:
    """θ³ with θ = 1 + t."""
    return (1 + t) ** 3


def single_cube(t: float) -> float:
    """θ³ in numbers of 32 bits, with about 7 digits."""
    return float(np.float32(1 + t) ** 3)


def hair_from_the_kink(t: float) -> float:
    """ReLU(θ) with θ = 0.02 + t."""
    return max(0.0, KINK + t)


def network_along_each_parameter(seed: int = 0, activation: str = "tanh") -> Example:
    """J(t) is (n,): in entry i parameter i alone is moved by t. A stack of n networks asks for all at once.

    The slope is what the network's own backward pass gives.
    """
    X, Y = data.moons(60)
    net = Network(mlp(2, 6, 6, 1, activation=activation), lambd=0.7, seed=seed)
    n = net.theta.size
    stack = Network(mlp(2, 6, 6, 1, activation=activation), lambd=0.7, seed=[seed] * n)

    def J(t):
        stack.theta[...] = net.theta + t * np.eye(n)
        return stack.J(X, Y)

    net.J_and_grad(X, Y)
    return Example(J, net.grad.copy(), (1e-3, 1e-1))


@cache
def examples() -> dict[str, Example]:
    """The panel's choices."""
    return {
        "θ³ at 1": Example(cube, 3.0, (1e-4, 1e-1)),
        "J of a network": network_along_each_parameter(),
        "ReLU near its kink": Example(hair_from_the_kink, 1.0, None),
        "θ³ in 32 bits": Example(single_cube, 3.0, (1e-2, 2e-1)),
    }
