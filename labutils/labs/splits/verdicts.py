"""The words for two numbers: bias is what train lacks of the best possible, variance what dev lacks of train."""

from typing import NamedTuple

from .exercises.diagnose import diagnose


class Errors(NamedTuple):
    """Errors in % and the verdict drawn from them."""

    train: float
    dev: float
    bayes: float
    verdict: str


def judged(train: float, dev: float, bayes: float) -> Errors:
    """The three errors with the library's verdict."""
    return Errors(train, dev, bayes, diagnose(train, dev, bayes)[2])
