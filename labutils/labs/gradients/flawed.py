"""A small cost with a gradient that is wrong: what the exercises check that compare one with J."""

from collections.abc import Callable

import numpy as np

from labutils.gradcheck import numerical_gradient


def small_cost(rng: np.random.Generator) -> tuple[Callable, np.ndarray]:
    """(J, theta): a cost in which every entry of theta (n,), n from 4 to 7, has a slope of its own and two act together."""
    n = int(rng.integers(4, 8))
    a, b, theta = rng.uniform(0.5, 2, n), rng.normal(size=n), rng.uniform(0.3, 0.9, n)

    def J(theta):
        return float(np.sum(a * theta**3) + np.sin(b @ theta) + theta[0] * theta[-1])

    return J, theta


def flawed_gradient(J: Callable, theta: np.ndarray, epsilon: float, rng: np.random.Generator) -> np.ndarray:
    """dJ/dtheta (n,), scaled by a factor from 1.2 to 2 and shifted a little."""
    return numerical_gradient(J, theta, epsilon) * rng.uniform(1.2, 2) + 0.1 * rng.normal(size=theta.size)
