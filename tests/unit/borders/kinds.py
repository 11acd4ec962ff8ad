"""The kinds of X and Y that people really bring, and what each must lead to: the right answer, or a sentence."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

import numpy as np

RNG = np.random.default_rng(5)
M = 9
X = RNG.integers(0, 2, (16, M)).astype(float)  # zeros and ones: every type holds them exactly
X[:, :2] = [[0, 1]] * 16
Y = np.array([[0.0, 1, 1, 0, 1, 0, 0, 1, 1]])
ONE_HOT = np.eye(3)[RNG.integers(0, 3, M)].T
ALIKE = {  # kinds that hold the same numbers, so the answer is the same
    "lists": np.ndarray.tolist,
    "tuples": lambda a: tuple(map(tuple, a.tolist())),
    "rows of arrays": list,
    "whole numbers": lambda a: a.astype(int),
    "unsigned bytes": lambda a: a.astype(np.uint8),
    "bool": lambda a: a.astype(bool),
    "float32": lambda a: a.astype(np.float32),
    "float16": lambda a: a.astype(np.float16),
    "long double": lambda a: a.astype(np.longdouble),
    "big endian": lambda a: a.astype(">f8"),
    "Fortran order": np.asfortranarray,
    "every second column": lambda a: np.repeat(a, 2, axis=1)[:, ::2],
    "backwards in memory": lambda a: a[:, ::-1].copy()[:, ::-1],
    "read-only": lambda a: np.broadcast_to(a, a.shape),
    "a subclass": lambda a: a.view(type("Array", (np.ndarray,), {})),
    "a data frame": lambda a: Frame(a),
    "objects": lambda a: a.astype(object),
    "whole objects": lambda a: a.astype(int).astype(object),
    "masked, nothing hidden": np.ma.masked_array,
}
UNLIKE = {  # kinds that are no finite real numbers in two axes, and a word of the sentence
    "complex": (lambda a: a + 0j, "complex numbers"),
    "complex objects": (lambda a: (a + 0j).astype(object), "complex numbers"),
    "text": (lambda a: a.astype(str), "text"),
    "bytes": (lambda a: a.astype("S3"), "text"),
    "names": (lambda a: np.full(a.shape, "cat"), "text"),
    "numbers and text": (lambda a: changed(a.astype(object), "1"), "text"),
    "dates": (lambda a: a.astype("M8[D]"), "dates"),
    "dates among numbers": (lambda a: changed(a.astype(object), np.datetime64("2020")), "dates"),
    "spans among numbers": (lambda a: changed(a.astype(object), np.timedelta64(3, "s")), "time spans"),
    "text among fractions": (lambda a: changed(changed(a.astype(object), Fraction(1)), "1", row=-1, column=4), "text"),
    "time spans": (lambda a: a.astype("m8[s]"), "time spans"),
    "masked": (lambda a: masked_first(a), "1 masked value"),
    "masked rows": (lambda a: list(masked_first(a)), "1 masked value"),
    "NaN": (lambda a: changed(a, np.nan), "NaN or infinite"),
    "None among numbers": (lambda a: changed(a.astype(object), None), "NaN or infinite"),
    "infinite": (lambda a: changed(a, np.inf), "NaN or infinite"),
    "beyond float64": (lambda a: changed(a.astype(np.longdouble), np.longdouble("1e400")), "NaN or infinite"),
    "a huge whole number": (lambda a: changed(a.astype(object), 10**400), "does not turn into numbers"),
    "ragged": (lambda a: [[1.0, 2.0], [3.0]], "does not turn into numbers"),
    "a dict": (lambda a: {"a": a}, "does not turn into numbers"),
    "a set": (lambda a: {1.0, 2.0}, "does not turn into numbers"),
    "a generator": (lambda a: (row for row in a), "does not turn into numbers"),
    "None": (lambda a: None, " is None"),
    "a number": (lambda a: 3.0, "has shape ()"),
    "a word": (lambda a: "cats", "text"),
    "no columns": (lambda a: a[:, :0], "has shape"),
    "no rows": (lambda a: a[:0], "has shape"),
    "one row of numbers": (lambda a: a[0], "has shape (9,)"),
    "four axes": (lambda a: a[None, None], "has shape (1, 1, "),
}


class Frame:
    """What a data frame is to NumPy: something that makes an array of itself."""

    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.asarray(self.values, dtype)


def changed(a, value, row=0, column=3):
    a = a.copy()
    a[row, column] = value
    return a


def masked_first(a):
    mask = np.zeros(a.shape, bool)
    mask[0, 3] = True
    return np.ma.masked_array(a, mask=mask)


class Misfit(NamedTuple):
    """X and Y that do not fit one another, or the network: with which cost and how many outputs, and the sentence."""

    change: Callable
    words: str
    cost: str = ""
    n_y: int = 1


MISFITS = {
    "Y in a row too many axes short": Misfit(lambda x, y: (x, y[0]), "Y has shape (9,); expected (n_y, 9)"),
    "Y turned": Misfit(lambda x, y: (x, y.T), "did you mean Y.T?"),
    "more labels than examples": Misfit(lambda x, y: (x, np.c_[y, y]), "Y needs 9 columns too"),
    "fewer labels than examples": Misfit(lambda x, y: (x, y[:, :4]), "Y needs 9 columns too"),
    "batches of X alone": Misfit(lambda x, y: (np.stack([x, x]), y), "np.stack([Y] * 2)", "sigmoid"),
    "batches of Y alone": Misfit(lambda x, y: (x, np.stack([y, y])), "take Y[0]", "sigmoid"),
    "X turned": Misfit(lambda x, y: (x.T, y), "did you mean X.T?", "sigmoid"),
    "a feature too many": Misfit(lambda x, y: (np.r_[x, x[:1]], y), "X has shape (17, 9); expected (16, m)", "sigmoid"),
    "labels -1 and 1": Misfit(lambda x, y: (x, 2 * y - 1), "Y holds the label -1; expected only 0 and 1", "sigmoid"),
    "labels 0, 1 and 2": Misfit(lambda x, y: (x, y * 2), "Y holds the label 2; expected only 0 and 1", "sigmoid"),
    "soft labels": Misfit(lambda x, y: (x, y * 0.9), "Y holds the label 0.9; expected only 0 and 1", "sigmoid"),
    "one-hot rows for one output": Misfit(lambda x, y: (x, ONE_HOT), "Y has shape (3, 9); expected (1, 9)", "sigmoid"),
    "class numbers under softmax": Misfit(lambda x, y: (x, 2 * y), "Y has 1 row; expected 3", "softmax", 3),
    "rows of class numbers": Misfit(lambda x, y: (x, ONE_HOT * 2), "Y is not one-hot", "softmax", 3),
    "two classes at once": Misfit(lambda x, y: (x, np.ones((3, M))), "Y is not one-hot", "softmax", 3),
    "too few classes": Misfit(lambda x, y: (x, ONE_HOT[:2]), "Y has 2 rows; expected 3", "softmax", 3),
    "several answers outside 0 and 1": Misfit(lambda x, y: (x, np.r_[y, 3 * y]), "Y holds the label 3", "sigmoid", 2),
    "one answer for two": Misfit(lambda x, y: (x, y), "Y has 1 row; expected 2", "sigmoid", 2),
    "one target for two": Misfit(lambda x, y: (x, y), "Y has 1 row; expected 2", "squared", 2),
}
