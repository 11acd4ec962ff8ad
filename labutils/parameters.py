"""A network's numbers: one flat vector of parameters, of which each layer's W, b, ... are views."""

import math
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple, Self

import numpy as np

from .initializers import initializer
from .layers import Dense, Dropout, Layer
from .stacks import check_for_all, check_weights
from .streams import inits, is_many
from .validate import as_floats, told
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
            raise KeyError(f"{name!r} is not a block of this network; it has {', '.join(self._views)}")
        return self._views[name]

    def __setitem__(self, name: str, value: Any) -> None:
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

    def __init__(self, layers: Sequence[Layer], stack: tuple[int, ...] = (), *, init: Any = "he", seed: Any = 0):
        self._layers = tuple(layers)
        self._n_x = next(layer.n_in for layer in self.layers if layer.n_in)
        for layer in self.layers:
            if isinstance(layer, Dropout):
                check_for_all("keep_prob", layer.keep_prob, stack)
        sizes = self._sizes()
        check_weights(math.prod(stack) * sizes[0])
        starts = self._starts(init, seed, stack)  # what is wrong with them comes out before the layers are bound
        self._cut(*(np.zeros((*stack, n)) for n in sizes))
        self._begin(starts)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, first to last; theta is cut for them, so other layers need another network."""
        return self._layers

    @layers.setter
    def layers(self, value: Any) -> None:
        raise AttributeError(
            "a network keeps its layers, because theta is laid out for them; expected a new Network(layers, ...)"
        )

    @property
    def n_x(self) -> int:
        """The number of features expected, which the first layer with weights decides."""
        return self._n_x

    @n_x.setter
    def n_x(self, value: Any) -> None:
        raise AttributeError(
            f"n_x is what the layers take, {self.n_x}; expected a new Network(layers, ...) for other features"
        )

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
        super().__setstate__(state)
        self._cut(*map(np.array, vectors))

    def __copy__(self) -> Self:
        return deepcopy(self)

    def initialize(self, init: Any = "he", seed: Any = 0) -> None:
        """Draw every W again; b, gamma, beta, a and the running statistics go back to their start.

        init : a scheme's name, a number or a function, see ``initializers``. Or weights of one's own, {"W1": array,
        "b1": array, ...}: the blocks that are not named there start as with "he".
        """
        stack = self.theta.shape[:-1]
        if is_many(seed):
            check_for_all("seed", range(len(seed)), stack)
        self._begin(self._starts(init, seed, stack))

    @np.errstate(over="ignore", under="ignore")  # what is infinite is refused
    def _starts(self, init, seed, stack: tuple[int, ...]) -> dict[str, Any]:
        """Where each block starts: a number, an array of its shape, or K of those."""
        own = init if isinstance(init, Mapping) and init else {}
        draw, rngs = initializer("he" if own else init), list(inits(seed))
        starts: dict[str, Any] = {}
        for label, layer, name in self._places():
            if name in layer.weights:
                drawn = [_fitting(label, draw(rng, *layer.weights[name].shape), layer.weights[name].shape) for rng in rngs]
                starts[label] = drawn[0] if len(drawn) == 1 else np.array(drawn)
            else:
                starts[label] = layer.parameters[name].start
            if label in own:
                shape = {**layer.weights, **layer.parameters}[name].shape
                starts[label] = _fitting(label, own[label], shape, (*stack, *shape))
        for label in own:
            if label not in starts:
                raise ValueError(f"init has {label!r}, which is not a block of this network; it has {', '.join(starts)}")
        return starts

    def _begin(self, starts: dict[str, Any]) -> None:
        for label, block in self.blocks().items():
            block[...] = starts[label]
        for layer in self.layers:
            for name, (_, start) in layer.running.items():
                getattr(layer, name)[...] = start

    def _places(self) -> Iterator[tuple[str, Layer, str]]:
        """(label, layer, name) of each block, ("W1", the first Dense layer, "W") to begin with."""
        number = 0
        for layer in self.layers:
            number += isinstance(layer, Dense)
            yield from ((f"{name}{number}", layer, name) for name in (*layer.weights, *layer.parameters))

    def blocks(self) -> Blocks:
        """The parameters by name, W1, b1, ..., as views: a change to one is a change to the network."""
        return Blocks({label: getattr(layer, name) for label, layer, name in self._places()})

    def grad_blocks(self) -> Blocks:
        """The gradients under the names of ``blocks``."""
        return Blocks({label: getattr(layer, "d" + name) for label, layer, name in self._places()})

    def snapshot(self) -> Snapshot:
        """A copy of theta and the running statistics."""
        return Snapshot(self.theta.copy(), self.running.copy())

    def restore(self, snapshot: Snapshot) -> None:
        """Go back to a snapshot; ValueError for one of another network's shape."""
        if not isinstance(snapshot, tuple) or len(snapshot) != 2:
            raise ValueError(f"snapshot is {told(snapshot)}; expected theta and running. Take what net.snapshot() gave.")
        self.theta, self.running = snapshot


def _fitting(label: str, values, *shapes: tuple[int, ...]) -> np.ndarray:
    """values as an array of one of these shapes and of finite numbers; else ValueError."""
    values = as_floats(values, f"init[{label!r}]")
    if values.shape not in shapes:
        raise ValueError(f"init gives {label} the shape {values.shape}; expected {shapes[0]}. A W is (n_out, n_in).")
    if not np.isfinite(values).all():
        raise ValueError(f"init gives {label} values that are NaN or infinite; expected finite numbers.")
    return values
