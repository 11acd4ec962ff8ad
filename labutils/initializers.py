"""Where the weights start: one function a scheme, W = f(rng, n_out, n_in), in one table.

All but zeros draw from the normal distribution with mean 0; the schemes differ in its standard deviation alone.
"""

from collections.abc import Callable

import numpy as np

from .validate import check_range, check_rng, told


def zeros(rng, n_out: int, n_in: int) -> np.ndarray:
    """W = 0: every unit of a layer stays the twin of its neighbours."""
    return np.zeros((n_out, n_in))


def normal(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 1): the standard deviation is 1 whatever the layer's width."""
    return check_rng(rng, "standard_normal").standard_normal((n_out, n_in))


def large(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 10²): saturates the units and starts with a huge J."""
    return 10.0 * normal(rng, n_out, n_in)


def small(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 0.01²): fine for a shallow network, dies out in a deep one."""
    return 0.01 * normal(rng, n_out, n_in)


def he(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 2/n_in), which keeps E[A²] under ReLU (He, Zhang, Ren & Sun, 2015)."""
    return np.sqrt(2.0 / n_in) * normal(rng, n_out, n_in)


def xavier(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 1/n_in), which keeps Var(Z) in tanh's straight part (LeCun et al., 1998)."""
    return np.sqrt(1.0 / n_in) * normal(rng, n_out, n_in)


def glorot(rng, n_out: int, n_in: int) -> np.ndarray:
    """W ~ N(0, 2/(n_in + n_out)): a compromise of forward and backward pass (Glorot & Bengio, 2010)."""
    return np.sqrt(2.0 / (n_in + n_out)) * normal(rng, n_out, n_in)


INITIALIZERS: dict[str, Callable] = {f.__name__: f for f in (zeros, normal, large, small, he, xavier, glorot)}


def initializer(init: str | float | Callable) -> Callable:
    """The scheme of that name; a number s means s · N(0, 1); a function f(rng, n_out, n_in) means itself."""
    if callable(init):
        return _own(init)
    if isinstance(init, str) and init in INITIALIZERS:
        return INITIALIZERS[init]
    if isinstance(init, (bool, str)) or not isinstance(init, (int, float, np.number)):
        raise ValueError(
            f"init is {told(init)}; expected one of {', '.join(INITIALIZERS)}, a number, a function f(rng, n_out, n_in), or "
            "the weights themselves as {'W1': array, ...}"
        )
    init = check_range("init", init, -np.inf, np.inf, cure="It is the standard deviation of the weights.")
    return lambda rng, n_out, n_in: init * normal(rng, n_out, n_in)


def _own(init: Callable) -> Callable:
    def draw(rng, n_out: int, n_in: int):
        try:
            return init(rng, n_out, n_in)
        except TypeError as error:
            raise ValueError(
                f"init cannot be called with rng, n_out and n_in ({error}); expected a function of these three that gives W "
                "(n_out, n_in). Write lambda rng, n_out, n_in: rng.normal(size=(n_out, n_in))."
            ) from error

    return draw
