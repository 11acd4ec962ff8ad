"""A pass through the layers and back, and the arrays that passes over batches of one shape share."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from .costs import Cost
from .layers import Cache, Dense, Layer
from .layers.checked import Checked, unchecked
from .parameters import Parameters
from .validate.quiet import formula

Pairs = list[tuple[Layer | Checked, Cache]]  # the layers in their order, each with what it keeps of one pass
CACHED_SHAPES = 4  # full batch, batch, short last batch, and one to spare


class Flow(NamedTuple):
    """What passed one hidden layer, all (n, m): Z = W A + b, Z_tilde after batchnorm (else Z), A = g(Z_tilde), and
    backward dZ = dJ/dZ_tilde. Before the first Dense layer Z is X, and the first layer of all has no dZ."""

    Z: Any
    Z_tilde: Any
    A: Any
    dZ: Any


def flows(X, passed: Iterable[tuple], dZ: Mapping[Layer, Any]) -> Iterator[Flow]:
    """The Flow of each layer of units, from (layer, input, answer) of all layers and what each gave back."""
    Z = X
    for layer, Z_tilde, A in passed:
        if isinstance(layer, Dense):
            Z = A
        elif layer.units:
            yield Flow(Z, Z_tilde, A, dZ.get(layer))


class Passes(Parameters):
    """Forward through all layers, and backward from the cost: unchecked, because training checks once."""

    cost: Cost
    _caches: dict[tuple, Pairs]
    run: object = None  # the run it is in, or was in last, see ``training.train``; a copy is in none

    def __getstate__(self) -> dict[str, Any]:
        return {**super().__getstate__(), "_caches": {}, "run": None}

    def _forward(self, X, pairs: Iterable[tuple[Layer | Checked, Cache]], train: bool = False, rng=None, watch=None):
        """The last Z; watch(layer, A, answer) sees what passes each layer."""
        A = X
        for layer, cache in pairs:
            before, A = A, layer.forward(A, cache, train, rng)
            if watch:
                watch(unchecked(layer), before, A)
        return A

    def _fresh(self, **settings) -> Pairs:
        return [(Checked(layer) if layer.checked else layer, Cache(**settings)) for layer in self.layers]

    def _once(self) -> Iterator[tuple[Layer | Checked, Cache]]:
        """The same for a pass that nobody goes back: what a layer keeps is let go of at the next one. On a large X it is the
        memory, asked for and given back layer by layer, that takes the time.
        """
        return ((Checked(layer) if layer.checked else layer, Cache()) for layer in self.layers)

    def forget_passes(self) -> None:
        """Let go of the arrays that training fills again and again: up to some MB, of no use to a network at rest."""
        self._caches = {}

    def _reused(self, shape: tuple) -> Pairs:
        """New ones, kept for the passes over batches of this shape that follow."""
        if len(self._caches) >= CACHED_SHAPES:
            self._caches.pop(next(iter(self._caches)))
        matrices = self.theta.ndim == 1 and len(shape) == 2  # no stack of networks, no stack of batches
        self._caches[shape] = self._fresh(product=np.ndarray.dot) if matrices else self._fresh()
        return self._caches[shape]

    def _backward(self, Z, Y, pairs: Pairs, watch=None) -> None:
        _, output = pairs[-1]
        cost = self.cost
        A = output.answer = formula(cost.predict)(Z, out=output.answer)
        dA = formula(cost.dZ)(A, Y, out=A)
        for layer, cache in pairs[:0:-1]:
            dA = layer.backward(dA, cache)
            if watch:
                watch(unchecked(layer), dA)
        first, cache = pairs[0]  # nobody asks for dX
        backward = first.gradients if type(first).backward is Dense.backward else first.backward
        backward(dA, cache)
