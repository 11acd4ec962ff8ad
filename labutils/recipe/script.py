"""A recipe as a program of its own: NumPy only, and the same costs to the last digit.

The functions that tables hold (activation, initialiser, optimiser) go in as they are in the library.
"""

import dis
import inspect
import textwrap
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from ..functions import ACTIVATIONS, sigmoid, softmax
from ..initializers import INITIALIZERS
from ..optimizers import OPTIMIZERS
from .recipe import Recipe, checked_recipe
from .running import EVERY, network, shares
from .sets import parts
from .sharing import packed
from .template import BATCHNORM, MAIN, PLAIN, TOP


def script(recipe: Recipe) -> str:
    """The program: run by itself it prints the iteration and J at each report, then the accuracies in %."""
    train, dev, _ = parts(checked_recipe(recipe).data)
    p, net = recipe.params, network(recipe, recipe.seed)
    activation = ACTIVATIONS[p["activation"]]
    output = sigmoid if net.layers[-1].n_out == 1 else softmax
    update = OPTIMIZERS[p["optimizer"]].update
    functions = sources(activation.g, activation.slope, output, INITIALIZERS[p["init"]], *_helpers(update))
    normalising = BATCHNORM if p["batchnorm"] else PLAIN
    return TOP.format(
        share=_wrapped(repr(packed(recipe)), 110),
        data="\n".join(f"{name} = {_array(values)}" for name, values in _named(train, dev)),
        params="\n".join(f"    {name!r}: {p[name]!r}," for name in p),
        edits=[tuple(edit) for edit in recipe.edits],
        reports=f"sorted({{*range(0, {recipe.updates}, {EVERY}), {recipe.updates}, *(step for step, _, _ in edits)}})",
        share_of_alpha=_shares(shares(p)),
        functions=functions,
        optimizer=inspect.getsource(OPTIMIZERS[p["optimizer"]]).strip(),
        optimizer_name=OPTIMIZERS[p["optimizer"]].__name__,
        seed=recipe.seed,
        sizes=[2, *[p["units"]] * p["layers"], net.layers[-1].n_out],
        init=INITIALIZERS[p["init"]].__name__,
    ) + MAIN.format(
        start=normalising["start"],
        normalise=textwrap.indent(normalising["normalise"], " " * 8),
        denormalise=textwrap.indent(normalising["denormalise"], " " * 8),
        parameters=PARAMETERS[p["batchnorm"]],
        g=activation.g.__name__,
        slope=f"{activation.slope.__name__}({'Z' if activation.of_Z else 'A'})",
        output=output.__name__,
        loss=LOSSES[output],
        right=RIGHT[output],
    )


PARAMETERS = {
    False: "shapes = W_shapes + [(n, 1) for n in sizes[1:]]  # W1 ... WL, then b1 ... bL",
    True: "shapes = W_shapes + [(n, 1) for n in sizes[1:-1] for _ in range(2)] + [(sizes[-1], 1)]  # gamma, beta; last b",
}
LOSSES = {
    sigmoid: "np.logaddexp(0.0, Z) - Y * Z",
    softmax: "Y * (np.log(np.exp(Z - Z.max(axis=-2, keepdims=True)).sum(axis=-2, keepdims=True)) "
    "- (Z - Z.max(axis=-2, keepdims=True)))",
}
RIGHT = {sigmoid: "((A > 0.5) == (Y > 0.5)).all(axis=-2)", softmax: "A.argmax(axis=-2) == Y.argmax(axis=-2)"}


def sources(*functions: Callable) -> str:
    """The library's own lines for these functions, after the constants and functions that they use."""
    found: dict[str, str] = {}
    for function in functions:
        _collect(function, found)
    return "\n\n\n".join([_constants(found), *(text for text in found.values() if text.startswith(("def", "@")))]).strip()


def _collect(function: Callable, found: dict[str, str]) -> None:
    plain = inspect.unwrap(function)
    for helper in _helpers(plain):
        _collect(helper, found)
    for name in _globals(plain):
        value = plain.__globals__.get(name)
        if isinstance(value, np.ndarray | float | int):
            found.setdefault(name, f"{name} = {_constant(value)}")
    found.setdefault(plain.__name__, inspect.getsource(function).strip().removeprefix("@quietly\n"))


def _helpers(function: Callable) -> list[Callable]:
    """The library's functions that it calls."""
    called = [function.__globals__.get(name) for name in _globals(function)]
    return [one for one in called if isinstance(inspect.unwrap(one), FunctionType) and one.__module__.startswith("labutils")]


def _globals(function: Callable) -> list[str]:
    """The global names that its code reads."""
    return [step.argval for step in dis.get_instructions(function) if step.opname == "LOAD_GLOBAL"]


def _constant(value: np.ndarray | float) -> str:
    return f"np.array({value.tolist()!r})" if isinstance(value, np.ndarray) else repr(value)


def _constants(found: dict[str, str]) -> str:
    return "\n".join(text for text in found.values() if not text.startswith(("def", "@")))


def _named(train: Any, dev: Any) -> list[tuple[str, np.ndarray]]:
    return [("X", train.X), ("Y", train.Y), ("X_dev", dev.X), ("Y_dev", dev.Y)]


def _array(values: np.ndarray) -> str:
    rows = ",\n".join(f"    [{_wrapped(', '.join(map(repr, row)), 110)}]" for row in values.tolist())
    return f"np.array([\n{rows},\n])"


def _shares(values: np.ndarray) -> str:
    if (values == 1.0).all():
        return f"np.ones({len(values)})"
    return f"np.array([\n    {_wrapped(', '.join(map(repr, values.tolist())), 110)}\n])"


def _wrapped(text: str, width: int) -> str:
    return "\n    ".join(textwrap.wrap(text, width, break_on_hyphens=False)) if ", " in text else text
