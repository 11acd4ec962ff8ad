"""The words for two numbers: bias is what train lacks of the best possible, variance what dev lacks of train."""

from typing import NamedTuple

MARGIN = 3.0  # percentage points that count as high


class Errors(NamedTuple):
    """Errors in % and the verdict drawn from them."""

    train: float
    dev: float
    bayes: float
    verdict: str


def diagnose(train_error, dev_error, bayes, margin=MARGIN):
    """avoidable bias = train_error - bayes, variance = dev_error - train_error, and the verdict; all numbers in %.

    Each of the two counts as high above margin. The verdict is "high bias", "high variance", "both" or "just right".
    """
    bias, variance = train_error - bayes, dev_error - train_error
    if bias > margin and variance > margin:
        return bias, variance, "both"
    if bias > margin:
        return bias, variance, "high bias"
    return bias, variance, "high variance" if variance > margin else "just right"


def judged(train: float, dev: float, bayes: float) -> Errors:
    """The three errors with the library's verdict."""
    return Errors(train, dev, bayes, diagnose(train, dev, bayes)[2])
