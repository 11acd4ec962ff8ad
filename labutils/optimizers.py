"""Move a flat theta against a flat gradient: one small dataclass an algorithm, the formula as printed.

theta and grad are (P,) arrays, or (K, P) for a stack of K networks; a setting may then be a sequence of K. ``reset`` forgets
the past and makes the averages' arrays; ``step`` changes theta in place, and ``update`` is its formula.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from .validate import check_alike, check_column, check_numbers, check_range, check_step, shape_of, unit_of

Setting = float | Sequence[float]
LIMITS = {"alpha": (0, np.inf), "beta": (0, 1), "beta1": (0, 1), "beta2": (0, 1), "epsilon": (0, np.inf)}  # high is out


class _Average:
    """What ``reset`` makes, in whose place there is a sentence until then. (A ``__getattr__`` would slow each look-up.)"""

    def __init__(self, name: str):
        self.name = name

    def __get__(self, optimizer, owner: type):
        raise AttributeError(f"{owner.__name__} has no {self.name}; expected after optimizer.reset(theta), which makes it")


@dataclass
class Optimizer:
    """What all share: the learning rate alpha > 0. A setting is checked whenever it is set, by a schedule too.

    Each setting is a number, or K of them for a stack of K networks, kept as a (K, 1) column: alpha > 0, beta, beta1 and
    beta2 in [0, 1), epsilon >= 0. A schedule may bring alpha down to 0, where theta does not move.
    """

    alpha: Setting = 0.01
    run: ClassVar[object] = None  # the run it was last reset for, see ``training.train``

    def __post_init__(self):
        _check_moves(self.alpha)

    def __setattr__(self, name, value):
        if name in LIMITS:
            check = check_column if shape_of(name, value) else check_range
            value = check(name, value, *LIMITS[name], open_high=True)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in LIMITS:
            raise AttributeError(
                f"{name} of this {type(self).__name__} cannot be deleted; expected a number. Set it instead."
            )
        super().__delattr__(name)

    def reset(self, theta) -> None:
        """Forget all past gradients."""

    def update(self, theta, grad) -> None:
        """The formula: one update of theta, in place. ``train`` calls it in a loop."""
        raise NotImplementedError(f"{type(self).__name__} has no formula: write update(self, theta, grad)")

    def lost(self) -> list[str]:
        """Names of averages no longer finite: from 1e154 on grad² is infinite and the step 0 for good, while J is finite."""
        arrays = {name: value for name, value in vars(self).items() if isinstance(value, np.ndarray)}
        return [name for name, value in arrays.items() if value.dtype.kind == "f" and not np.isfinite(value).all()]

    def step(self, theta, grad) -> None:
        """``update`` whatever NumPy was told about underflow, which is 0; ValueError for arrays that do not fit."""
        grad = check_step(theta, grad)
        try:
            with np.errstate(under="ignore"):
                self.update(theta, grad)
        except ValueError:
            for name, average in vars(self).items():
                if isinstance(average, np.ndarray) and name not in LIMITS:
                    check_alike(name, average, "theta", theta, cure="Call optimizer.reset(theta) first.")
            raise


def _root(x):
    """√x; of one number in a tenth of the time that NumPy takes for it."""
    return np.sqrt(x) if isinstance(x, np.ndarray) else math.sqrt(x)


def _check_moves(alpha) -> None:
    """A run may end at alpha = 0, but not begin there; else ValueError."""
    if not np.all(alpha):
        check_range("alpha", 0, 0, np.inf, open_low=True)


@dataclass
class GradientDescent(Optimizer):
    """theta -= alpha grad (Cauchy, 1847)."""

    def update(self, theta, grad):
        theta -= self.alpha * grad


@dataclass
class Momentum(Optimizer):
    """v = beta v + (1 - beta) grad; theta -= alpha v: a weighted average of the gradients (Polyak, 1964)."""

    beta: Setting = 0.9

    def reset(self, theta):
        self.v = np.zeros_like(theta)

    def update(self, theta, grad):
        v, beta = self.v, self.beta
        v *= beta
        v += (1 - beta) * grad
        theta -= self.alpha * v


@dataclass
class RMSprop(Optimizer):
    """s = beta s + (1 - beta) grad²; theta -= alpha grad / (√s + epsilon) (Tieleman & Hinton, 2012). It has no momentum."""

    beta: Setting = 0.9
    epsilon: Setting = 1e-8

    def reset(self, theta):
        self.s = np.zeros_like(theta)

    def update(self, theta, grad):
        s, beta = self.s, self.beta
        s *= beta
        s += (1 - beta) * np.square(grad)
        theta -= self.alpha * grad / (np.sqrt(s) + self.epsilon)


@dataclass
class AdaGrad(Optimizer):
    """s = s + grad²; theta -= alpha grad / (√s + epsilon): s only grows, the steps only shrink (Duchi et al., 2011)."""

    epsilon: Setting = 1e-8

    def reset(self, theta):
        self.s = np.zeros_like(theta)

    def update(self, theta, grad):
        self.s += np.square(grad)
        theta -= self.alpha * grad / (np.sqrt(self.s) + self.epsilon)


@dataclass
class Adam(Optimizer):
    """Both averages, both corrected for their start at zero (Kingma & Ba, 2015):

    v = beta1 v + (1 - beta1) grad, s = beta2 s + (1 - beta2) grad²,
    theta -= alpha v/(1 - beta1^t) / (√(s/(1 - beta2^t)) + epsilon), t = 1, 2, ...; epsilon is outside the root.
    As one reads it: ``plain.adam_step``.
    """

    beta1: Setting = 0.9
    beta2: Setting = 0.999
    epsilon: Setting = 1e-8

    def reset(self, theta):
        self.v, self.s, self.t = np.zeros_like(theta), np.zeros_like(theta), 0

    def update(self, theta, grad):
        v, s, beta1, beta2 = self.v, self.s, self.beta1, self.beta2
        self.t += 1
        v *= beta1
        v += (1 - beta1) * grad
        s *= beta2
        s += (1 - beta2) * np.square(grad)
        # numerator and denominator times the root of 1 - beta2^t: one pass less, as the paper's section 2 says
        root = _root(1 - beta2**self.t)
        theta -= self.alpha * root / (1 - beta1**self.t) * v / (np.sqrt(s) + root * self.epsilon)


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "gradient descent": GradientDescent,
    "momentum": Momentum,
    "RMSprop": RMSprop,
    "AdaGrad": AdaGrad,
    "Adam": Adam,
}


for kind, names in {Momentum: "v", RMSprop: "s", AdaGrad: "s", Adam: "vst"}.items():  # not in the classes: exported as read
    for name in names:
        setattr(kind, name, _Average(name))


def clip(g, c: float):
    """g as it is while ‖g‖ <= c, else c g/‖g‖: same direction, length c (Pascanu, Mikolov & Bengio, 2013).

    g : an array of any shape, the whole gradient.  c > 0.  Returns a new array. ValueError for a g that is not finite.
    """
    c = check_range("c", c, 0, np.inf, open_low=True)
    g = check_numbers("g", g)
    with np.errstate(under="ignore", over="ignore"):
        unit = unit_of(g)
        norm = np.linalg.norm(g / unit)
        return g * min(1.0, c / unit / norm) if norm > 0 else g * 1.0
