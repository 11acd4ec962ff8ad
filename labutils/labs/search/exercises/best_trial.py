"""A random search from scratch, as a learner writes it: draw on the right scales, try, keep the best."""

from itertools import takewhile  # noqa: F401 (an expression below names it)

import numpy as np

from labutils.checks import Exercise, Wrong, one_of_five

from .log_alpha import log_alpha
from .log_beta import log_beta


def best_trial(objective, rulers):
    """The alpha and beta with the lowest finite value, and that value: (alpha, beta, value).

    objective : (alpha, beta) -> dev loss, NaN where the run diverged.  rulers : (n, 2) numbers drawn uniformly from [0, 1),
    the first of each row for alpha on 0.0001 to 1, the second for beta on 0.9 to 0.999.
    """
    best = None, None, np.inf
    for u, v in rulers:
        alpha, beta = log_alpha(1e-4, 1, u), log_beta(0.9, 0.999, v)
        value = objective(alpha, beta)
        if value < best[2]:
            best = alpha, beta, value
    return best


def _case(rng):
    """A valley off the middle, and NaN for the larger alphas: always in the third trial, and in the last.

    Of five seeds one has its best trial in the first row, one in the last, and one no value below 1.
    """
    kind, a, b = one_of_five(rng), rng.uniform(-3, -1.5), rng.uniform(-2.6, -1.4)
    rulers = rng.uniform(0.02, 0.98, (9, 2))
    rulers[[2, -1], 0] = rng.uniform(0.93, 0.98, 2)
    if kind < 2:
        rulers[-kind] = 1 + a / 4 + 0.01, -(1 + b) / 2 + 0.01
    least = 2.3 if kind == 2 else 0.1

    def objective(alpha, beta):
        if alpha > 0.4:
            return np.nan
        return least + (np.log10(alpha) - a) ** 2 + 0.3 * (np.log10(1 - beta) - b) ** 2

    return objective, rulers


def _all(objective, rulers, alpha=lambda u: log_alpha(1e-4, 1, u), beta=lambda v: log_beta(0.9, 0.999, v)):
    return [(alpha(u), beta(v), objective(alpha(u), beta(v))) for u, v in rulers]


def _lowest(trials):
    return min(
        (trial for trial in trials if np.isfinite(trial[2])), key=lambda trial: trial[2], default=(None, None, np.inf)
    )


BEST_TRIAL = Exercise(
    "best_trial",
    best_trial,
    _case,
    returns=("alpha", "beta", "value"),
    right="That is a whole random search. `labutils.search` adds only what can go wrong on many cores.",
    hints=(
        "Four steps for each row: draw alpha with your `log_alpha`, draw beta with your `log_beta`, call the objective, "
        "and keep the three numbers if the value is lower than the best so far.",
        "Start with a best value of `np.inf`. A NaN is never lower than anything, so `value < best` passes over it.",
        "`for u, v in rulers: alpha, beta = log_alpha(1e-4, 1, u), log_beta(0.9, 0.999, v)`, then the comparison.",
    ),
    wrong=[
        Wrong(
            "max((t for t in _all(objective, rulers) if np.isfinite(t[2])), key=lambda t: t[2])",
            "This keeps the *highest* value. A dev loss should be low: `<`.",
        ),
        Wrong(
            "_all(objective, rulers)[int(np.argmin([t[2] for t in _all(objective, rulers)]))]",
            "The winner is a run that diverged: for `np.argmin` a NaN is the smallest of all. Pass over it, or take "
            "`np.nanargmin`.",
        ),
        Wrong(
            "_all(objective, rulers)[-1]",
            "This is the last trial, not the best one: is the comparison missing, or does a NaN pass it?",
        ),
        Wrong(
            "(None, None, 0)",
            "The best value starts at 0, and no dev loss is below that: start with `np.inf`.",
        ),
        Wrong(
            "(None, None, np.inf)",
            "Nothing was kept. Is every value NaN? The call is `objective(alpha, beta)`, in this order.",
        ),
        Wrong(
            "_lowest(takewhile(lambda trial: np.isfinite(trial[2]), _all(objective, rulers)))",
            "The loop ends at the first run that diverged. Pass over it and go on: `value < best` is False for a NaN.",
        ),
        Wrong(
            lambda objective, rulers: (
                *rulers[np.nanargmin([t[2] for t in _all(objective, rulers)])],
                _lowest(_all(objective, rulers))[2],
            ),
            "The value is right; alpha and beta are still the places u and v on the rulers. Return what they stand for.",
        ),
        Wrong(
            "_all(objective, rulers)[0]",
            "This is the first trial: is `return` inside the loop?",
        ),
        Wrong(
            "_lowest(_all(objective, rulers, alpha=lambda u: 1e-4 + u * (1 - 1e-4)))",
            "alpha is drawn on a linear scale: nearly all of the trials are above 0.1. Use your `log_alpha`.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers, beta=lambda v: 0.9 + v * 0.099))",
            "beta is drawn on a linear scale. Use your `log_beta`: 1 − beta is what spans decades.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers[:, ::-1]))",
            "The columns are swapped: the first number of each row is for alpha, the second for beta.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers))[2]",
            "This is the best value alone. You will need alpha and beta afterwards: return all three.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers))[:2]",
            "The value is missing: return alpha, beta and the value, in this order.",
        ),
        Wrong(
            "(*min(_all(objective, rulers), key=lambda t: abs(np.nan_to_num(t[2])))[:2], 0.0)",
            "A NaN has become 0 and wins. A run that diverged is the worst, not the best: pass over it.",
        ),
        Wrong(
            "min(_lowest(_all(objective, rulers)), (None, None, 1.0), key=lambda t: t[2])",
            "The best value starts at 1, and a dev loss may be above that: start with `np.inf`.",
        ),
        Wrong(
            "(None, None, -np.inf)",
            "The best value starts at minus infinity, and nothing is below that: start with `np.inf`.",
        ),
        Wrong(
            "(None, None, np.nan)",
            "The best value starts as NaN, and nothing is lower than a NaN: start with `np.inf`.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers[1:]))",
            "The first row is never tried: count from 0.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers[:-1]))",
            "The last row is never tried: `range(len(rulers))` and `rulers` itself reach to the end.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers, alpha=lambda u: 10 ** (-4 * u)))",
            "alpha runs from 1 down to 0.0001 here; `log_alpha(1e-4, 1, u)` has its low end at u = 0.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers, beta=lambda v: log_beta(0.9, 0.999, 1 - v)))",
            "beta runs from 0.999 down to 0.9 here: `log_beta(0.9, 0.999, v)` has its low end at v = 0.",
        ),
        Wrong(
            "_lowest(_all(objective, rulers, beta=lambda v: log_alpha(0.9, 0.999, v)))",
            "beta is drawn on a log scale of beta itself. Use your `log_beta`: 1 − beta is what spans decades.",
        ),
        Wrong(
            "_lowest(_all(objective, [(u, v) for u in rulers[:, 0] for v in rulers[:, 1]]))",
            "Every alpha is tried with every beta: a grid, with the square of the trials. One row is one trial.",
        ),
    ],
)
