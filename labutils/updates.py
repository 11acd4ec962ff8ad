"""What all optimisers share: settings that are checked whenever they are set, and a step that names what does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, ClassVar

import numpy as np

from .validate import check_alike, check_column, check_range, check_step, check_theta, shape_of

Setting = float | Sequence[float]
LIMITS = {"alpha": (0, np.inf), "beta": (0, 1), "beta1": (0, 1), "beta2": (0, 1), "epsilon": (0, np.inf)}  # high is out


class Average:
    """What ``reset`` makes, in whose place there is a sentence until then. (A ``__getattr__`` would slow each look-up.)"""

    def __init__(self, name: str):
        self.name = name

    def __get__(self, optimizer: Any, owner: type):
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
        check_moves(self.alpha)

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
        """``update`` whatever NumPy was told: what underflows is 0, what overflows inf or NaN; ValueError for misfits."""
        grad = check_step(theta, grad)
        try:
            with np.errstate(all="ignore"):
                self.update(theta, grad)
        except ValueError:
            for name, average in vars(self).items():
                if isinstance(average, np.ndarray) and name not in LIMITS:
                    check_alike(name, average, "theta", theta, cure="Call optimizer.reset(theta) first.")
            raise


def check_moves(alpha: float | np.ndarray) -> None:
    """A run may end at alpha = 0, but not begin there; else ValueError."""
    if not np.all(alpha):
        check_range("alpha", 0, 0, np.inf, open_low=True)


def explain_averages(kind: type[Optimizer]) -> None:
    """Each average that ``reset`` makes gets a sentence for whoever reads it before that; ``reset`` too."""
    kind.reset = _of_floats(kind.reset)
    fresh = kind()
    settings = set(vars(fresh))
    fresh.reset(np.zeros(1))
    for name in vars(fresh).keys() - settings:
        setattr(kind, name, Average(name))


def _of_floats(reset: Callable) -> Callable:
    """reset for a theta of floats only, whose averages are float64: in float16 an epsilon of 1e-8 would be 0."""

    @wraps(reset)
    def checked(self, theta) -> None:
        check_theta(theta)
        reset(self, np.zeros(theta.shape))

    return checked
