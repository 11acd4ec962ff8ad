"""Layers that draw at random while they train: dropout and noise."""

from collections.abc import Sequence

import numpy as np

from ..stacks import check_for_all
from ..validate import check_column, check_range, shape_of
from .base import Layer

KEEP_PROB_CURE = "It is the share of units that is kept: 1 switches dropout off, 0 would leave nothing."


class Dropout(Layer):
    """Inverted dropout (Srivastava et al., 2014): each unit is kept with probability keep_prob, afresh for each
    example and each pass; what is kept is divided by keep_prob, so that E[A] stays and test time needs nothing.

    keep_prob : number in (0, 1], the share *kept*; a (K,) sequence gives each network of a stack its own.
    mask : (n, m) array of True (kept) and False instead of one that is drawn at each pass; None, as at first, draws.
    """

    units = False

    def __init__(self, keep_prob: float | Sequence[float] = 1.0):
        self.keep_prob, self.mask = keep_prob, None

    @property
    def word(self):
        return (
            ""
            if np.all(self.keep_prob == 1)
            else f"keep_prob={self.keep_prob:g}"
            if np.ndim(self.keep_prob) == 0
            else "dropout"
        )

    @property
    def keep_prob(self) -> float | np.ndarray:
        return self._keep_prob

    @keep_prob.setter
    def keep_prob(self, value: float | Sequence[float]) -> None:
        if shape_of("keep_prob", value):
            value = check_column("keep_prob", value, 0, 1, open_low=True, cure=KEEP_PROB_CURE)[..., None]
        else:
            value = check_range("keep_prob", value, 0, 1, open_low=True, cure=KEEP_PROB_CURE)
        self._keep_prob = value
        self.drops = bool(np.any(self._keep_prob != 1.0))

    def __repr__(self):
        return f"{type(self).__name__}({np.ravel(self.keep_prob).tolist() if np.ndim(self.keep_prob) else self.keep_prob})"

    def forward(self, A, cache, train=False, rng=None):
        cache.D = None
        if not train or (not self.drops and self.mask is None):
            return A
        if self.mask is not None:
            cache.work, cache.D = None, self._given(A)
        elif rng is None:
            raise ValueError("dropout draws at random in training: pass rng=np.random.default_rng(seed)")
        else:
            cache.work = uniform(rng, A.shape, out=cache.work)
            cache.D = self._kept(cache.work)
        cache.A = np.multiply(A, cache.D, out=cache.work)
        return np.divide(cache.A, self._keep_prob, out=cache.A)

    def _kept(self, drawn):
        if isinstance(self._keep_prob, np.ndarray):  # it may have been set since the network was made
            check_for_all("keep_prob", self._keep_prob, drawn.shape[:-2])
        return drawn < self._keep_prob

    def _given(self, A):
        shape_of("mask", self.mask)
        D = np.asarray(self.mask)
        if D.shape != A.shape or D.dtype != bool:
            raise ValueError(
                f"mask is {D.dtype} of shape {D.shape}; expected bool, True where a unit is kept, of shape {A.shape} like A"
            )
        return D

    def backward(self, dA, cache):
        if cache.D is None:
            return dA
        np.multiply(dA, cache.D, out=dA)
        return np.divide(dA, self._keep_prob, out=dA)


def uniform(rng, shape: tuple[int, ...], out: np.ndarray | None = None) -> np.ndarray:
    """Random numbers from [0, 1), into ``out`` where rng is a Generator; a legacy RandomState always makes a new array."""
    return rng.random(shape, out=out) if isinstance(rng, np.random.Generator) else rng.random(shape)


class Noise(Layer):
    """A + sigma N(0, 1) while training: noise on the inputs, or on hidden units, regularises (Bishop, 1995).

    sigma >= 0, in the units of A; 0 adds nothing.
    """

    units = False
    limits = {"sigma": dict(low=0, high=np.inf)}

    def __init__(self, sigma: float):
        self.sigma = sigma

    def __repr__(self):
        return f"{type(self).__name__}({self.sigma})"

    def forward(self, A, cache, train=False, rng=None):
        if not train or not self.sigma:
            return A
        if rng is None:
            raise ValueError("noise is drawn at random in training: pass rng=np.random.default_rng(seed)")
        return A + self.sigma * rng.standard_normal(A.shape)

    def backward(self, dA, cache):
        return dA
