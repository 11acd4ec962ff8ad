"""A chain of single units: why a product of many slopes vanishes or explodes."""

import numpy as np

from labutils.functions import ACTIVATIONS


def chain(w: float, L: int, activation: str = "linear", a: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """a[l] = g(w a[l-1]) for l = 0 .. L, and da[L]/da[l] backward: both (L + 1,).

    The second is the product of L - l factors w g'(z): the chain's Jacobians, one number each.
    """
    function = ACTIVATIONS[activation]
    Z, A = [], [np.float64(a)]
    for _ in range(L):
        Z.append(w * A[-1])
        A.append(function.g(Z[-1]))
    factors = [w * function.derivative(z_l, a_l) for z_l, a_l in zip(Z, A[1:], strict=True)]
    return np.array(A), np.cumprod([1.0, *factors[::-1]])[::-1]
