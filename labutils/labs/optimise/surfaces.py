"""Five costs of two weights, each with the one difficulty it is named after; the lowest place has f = 0."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from labutils.optimizers import Optimizer


class Surface(NamedTuple):
    """A surface to descend.

    f : W (2, k) -> (k,).  grad : w (2,) -> (2,).  hessian : w (2,) -> (2, 2).  start : (2,), where all begin.
    xlim, ylim : the piece of plane to draw.  log : contour lines close together near the bottom.
    """

    f: Callable
    grad: Callable
    hessian: Callable
    start: tuple[float, float]
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    log: bool = False


def _bowl(W):
    return 0.5 * (W[0] ** 2 + 20 * W[1] ** 2)


def _bowl_grad(w):
    return np.array([w[0], 20 * w[1]])


def _bowl_hessian(w):
    return np.diag([1.0, 20.0])


def _saddle(W):
    x, y = W
    return 2 * x**2 - 0.5 * y**2 + 0.125 * y**4 + 0.5


def _saddle_grad(w):
    return np.array([4 * w[0], -w[1] + 0.5 * w[1] ** 3])


def _saddle_hessian(w):
    return np.diag([4.0, 1.5 * w[1] ** 2 - 1])


def _hole(W):
    return np.exp(-(W[0] ** 2 + 2 * W[1] ** 2) / 1.4)


def _plateau(W):
    return 4 * (1 - _hole(W))


def _plateau_grad(w):
    return 4 * _hole(w) * np.array([2 * w[0], 4 * w[1]]) / 1.4


def _plateau_hessian(w):
    slope = np.array([2 * w[0], 4 * w[1]]) / 1.4
    return 4 * _hole(w) * (np.diag([2, 4]) / 1.4 - np.outer(slope, slope))


def _rosenbrock(W):
    return 0.01 * ((1 - W[0]) ** 2 + 100 * (W[1] - W[0] ** 2) ** 2)


def _rosenbrock_grad(w):
    bend = w[1] - w[0] ** 2
    return 0.01 * np.array([-2 * (1 - w[0]) - 400 * w[0] * bend, 200 * bend])


def _rosenbrock_hessian(w):
    return 0.01 * np.array([[2 - 400 * w[1] + 1200 * w[0] ** 2, -400 * w[0]], [-400 * w[0], 200]])


LOWEST = -0.2591020745  # of 0.4 (w1² - 1)² + 0.25 w1, at w1 = -1.0705


def _valleys(W):
    return 0.4 * (W[0] ** 2 - 1) ** 2 + 0.25 * W[0] + 0.5 * W[1] ** 2 - LOWEST


def _valleys_grad(w):
    return np.array([1.6 * w[0] * (w[0] ** 2 - 1) + 0.25, w[1]])


def _valleys_hessian(w):
    return np.diag([1.6 * (3 * w[0] ** 2 - 1), 1.0])


def _surface(*functions_and_limits, **settings) -> Surface:
    """A Surface on which the squares of what is tiny may vanish, whatever NumPy has been told to raise at."""
    functions, limits = functions_and_limits[:3], functions_and_limits[3:]
    return Surface(*(np.errstate(under="ignore")(f) for f in functions), *limits, **settings)


SURFACES: dict[str, Surface] = {
    "long bowl": _surface(_bowl, _bowl_grad, _bowl_hessian, (-3.0, 0.9), (-3.4, 1.2), (-1.3, 1.3)),
    "saddle": _surface(_saddle, _saddle_grad, _saddle_hessian, (-1.6, 0.002), (-2.0, 2.0), (-2.1, 2.1)),
    "plateau": _surface(_plateau, _plateau_grad, _plateau_hessian, (-2.3, 0.9), (-2.8, 1.6), (-1.5, 1.5)),
    "Rosenbrock": _surface(
        _rosenbrock, _rosenbrock_grad, _rosenbrock_hessian, (-1.2, 1.0), (-1.8, 1.8), (-0.8, 2.2), log=True
    ),
    "two valleys": _surface(_valleys, _valleys_grad, _valleys_hessian, (2.0, 1.0), (-2.0, 2.3), (-1.3, 1.3)),
}
FAR = 50.0  # who is farther out than this has flown off and waits there


@np.errstate(all="ignore")
def descend(
    surface: Surface,
    optimizer: Optimizer,
    steps: int,
    *,
    start: Sequence[float] | np.ndarray | None = None,
    noise: float | np.ndarray = 0.0,
    rng=None,
) -> np.ndarray:
    """The way down as (2, steps + 1), the start first; noise is the standard deviation added to each slope.

    start : (2,), or (2, k) for k ways that meet the same chance, (2, k, steps + 1); noise may be (k,) then.
    """
    theta = np.array(surface.start if start is None else start, dtype=float)
    path, chance = np.empty((steps + 1, *theta.shape)), (2, *[1] * (theta.ndim - 1))
    path[0] = theta
    optimizer.reset(theta)
    jolted = np.any(noise)
    for now in path[1:]:
        jolt = noise * rng.standard_normal(chance) if jolted else 0.0
        optimizer.update(theta, surface.grad(theta) + jolt)
        now[...] = theta
    return held(np.moveaxis(path, 0, -1))


def held(path: np.ndarray) -> np.ndarray:
    """The path (2, ..., t), on which whoever is too far out waits from then on."""
    far = np.maximum.accumulate(~(np.abs(path) < FAR).all(axis=0), axis=-1)
    if not far.any():
        return path
    last = np.where(far, far.argmax(axis=-1)[..., None], np.arange(far.shape[-1]))
    return np.take_along_axis(path, np.broadcast_to(last, path.shape), axis=-1)
