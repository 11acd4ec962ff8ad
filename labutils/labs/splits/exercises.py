"""What a learner writes in lab 01: the cut, the width of an estimate, the diagnosis."""

import numpy as np

from labutils.checks import Exercise, Exercises, Wrong
from labutils.labs.splits.verdicts import diagnose


def split_once(X, Y, k, rng):
    """Shuffle the columns of X (n_x, m) and Y (n_y, m) with one rng.permutation(m); the first k train, the rest are dev."""
    order = rng.permutation(X.shape[1])
    train, dev = order[:k], order[k:]
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def standard_error(p, m):
    """√(p (1 - p) / m): how far an error rate measured on m examples lies from the true one, p, as a rule. A share."""
    return np.sqrt(p * (1 - p) / m)


def _split_case(rng):
    m = int(rng.integers(9, 14))
    return rng.normal(size=(3, m)), rng.normal(size=(2, m)), m - 4, np.random.default_rng(rng.integers(99))


def _unshuffled(X, Y, k, rng):
    return X[:, :k], Y[:, :k], X[:, k:], Y[:, k:]


def _two_shuffles(X, Y, k, rng):
    first, second = rng.permutation(X.shape[1]), rng.permutation(X.shape[1])
    return X[:, first[:k]], Y[:, second[:k]], X[:, first[k:]], Y[:, second[k:]]


def _only_X(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    return X[:, order[:k]], Y[:, :k], X[:, order[k:]], Y[:, k:]


def _fresh_for_dev(X, Y, k, rng):
    m = X.shape[1]
    train, dev = rng.permutation(m)[:k], rng.permutation(m)[k:]
    return X[:, train], Y[:, train], X[:, dev], Y[:, dev]


def _replaced(X, Y, k, rng):
    order = rng.integers(X.shape[1], size=X.shape[1])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]


def _overlap(X, Y, k, rng):
    order = rng.permutation(X.shape[1])
    return X[:, order[:k]], Y[:, order[:k]], X[:, order], Y[:, order]


def _exchanged(X, Y, k, rng):
    X_train, Y_train, X_dev, Y_dev = split_once(X, Y, k, rng)
    return X_dev, Y_dev, X_train, Y_train


def _xs_first(X, Y, k, rng):
    X_train, Y_train, X_dev, Y_dev = split_once(X, Y, k, rng)
    return X_train, X_dev, Y_train, Y_dev


def _head_shuffled(X, Y, k, rng):
    order = rng.permutation(k)
    return X[:, order], Y[:, order], X[:, k:], Y[:, k:]


def _drawn(X, Y, k, rng):
    train = rng.choice(X.shape[1], k, replace=False)
    return X[:, train], Y[:, train], np.delete(X, train, axis=1), np.delete(Y, train, axis=1)


def _sorted_chances(X, Y, k, rng):
    order = np.argsort(rng.random(X.shape[1]))
    return X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]


SPLIT = Exercise(
    "split_once", split_once, _split_case,
    returns=("X_train", "Y_train", "X_dev", "Y_dev"),
    right="One permutation, cut once: no example is in two parts, none is lost, and every x kept its y.",
    hints=(
        "Draw one order of the m columns, then use it four times.",
        "`order = rng.permutation(X.shape[1])`. The first k entries say which columns train; the rest are dev.",
        "`X[:, order[:k]], Y[:, order[:k]], X[:, order[k:]], Y[:, order[k:]]`.",
    ),
    wrong=[
        Wrong(_unshuffled, "Nothing is shuffled: if the file is sorted by class or by date, the dev set comes from another "
                           "distribution than the training set."),
        Wrong(_two_shuffles, "X and Y are shuffled by two different orders, so every x gets a stranger's label. Draw the "
                             "order once and use it for both."),
        Wrong(_only_X, "X is shuffled and Y is not: every x gets a stranger's label."),
        Wrong(_fresh_for_dev, "Train and dev are cut from two different shuffles: some examples land in both, and the dev "
                              "error flatters."),
        Wrong(_replaced, "`rng.integers` draws with replacement: one example can land in both parts, another in none."),
        Wrong(_overlap, "The dev set holds all examples, the training set's too: that is a leak. Take `order[k:]`."),
        Wrong(_exchanged, "Train and dev are exchanged: the *first* k of the order train."),
        Wrong(_xs_first, "All four parts are right, in another order: first both training parts, X_train, Y_train, then "
                         "X_dev, Y_dev."),
        Wrong(_head_shuffled, "Only the first k columns are shuffled, among themselves: dev is still the end of the file."),
        Wrong(_drawn, "An honest cut: nothing lost, nothing in both. It is compared with another draw, though: use "
                      "`rng.permutation(m)`."),
        Wrong(_sorted_chances, "An honest cut, with an order of your own making. It is compared with another draw, "
                               "though: use `rng.permutation(m)`."),
    ])

STANDARD_ERROR = Exercise(
    "standard_error", standard_error, lambda rng: (rng.uniform(0.05, 0.4), int(rng.integers(50, 2000))),
    right="Four times the examples halve it.",
    hints=(
        "Each example is a coin that shows “wrong” with chance p. What is the variance of one such coin?",
        "One coin has the variance p(1 − p). The mean of m coins has the variance p(1 − p)/m.",
        "`np.sqrt(p * (1 - p) / m)`.",
    ),
    wrong=[
        Wrong(lambda p, m: p * (1 - p) / m, "This is the variance. The standard error is its root, in the units of p."),
        Wrong(lambda p, m: np.sqrt(p * (1 - p)) / m, "m stands outside the root here. The estimate sharpens with √m only, "
                                                     "which is why the last bit of precision is so dear."),
        Wrong(lambda p, m: np.sqrt(p * (1 - p)), "This is the spread of a single example, right or wrong. The mean of m of "
                                                 "them spreads less, by √m."),
        Wrong(lambda p, m: p * (1 - p) / np.sqrt(m), "Only m stands under the root. p(1 − p) is a variance too: it belongs "
                                                     "there as well."),
        Wrong(lambda p, m: np.sqrt(p * 1 - p / m), "Brackets are missing: `p * 1 - p` multiplies first. Write "
                                                   "`p * (1 - p)`."),
        Wrong(lambda p, m: np.sqrt(p * (1 - p) / (m - 1)), "m − 1 is for a spread estimated from the sample itself. Here "
                                                           "p is given: divide by m."),
        Wrong(lambda p, m: 0.5 / np.sqrt(m), "This is right for p = 1/2 only, where an error is measured worst."),
        Wrong(lambda p, m: np.sqrt(p / m), "The factor (1 − p) is missing: for a small p that is nearly right, which is "
                                           "why it tempts."),
        Wrong(lambda p, m: 1 / np.sqrt(m), "The factor √(p(1 − p)) is missing. It is at most 1/2, so 1/√m is only an upper "
                                           "bound, if one that is easily remembered."),
        Wrong(lambda p, m: 1.96 * np.sqrt(p * (1 - p) / m), "This is half the width of a 95 % interval. The standard "
                                                            "error has no 1.96."),
    ])


_FAULTS = ((1, -1), (-1, 1), (-1, -1), (1, 1))  # whether bias and variance are above the margin or below it


def _diagnosis_case(rng):
    faults = _FAULTS[rng.permutation(4)[-1]]  # the last of a permutation: five seeds meet all four
    bayes, margin = rng.uniform(6, 12), 3 + rng.choice((-1, 1)) * rng.uniform(1.6, 2)  # so that 3 is never near enough
    bias, variance = margin + rng.uniform(0.5, 1.5, 2) * faults
    return bayes + bias, bayes + bias + variance, bayes, margin


def _words(bias, variance, margin):
    return diagnose(bias, bias + variance, 0, margin)[2]


def _no_bayes(train_error, dev_error, bayes, margin):
    return diagnose(train_error, dev_error, 0, margin)


def _dev_against_bayes(train_error, dev_error, bayes, margin):
    bias, variance = train_error - bayes, dev_error - bayes
    return bias, variance, _words(bias, variance, margin)


def _swapped(train_error, dev_error, bayes, margin):
    bias, variance = dev_error - train_error, train_error - bayes
    return bias, variance, _words(bias, variance, margin)


def _swapped_words(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(variance, bias, margin)


def _never_both(train_error, dev_error, bayes, margin):
    bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, "high bias" if word == "both" else word


def _variance_first(train_error, dev_error, bayes, margin):
    bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, "high variance" if word == "both" else word


def _any_is_both(train_error, dev_error, bayes, margin):
    bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, word if word == "just right" else "both"


def _other_side(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(-bias, -variance, -margin)


def _train_judged(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(train_error, variance, margin)


def _dev_judged(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(bias, dev_error - bayes, margin)


DIAGNOSE = Exercise(
    "diagnose", diagnose, _diagnosis_case,
    returns=("bias", "variance", "verdict"),
    right="Two differences, two questions: that is all a diagnosis needs.",
    hints=(
        "Two differences along the chain Bayes → train → dev; each is compared with `margin`.",
        "`bias = train_error - bayes` and `variance = dev_error - train_error`. Test for both first.",
        "`if bias > margin and variance > margin: return bias, variance, \"both\"`, then each alone, then neither.",
    ),
    wrong=[
        Wrong(_no_bayes, "The train error is compared with 0. Nobody reaches 0 where the labels themselves are uncertain: "
                         "bias is `train_error - bayes`."),
        Wrong(_dev_against_bayes, "dev is compared with the Bayes error here, so bias is counted twice. Variance is the "
                                  "step from train to dev."),
        Wrong(_swapped, "The two are swapped: bias shows on the training set itself, variance between train and dev."),
        Wrong(_swapped_words, "The numbers are right, the words swapped: a large step from train to dev is *variance*."),
        Wrong(_never_both, "The numbers are right, but one classifier can have both faults at once: ask for both first."),
        Wrong(_variance_first, "The numbers are right, but where both are high only variance is named: ask for both first."),
        Wrong(_any_is_both, "\"both\" needs `and`: bias above `margin` *and* variance above it."),
        Wrong(_other_side, "The comparison is turned round: high means `> margin`."),
        Wrong(lambda train_error, dev_error, bayes, margin: diagnose(train_error, dev_error, bayes, 3.0),
              "The margin is fixed at 3 here. It is an argument: compare with `margin`."),
        Wrong(_train_judged, "bias is right, but its word is drawn from `train_error`. Compare `bias` with `margin`."),
        Wrong(_dev_judged, "variance is right, but its word is drawn from the step from Bayes to dev. Compare `variance` "
                           "with `margin`."),
    ])

EXERCISES = Exercises([DIAGNOSE, STANDARD_ERROR, SPLIT])
