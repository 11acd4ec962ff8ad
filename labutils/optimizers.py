"""Move a flat theta against a flat gradient: one small dataclass an algorithm, the formula as printed.

theta and grad are (P,) arrays, or (K, P) for a stack of K networks; a setting may then be a sequence of K. ``reset`` forgets
the past and makes the averages' arrays; ``step`` changes theta in place, and ``update`` is its formula.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .updates import Optimizer, Setting, explain_averages
from .validate import check_numbers, check_range, unit_of


def _root(x):
    """√x; of one number in a tenth of the time that NumPy takes for it."""
    return np.sqrt(x) if isinstance(x, np.ndarray) else math.sqrt(x)


@lru_cache(maxsize=8)
def _shares(beta):
    """beta and 1 - beta as NumPy would turn them into arrays at each call, which takes as long as the call itself."""
    return np.array(beta), np.array(1 - beta)


def _average(average, new, beta):
    """average = beta average + (1 - beta) new, in place."""
    kept, share = (beta, 1 - beta) if isinstance(beta, np.ndarray) else _shares(beta)
    average *= kept
    average += share * new


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
        _average(self.v, grad, self.beta)
        theta -= self.alpha * self.v


@dataclass
class RMSprop(Optimizer):
    """s = beta s + (1 - beta) grad²; theta -= alpha grad / (√s + epsilon) (Tieleman & Hinton, 2012). It has no momentum."""

    beta: Setting = 0.9
    epsilon: Setting = 1e-8

    def reset(self, theta):
        self.s = np.zeros_like(theta)

    def update(self, theta, grad):
        _average(self.s, np.square(grad), self.beta)
        theta -= self.alpha * grad / (np.sqrt(self.s) + self.epsilon)


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
        t = vars(self)["t"] = self.t + 1  # no setting: it passes by the check of settings
        _average(v, grad, beta1)
        _average(s, np.square(grad), beta2)
        # numerator and denominator times the root of 1 - beta2^t: one pass less, as the paper's section 2 says
        root = _root(1 - beta2**t)
        theta -= self.alpha * root / (1 - beta1**t) * v / (np.sqrt(s) + root * self.epsilon)


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "gradient descent": GradientDescent,
    "momentum": Momentum,
    "RMSprop": RMSprop,
    "AdaGrad": AdaGrad,
    "Adam": Adam,
}


for kind in OPTIMIZERS.values():
    explain_averages(kind)  # here, so that the classes stay as they are read: exported programs take them over


def clip(g: np.ndarray, c: float) -> np.ndarray:
    """g as it is while ‖g‖ <= c, else c g/‖g‖: same direction, length c (Pascanu, Mikolov & Bengio, 2013).

    g : an array of any shape, the whole gradient.  c > 0.  Returns a new array. ValueError for a g that is not finite.
    """
    c = check_range("c", c, 0, np.inf, open_low=True)
    g = check_numbers("g", g)
    with np.errstate(under="ignore", over="ignore"):
        unit = unit_of(g)
        norm = np.linalg.norm(g / unit)
        return g * min(1.0, c / unit / norm) if norm > 0 else g * 1.0
