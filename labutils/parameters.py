"""A network's numbers: one flat vector of parameters, of which each layer's W, b, ... are views."""

import math
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple, Self

import numpy as np

from .initializers import initializer
from .layers import Dense, Layer
from .streams import each
from .views import Views, fill


class Snapshot(NamedTuple):
    """The whole state of a network: 1,000 of a small one take about a megabyte."""

    theta: Any
    running: Any


class Blocks(Mapping):
    """Views by their names W1, b1, ...: ``blocks["W1"] = array`` fills the view, so it changes the network."""

    def __init__(self, views: dict[str, Any]):
        self._views = views

    def __getitem__(self, name: str):
        if name not in self._views:
            raise KeyError(f"{name!r} is no block of this network; it has {', '.join(self._views)}")
        return self._views[name]

    def __setitem__(self, name: str, value) -> None:
        fill(name, self[name], value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._views)

    def __len__(self) -> int:
        return len(self._views)

    def __repr__(self) -> str:
        return repr(self._views)


class Parameters(Views):
    """The layers' parameters in one flat ``theta`` (all W first), their gradients in ``grad``, statistics in ``running``.

    W and dW are the first n_W numbers of theta and grad. Assigning to any of these fills it in place. A copy, whether by
    ``copy.copy``, ``copy.deepcopy`` or ``pickle``, is a network of its own that trains on to the bit like the original.
    """

    def __init__(self, layers: Sequence[Layer], stack: tuple[int, ...] = (), *, init="he", seed=0):
        self.layers = free(layers)
        drawn = self._draw(init, seed)  # first of all: where that fails, the layers are still free for another network
        self._cut(*(np.zeros((*stack, n)) for n in self._sizes()))
        self._start(drawn)

    def _sizes(self) -> tuple[int, int, int]:
        """How many numbers theta, grad and running hold."""
        self.n_W = self._count("weights")
        n = self.n_W + self._count("parameters")
        return n, n, self._count("running")

    def _count(self, table: str) -> int:
        return sum(math.prod(p.shape) for layer in self.layers for p in getattr(layer, table).values())

    def _cut(self, theta, grad, running) -> None:
        """Bind the flat vectors, and bind each layer's parameters to their part of them."""
        self.bind(theta=theta, grad=grad, running=running, W=theta[..., : self.n_W], dW=grad[..., : self.n_W])
        for layer in self.layers:
            layer.bind()  # a layer without parameters has found its network too
        for prefix, vector in (("", theta), ("d", grad)):
            self._bind("weights", vector, 0, prefix)
            self._bind("parameters", vector, self.n_W, prefix)
        self._bind("running", running, 0)

    def _bind(self, table: str, vector, start: int, prefix: str = "") -> None:
        for layer in self.layers:
            for name, (shape, _) in getattr(layer, table).items():
                end = start + math.prod(shape)
                layer.bind(**{prefix + name: vector[..., start:end].reshape(*vector.shape[:-1], *shape)})
                start = end

    def __getstate__(self) -> dict[str, Any]:
        return {**super().__getstate__(), "vectors": (self.theta, self.grad, self.running)}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vectors = state.pop("vectors")
        vars(self).update(state)
        self._cut(*map(np.array, vectors))

    def __copy__(self) -> Self:
        return deepcopy(self)

    def initialize(self, init="he", seed=0) -> None:
        """Draw every W again; b, gamma, beta, a and the running statistics go back to their start."""
        self._start(self._draw(init, seed))

    def _draw(self, init, seed) -> list:
        """One array for each W, in the layers' order; (K, n_out, n_in) for K seeds."""
        draw, rngs = initializer(init), [one.init for one in each(seed)]
        shapes = [shape for layer in self.layers for shape, _ in layer.weights.values()]
        drawn = [[draw(rng, *shape) for rng in rngs] for shape in shapes]
        return [Ws[0] if len(Ws) == 1 else Ws for Ws in drawn]

    def _start(self, drawn: list) -> None:
        weights = iter(drawn)
        for layer in self.layers:
            for name, (_, start) in {**layer.parameters, **layer.running}.items():
                getattr(layer, name)[...] = start
            for name in layer.weights:
                getattr(layer, name)[...] = next(weights)

    def blocks(self) -> Blocks:
        """The parameters by name, W1, b1, ..., as views: a change to one is a change to the network."""
        return self._named("")

    def grad_blocks(self) -> Blocks:
        """The gradients under the names of ``blocks``."""
        return self._named("d")

    def _named(self, prefix: str) -> Blocks:
        named, number = {}, 0
        for layer in self.layers:
            number += isinstance(layer, Dense)
            for name in (*layer.weights, *layer.parameters):
                named[f"{name}{number}"] = getattr(layer, prefix + name)
        return Blocks(named)

    def snapshot(self) -> Snapshot:
        """A copy of theta and the running statistics."""
        return Snapshot(self.theta.copy(), self.running.copy())

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot; ValueError for one of another network's shape."""
        self.theta, self.running = snapshot


def free(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers, if each is there once and belongs to no network yet; else ValueError."""
    layers = tuple(layers)
    for i, layer in enumerate(layers):
        first = next(k for k, other in enumerate(layers) if other is layer)
        if first < i:
            raise ValueError(
                f"layers[{first}] and layers[{i}] are one and the same {type(layer).__name__}; expected a layer of its own "
                "at each place. Make a second one."
            )
        if layer.bound is not None:
            raise ValueError(
                f"layers[{i}], {layer!r}, is part of another network; expected layers of its own for each network. "
                "Call mlp(...) once for each, or pass copy.deepcopy(layers)."
            )
    return layers
