"""Every public callable of the library's core, found by looking, and what it is given for the parameters it must have."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

import labutils
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import GradientDescent

# what learners do not call with data or settings of their own, or what has a border and tests of its own
ELSEWHERE = {
    "checks",
    "claims",
    "classroom",
    "forks",
    "guesses",
    "kernel",
    "labs",
    "live",
    "notebooks",
    "plots",
    "progress",
    "recipe",
    "scenes",
    "search",
    "store",
    "words",
}
INSIDE = {
    "batches",
    "blame",
    "costs",
    "functions",
    "hdf5",
    "initializers",
    "layers",
    "parameters",
    "passes",
    "plain",
    "probe",
    "regime",
    "stacks",
    "times",
    "updates",
    "validate",
    "views",
    "wiring",
}  # called behind the border


class Entry(NamedTuple):
    """One callable; owner is the class whose instance it needs first, or None."""

    name: str
    call: Callable
    owner: type | None

    @property
    def parameters(self) -> dict[str, inspect.Parameter]:
        """Without self."""
        return {name: p for name, p in inspect.signature(self.call).parameters.items() if name != "self"}


def public(module) -> list:
    """What a module or package offers: its ``__all__``, else what it defines without an underscore."""
    names = getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")])
    return [
        vars(module)[n] for n in names if f"{getattr(vars(module)[n], '__module__', '')}.".startswith(f"{module.__name__}.")
    ]


def entries(skip: set[str]) -> Iterator[Entry]:
    """Functions, classes (as their own makers) and public methods of all modules but those."""
    for found in pkgutil.iter_modules(labutils.__path__):
        if found.name in skip:
            continue
        for one in public(importlib.import_module(f"labutils.{found.name}")):
            if inspect.isfunction(one) or (inspect.isclass(one) and not issubclass(one, Exception)):
                yield Entry(f"{found.name}.{one.__name__}", one, None)
            for name, method in vars(one).items() if inspect.isclass(one) else ():
                if inspect.isfunction(method) and (not name.startswith("_") or name == "__call__"):
                    yield Entry(f"{found.name}.{one.__name__}.{name}", method, one)


def network(cost: str = "sigmoid", n_y: int = 1, n_x: int = 16, **settings) -> Network:
    """A small one that is the same each time."""
    return Network(mlp(n_x, 5, n_y, activation="tanh"), cost, seed=1, **settings)


def given(net: Network) -> dict[str, Callable]:
    """What a required parameter gets, freshly made."""
    return {
        "net": lambda: net,
        "optimizer": lambda: GradientDescent(0.1),
        "epochs": lambda: 2,
        "batch_size": lambda: 4,
        "rng": lambda: np.random.default_rng(0),
    }
