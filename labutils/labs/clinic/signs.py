"""The decision table: what each fault must show on a chart, and what is said where it does not."""

from collections.abc import Callable
from typing import NamedTuple

from . import faults
from .chart import Chart
from .patient import Patient


class Sign(NamedTuple):
    """Something to be seen on the chart.

    holds : chart -> whether it is there.  otherwise : what speaks against the fault where it is not, with fields of the
    chart in braces.
    """

    holds: Callable[[Chart], bool]
    otherwise: str


class Fault(NamedTuple):
    """A diagnosis: the code that causes it, its signs, and the cure in words."""

    code: type[Patient]
    signs: tuple[Sign, ...]
    cure: str

    def fits(self, chart: Chart) -> bool:
        """Are all its signs there?"""
        return all(sign.holds(chart) for sign in self.signs)

    def against(self, chart: Chart) -> str:
        """The first observation that speaks against it; empty where none does."""
        missing = (sign for sign in self.signs if not sign.holds(chart))
        return next((sign.otherwise.format(**chart._asdict()).replace("%", " %") for sign in missing), "")


ALIVE = Sign(
    lambda chart: chart.dead < 0.9, "of the hidden units {dead:.0%} are 0 for every example, so no step moves them."
)
GOOD_GRADIENT = Sign(
    lambda chart: max(chart.W_score, chart.b_score) < 1e-3,
    "the gradient check already fails before the first update, with a score of {b_score:.2f}; α has no part in that.",
)

# In the order of an examination: the code, the start, the data, the step, the answers. What comes first is fixed first.
FAULTS = {
    "softmax over the wrong axis": Fault(
        faults.WrongAxis,
        (Sign(lambda chart: chart.total > 0.01, "the three probabilities of each example sum to 1."),),
        "The sum was taken over the examples, axis 1. It goes over the classes, axis 0.",
    ),
    "1/B forgotten in the gradient": Fault(
        faults.NoMean,
        (
            Sign(
                lambda chart: chart.b_score > 0.9,
                "without 1/B each block of b would score (B − 1)/(B + 1) = 0.94 in the gradient check; "
                "here none is above {b_score:.2g}.",
            ),
            Sign(
                lambda chart: chart.total < 1e-6,
                "the probabilities of one example miss the sum of 1 by up to {total:.1g}, which a missing 1/B would not "
                "explain.",
            ),
        ),
        "The sum over a batch of 30 is written where the mean belongs: in effect α is thirty times as large.",
    ),
    "λ divided by the batch's size": Fault(
        faults.BatchLambda,
        (
            Sign(
                lambda chart: chart.W_score > 0.05,
                "the gradient check finds nothing at any W: no score is above {W_score:.1g}, "
                "and the penalty is in every dW.",
            ),
            Sign(lambda chart: chart.b_score < 1e-3, "the biases are not penalised, and their gradients are wrong as well."),
        ),
        "The m of λ/m is the training set's, 300. With the batch's 30 the penalty is ten times too strong.",
    ),
    "all weights start at 0": Fault(
        faults.ZeroWeights,
        (Sign(lambda chart: chart.kinds == 1, "the smaller hidden layer has {kinds} distinct units, so no twins."),),
        "Every W is 0, so A is 0, so no gradient reaches any W.",
    ),
    "weights start too large": Fault(
        faults.LargeWeights,
        (
            Sign(
                lambda chart: chart.weights > 3,
                "no layer has weights wider than {weights:.1f} times He's standard deviation.",
            ),
        ),
        "The weights start with a standard deviation of 10, and the loss at many times that of guessing.",
    ),
    "dead units": Fault(
        faults.DeadUnits,
        (
            Sign(lambda chart: chart.dead > 0.9, "only {dead:.0%} of the hidden units are 0 for every example."),
            Sign(lambda chart: chart.kinds > 1, "the units are 0 because all their weights are; look at the weights first."),
        ),
        "The biases start at −12: every Z is negative, and there ReLU and its slope are 0.",
    ),
    "a feature not normalised": Fault(
        faults.RawFeature,
        (
            Sign(
                lambda chart: chart.spread > 10,
                "the standard deviations of the two features differ by a factor of {spread:.1f} only.",
            ),
        ),
        "One feature has a standard deviation a hundred times that of the other.",
    ),
    "labels shuffled against X": Fault(
        faults.ShuffledLabels,
        (
            Sign(
                lambda chart: chart.neighbours < 0.5,
                "{neighbours:.0%} of the examples have a nearest neighbour of their own class; shuffled, a third would.",
            ),
        ),
        "X and Y each went through a permutation of its own. Both need the same one.",
    ),
    "dev examples in train": Fault(
        faults.Leak,
        (Sign(lambda chart: chart.shared > 0, "not one dev example is in the training set."),),
        "All examples were trained on, those of dev included, so dev says how well they were memorised.",
    ),
    "α too small": Fault(
        faults.SmallAlpha,
        (
            ALIVE,
            Sign(
                lambda chart: chart.step < 1e-3,
                "one update moves the weights by more than a thousandth of their length: no tiny step.",
            ),
        ),
        "α is 0.0001: a two-thousandth of what it takes.",
    ),
    "α too large": Fault(
        faults.LargeAlpha,
        (
            Sign(
                lambda chart: chart.step > 0.3,
                "one update moves the weights by less than a third of their length: no giant step.",
            ),
            GOOD_GRADIENT,
            Sign(lambda chart: chart.weights < 3, "the loss is {first:.0f} before the first update: α was not in use yet."),
            Sign(lambda chart: chart.spread < 10, "the loss is {first:.0f} before the first update: α was not in use yet."),
            Sign(lambda chart: chart.kinds > 1, "all units of a layer are alike before the first update, whatever α is."),
        ),
        "α is 8: each step overshoots the valley, until the units are dead.",
    ),
    "dropout still on when predicting": Fault(
        faults.DropoutLeftOn,
        (Sign(lambda chart: chart.twice > 0.01, "asked the same twice, it gives the same answers to the last digit."),),
        "The answers came from a training pass. To predict, all units are kept, and nothing is divided by keep_prob.",
    ),
}
