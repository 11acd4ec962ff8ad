"""Ten classes: the digits, read in a second; which are confused, and the worst mistakes."""

from collections.abc import Callable

import numpy as np

from labutils import data
from labutils.costs import SoftmaxCrossEntropy
from labutils.data import Pair
from labutils.words import times

EPOCHS, BATCH, UPDATES = 12, 64, 17  # updates in an epoch of 1,078 examples


def digit_parts() -> tuple[Pair, ...]:
    """The digits as (X, Y) three times: 60 % for training, 20 % for dev, 20 % for the test."""
    return data.split(*data.digits(), (0.6, 0.2, 0.2), seed=0)


def digits() -> data.TrainDev:
    """The digits to train on and those for dev."""
    train, dev, _ = digit_parts()
    return data.TrainDev(*train, *dev)


def confusion(A, Y) -> np.ndarray:
    """(C, C) counts: row the true class, column the answer."""
    counts = np.zeros((len(Y), len(Y)), int)
    np.add.at(counts, (Y.argmax(axis=0), A.argmax(axis=0)), 1)
    return counts


def worst_mistakes(A, Y, count: int) -> np.ndarray:
    """The wrong answers by their loss -log a_c, largest first: (up to count,) places."""
    wrong = np.flatnonzero(A.argmax(axis=0) != Y.argmax(axis=0))
    return wrong[np.argsort((A * Y).sum(axis=0)[wrong])][:count]


def most_often(wrong: np.ndarray) -> str:
    """What follows the number of mistakes: the pairs of digits that are confused most. wrong: (10, 10)."""
    (true, answer), *others = np.argwhere(wrong == wrong.max())
    if wrong.max() <= 1:
        return ", none of them twice" if wrong.sum() > 1 else ""
    if not others:
        return f"; {true} is read as {answer} most often, {times(wrong.max())}"
    also = f" and {others[0][0]} as {others[0][1]}" if len(others) == 1 else f" (and {len(others)} other pairs)"
    return f"; {true} is read as {answer}{also} most often, {times(wrong.max())} each"


class OwnCost(SoftmaxCrossEntropy):
    """Softmax cross-entropy with a learner's dZ."""

    def __init__(self, dZ: Callable):
        self.own = dZ

    def dZ(self, A, Y, out=None):
        return self.own(A, Y)
