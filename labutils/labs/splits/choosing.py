"""What choosing the best of many models on a dev set does to its error."""

from collections.abc import Generator

import numpy as np

from labutils.layers import mlp
from labutils.live.pieces import at_once
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import train

from .waves import waves, wavy_field

MODELS, POOL, REPEATS = 200, 5_000, 200
TEST = 1_000  # examples in a test set
FEW = 8  # models whose errors are counted sooner one by one


_answers: dict[tuple[str, int], np.ndarray] = {}


def wrong_answers(kind: str, seed: int = 0) -> np.ndarray:
    """(200, 5000), True where a model errs on an example of the pool; a row's mean is the model's true error.

    "equals" : simulated answers, each model wrong on 1,000 examples of its own, so that none is better than another.
    "networks" : a stack of 2-4-1 networks, each trained briefly from a start of its own on the same 60 points.
    """
    return at_once(answered(kind, seed))


def answered(kind: str, seed: int = 0) -> Generator[None, None, np.ndarray]:
    """The same in pieces, the first time that it is asked for."""
    if (kind, seed) not in _answers:
        _answers[kind, seed] = yield from (_equals(seed) if kind == "equals" else _networks(seed))
    return _answers[kind, seed]


def _equals(seed: int) -> Generator[None, None, np.ndarray]:
    yield
    wrong = np.tile(np.arange(POOL) < POOL // 5, (MODELS, 1))
    return np.random.default_rng(seed).permuted(wrong, axis=1)


def _networks(seed: int) -> Generator[None, None, np.ndarray]:
    rng, field = np.random.default_rng(seed), wavy_field(60, 0.1, seed)
    net = Network(mlp(2, 4, 1, activation="tanh"), init="xavier", seed=range(MODELS))
    for _ in train(net, Adam(0.1), field.X, field.Y, epochs=60, every=10):
        yield
    X, Y = waves(POOL, 0.1, rng)
    wrong = []
    for columns in np.array_split(np.arange(POOL), 5):
        wrong.append((net.predict(X[:, columns]) > 0.5) != (Y[:, columns] > 0.5))
        yield
    return np.concatenate(wrong, axis=-1)[:, 0]


def measured(wrong: np.ndarray, size: int, rng: np.random.Generator, repeats: int = 1) -> np.ndarray:
    """(repeats, models) errors in % on sets of that many examples, each set drawn from the pool."""
    drawn = rng.integers(POOL, size=(repeats, size))
    if len(wrong) <= FEW:
        return 100 * wrong[:, drawn].sum(axis=-1).T / size
    counts = np.stack([np.bincount(row, minlength=POOL) for row in drawn]).astype(np.float32)
    return 100 * (counts @ wrong.T.astype(np.float32)).astype(float) / size


def first_bests(errors: np.ndarray) -> np.ndarray:
    """(repeats, models) index of the best of the first k models, k = 1, 2, ...: what one has chosen after k tries."""
    lowest = np.minimum.accumulate(errors, axis=1)
    fresh = np.diff(lowest, axis=1, prepend=np.inf) < 0
    return np.maximum.accumulate(np.where(fresh, np.arange(errors.shape[1]), 0), axis=1)


def selection(wrong: np.ndarray, size: int, rng: np.random.Generator, repeats: int = REPEATS) -> tuple:
    """Mean dev error, test error and true error of the model chosen after k tries, each (models,) in %."""
    return at_once(selected(wrong, size, rng, repeats))


def selected(wrong: np.ndarray, size: int, rng: np.random.Generator, repeats: int = REPEATS) -> Generator[None, None, tuple]:
    """The same in pieces."""
    yield
    dev = measured(wrong, size, rng, repeats)
    yield
    test = measured(wrong, TEST, rng, repeats)
    yield
    chosen = first_bests(dev)
    true = 100 * wrong.mean(axis=1, dtype=float)
    rows = np.arange(len(dev))[:, None]
    return dev[rows, chosen].mean(axis=0), test[rows, chosen].mean(axis=0), true[chosen].mean(axis=0)
