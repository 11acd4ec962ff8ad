"""The kind of mistake that happens most often: which class, read as which."""

import numpy as np

from labutils.checks import Exercise, Wrong

from ..reading import confusion, worst_mistakes

CLASSES = 5


def commonest_mistake(A, Y):
    """(true, answer, count): the commonest kind of mistake; A, Y (C, m), probabilities and one-hot."""
    true, answer = Y.argmax(axis=0), A.argmax(axis=0)
    counts = np.zeros((len(Y), len(Y)), int)
    np.add.at(counts, (true, answer), 1)
    np.fill_diagonal(counts, 0)
    t, a = np.unravel_index(counts.argmax(), counts.shape)
    return t, a, counts[t, a]


def _case(rng):
    """One pair happens 5 times; another 4 times each way, so more often if the two ways are taken together."""
    a, b, c, d, e = rng.permutation(CLASSES)
    counts = np.diag(rng.integers(7, 10, CLASSES))
    counts[a, b], counts[c, d], counts[d, c], counts[d, e], counts[c, a] = 5, 4, 4, 3, 1
    true, answer = (np.repeat(rows, counts.ravel()) for rows in np.indices(counts.shape).reshape(2, -1))
    order = rng.permutation(len(true))
    true, answer = true[order], answer[order]
    Z = rng.normal(size=(CLASSES, len(true)))
    Z[answer, np.arange(len(true))] = Z.max(axis=0) + rng.uniform(0.1, 3, len(true))
    worst = np.flatnonzero((true == c) & (answer == a))[0]
    Z[true[worst], worst] = -9  # one mistake of which the network is surest
    A = np.exp(Z)
    return A / A.sum(axis=0), np.eye(CLASSES)[true].T


def _largest(counts):
    t, a = np.unravel_index(counts.argmax(), counts.shape)
    return t, a, counts[t, a]


def _off(counts):
    return counts - np.diag(np.diag(counts))


def _once_each(A, Y):
    return _largest(_off(np.minimum(confusion(A, Y), 1)))


def _both_ways(A, Y):
    return _largest(np.triu(_off(confusion(A, Y)) + _off(confusion(A, Y)).T))


def _share_of_the_class(A, Y):
    t, a, count = commonest_mistake(A, Y)
    return t, a, count / Y[t].sum()


def _most_missed(A, Y):
    """The class with the most mistakes, and what it is read as most often."""
    counts = _off(confusion(A, Y))
    t = counts.sum(axis=1).argmax()
    return t, counts[t].argmax(), counts[t].max()


def _surest(A, Y):
    """The single mistake with the largest loss."""
    k = worst_mistakes(A, Y, 1)[0]
    t, a = Y[:, k].argmax(), A[:, k].argmax()
    return t, a, confusion(A, Y)[t, a]


COMMONEST = Exercise(
    "commonest_mistake",
    commonest_mistake,
    _case,
    returns=("true", "answer", "count"),
    right="It is the largest number of the confusion matrix off its diagonal.",
    hints=(
        "For each example: which class does Y name, and which does A choose? Count each pair; where the two are equal, "
        "the answer is right.",
        "`true, answer = Y.argmax(axis=0), A.argmax(axis=0)`; `np.add.at(counts, (true, answer), 1)` counts into a (C, C) "
        "array of zeros. Then empty its diagonal.",
        "`np.fill_diagonal(counts, 0)`, `t, a = np.unravel_index(counts.argmax(), counts.shape)`, and "
        "`return t, a, counts[t, a]`.",
    ),
    wrong=[
        Wrong(
            "_largest(confusion(A, Y))",
            "This is a class read as itself: the diagonal holds the right answers. Leave it out.",
        ),
        Wrong(
            "(*_largest(_off(confusion(A, Y)))[1::-1], _off(confusion(A, Y)).max())",
            "The pair is the other way round: first the true class (from Y), then the answer (from A).",
        ),
        Wrong(
            _once_each,
            "`counts[true, answer] += 1` adds 1 to each pair once, however often it occurs. "
            "`np.add.at(counts, (true, answer), 1)` adds for every example, as a loop does.",
        ),
        Wrong(
            "_largest(_off(Y @ A.T))",
            "`Y @ A.T` adds up probabilities. An answer counts as one, however sure it is: take `A.argmax(axis=0)` first.",
        ),
        Wrong(
            _share_of_the_class,
            "The pair is right; the number is a share of the examples of that class. Return the count.",
        ),
        Wrong(
            _both_ways,
            "Both directions are added up here, 3 read as 8 and 8 read as 3. They are two kinds of mistake, and a cure "
            "for one may make the other worse: keep them apart.",
        ),
        Wrong(
            _most_missed,
            "This is the class with the most mistakes in all, and its own commonest mistake. Another single pair "
            "happens more often.",
        ),
        Wrong(
            _surest,
            "This is the single worst mistake, the one with the largest loss. The exercise asks which kind happens most "
            "*often*.",
        ),
        Wrong(
            "(*_largest(_off(confusion(A, Y)))[:2], _off(confusion(A, Y)).sum())",
            "The pair is right; the number is that of all mistakes. Count those of this pair only.",
        ),
        Wrong(
            "(*_largest(_off(confusion(A, Y)))[:2], _off(confusion(A, Y)).max() / Y.shape[1])",
            "The pair is right; the number is a share of all examples. Return the count.",
        ),
        Wrong(
            "(_largest(_off(confusion(A, Y)))[0] + 1, _largest(_off(confusion(A, Y)))[1] + 1, _off(confusion(A, Y)).max())",
            "Both classes are one too large: rows are counted from 0, so that row 8 is the digit 8.",
        ),
        Wrong(
            "(*(f'{k}' for k in _largest(_off(confusion(A, Y)))[:2]), _off(confusion(A, Y)).max())",
            "The classes are text here. Return numbers.",
        ),
        Wrong(
            "_off(confusion(A, Y))",
            "This is the whole table of mistakes. Return its largest entry: row, column and count.",
        ),
        Wrong(
            "int(_off(confusion(A, Y)).argmax())",
            "`argmax` of a table counts through it row by row and gives one number. `np.unravel_index(counts.argmax(), "
            "counts.shape)` turns it into row and column.",
        ),
    ],
)
