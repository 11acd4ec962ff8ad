"""The gradient of a cost that leaves missing labels out."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def masked_dZ(A, Y):
    """dZ = (A - Y)/m where a label is given, and 0 where it is missing (NaN); all (tasks, m).

    A : the sigmoids' answers.  Y : labels 0, 1 or NaN.  m counts the examples, whatever is missing.
    """
    return np.where(np.isnan(Y), 0.0, A - Y) / Y.shape[1]


def _case(rng):
    kind = one_of_five(rng)
    K, m = 3, int(rng.integers(7, 12))
    A, Y = rng.uniform(0.1, 0.9, (K, m)), (rng.random((K, m)) < 0.4).astype(float)
    Y[rng.random((K, m)) < 0.35] = np.nan
    Y[:, 0], Y[0, 1:4] = (1.0, 0.0, 1.0), (np.nan, 1.0, 0.0)
    Y[:, 4] = np.nan  # an example without any label
    if kind == 0:
        Y[2] = np.nan  # a task without any label
    if kind == 1:
        Y = np.nan_to_num(Y)  # none is missing
    return A, Y


def _given(Y, *, axis=None):
    return np.maximum(np.sum(~np.isnan(Y), axis=axis, keepdims=axis is not None), 1)


MASKED_DZ = Exercise(
    "masked_dZ",
    masked_dZ,
    _case,
    right="A missing label moves nothing: not the last layer, and by the chain rule no layer before it.",
    hints=(
        "Two cases for each entry: a label is there, or `np.isnan(Y)` holds.",
        "`np.where(condition, a, b)` takes a where the condition holds and b elsewhere. The gradient of nothing is 0.",
        "`np.where(np.isnan(Y), 0.0, A - Y) / Y.shape[1]`.",
    ),
    wrong=[
        Wrong(
            "(A - np.nan_to_num(Y)) / Y.shape[1]",
            "A missing label is taken for a 0 here, a “no”: the network learns that an unasked question means no. "
            "Where Y is NaN the *gradient* is 0.",
        ),
        Wrong(
            "(A - Y) / Y.shape[1]",
            "The gaps are still in it: anything minus NaN is NaN, and so is every weight soon. (`Y == np.nan` finds "
            "none of them: NaN equals nothing, not even itself. Ask `np.isnan(Y)`.)",
        ),
        Wrong("np.where(np.isnan(Y), 0.0, A - Y)", "The division by m is missing: J is a mean over the examples."),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / Y.shape[0]",
            "This divides by the number of tasks. The examples are the columns: m is `Y.shape[1]`.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / Y.size",
            "This divides by tasks times examples. J is a mean over the examples and a *sum* over the tasks: only by m.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / _given(Y)",
            "This divides by the number of given labels: another honest cost, with a larger step. Expected: 1/m, where "
            "m is the number of examples.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / _given(Y, axis=1)",
            "This divides each task by the number of its own labels, so every task has the same weight. Expected: 1/m "
            "for all of them.",
        ),
        Wrong(
            "np.where(np.isnan(Y).any(axis=0), 0.0, A - np.nan_to_num(Y)) / Y.shape[1]",
            "An example with *one* gap is left out altogether, with all the labels it does have. Leave out the entry, not "
            "the column.",
        ),
        Wrong(
            "np.where(np.isnan(Y), A - 0.5, A - Y) / Y.shape[1]",
            "The label 0.5 is taught in the gaps: “undecided” is an answer too, and nobody gave it. The gradient is 0.",
        ),
        Wrong("np.where(np.isnan(Y), 0.0, Y - A) / Y.shape[1]", "The sign is reversed: dZ = A − Y."),
        Wrong(
            "np.where(np.isnan(Y), A - Y, 0.0) / Y.shape[1]",
            "The two branches of `np.where` are exchanged: the first is taken where the condition holds.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, (A - Y) * A * (1 - A)) / Y.shape[1]",
            "The slope of the sigmoid is in it twice: with this cost dZ is A − Y, the slope has cancelled.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, (A - Y) / (A * (1 - A))) / Y.shape[1]",
            "This is dA, the slope with respect to the sigmoid's answer. Times A(1 − A) it becomes dZ = A − Y.",
        ),
        Wrong(
            "(A - np.nan_to_num(Y, nan=1.0)) / Y.shape[1]",
            "A missing label is taken for a 1 here, a “yes”. Where Y is NaN the *gradient* is 0.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / (Y.shape[1] - 1)",
            "This divides by m − 1, which belongs to a variance. J is a mean over the m examples.",
        ),
        Wrong(
            "np.where(np.isnan(Y).any(axis=1, keepdims=True), 0.0, A - Y) / Y.shape[1]",
            "A task with *one* gap is left out altogether, with all its labels. Leave out the entry, not the row.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, A - Y) / _given(Y, axis=0)",
            "This divides each example by the number of its own labels. Expected: 1/m for all of them.",
        ),
        Wrong(
            "np.where(np.isnan(Y), 0.0, np.abs(A - Y)) / Y.shape[1]",
            "The sign is lost: a step has to know on which side of the label the answer is.",
        ),
    ],
)
