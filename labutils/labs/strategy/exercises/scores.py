"""Precision, recall and the one number made of both."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def scores(A, Y, threshold):
    """Precision, recall and F1 when "yes" means A >= threshold; each is 0 where nothing was hit.

    A : (1, m) probabilities.  Y : (1, m) of 0 and 1.
    """
    yes, true = A >= threshold, Y == 1
    hits = np.sum(yes & true)
    if hits == 0:
        return 0.0, 0.0, 0.0
    precision, recall = hits / np.sum(yes), hits / np.sum(true)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _case(rng):
    kind = one_of_five(rng)
    m, threshold = int(rng.integers(17, 30)), rng.integers(3, 5) / 10
    A = rng.integers(0, 10, (1, m)) / 10  # tenths: some lie exactly on the threshold
    Y = (rng.random((1, m)) < 0.3).astype(float)
    A[0, :6], Y[0, :6] = threshold + np.array([0, 0, 0.1, 0.2, -0.1, -0.2]), (1, 0, 1, 1, 1, 0)
    if kind == 0:
        return np.minimum(A, threshold - 0.05), Y, threshold  # nobody is called
    if kind == 1:
        return A, Y * (A < threshold), threshold  # every call is a false alarm
    return A, Y, threshold


def _third(rule, nothing=0.0):
    """The first two are right, the third is another rule of them, and ``nothing`` where nothing was hit."""

    def wrong(A, Y, threshold):
        precision, recall, f1 = scores(A, Y, threshold)
        return precision, recall, rule(precision, recall) if f1 else nothing

    return wrong


def _guarded(A, Y, threshold, rule):
    yes, true = A >= threshold, Y == 1
    hits = np.sum(yes & true)
    return rule(hits, np.sum(yes), np.sum(true)) if hits else (0.0, 0.0, 0.0)


def _f1(precision, recall):
    return precision, recall, 2 * precision * recall / (precision + recall)


def _strict(A, Y, threshold):
    return scores(A, Y, np.nextafter(threshold, 1))


def _fixed(A, Y, threshold):
    return scores(A, Y, 0.5)


def _swapped(A, Y, threshold):
    precision, recall, f1 = scores(A, Y, threshold)
    return recall, precision, f1


def _mean(A, Y, threshold):
    precision, recall, _ = scores(A, Y, threshold)
    return precision, recall, (precision + recall) / 2


def _no_two(A, Y, threshold):
    precision, recall, f1 = scores(A, Y, threshold)
    return precision, recall, f1 / 2


def _geometric(A, Y, threshold):
    precision, recall, _ = scores(A, Y, threshold)
    return precision, recall, np.sqrt(precision * recall)


def _accuracy(A, Y, threshold):
    precision, recall, _ = scores(A, Y, threshold)
    return precision, recall, np.mean((A >= threshold) == (Y == 1))


def _unguarded(A, Y, threshold):
    with np.errstate(invalid="ignore", divide="ignore"):
        yes, true = A >= threshold, Y == 1
        return _f1(np.sum(yes & true) / np.sum(yes), np.sum(yes & true) / np.sum(true))


def _ones(A, Y, threshold):
    precision, recall, f1 = scores(A, Y, threshold)
    return (precision, recall, f1) if f1 else (1.0, 0.0, 0.0)


SCORES = Exercise(
    "scores",
    scores,
    _case,
    returns=("precision", "recall", "f1"),
    right="F1 is high only where both are: the smaller of the two decides.",
    hints=(
        "Count three things: the calls (`A >= threshold`), the true cases (`Y == 1`) and the hits, which are both.",
        "P = hits/calls, R = hits/true cases, F1 = 2PR/(P + R). Where there is no hit: three zeros.",
        "`yes, true = A >= threshold, Y == 1` and `hits = np.sum(yes & true)`; if `hits == 0`, `return 0.0, 0.0, 0.0`.",
    ),
    wrong=[
        Wrong(
            _strict,
            "A probability of exactly `threshold` counts as no here. It says yes *from* the threshold on: `A >= threshold`.",
        ),
        Wrong(_fixed, "The threshold is fixed at 0.5. It is an argument, and the knob between the two scores."),
        Wrong(
            _swapped,
            "Precision and recall are swapped. Precision: of the *calls*, how many are true? Recall: of the *true* cases, "
            "how many are called?",
        ),
        Wrong(
            _mean,
            "F1 is the plain mean here: a rule that says yes to everything would get over 50 %. The *harmonic* mean, "
            "2PR/(P + R), is near the smaller of the two.",
        ),
        Wrong(_no_two, "The 2 is missing: with precision = recall = 1, F1 has to be 1."),
        Wrong(_geometric, "This is the geometric mean √(PR). F1 is the harmonic one, 2PR/(P + R)."),
        Wrong(
            _accuracy,
            "The third number is the accuracy, which is high as soon as one class is rare. F1 ignores the many correct "
            "noes.",
        ),
        Wrong(
            _unguarded,
            "0/0 where nothing was called or nothing was hit. With `hits == 0` all three are 0: return that first.",
        ),
        Wrong(_ones, "Without a call, precision is not 1 here: nothing was hit, so all three are 0."),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / A.size, hits / true))",
            "Precision is divided by all m examples. Divide by the calls only: `np.sum(A >= threshold)`.",
        ),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / yes, hits / A.size))",
            "Recall is divided by all m examples. Divide by the true cases only: `np.sum(Y == 1)`.",
        ),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / yes, hits / (A.size - true)))",
            "Recall is divided by the cases that are *not* true: `Y == 1` counts the true ones.",
        ),
        Wrong("scores(1 - A, 1 - Y, 1 - threshold)", "These are the scores for the answer no: yes is class 1."),
        Wrong(
            "scores(-A, Y, -threshold)",
            "The comparison is reversed: yes is a *high* probability, `A >= threshold`.",
        ),
        Wrong(
            "scores(A, 1 - Y, threshold)",
            "The noes are taken for the true cases: those are `Y == 1`.",
        ),
        Wrong(
            "scores(A, Y, np.nextafter(0.5, 1))",
            "The threshold is fixed at 0.5. It is an argument, and the knob between the two scores.",
        ),
        Wrong(
            _third(lambda p, r: p * r * 2 / (p + r), nothing=np.nan),
            "F1 is 0/0 where nothing was hit. With `hits == 0` all three are 0: return that first.",
        ),
        Wrong(
            _third(min),
            "F1 is the smaller of the two here. The harmonic mean 2PR/(P + R) lies near it, a little above.",
        ),
        Wrong(
            _third(lambda p, r: p * r),
            "F1 is the product of the two here. It is their harmonic mean, 2PR/(P + R).",
        ),
        Wrong(
            _third(lambda p, r: 2 * p * r / p + r),
            "Brackets are missing: `2 * p * r / p + r` divides by P alone. F1 is 2PR/(P + R).",
        ),
        Wrong(
            _third(lambda p, r: 2 / (p + r)),
            "P and R are missing in the numerator: F1 is 2PR/(P + R), or 2/(1/P + 1/R).",
        ),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / A.size, hits / A.size))",
            "Both are divided by all m examples. Divide by the calls for precision, by the true cases for recall.",
        ),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / 1, hits / 1))",
            "These are the hits themselves: of an array (1, m) `len` is 1. Count with `np.sum`.",
        ),
        Wrong(
            "_guarded(A, Y, threshold, lambda hits, yes, true: _f1(hits / (A.size - yes), hits / true))",
            "Precision is divided by those that were *not* called: the calls are `np.sum(A >= threshold)`.",
        ),
    ],
)
