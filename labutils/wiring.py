"""Do these layers make a network? Every way in which they do not gets a sentence, before anything is made of them."""

from collections.abc import Sequence

from .layers import Activation, Layer, Parameter, PReLU
from .validate import told


def wired(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers, if they are free, fit each other and end in Z; else ValueError."""
    layers = _as_layers(layers)
    for place, layer in enumerate(layers):
        _check_free(place, layer, layers)
        _check_tables(place, layer)
    _check_sizes(layers)
    _check_end(layers[-1])
    return layers


def _as_layers(layers) -> tuple[Layer, ...]:
    cure = "Make them with mlp(2, 20, 3, 1), or write them as [Dense(2, 3), Activation('relu'), Dense(3, 1)]."
    if not isinstance(layers, (list, tuple)):
        raise ValueError(f"layers is {told(layers)}; expected a list of layers. {cure}")
    for layer in layers:
        if not isinstance(layer, Layer):
            raise ValueError(f"layers hold {layer!r}, which is not a layer; expected a list of layers. {cure}")
    if all(layer.n_in is None for layer in layers):
        raise ValueError(f"layers are {list(layers)}; expected at least one Dense layer. {cure}")
    return tuple(layers)


def _check_free(place: int, layer: Layer, layers: tuple[Layer, ...]) -> None:
    """A layer holds its own weights, so it can have one place in one network only."""
    first = next(k for k, other in enumerate(layers) if other is layer)
    if first < place:
        raise ValueError(
            f"layers[{first}] and layers[{place}] are one and the same {type(layer).__name__}; expected a layer of its own "
            "at each place. Make a second one."
        )
    if layer.bound is not None:
        raise ValueError(
            f"layers[{place}], {layer!r}, is part of another network; expected layers of its own for each network. "
            "Call mlp(...) once for each, or pass copy.deepcopy(layers)."
        )


def _check_tables(place: int, layer: Layer) -> None:
    """A layer of somebody's own says what it has in three tables, and how many rows it takes and gives."""
    for table in ("weights", "parameters", "running"):
        for name, value in getattr(layer, table).items():
            if not isinstance(value, Parameter) or len(value.shape) != 2 or not all(n > 0 for n in value.shape):
                raise ValueError(
                    f"{table} of layers[{place}], {layer!r}, hold {value!r} as {name!r}; expected a Parameter with a "
                    "shape of two. Write Parameter((n, 1), start)."
                )
    if (layer.n_in is None) != (layer.n_out is None):
        raise ValueError(
            f"layers[{place}], {layer!r}, has n_in = {layer.n_in} and n_out = {layer.n_out}; expected two numbers of "
            "rows, or None for both. Set both."
        )


def _check_sizes(layers: tuple[Layer, ...]) -> None:
    before = None
    for place, layer in enumerate(layers):
        if layer.n_in is None:
            continue
        if before is not None and before.n_out != layer.n_in:
            raise ValueError(
                f"layers[{place}], {layer!r}, takes {layer.n_in} rows, but {before!r} before it gives {before.n_out}; "
                f"expected the same number. Change one of them."
            )
        before = layer


def _check_end(last: Layer) -> None:
    if isinstance(last, (Activation, PReLU)) or last.n_out is None:
        raise ValueError(
            f"the last layer is {last!r}; expected Dense, which gives Z: the output activation comes with the cost. "
            f"Leave {last!r} out."
        )
