"""One number to optimise, one limit to keep to."""

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five


def pick_model(errors, costs, limit):
    """The place of the model with the lowest error among those that cost at most ``limit``.

    errors, costs : (k,).  Of equal errors the cheapest.  Returns -1 where no model keeps to the limit.
    """
    fits = np.flatnonzero(costs <= limit)
    if fits.size == 0:
        return -1
    order = np.lexsort((costs[fits], errors[fits]))
    return int(fits[order[0]])


_CASES = (  # errors, costs, limit; five seeds meet all five
    ((7.0, 5.0, 9.0, 3.0, 6.0), (6.0, 9.0, 4.0, 14.0, 2.0), 9.0),  # the best one costs exactly the limit
    ((8.0, 5.0, 9.0, 3.0, 5.0), (4.0, 8.0, 9.0, 14.0, 6.0), 10.0),  # two equal errors, the cheaper one later
    ((7.0, 5.0, 9.0, 3.0, 6.0), (6.0, 9.0, 4.0, 14.0, 3.0), 2.0),  # none keeps to it
    ((7.0, 5.0, 9.0, 3.0, 6.0), (6.0, 12.0, 4.0, 3.5, 3.0), 25.0),  # all do, and the best one is cheap
    ((4.0, 8.0, 6.0, 9.0, 6.0), (14.0, 2.0, 7.0, 5.0, 9.0), 9.5),  # two equal errors, the cheaper one first
)


def _case(rng):
    errors, costs, limit = _CASES[one_of_five(rng)]
    return np.array(errors) + rng.integers(0, 9) / 4, np.array(costs), limit


def _among(errors, costs, fits, key):
    return int(fits[key(errors[fits], costs[fits])]) if fits.size else -1


def _best_of_all(errors, costs, limit):
    return int(np.argmin(errors))


def _strict(errors, costs, limit):
    return pick_model(errors, costs, np.nextafter(limit, 0))


def _cheapest(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: c.argmin())


def _dearest(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: c.argmax())


def _place_in_subset(errors, costs, limit):
    fits = np.flatnonzero(costs <= limit)
    return int(np.lexsort((costs[fits], errors[fits]))[0]) if fits.size else -1


def _weighted(errors, costs, limit):
    return int(np.argmin(errors + costs))


def _first_of_equals(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: e.argmin())


def _dear_of_equals(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: np.lexsort((-c, e))[0])


def _worst(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: e.argmax())


def _turned(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs >= limit), lambda e, c: np.lexsort((c, e))[0])


def _zero_for_none(errors, costs, limit):
    return max(pick_model(errors, costs, limit), 0)


def _best_for_none(errors, costs, limit):
    return pick_model(errors, costs, limit) if np.any(costs <= limit) else int(np.argmin(errors))


def _ratio(errors, costs, limit):
    return int(np.argmin(errors / costs))


def _the_error_itself(errors, costs, limit):
    k = pick_model(errors, costs, limit)
    return float(errors[k]) if k >= 0 else -1


def _only_the_best(errors, costs, limit):
    k = int(np.argmin(errors))
    return k if costs[k] <= limit else -1


def _first_of_the_subset(errors, costs, limit):
    fits = np.flatnonzero(costs <= limit)
    return int(np.argmin(errors[fits])) if fits.size else -1


def _last_of_equals(errors, costs, limit):
    return _among(errors, costs, np.flatnonzero(costs <= limit), lambda e, c: np.flatnonzero(e == e.min())[-1])


def _limit_on_errors(errors, costs, limit):
    return pick_model(costs, errors, limit)


PICK_MODEL = Exercise(
    "pick_model",
    pick_model,
    _case,
    right="The limit only lets in or keeps out; among those let in, one number decides.",
    hints=(
        "First let in, then choose: which places have `costs <= limit`?",
        "`fits = np.flatnonzero(costs <= limit)`; none: return -1. Among `errors[fits]` the lowest, of equals the cheapest.",
        "`order = np.lexsort((costs[fits], errors[fits]))` sorts by error, then by cost; return `fits[order[0]]`.",
    ),
    wrong=[
        Wrong(_best_of_all, "The limit is not used: this is the lowest error of all, whatever it costs."),
        Wrong(_strict, "A model that costs exactly `limit` keeps to it: `<=`."),
        Wrong(_cheapest, "This is the cheapest one. Below the limit a lower cost gains nothing: there the error decides."),
        Wrong(
            _dearest, "This is the most expensive one that is let in. A high cost is not an advantage: the error decides."
        ),
        Wrong(
            _place_in_subset,
            "The place is one among those let in, not among all: `fits[...]` leads back to the place in the whole list.",
        ),
        Wrong(
            _weighted,
            "Error and cost are mixed into one number. What is one point of error worth in cost? Nobody knows that "
            "exchange rate, and with a limit you do not need it.",
        ),
        Wrong(_first_of_equals, "Where two errors are equal the first one is taken; the task asks for the cheaper one."),
        Wrong(
            _dear_of_equals, "Where two errors are equal the more expensive one is taken; the task asks for the cheaper one."
        ),
        Wrong(_worst, "This is the *highest* error of those let in."),
        Wrong(_turned, "The comparison is reversed: `costs <= limit` lets the cheap ones in."),
        Wrong(_zero_for_none, "Where no model keeps to the limit the answer is -1; 0 would be the first model."),
        Wrong(
            _best_for_none,
            "Where no model keeps to the limit one is chosen all the same. Return -1: the limit has to be kept.",
        ),
        Wrong(
            _ratio,
            "The error is divided by the cost, so an expensive model looks good. The cost only has to keep to the limit.",
        ),
        Wrong(
            _the_error_itself, "This is the lowest error itself. Return its *place*: the number of the model in the list."
        ),
        Wrong(_limit_on_errors, "The two are exchanged: the limit is on the cost, the error is optimised."),
        Wrong(
            _only_the_best,
            "Only the best of all is looked at. Where it is too expensive, return the best of those *let in*.",
        ),
        Wrong(
            _first_of_the_subset,
            "The place is one among those let in, not among all: `fits[...]` leads back to the place in the whole list.",
        ),
        Wrong(_last_of_equals, "Where two errors are equal the last one is taken; the task asks for the cheaper one."),
        Wrong(
            "int(np.argmin(np.where(costs <= limit, errors, np.inf)))",
            "Two cases are missing: where no model keeps to the limit, -1; and of equal errors the cheapest.",
        ),
        Wrong(
            "int(np.argmin(np.where(costs <= limit, errors, 0)))",
            "Those that are too expensive are given the error 0, the best of all: leave them out, or give them `np.inf`.",
        ),
        Wrong(
            "int(np.argmin(costs))",
            "This is the cheapest of all. Cost only has to keep to the limit: below it the error decides.",
        ),
        Wrong(
            "pick_model(errors, costs, limit) + 1",
            "The places are counted from 1 here: the first model has the place 0, and for none the answer is -1.",
        ),
    ],
)
