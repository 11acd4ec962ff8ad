"""Ten classes: the digits, read in a second; which are confused, and the worst mistakes."""

from collections.abc import Callable

import numpy as np

from labutils import data
from labutils.costs import SoftmaxCrossEntropy

EPOCHS, BATCH, UPDATES = 12, 64, 22  # updates in an epoch of 1,348 examples


def digits() -> data.TrainDev:
    """Three quarters of the digits to train on, a quarter for dev."""
    train, dev = data.split(*data.digits(), (0.75, 0.25), seed=0)
    return data.TrainDev(*train, *dev)


def confusion(A, Y):
    """(C, C) counts: row the true class, column the answer."""
    counts = np.zeros((len(Y), len(Y)), int)
    np.add.at(counts, (Y.argmax(axis=0), A.argmax(axis=0)), 1)
    return counts


def worst_mistakes(A, Y, count: int):
    """The wrong answers by their loss -log a_c, largest first: (up to count,) places."""
    wrong = np.flatnonzero(A.argmax(axis=0) != Y.argmax(axis=0))
    return wrong[np.argsort((A * Y).sum(axis=0)[wrong])][:count]


class OwnCost(SoftmaxCrossEntropy):
    """Softmax cross-entropy with a learner's dZ."""

    def __init__(self, dZ: Callable):
        self.own = dZ

    def dZ(self, A, Y, out=None):
        return self.own(A, Y)
