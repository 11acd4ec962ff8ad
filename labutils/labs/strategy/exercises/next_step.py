"""Four gaps along the chain of errors, the largest of them, and what to do about it."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five

from ..chain import ACTIONS, PROBLEMS


def next_step(errors, margin):
    """The four gaps along people → train → train-dev → dev → test, the problem, and the next action.

    errors : the five errors in %, in this order.  Returns gaps (4,) in points, the name in PROBLEMS of the largest gap
    (of the earliest one where two are equal; "none" where no gap is above margin), and its entry in ACTIONS.
    """
    gaps = np.diff(errors)
    worst = gaps.argmax()
    problem = PROBLEMS[worst] if gaps[worst] > margin else "none"
    return gaps, problem, ACTIONS[problem]


_CASES = (  # gaps and margin; five seeds meet all five
    ((4, 3, -6, 1.5), 1.25),  # bias; another gap above the margin; one below zero that is larger in size
    ((1, 2.5, 2.5, 0.5), 0.25),  # variance, level with mismatch; every gap above the margin
    ((0.75, 0.25, 1, -7), 0.5),  # mismatch, though bias is above the margin too
    ((0.5, -5, 2, 6), 4),  # overfitting to dev, though all gaps together are below the margin
    ((0.25, 0.5, -4, -0.25), 0.5),  # none: exactly the margin is not above it
)


def _case(rng):
    gaps, margin = _CASES[one_of_five(rng)]
    start = rng.integers(40, 60) / 4
    return tuple(float(error) for error in start + np.cumsum([0, *gaps])), float(margin)


def _named(gaps, problem):
    return gaps, problem, ACTIONS[problem]


def _judged(gaps, margin, worst):
    return _named(gaps, PROBLEMS[worst] if gaps[worst] > margin else "none")


def _turned(errors, margin):
    gaps = -np.diff(errors)
    return _judged(gaps, margin, gaps.argmax())


def _from_people(errors, margin):
    gaps = np.subtract(errors[1:], errors[0])
    return _judged(gaps, margin, gaps.argmax())


def _from_zero(errors, margin):
    gaps = np.diff(errors, prepend=0)[:4]
    return _judged(gaps, margin, gaps.argmax())


def _no_train_dev(errors, margin):
    people, train, _, dev, test = errors
    gaps = np.array([train - people, dev - train, 0.0, test - dev])
    return _judged(gaps, margin, gaps.argmax())


def _sizes(errors, margin):
    gaps = np.abs(np.diff(errors))
    return _judged(gaps, margin, gaps.argmax())


def _largest_in_size(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, margin, np.abs(gaps).argmax())


def _last_of_equals(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, margin, 3 - gaps[::-1].argmax())


def _first_high(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, margin, (gaps > margin).argmax())


def _margin_included(errors, margin):
    gaps = np.diff(errors)
    return _named(gaps, PROBLEMS[gaps.argmax()] if gaps.max() >= margin else "none")


def _fixed_margin(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, 1.0, gaps.argmax())


def _added_up(errors, margin):
    gaps = np.diff(errors)
    return _named(gaps, PROBLEMS[gaps.argmax()] if gaps.sum() > margin else "none")


def _last_high(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, margin, 3 - (gaps > margin)[::-1].argmax())


def _smallest(errors, margin):
    gaps = np.diff(errors)
    return _judged(gaps, margin, gaps.argmin())


def _highest_bar(errors, margin):
    return _judged(np.diff(errors), margin, max(int(np.argmax(errors)) - 1, 0))


def _action_of_next(errors, margin):
    gaps, problem, _ = next_step(errors, margin)
    return gaps, problem, ACTIONS[[*PROBLEMS, "none", PROBLEMS[0]][[*PROBLEMS, "none"].index(problem) + 1]]


NEXT_STEP = Exercise(
    "next_step",
    next_step,
    _case,
    returns=("gaps", "problem", "action"),
    right="Four differences, one comparison, one table: no gut feeling needed.",
    hints=(
        "Each gap is one error minus the one before it. What is the shortest way to write four differences of neighbours?",
        "`gaps = np.diff(errors)`, and `worst = gaps.argmax()` is the place of the largest, the first one of equals.",
        '`problem = PROBLEMS[worst] if gaps[worst] > margin else "none"`; return gaps, problem and `ACTIONS[problem]`.',
    ),
    wrong=[
        Wrong(_turned, "The differences are reversed: a gap is the *later* error of the chain minus the earlier one."),
        Wrong(
            _from_people,
            "Each gap is measured from the people here, so each holds the ones before it and the last is always the "
            "largest. Subtract the *neighbour*: `np.diff(errors)`.",
        ),
        Wrong(
            _from_zero,
            "The first difference is the error of people itself. Nobody can be asked to go below it: start with "
            "train − people, as `np.diff(errors)` does.",
        ),
        Wrong(
            _no_train_dev,
            "train-dev is passed over, so all that is lost between train and dev counts as variance. That error is "
            "measured to tell the two apart: variance ends at train-dev, mismatch begins there.",
        ),
        Wrong(
            _sizes,
            "The sign is lost. A gap below 0 is not a problem: that set is *easier* than the one before it.",
        ),
        Wrong(
            _largest_in_size,
            "The gaps are right. The largest *in size* is taken, and a gap below 0 is not a problem: take the largest "
            "itself, `gaps.argmax()`.",
        ),
        Wrong(
            _last_of_equals,
            "Where two gaps are equal the later one is named. Begin at the front: without a fit on the training set "
            "the rest says little.",
        ),
        Wrong(
            _first_high,
            "The first gap above the margin is named. The rule here is the *largest* one, where most can be won.",
        ),
        Wrong(
            _margin_included,
            "A gap of exactly `margin` is named as a problem here. Above it means `>`; where no gap is above it the "
            'problem is "none".',
        ),
        Wrong(_fixed_margin, "The margin is a fixed number here. It is an argument: compare with `margin`."),
        Wrong(
            _added_up, "All four gaps together are compared with the margin. You can only work on one: compare the largest."
        ),
        Wrong(_smallest, "This names the smallest gap: `argmax`, not `argmin`."),
        Wrong(
            _highest_bar,
            "The gaps are right. The problem is read off the highest *error*; errors add up along the chain, so that says "
            "little. Take the largest *gap*.",
        ),
        Wrong(_action_of_next, "The problem is right, and the action belongs to another one: `ACTIONS[problem]`."),
        Wrong(
            '_named(np.diff(errors), "none")',
            "No problem is ever named. Is the comparison the wrong way round, or made for all four gaps? It is "
            "`gaps[worst] > margin`.",
        ),
        Wrong(
            _last_high, "The last gap above the margin is named. The rule here is the *largest* one, where most can be won."
        ),
        Wrong(
            "(np.maximum(np.diff(errors), 0), *next_step(errors, margin)[1:])",
            "A gap below 0 has been made 0. It is not a problem, but return it as it is.",
        ),
        Wrong(
            "_judged(np.diff(errors)[::-1], margin, np.diff(errors)[::-1].argmax())",
            "The gaps are in reverse: they begin with train − people.",
        ),
    ],
)
