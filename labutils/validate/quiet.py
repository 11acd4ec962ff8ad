"""Formulas for whoever calls them by themselves: they take lists, keep quiet, and name what does not fit."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from types import MethodType

import numpy as np

from .numbers import as_floats

# what a formula expects that cannot take an array's shape, by the name of its first argument
SHAPES = {
    "Z": "(C, m), a class in each row: Z.reshape(-1, 1) makes one example of a vector",
    "a": "(C,), the softmax of one example",
    "A": "arrays of one shape",
}

# What underflows is 0, and what overflows inf or NaN for all to see, even where a notebook makes errors of NumPy's warnings.
quiet = np.errstate(under="ignore", over="ignore", invalid="ignore")


def quietly(formula: Callable) -> Callable:
    """The formula for whoever calls it by itself: of lists too, and quiet. That takes some µs; ``.formula`` is it without.

    Layers and costs call the latter: a network checks its data and makes each pass quiet as a whole.
    """
    names = tuple(signature(formula).parameters)

    @quiet
    @wraps(formula)
    def public(*arrays, **named):
        floats = [one if name == "out" else as_floats(one, name) for name, one in zip(names, arrays)]
        named = {name: one if name == "out" else as_floats(one, name) for name, one in named.items()}
        try:
            return formula(*floats, *arrays[len(names) :], **named)
        except ValueError:
            shapes = " and ".join(f"{name} of shape {np.shape(one)}" for name, one in [*zip(names, floats), *named.items()])
            raise ValueError(f"{formula.__name__} cannot take {shapes}; expected {SHAPES[names[0]]}.") from None

    public.formula = formula
    formula.__qualname__ += ".formula"  # where pickle finds it
    return public


def hushed(method: Callable) -> Callable:
    """A method, quiet for whoever calls it by itself; ``.formula`` is it without."""
    public = quiet(method)
    public.formula = method
    return public


def formula(function: Callable) -> Callable:
    """What a pass through a network calls: the formula under what was made quiet, else the function or method itself."""
    bare = getattr(function, "formula", function)
    return bare if bare is function or not isinstance(function, MethodType) else MethodType(bare, function.__self__)
