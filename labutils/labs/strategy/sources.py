"""Upright digits and those of users: three ways to split them, and recipes to make the one look like the other."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from labutils import distort
from labutils.data import Pair

from .models import digits

UPRIGHT, HELD, LAST = 1_000, 100, 1_400  # upright digits, those of them kept for train-dev, where the users' test set begins
CUTS = ("1: all mixed, then split", "2: dev from users", "3: users in train, too")
SIDE = 8


class Sets(NamedTuple):
    """Each (X, Y); ``users`` is what the network will meet, many and never used for anything else."""

    train: Pair
    train_dev: Pair
    dev: Pair
    users: Pair


def joined(*pairs: Pair) -> Pair:
    """The examples of all pairs, one set after the other."""
    return tuple(np.concatenate(arrays, axis=1) for arrays in zip(*pairs))


def taken(pair: Pair, columns: np.ndarray) -> Pair:
    """These columns of X and Y."""
    X, Y = pair
    return X[:, columns], Y[:, columns]


def sets(cut: str, count: int, degrees: float, seed: int) -> Sets:
    """1,000 upright digits and ``count`` of the users', turned by up to ``degrees``, cut in one of the three CUTS."""
    rng = np.random.default_rng(seed)
    everything, order = digits(), rng.permutation(digits()[0].shape[1])
    upright = taken(everything, order[:UPRIGHT])
    theirs, users = (
        (distort.rotate(X, rng, degrees), Y)
        for X, Y in (taken(everything, order[UPRIGHT : UPRIGHT + count]), taken(everything, order[LAST:]))
    )
    half = count // 2
    first, second = taken(theirs, slice(half)), taken(theirs, slice(half, None))
    if cut == CUTS[1]:
        return Sets(taken(upright, slice(HELD, None)), taken(upright, slice(HELD)), first, users)
    pool = joined(upright, theirs if cut == CUTS[0] else second)
    pool = taken(pool, rng.permutation(pool[0].shape[1]))
    train_dev, rest = taken(pool, slice(HELD)), taken(pool, slice(HELD, None))
    if cut == CUTS[2]:
        return Sets(rest, train_dev, first, users)
    return Sets(taken(rest, slice(half, None)), train_dev, taken(rest, slice(half)), users)


def stripes(count: int, rng: np.random.Generator) -> np.ndarray:
    """(64, count) soft stripes, each with its own direction, width and place, grey values up to 0.7."""
    y, x = np.mgrid[:SIDE, :SIDE]
    angle, start, pace = rng.uniform([0, 0, 0.8], [np.pi, 2 * np.pi, 1.6], (count, 3)).T[..., None, None]
    waves = 0.5 + 0.5 * np.sin(pace * (x * np.cos(angle) + y * np.sin(angle)) + start)
    return 0.7 * waves.reshape(count, -1).T


def specks(count: int, rng: np.random.Generator) -> np.ndarray:
    """(64, count) grey values drawn pixel by pixel, up to 0.7."""
    return 0.7 * rng.random((SIDE**2, count))


def strengths(count: int, rng: np.random.Generator) -> np.ndarray:
    """(1, count) factors for the ink, 0.3 to 1."""
    return rng.uniform(0.3, 1, (1, count))


class Recipe(NamedTuple):
    """How digits are made special: draw(count, rng) gives (n, count) patterns, lay(X, chosen) uses one for each digit."""

    draw: Callable
    lay: Callable


RECIPES = {
    "nothing": None,
    "fainter ink": Recipe(strengths, np.multiply),
    "specks": Recipe(specks, np.maximum),
    "stripes": Recipe(stripes, np.maximum),
}


def imitated(X, recipe: Recipe | None, patterns: np.ndarray | None, rng: np.random.Generator) -> np.ndarray:
    """X (64, m) after the recipe, each digit with one of the patterns, drawn at random."""
    return X if recipe is None else recipe.lay(X, patterns[:, rng.integers(patterns.shape[1], size=X.shape[1])])


class Made(NamedTuple):
    """The clean digits, what was made of them, more made the same way, and the users'; each (X, Y)."""

    clean: Pair
    train: Pair
    train_dev: Pair
    users: Pair


def made(kind: str, count: int, seed: int) -> Made:
    """Digits made after one of RECIPES with ``count`` patterns; the users' are on stripes, each on stripes of its own."""
    rng = np.random.default_rng(seed)
    everything, order = digits(), rng.permutation(digits()[0].shape[1])
    clean, held, (X, Y) = (taken(everything, part) for part in np.split(order, (UPRIGHT, LAST)))
    users = np.maximum(X, stripes(X.shape[1], rng)), Y
    recipe = RECIPES[kind]
    patterns = recipe and recipe.draw(count, rng)
    train, train_dev = ((imitated(A, recipe, patterns, rng), B) for A, B in (clean, held))
    return Made(clean, train, train_dev, users)
