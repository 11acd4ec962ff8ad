"""The word for a gap that was only measured: the dev error's standard error has a say."""

import numpy as np

from labutils.checks import Exercise, Wrong


def diagnose_measured(train_error, dev_error, bayes, m_dev, margin=3.0):
    """The standard error of dev_error, measured on m_dev examples, in points, and the verdict; all errors in %.

    Bias is high above margin. Variance is high above margin *and* above that standard error.
    """
    p = dev_error / 100
    se = 100 * np.sqrt(p * (1 - p) / m_dev)
    biased, varied = train_error - bayes > margin, dev_error - train_error > max(margin, se)
    if biased and varied:
        return se, "both"
    return se, "high bias" if biased else "high variance" if varied else "just right"


# bias, then variance as multiples of the margin (1 lies on it), and the standard error as a multiple of the variance
_KINDS = ((1.25, 1.5, 1.7), (1, 1.75, 1.2), (1.5, 1.5, 0.45), (0.5, 1.5, 0.8), (-1.25, 1, 0.5))


def _case(rng):
    bias, variance, errors = _KINDS[rng.integers(5, size=2)[-1]]  # the second of two: five seeds meet all five
    bayes, margin = rng.integers(22, 28) / 4, 4 + rng.integers(0, 3) / 4  # quarters: what lies on the margin does so exactly
    train = bayes + margin * bias
    dev = train + margin * variance
    return train, dev, bayes, round(dev * (100 - dev) / (margin * variance * errors) ** 2), margin


def _with(varied, biased=lambda bias, se, margin: bias > margin):
    """The answer in which these two say what is high."""

    def answer(train_error, dev_error, bayes, m_dev, margin):
        se, _ = diagnose_measured(train_error, dev_error, bayes, m_dev, margin)
        high = biased(train_error - bayes, se, margin), varied(dev_error - train_error, se, margin)
        words = {(True, True): "both", (True, False): "high bias", (False, True): "high variance"}
        return se, words.get(high, "just right")

    return answer


def _asked(variance, se, margin):
    return variance > max(margin, se)


def _only(word):
    """The answer that says one word where it should say both."""

    def answer(*arguments):
        se, verdict = diagnose_measured(*arguments)
        return se, word if verdict == "both" else verdict

    return answer


def _scaled(se):
    """The answer with this in place of the standard error; the rest follows from it."""

    def answer(train_error, dev_error, bayes, m_dev, margin):
        wrong = se(train_error / 100, dev_error / 100, m_dev)
        varied = _with(lambda variance, _, margin: variance > max(margin, wrong))
        return wrong, varied(train_error, dev_error, bayes, m_dev, margin)[1]

    return answer


DIAGNOSE_MEASURED = Exercise(
    "diagnose_measured",
    diagnose_measured,
    _case,
    returns=("se", "verdict"),
    right="A gap within the measurement's own error is not yet a fault. Measure on more examples before you cure it.",
    hints=(
        "How far is `dev_error` typically off, in points? Your `standard_error` takes and returns shares.",
        "`p = dev_error / 100` and `se = 100 * np.sqrt(p * (1 - p) / m_dev)`. Only the variance is held to it.",
        "`biased = train_error - bayes > margin`, `varied = dev_error - train_error > max(margin, se)`; then the words.",
    ),
    wrong=[
        Wrong(
            _scaled(lambda train, dev, m: np.sqrt(dev * (1 - dev) / m)),
            "`se` is a share here, the other numbers are percent: 0.05 is 5 points. Multiply it by 100.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 100 * np.sqrt(train * (1 - train) / m)),
            "This is the standard error of `train_error`. What was measured on the few dev examples is `dev_error`.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 100 * np.sqrt(dev * (1 - dev)) / m),
            "`m_dev` is outside the root here. The estimate sharpens with the root of m only.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 100 * dev * (1 - dev) / m),
            "This is the variance of the estimate, in the statistician's sense. The standard error is its root.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 100 * np.sqrt(dev * (1 - dev))),
            "This is the spread of one example, right or wrong. The mean of m_dev of them spreads less, by its root.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 200 * np.sqrt(dev * (1 - dev) / m)),
            "These are two standard errors. That is a sensible choice; the exercise asks for one.",
        ),
        Wrong(
            _scaled(lambda train, dev, m: 196 * np.sqrt(dev * (1 - dev) / m)),
            "This is half the width of a 95 % interval. The standard error has no 1.96.",
        ),
        Wrong(
            _with(lambda variance, se, margin: variance > margin),
            "`se` is right and then not used: a gap within it is still called variance.",
        ),
        Wrong(
            _with(lambda variance, se, margin: variance > se),
            "The margin is forgotten for the variance: on a large dev set a gap of half a point is measured well, and still "
            "is small. It has to be above both.",
        ),
        Wrong(
            _with(lambda variance, se, margin: variance > min(margin, se)),
            "The variance is above one of the two here. It has to be above both: `max(margin, se)`.",
        ),
        Wrong(
            _with(lambda variance, se, margin: variance > margin + se),
            "The two are added. Each is a limit of its own: `max(margin, se)`.",
        ),
        Wrong(
            _with(lambda variance, se, margin: variance > max(margin, 2 * se)),
            "`se` is right, but the gap is compared with two of them. The exercise asks for one.",
        ),
        Wrong(
            _with(_asked, lambda bias, se, margin: bias > max(margin, se)),
            "The bias is held to the standard error too. It comes from the training set; how few dev examples there are "
            "says nothing of it.",
        ),
        Wrong(
            _with(_asked, lambda bias, se, margin: abs(bias) > margin),
            "The sign of the bias is dropped. A train error below the Bayes error is no bias: it means memorising.",
        ),
        Wrong(
            _with(
                lambda variance, se, margin: variance >= max(margin, se),
                lambda bias, se, margin: bias >= margin,
            ),
            "What lies *on* the margin counts as high here. Above it means `>`, and `margin` is an argument, not always 3.",
        ),
        Wrong(_only("high bias"), "Where both are high only bias is named: ask for both first."),
        Wrong(_only("high variance"), "Where both are high only variance is named: ask for both first."),
        Wrong(
            "diagnose_measured(train_error, dev_error, 0, m_dev, margin)",
            "Bias is measured from 0. Nobody reaches 0 where labels are uncertain: `train_error - bayes`.",
        ),
        Wrong(
            lambda *arguments: diagnose_measured(*arguments)[1],
            "Only the verdict is returned. The exercise asks for two: `se`, then the word.",
        ),
    ],
)
