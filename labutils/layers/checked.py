"""What a layer of somebody's own gives back is checked at each pass: NumPy would stretch a wrong shape in silence."""

from typing import NamedTuple

import numpy as np
from numpy import ndarray

from .base import Cache, Layer

FLOAT = np.dtype(float)  # the usual answer is let through at once


class Checked(NamedTuple):
    """A layer as a pass calls it, the answers of both ways looked at."""

    layer: Layer

    def forward(self, A, cache: Cache, train: bool = False, rng=None) -> np.ndarray:
        """``layer.forward``; ValueError for an answer of the wrong shape, and for an input that is changed in place."""
        layer, lent = self.layer, cache.lent
        if lent is None or lent.base is not A:  # in training a layer mostly gets the same array again
            lent = cache.lent = A.view()
            lent.flags.writeable = False  # it belongs to the layer before, or is the learner's X
        try:
            answer = layer.forward(lent, cache, train, rng)
        except ValueError as error:
            if "read-only" not in str(error):
                raise
            raise ValueError(
                f"forward of {layer!r} changes its input in place; expected a new array. Write A = 2 * A, say, for A *= 2."
            ) from error
        if not (type(answer) is ndarray and answer.dtype is FLOAT and answer.shape == A.shape and layer.n_out is None):
            _check(layer, "forward", answer, (layer.n_out or A.shape[-2], A.shape[-1]))
        return answer

    def backward(self, dA, cache: Cache) -> np.ndarray:
        """``layer.backward``; ValueError for an answer that has not the shape of the layer's input."""
        layer = self.layer
        answer = layer.backward(dA, cache)
        if not (type(answer) is ndarray and answer.dtype is FLOAT and answer.shape == dA.shape and layer.n_in is None):
            _check(layer, "backward", answer, (layer.n_in or dA.shape[-2], dA.shape[-1]))
        return answer


def unchecked(layer: Layer | Checked) -> Layer:
    """The layer itself."""
    return layer.layer if isinstance(layer, Checked) else layer


def _check(layer: Layer, way: str, answer, shape: tuple[int, ...]) -> None:
    if not isinstance(answer, np.ndarray) or answer.dtype.kind not in "fiub" or answer.shape[-2:] != shape:
        array = isinstance(answer, np.ndarray)
        came = f"{answer.dtype} of shape {answer.shape}" if array else f"{type(answer).__name__}, no array"
        needs = "like its input" if way == "backward" else "units in rows and examples in columns"
        raise ValueError(
            f"{way} of {layer!r} returns {came}; expected real numbers of shape {shape}, {needs}. "
            f"Mend {way}, or the layer's n_in and n_out."
        )
