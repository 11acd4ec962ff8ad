"""The batches of an epoch: the whole set, cuts that are shuffled or not, or a learner's own selections."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from .splits import Pair, _shuffled_batches
from .validate import check_count, check_rng, told


class Batches(NamedTuple):
    """What an epoch is cut into: ``epoch()`` iterates over (X, Y) of its batches, which have these sizes."""

    epoch: Callable[[], Iterator[Pair]]
    sizes: list[int]


def cut(X, Y, batch_size: int | None, shuffle: bool, batches: Iterable | None, rng) -> Batches:
    """The batches as ``training.train`` describes them; ValueError for what makes none."""
    if batches is not None:
        return _own(X, Y, batch_size, batches)
    m = X.shape[-1]
    if batch_size is None:
        return Batches(partial(repeat, (X, Y), 1), [m])
    B = check_count("batch_size", batch_size, cure="Use None for the full batch.")
    sizes = [min(B, m - k) for k in range(0, m, B)]
    if shuffle:
        return Batches(partial(_shuffled_batches, X, Y, B, check_rng(rng, "permutation")), sizes)
    return _selected(X, Y, [slice(k, k + B) for k in range(0, m, B)])


def _own(X, Y, batch_size, batches) -> Batches:
    if batch_size is not None:
        raise ValueError(
            f"batch_size is {told(batch_size)} beside batches; expected only one of them. Leave batch_size out."
        )
    cure = "Give one selection of columns for each update of an epoch, such as [slice(0, 64), slice(64, 100)]."
    try:
        selected = _selected(X, Y, batches)
    except (TypeError, ValueError, IndexError, OverflowError):
        raise ValueError(
            f"batches is {told(batches)}, which selects no columns of X; expected slices, or column numbers from 0 to "
            f"{X.shape[-1] - 1}. {cure}"
        ) from None
    if not selected.sizes or 0 in selected.sizes:
        raise ValueError(f"batches has {len(selected.sizes)} selections, or an empty one; expected examples in each. {cure}")
    return selected


def _selected(X, Y, selections: Iterable) -> Batches:
    pairs = [(np.ascontiguousarray(X[..., s]), np.ascontiguousarray(Y[..., s])) for s in selections]
    if any(pair[0].ndim != X.ndim for pair in pairs):
        raise IndexError("a selection of one number drops an axis")
    return Batches(partial(iter, pairs), [pair[0].shape[-1] for pair in pairs])


def check_sizes(sizes: list[int], layers: Iterable[Any]) -> None:
    """No batch may be smaller than a layer needs in training; else ValueError."""
    for layer in layers:
        if min(sizes) < layer.least:
            raise ValueError(
                f"the smallest batch holds {min(sizes)} of {sum(sizes)} examples; expected at least {layer.least}, of which "
                f"{layer!r} can take a variance. Choose a batch_size that leaves no single example over."
            )
