"""One softmax against several sigmoids: one answer of C, or C questions with an answer each."""

from functools import cache

import numpy as np

from labutils import data
from labutils.costs import SoftmaxCrossEntropy
from labutils.data import Pair
from labutils.layers import mlp
from labutils.network import Network
from labutils.optimizers import Adam
from labutils.training import fit

CENTRES = np.array([[-0.35, 0.35, 0.0], [-0.22, -0.22, 0.39]])
RADIUS, VIEW = 0.85, (-1.6, 1.6)


class SharedSoftmax(SoftmaxCrossEntropy):
    """Softmax cross-entropy whose Y may share its 1 among several classes."""

    labels = "any"


def rings(m: int = 600, seed: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """X (2, m) in the square, Y (3, m): a 1 for every circle the point lies in, so none, one, two or three ones."""
    X = np.random.default_rng(seed).uniform(*VIEW, (2, m))
    return X, (np.hypot(*(X[:, None] - CENTRES[..., None])) < RADIUS).astype(float)


def shares(Y) -> np.ndarray:
    """What a softmax can be taught of Y: columns that sum to 1, equal shares where there is no single class.

    "None of the three" cannot be said that way; a third to each is a stopgap.
    """
    Y = np.where(Y.sum(axis=0) == 0, 1.0, Y)
    return Y / Y.sum(axis=0)


def only_named(X, Y) -> tuple[np.ndarray, np.ndarray]:
    """The examples to which at least one of the names belongs."""
    named = Y.any(axis=0)
    return X[:, named], Y[:, named]


def taught(cost: str | SharedSoftmax, X, Y, seed: int = 3) -> Network:
    """A network with this cost, trained."""
    net = Network(mlp(2, 16, 16, 3), cost=cost, seed=seed)
    fit(net, Adam(0.02), X, Y, epochs=250)
    return net


def pair(X, Y, seed: int = 3) -> tuple[Network, Network]:
    """A softmax network and a network of three sigmoids, trained on the same examples."""
    return taught(SharedSoftmax(), X, shares(Y), seed), taught("sigmoid", X, Y, seed)


TASKS = {"any number is true": rings, "exactly one is true": lambda: data.blobs(300, 3, noise=0.45, seed=3)}


@cache
def examples(task: str, nobodys: bool) -> Pair:
    """(X, Y) of a task, with or without the points that have no label."""
    X, Y = TASKS[task]()
    return (X, Y) if nobodys else only_named(X, Y)


@cache
def trained(task: str, nobodys: bool, softmax: bool) -> Network:
    """The softmax network of ``pair``, or that of sigmoids, for these examples."""
    X, Y = examples(task, nobodys)
    return taught(SharedSoftmax(), X, shares(Y)) if softmax else taught("sigmoid", X, Y)
