"""What digits 0 to 4 teach about digits 5 to 9, of which only few are at hand."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from labutils import distort
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from .measured import FEW, telling
from .models import digits, error

HIDDEN = (64, 32)
COUNTS = (10, 30, 100, 400)  # target digits to train on; the others measure
SOURCES = {"900 digits 0–4": (900, False), "30 digits 0–4": (30, False), "900, pixels shuffled": (900, True)}
ARMS = ("from scratch", "all tuned", "layer 1 kept", "only last new")  # the last three start pretrained
COPIES, EPOCHS = 8, 80  # each source digit is seen moved in eight ways


class Few:
    """For each seed 400 target digits in an order of their own and the rest to measure with; stacks (K, n, m).

    moved : all digits are moved by up to that many pixels, across and down.
    """

    def __init__(self, moved: int, seeds: Sequence[int]):
        X, Y = digits()
        self._bases: dict[str, Network] = {}
        self.moved, self.seeds, new = moved, list(seeds), np.flatnonzero(Y[5:].any(axis=0))
        parts = [self._drawn(X, Y, np.random.default_rng(seed), new) for seed in seeds]
        X, Y = (np.stack(arrays) for arrays in zip(*parts))
        (self.X, self.X_dev), (self.Y, self.Y_dev) = (np.split(A, [COUNTS[-1]], axis=-1) for A in (X, Y))

    def _drawn(self, X, Y, rng, new):
        order = rng.permutation(new)
        return distort.shift(X[:, order], rng, self.moved), Y[5:, order]

    def run(self, arm: str, source: str, count: int) -> Iterator:
        """Train a stack on the first ``count`` target digits; returns its errors in %, (K,). On the way it tells their mean
        on the first few digits that measure."""
        kept = ARMS.index(arm) - 1  # layers that stay as they were pretrained; -1: there are none
        if kept < 0:
            net, X, X_dev = self._network((64, *HIDDEN)), self.X[..., :count], self.X_dev
        else:
            base = yield from self.pretrained(source)
            net = self._network((64, *HIDDEN)[kept:])
            _copy(base, net, kept)
            X, X_dev = (base.activations(A)[kept] for A in (self.X[..., :count], self.X_dev))
        Y = self.Y[..., :count]

        def now():
            return float(np.mean(error(net, X_dev[..., :FEW], self.Y_dev[..., :FEW])))

        yield from telling(train(net, Adam(0.01), X, Y, epochs=EPOCHS, every=2), now, every=5)
        return error(net, X_dev, self.Y_dev)

    def pretrained(self, source: str) -> Iterator:
        """A stack that reads digits 0 to 4, each seed from source digits of its own, trained once; returns the network."""
        if source not in self._bases:
            net, X, Y = _to_pretrain(self.moved, source, self.seeds)
            epochs = 100 if X.shape[-1] < 500 else 7
            for _ in train(net, Adam(0.01), X, Y, epochs=epochs, batch_size=128, every=2):
                yield
            self._bases[source] = net
        return self._bases[source]

    def _network(self, sizes) -> Network:
        return Network(mlp(*sizes, 5), "softmax", seed=self.seeds)


def _copy(base: Network, net: Network, kept: int) -> None:
    """All layers of base behind the ``kept`` first ones into net; its last layer stays as it was drawn."""
    blocks = net.blocks()
    for number in range(1, len(HIDDEN) - kept + 1):
        for name in ("W", "b"):
            blocks[f"{name}{number}"][...] = base.blocks()[f"{name}{number + kept}"]


@lru_cache(maxsize=16)
def few(moved: int, seeds: Sequence[int]) -> Few:
    """The same each time, with all it has pretrained."""
    return Few(moved, seeds)


def _to_pretrain(moved: int, source: str, seeds: Sequence[int]) -> tuple[Network, np.ndarray, np.ndarray]:
    m, shuffled = SOURCES[source]
    X, Y = digits()
    old = np.flatnonzero(Y[:5].any(axis=0))
    parts = [_source(X, Y, np.random.default_rng([seed, m, shuffled]), old, m, moved, shuffled) for seed in seeds]
    net = Network(mlp(64, *HIDDEN, 5), "softmax", seed=list(seeds))
    return net, *(np.stack(arrays) for arrays in zip(*parts))


def _source(X, Y, rng, old, m, moved, shuffled):
    places = np.tile(rng.permutation(old)[:m], COPIES)
    X = distort.shift(X[:, places], rng, moved)
    return (X[rng.permutation(64)] if shuffled else X), Y[:5, places]
