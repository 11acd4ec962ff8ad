"""A gradient from values of J alone, and how far two gradients are apart."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .validate import as_floats, check_alike, check_count, check_range, check_vector, plain, told, unit_of


def numerical_gradient(J: Callable[[Any], float], theta, epsilon: float = 1e-5, sides: int = 2) -> np.ndarray:
    """dJ/dtheta by differences, one component at a time.

    J : function of a flat vector. sides=2 : (J(θ+ε) - J(θ-ε))/2ε, error O(ε²); sides=1 : (J(θ+ε) - J(θ))/ε, error O(ε).
    theta : (n,), and so is the answer.  epsilon in [1e-15, 1]. ValueError for what does not fit, J of several numbers too.

    >>> float(numerical_gradient(lambda theta: theta[0] ** 3, np.array([1.0]), epsilon=0.01)[0].round(4))
    3.0001
    """
    theta = check_vector("theta", theta)
    epsilon = check_range("epsilon", epsilon, 1e-15, 1, cure="Between 1e-7 and 1e-4 is usual.")
    sides = check_count("sides", sides, cure="Choose 1 or 2.")
    if sides > 2:
        raise ValueError(f"sides is {sides}; expected 2, or 1 for a one-sided difference.")
    return _differences(_of_one_number(J), theta, epsilon, sides)


def _of_one_number(J: Callable) -> Callable[[Any], float]:
    """J, whose answers are checked; ValueError for what is not a function, and for an answer that is not one number."""
    if not callable(J):
        raise ValueError(f"J is {told(J)}; expected a function of theta. Write lambda theta: ..., which gives one number.")

    def checked(theta) -> float:
        answer = J(theta)
        if plain(answer) is None:
            raise ValueError(f"J gives {told(answer)}; expected one number. Take the sum or the mean.")
        return answer

    return checked


def _differences(J, theta, epsilon: float, sides: int, places=None):
    """The unchecked core of ``numerical_gradient``; only at some places, 0 elsewhere, where these are given."""
    J_0 = J(theta) if sides == 1 else None
    difference = np.zeros_like(theta)
    for i in range(theta.size) if places is None else places:
        nudge = np.zeros_like(theta)
        nudge[i] = epsilon
        up, down = theta + nudge, theta - nudge if sides == 2 else theta
        low = J(down) if sides == 2 else J_0
        step = up[i] - down[i]  # not quite sides * epsilon where theta is large
        difference[i] = (J(up) - low) / (step or epsilon)
    return difference


@np.errstate(under="ignore", invalid="ignore")
def relative_difference(a: Any, b: Any) -> float:
    """‖a - b‖ / (‖a‖ + ‖b‖) in [0, 1]: norms, not squares; 0 where both vanish, NaN where one of them holds NaN or inf.

    a, b : arrays of one shape with a number at least, else ValueError. A gradient wrong by a factor k scores |k-1|/(k+1).
    """
    check_alike("a", a, "b", b)
    a, b = as_floats(a, "a"), as_floats(b, "b")
    if not a.size:
        raise ValueError(f"a and b have shape {a.shape} and so hold no numbers; expected two gradients to compare.")
    unit = unit_of(a, b)
    a, b = a / unit, b / unit
    size = np.linalg.norm(a) + np.linalg.norm(b)
    return float(np.linalg.norm(a - b) / size) if size else 0.0
