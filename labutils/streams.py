"""One seed, three independent random streams: initialisation, batches, dropout."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np

from .validate import told


class Streams(NamedTuple):
    """The three sources of chance in a run; each has the ``Generator`` or the ``RandomState`` interface.

    Build one by hand to repeat a published experiment that drew from legacy ``RandomState`` streams.
    """

    init: Any
    batches: Any = None
    dropout: Any = None


def streams(seed) -> Streams:
    """Three generators that do not disturb one another: moving keep_prob must not change the batches.

    seed : int >= 0, or a ``Streams``, which is handed back as it is.

    >>> a, b = streams(7), streams(7)
    >>> bool((a.batches.random(3) == b.batches.random(3)).all())
    True
    """
    if isinstance(seed, Streams):
        return seed
    if isinstance(seed, (bool, float)) or not isinstance(seed, (int, np.integer, np.random.SeedSequence)):
        raise TypeError(
            f"seed is {told(seed)}; expected a whole number >= 0, or Streams of your own generators. Pass seed=0."
        )
    if isinstance(seed, (int, np.integer)) and seed < 0:
        raise ValueError(f"seed is {seed}; expected a whole number >= 0. Leave out the minus.")
    return Streams(*np.random.default_rng(deepcopy(seed)).spawn(3))  # a copy: a SeedSequence counts whom it has spawned


def each(seed) -> Iterator[Streams]:
    """The streams of one seed, or of each seed in a sequence (for a stack of networks)."""
    return (streams(one) for one in (seed if is_many(seed) else [seed]))


def is_many(seed) -> bool:
    """A sequence of seeds, one for each network of a stack?"""
    return isinstance(seed, (Sequence, np.ndarray)) and not isinstance(seed, (str, Streams)) and getattr(seed, "ndim", 1) > 0
