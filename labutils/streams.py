"""One seed, three independent random streams: initialisation, batches, dropout."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

import numpy as np

from .validate import told


class Streams(NamedTuple):
    """The three sources of chance in a run; each has the ``Generator`` or the ``RandomState`` interface.

    init : draws the weights, with ``standard_normal``.  batches : shuffles, with ``permutation``.  dropout : draws masks and
    noise, with ``random`` and ``standard_normal``. None where nothing of the kind is drawn; who needs it then refuses.
    Build one by hand to repeat a published experiment that drew from legacy ``RandomState`` streams.
    """

    init: Any
    batches: Any = None
    dropout: Any = None


def streams(seed: Any) -> Streams:
    """Three generators that do not disturb one another: moving keep_prob must not change the batches.

    seed : int >= 0 or a ``SeedSequence``, of which NumPy spawns three children; or a ``Streams``, which is handed back as it
    is. The same seed gives the same numbers. TypeError for what is no seed, ValueError for one below 0.

    >>> a, b = streams(7), streams(7)
    >>> bool((a.batches.random(3) == b.batches.random(3)).all())
    True
    """
    return seed if isinstance(seed, Streams) else Streams(*map(np.random.default_rng, _children(seed)))


def _children(seed: Any) -> list[np.random.SeedSequence]:
    """What the three streams of a seed are seeded with."""
    if isinstance(seed, (bool, float)) or not isinstance(seed, (int, np.integer, np.random.SeedSequence)):
        raise TypeError(
            f"seed is {told(seed)}; expected a whole number >= 0, or Streams of your own generators. Pass seed=0."
        )
    if isinstance(seed, (int, np.integer)) and seed < 0:
        raise ValueError(f"seed is {seed}; expected a whole number >= 0. Leave out the minus.")
    parent = deepcopy(seed) if isinstance(seed, np.random.SeedSequence) else np.random.SeedSequence(seed)
    return parent.spawn(3)  # of a copy: a SeedSequence counts whom it has spawned


def inits(seed: Any) -> Iterator[Any]:
    """``init`` of one seed's streams, or of each seed's in a sequence of K (for a stack of K networks); errors as there.

    The two other streams are not built: of a hundred networks they would take longer than the weights.
    """
    for one in seed if is_many(seed) else [seed]:
        yield one.init if isinstance(one, Streams) else np.random.default_rng(_children(one)[0])


def is_many(seed: Any) -> bool:
    """Is this a sequence of seeds, (K,), one for each network of a stack? Text and ``Streams`` are none."""
    return isinstance(seed, (Sequence, np.ndarray)) and not isinstance(seed, (str, Streams)) and getattr(seed, "ndim", 1) > 0
