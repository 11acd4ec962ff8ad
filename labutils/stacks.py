"""Settings of a stack of K networks: a number for all of them, or a sequence with one for each."""

from collections.abc import Callable
from typing import Any

import numpy as np

from .streams import is_many
from .validate import check_column, check_range, shape_of

MOST_WEIGHTS = 100_000_000


def strength(name: str, value: Any) -> Any:
    """A penalty's strength >= 0 as it is; K of them as a (K, 1) column, to be used beside theta (K, P)."""
    if not shape_of(name, value):
        return check_range(name, value, 0, np.inf, cure="A penalty is 0 (off) or positive.")
    return check_column(name, value, 0, np.inf, cure="A penalty is 0 (off) or positive.")


def given(strength: float | np.ndarray) -> bool:
    """Is this penalty switched on? (A stack's column always is.)"""
    return isinstance(strength, np.ndarray) or strength != 0


def shown(value: Any) -> str:
    """A setting as one types it; of a stack's many, the first and the last."""
    numbers = np.ravel(value).tolist()
    return f"{numbers[0]:g}" if len(numbers) == 1 else f"[{numbers[0]:g} … {numbers[-1]:g}]"


def stack_shape(seed: Any, **settings: Any) -> tuple[int, ...]:
    """() for one network; (K,) when seed or a setting is a sequence of K. ValueError for K = 0 and for different K."""
    lengths = {name: len(value) for name, value in settings.items() if np.ndim(value)}
    if is_many(seed):
        lengths["seed"] = len(seed)
    if 0 in lengths.values():
        name = next(name for name, length in lengths.items() if not length)
        raise ValueError(f"{name} is empty; expected a number, or one for each network of a stack")
    if len(set(lengths.values())) > 1:
        said = ", ".join(f"{length} in {name}" for name, length in lengths.items())
        raise ValueError(f"{said}; expected one length K, the number of networks in the stack")
    return tuple(set(lengths.values()))


def each_network(axes: int, act: Callable, *arrays: np.ndarray) -> Any:
    """act(*arrays) for one network, whose arrays have so many axes; for a stack, what it answers for each, stacked again.

    Where a function that knows one network only, a learner's, works inside a stack.
    """
    if arrays[0].ndim == axes:
        return act(*arrays)
    answers = [act(*one) for one in zip(*arrays, strict=True)]
    return tuple(map(np.stack, zip(*answers))) if isinstance(answers[0], tuple | list) else np.stack(answers)


def check_for_all(name: str, value: Any, stack: tuple[int, ...]) -> None:
    """A setting of several numbers must have one for each network of this stack; else ValueError."""
    if np.ndim(value) and (len(value),) != stack:
        networks = f"a stack of {stack[0]} networks" if stack else "a single network"
        raise ValueError(
            f"{name} has {len(value)} number{'s' * (len(value) > 1)} for {networks}; expected one number for all"
            f"{', or one for each' if stack else ''}. A sequence of seeds makes a stack: seed=range({len(value)})."
        )


def check_weights(weights: int) -> None:
    """ValueError for more than a laptop has room for; the system would end the kernel without a word."""
    if weights > MOST_WEIGHTS:
        raise ValueError(
            f"the network would have {weights:,} weights; expected at most {MOST_WEIGHTS:,}, which take 0.8 GB, "
            "their gradients as much. Choose fewer units, features or seeds."
        )
