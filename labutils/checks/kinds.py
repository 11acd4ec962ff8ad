"""Is it the kind of answer that was asked for, before any number is read?"""

from collections.abc import Sequence
from itertools import permutations

from . import values
from .trials import Trial


def kind(trials: Sequence[Trial]) -> str | None:
    """The sentence on the first trial that returns another kind of thing, or too many, or in another order."""
    faults = (_nothing(trial, trials) or _number_of_values(trial) or _structure(trial) for trial in trials)
    return _reordered(trials) or next(filter(None, faults), None)


def _reordered(trials: Sequence[Trial]) -> str | None:
    """All values are there and right, in another order."""
    first, *_ = trials
    want, got = first.want.value, first.got.value
    if not (isinstance(want, tuple) and isinstance(got, tuple | list) and len(got) == len(want)):
        return None
    for order in list(permutations(range(len(want))))[1:]:
        if all(values.same(t.got.value, tuple(t.want.value[i] for i in order)) for t in trials):
            names = first.names
            return (
                f"The right values, in the order {', '.join(names[i] for i in order)}; "
                f"expected: {', '.join(names[: len(want)])}."
            )
    return None


def _nothing(trial: Trial, trials: Sequence[Trial]) -> str | None:
    if trial.got.value is not None or trial.want.value is None:
        return None
    if any(other.got.value is not None for other in trials):
        return "For some inputs it returns nothing (`None`): every way through the function needs its `return`."
    if trial.got.printed:
        return "It prints its answer and returns nothing (`None`): `print` only shows, `return` hands the value back."
    return "It returns nothing (`None`): the last line needs `return`."


def _number_of_values(trial: Trial) -> str | None:
    want, got = trial.want.value, trial.got.value
    if not isinstance(want, tuple):
        return None
    count = len(got) if isinstance(got, tuple | list) else 1
    if count == len(want):
        return None
    what = "a dict" if isinstance(got, dict) else f"{count} value{'s' * (count != 1)}"
    return f"It returns {what}; expected {len(want)} values: {', '.join(trial.names[: len(want)])}."


def _structure(trial: Trial) -> str | None:
    sentence = next(filter(None, (values.structure(*part) for part in trial.parts)), None)
    return sentence and sentence[0].upper() + sentence[1:]
