"""Bias, variance and the word for them."""

import numpy as np

from labutils.checks import Exercise, Wrong


def diagnose(train_error, dev_error, bayes, margin=3.0):
    """avoidable bias = train_error - bayes, variance = dev_error - train_error, and the verdict; all numbers in %.

    Each of the two counts as high above margin. The verdict is "high bias", "high variance", "both" or "just right".
    """
    bias, variance = train_error - bayes, dev_error - train_error
    if bias > margin and variance > margin:
        return bias, variance, "both"
    if bias > margin:
        return bias, variance, "high bias"
    return bias, variance, "high variance" if variance > margin else "just right"


# bias and variance above the margin, on it, or (-1) below zero: no verdict has a number on the margin in all its cases
_FAULTS = ((1, 0), (1, -1), (1, 1), (0, 1), (-1, 1), (-1, 0), (0, -1))


def _diagnosis_case(rng):
    faults = _FAULTS[rng.integers(7, size=45)[-1]]  # the last of 45: seven seeds meet all seven
    bayes, margin = rng.integers(24, 48) / 4, 3 + rng.choice((-1, 1)) * 1.75  # so that 3 is never near enough
    above = np.sort(rng.integers(2, 7, 2) / 4)[::-1]  # quarters: what lies on the margin does so exactly
    above[0] += 0.25  # of two that are high, bias is the higher
    bias, variance = np.where(np.less(faults, 0), -above, margin + above * faults)
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


def _other_side(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(-bias, -variance, -margin)


def _not_below(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(bias, variance, margin - 1e-9)


def _bias_not_zero(train_error, dev_error, bayes, margin):
    bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, "both" if bias and variance > margin else word


def _larger_named(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, "high bias" if bias > variance else "high variance"


def _train_judged(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(train_error, variance, margin)


def _dev_judged(train_error, dev_error, bayes, margin):
    bias, variance, _ = diagnose(train_error, dev_error, bayes, margin)
    return bias, variance, _words(bias, dev_error - bayes, margin)


def _margin_returned(verdict, name):
    """The answer that returns the margin as this number where this is the verdict."""

    def answer(train_error, dev_error, bayes, margin):
        bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
        numbers = {"bias": bias, "variance": variance} | ({name: margin} if word == verdict else {})
        return *numbers.values(), word

    return answer


def _renamed(change):
    """The right answer with another word."""

    def answer(train_error, dev_error, bayes, margin):
        bias, variance, word = diagnose(train_error, dev_error, bayes, margin)
        return bias, variance, change(word)

    return answer


DIAGNOSE = Exercise(
    "diagnose",
    diagnose,
    _diagnosis_case,
    seeds=range(7),
    returns=("bias", "variance", "verdict"),
    right="Two differences, two questions: that is all a diagnosis needs.",
    hints=(
        "Two differences along the chain Bayes → train → dev; each is compared with `margin`.",
        "`bias = train_error - bayes` and `variance = dev_error - train_error`. Test for both first.",
        '`if bias > margin and variance > margin: return bias, variance, "both"`, then each alone, then neither.',
    ),
    wrong=[
        Wrong(
            lambda train_error, dev_error, bayes, margin: (
                max(0, train_error - bayes),
                max(0, dev_error - train_error),
                diagnose(train_error, dev_error, bayes, margin)[2],
            ),
            "Negative differences are set to 0. Leave them: a train error below the Bayes error means memorising.",
        ),
        Wrong(
            lambda train_error, dev_error, bayes, margin: (
                abs(train_error - bayes),
                abs(dev_error - train_error),
                _words(abs(train_error - bayes), abs(dev_error - train_error), margin),
            ),
            "The signs are dropped. A train error below the Bayes error is no bias: it means memorising, and the "
            "number should say so by being negative.",
        ),
        Wrong(
            _no_bayes,
            "The train error is compared with 0. Nobody reaches 0 where the labels themselves are uncertain: "
            "bias is `train_error - bayes`.",
        ),
        Wrong(
            _dev_against_bayes,
            "dev is compared with the Bayes error here, so bias is counted twice. Variance is the step from train to dev.",
        ),
        Wrong(_swapped, "The two are swapped: bias shows on the training set itself, variance between train and dev."),
        Wrong(_swapped_words, "The numbers are right, the words swapped: a large step from train to dev is *variance*."),
        Wrong(
            _renamed(lambda word: "high bias" if word == "both" else word),
            "The numbers are right, but one classifier can have both faults at once: ask for both first.",
        ),
        Wrong(
            _renamed(lambda word: "high variance" if word == "both" else word),
            "The numbers are right, but where both are high only variance is named: ask for both first.",
        ),
        Wrong(
            _renamed(lambda word: word if word == "just right" else "both"),
            '"both" needs `and`: bias above `margin` *and* variance above it.',
        ),
        Wrong(
            _bias_not_zero,
            "`bias and variance > margin` compares only the second: the first is merely asked whether it "
            "is 0. Write `bias > margin and variance > margin`.",
        ),
        Wrong(
            _larger_named,
            "The numbers are right; the word only says which is larger. Each is compared with `margin`: "
            "both can be high, or neither.",
        ),
        Wrong(_not_below, "A difference *on* the margin counts as high here. High means above it: `>`, not `>=`."),
        Wrong(_other_side, "The comparison is reversed: high means `> margin`."),
        Wrong(
            "diagnose(train_error, dev_error, bayes, 3.0)",
            "The margin is fixed at 3 here. It is an argument: compare with `margin`.",
        ),
        *(
            Wrong(
                _margin_returned(f"high {one}", other),
                f"Where {one} alone is high, `margin` is returned as the {other}. No number depends on the verdict.",
            )
            for one, other in (("bias", "variance"), ("variance", "bias"))
        ),
        Wrong(_train_judged, "bias is right, but its word is drawn from `train_error`. Compare `bias` with `margin`."),
        Wrong(
            _dev_judged,
            "variance is right, but its word is drawn from the step from Bayes to dev. Compare `variance` with `margin`.",
        ),
        Wrong(_renamed(str.capitalize), "Right but for the capital letters: the words are all lower case."),
        Wrong(
            _renamed(lambda word: word.removeprefix("high ")),
            "The numbers are right. The words are *high bias* and *high variance*, in full.",
        ),
        Wrong(
            _renamed(lambda word: word if word == "both" else "just right"),
            "The numbers are right, but bias alone and variance alone are never named: after *both* come two more "
            "questions.",
        ),
    ],
)
