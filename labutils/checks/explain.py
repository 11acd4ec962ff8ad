"""Name the relation between a wrong array and the right one: a factor, a sign, an offset, or where they part.

A relation counts only if it holds on every case, so a chance match on one of them names nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import Any

import numpy as np

from labutils.checks.values import Pair, is_close, is_number

Given = dict[str, Any]  # the arguments of one case by name

_FIXED = {"2": 2.0, "3": 3.0, "√2": np.sqrt(2.0), "10": 10.0, "100": 100.0, "ln 10": np.log(10.0), "ln 2": np.log(2.0)}
_SPECIAL = {
    "-1": "{subject} right but for the sign",
    "2": "{subject} twice what it should be",
    "1/2": "{subject} half of what it should be",
    "1/ln 10": "this is what the logarithm to base 10 gives; `np.log` is the natural one",
    "1/ln 2": "this is what the logarithm to base 2 gives; `np.log` is the natural one",
}


def explain(answers: Sequence[tuple[Sequence[Pair], Given]]) -> str:
    """One sentence or two on wrong answers; `answers` holds (pairs, arguments) of every case."""
    wrong = [p.name for p in answers[0][0] if not all(_find(pairs, p.name).agrees for pairs, _ in answers)]
    wrong = wrong or [next(p.name for pairs, _ in answers for p in pairs if not p.agrees)]
    right = [p.name for p in answers[0][0] if p.name not in wrong]
    cases = [(pair, given) for pairs, given in answers for pair in pairs if pair.name == wrong[0]]
    praise = f"{_listed(right)} right. " if 0 < len(right) <= 3 else ""
    relation = _common_relation(cases)
    return f"{praise}{_opening(cases[0][0])}{relation or _first_difference(cases)}."


def _opening(pair: Pair) -> str:
    if np.ndim(pair.want) == 0:
        return f"{pair.name[0].upper()}{pair.name[1:]} has another value than expected: "
    return f"The shape of {pair.name} is right, the values are not: "


def _find(pairs: Sequence[Pair], name: str) -> Pair:
    return next((pair for pair in pairs if pair.name == name), Pair(name, 0, 0))


def _listed(names: Sequence[str]) -> str:
    return f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} are"


def _common_relation(cases: Sequence[tuple[Pair, Given]]) -> str | None:
    telling = [case for case in cases if is_number(case[0].want) and np.any(case[0].want)]
    if not telling:
        return None
    first, *others = (list(_relations(pair, given)) for pair, given in telling)
    common = next((relation for relation in first if all(relation in other for other in others)), None)
    return common and common.format(subject="every entry is" if np.ndim(telling[0][0].want) else "it is")


def _relations(pair: Pair, given: Given) -> Iterator[str]:
    """Every relation that holds in this one case, the simplest first."""
    if not np.any(pair.got):
        yield "{subject} 0"
        return
    yield from (f"it is `{name}` itself, unchanged" for name, value in given.items()
                if is_number(value) and is_close(pair.got, value))
    yield from _factors(pair, given)
    yield from _offsets(pair, given)
    yield from _added(pair, given)


def _added(pair: Pair, given: Given) -> Iterator[str]:
    """For a sum (a cost plus a penalty, W minus a step): the factor of what is added to one of the arguments."""
    for name, value in given.items():
        if is_number(value) and np.shape(value) == np.shape(pair.want) and not is_close(pair.want, value):
            rest = Pair(pair.name, *(np.subtract(x, value, dtype=float) for x in (pair.got, pair.want)))
            yield from (sentence.replace("{subject}", f"what comes on top of `{name}` is")
                        for sentence in _factors(rest, given))


def _factors(pair: Pair, given: Given) -> Iterator[str]:
    want, got = np.asarray(pair.want, dtype=float), np.asarray(pair.got, dtype=float)
    at = np.unravel_index(np.argmax(np.abs(want)), want.shape)
    ratio = got[at] / want[at]
    if not is_close(got, ratio * want) or ratio == 0:
        return
    for label, value in _ratios(given):
        if is_close(value, ratio):
            yield _factor_sentence(label)
    yield f"{{subject}} {ratio:.6g} times what it should be"


def _factor_sentence(label: str) -> str:
    if label.startswith("the number of columns"):
        return f"{{subject}} too large by the factor {label}: the mean over the examples divides by it"
    if label.startswith("1/the number of columns"):
        return f"{{subject}} too small by the factor {label[2:]}: is it divided by twice?"
    return _SPECIAL.get(label, f"{{subject}} {label} times what it should be")


def _ratios(given: Given) -> Iterator[tuple[str, float]]:
    atoms = dict(_atoms(given))
    yield "-1", -1.0
    for sign, mark in ((1.0, ""), (-1.0, "-")):
        yield from ((mark + name, sign * value) for name, value in atoms.items())
        yield from ((f"{mark}1/{name}", sign / value) for name, value in atoms.items())
        for (a, x), (b, y) in permutations(atoms.items(), 2):
            yield from ((f"{mark}{a}·{b}", sign * x * y), (f"{mark}{a}/{b}", sign * x / y),
                        (f"{mark}1/({a}·{b})", sign / (x * y)))
        yield from ((f"{mark}{name}²", sign * value**2) for name, value in atoms.items())


def _atoms(given: Given) -> Iterator[tuple[str, float]]:
    settings = {n: float(v) for n, v in given.items() if is_number(v) and np.ndim(v) == 0 and v not in (0, 1)}
    yield from ((f"`{n}`", v) for n, v in settings.items())
    yield from ((f"(1 - `{n}`)", 1.0 - v) for n, v in settings.items() if 0 < v < 1)
    yield from _FIXED.items()
    yield from ((f"the number of columns of `{n}`", float(np.shape(v)[1])) for n, v in given.items()
                if is_number(v) and np.ndim(v) == 2 and np.shape(v)[1] > 1)


def _offsets(pair: Pair, given: Given) -> Iterator[str]:
    gap = np.asarray(pair.got, dtype=float) - np.asarray(pair.want, dtype=float)
    offset = gap.flat[0]
    if gap.size == 1 or not is_close(gap, np.full_like(gap, offset)):
        return
    yield from (f"{{subject}} `{name}` too {_side(offset)}" for name, value in given.items()
                if is_number(value) and np.ndim(value) == 0 and is_close(abs(offset), abs(value)))
    yield f"{{subject}} {abs(offset):.6g} too {_side(offset)}"


def _side(offset: float) -> str:
    return "large" if offset > 0 else "small"


def _first_difference(cases: Sequence[tuple[Pair, Given]]) -> str:
    pair, given = next(case for case in cases if not case[0].agrees)
    if not is_number(pair.want):
        return f"got {pair.got!r}, expected {pair.want!r}"
    if np.ndim(pair.want) == 0:
        return _numbers(pair.got, pair.want) + _settings(given)
    bad = ~np.isclose(pair.got, pair.want, rtol=1e-9, atol=1e-10)
    bad = bad if bad.any() else np.asarray(pair.got) != np.asarray(pair.want)
    at = tuple(int(i) for i in np.argwhere(bad)[0])
    share = f"{bad.size - bad.sum()} of {bad.size} entries are right"
    place = ", ".join(map(str, at))
    return f"{share}; the first wrong one is [{place}]: {_numbers(pair.got[at], pair.want[at])}{_settings(given)}"


def _numbers(got: Any, want: Any) -> str:
    """Both numbers with as many digits as it takes to see the difference."""
    digits = next(d for d in (4, 7, 12, 17) if d == 17 or f"{got:.{d}g}" != f"{want:.{d}g}")
    tiny = " (a tiny difference: does a small term like epsilon stand elsewhere?)" if digits > 4 else ""
    return f"got {got:.{digits}g}, expected {want:.{digits}g}{tiny}"


def _settings(given: Given) -> str:
    shown = [f"{n} = {v:.4g}" for n, v in given.items() if is_number(v) and np.ndim(v) == 0]
    return f" (with {', '.join(shown)})" if shown else ""
