"""Say how wrong values differ from the right ones: by a relation that has a name, or where they part.

A relation counts only if it holds on every case, so a chance match on one of them names nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from .errors import short
from .relations import Given, by_line, relations
from .values import Pair, is_number

_NEARLY = 1e-3  # nearer than this is called a tiny difference

Cases = Sequence[tuple[Pair, Given]]  # one value and the arguments it was made of, for every case


def explain(answers: Sequence[tuple[Sequence[Pair], Given]]) -> str:
    """One sentence or two on wrong answers; ``answers`` holds (pairs, arguments) of every case."""
    cases = {pair.name: _cases(answers, pair.name) for pairs, _ in answers for pair in pairs}
    wrong = [name for name, of_one in cases.items() if not all(pair.agrees for pair, _ in of_one)]
    right = [name for name in cases if name not in wrong]
    wrong = wrong if len(wrong) <= 3 else wrong[:1]
    praise = f"{listed(right)} {'is' if len(right) == 1 else 'are'} right. " if 0 < len(right) <= 3 else ""
    about, finding = _finding({name: cases[name] for name in _causes_first(wrong, cases)})
    joint = ": " if len(about) == len(wrong) else f". {listed([name for name in wrong if name in about])}: "
    return f"{praise}{_opening([cases[name][0][0] for name in wrong])}{joint}{finding}."


def _causes_first(names: Sequence[str], cases: dict[str, Cases]) -> Sequence[str]:
    """What is returned last went into what is returned first (theta is made of v), but for words and parts of a list."""
    if not all(name.strip("`").isidentifier() for name in names):
        return names
    return sorted(reversed(names), key=lambda name: not is_number(cases[name][0][0].want))


def listed(names: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _cases(answers: Sequence[tuple[Sequence[Pair], Given]], name: str) -> Cases:
    return [(pair, given) for pairs, given in answers for pair in pairs if pair.name == name]


def _opening(pairs: Sequence[Pair]) -> str:
    names, many = listed([pair.name for pair in pairs]), len(pairs) > 1
    if all(np.ndim(pair.want) == 0 for pair in pairs):
        return f"{names[0].upper()}{names[1:]} {'have other values' if many else 'has another value'} than expected"
    return f"The shape{'s' * many} of {names} {'are' if many else 'is'} right, the values are not"


def _finding(wrong: dict[str, Cases]) -> tuple[list[str], str]:
    """The names of which something can be said, and what: a relation where one of the values has one."""
    for kind in (relations, by_line):
        said = {name: _common(kind, cases) for name, cases in wrong.items()}
        for sentence in filter(None, said.values()):
            about = [name for name in wrong if said[name] == sentence]
            return about, sentence.replace("SUBJECT", _subject(about, wrong[about[0]]))
    name, cases = next(iter(wrong.items()))
    return [name], _first_difference(cases)


def _subject(about: Sequence[str], cases: Cases) -> str:
    if np.ndim(cases[0][0].want):
        return "every entry is"
    return "it is" if len(about) == 1 else "each is"


def _common(kind: Callable[[Pair, Given], Iterator[str]], cases: Cases) -> str | None:
    """The first relation that holds in every case (a case in which the right value is 0 tells nothing)."""
    telling = [case for case in cases if is_number(case[0].want) and np.any(case[0].want)]
    if not telling:
        return None
    first, *others = (list(kind(pair, given)) for pair, given in telling)
    return next((relation for relation in first if all(relation in other for other in others)), None)


def _first_difference(cases: Cases) -> str:
    agreeing = sum(pair.agrees for pair, _ in cases)
    pair, given = next(case for case in cases if not case[0].agrees)
    some = f"right on {agreeing} of {len(cases)} inputs; where it is not: " if agreeing else ""
    return some + _difference(pair) + _settings(given)


def _difference(pair: Pair) -> str:
    if not is_number(pair.want):
        return f"got {short(repr(pair.got), 200)}, expected {pair.want!r}"
    if np.ndim(pair.want) == 0:
        return _numbers(pair.got, pair.want) + _digits_lost(pair)
    bad = ~np.isclose(pair.got, pair.want, rtol=1e-9, atol=1e-10)
    bad = bad if bad.any() else np.asarray(pair.got) != np.asarray(pair.want)
    at = tuple(int(i) for i in np.argwhere(bad)[0])
    place = f"[{', '.join(map(str, at))}]: {_numbers(pair.got[at], pair.want[at])}"
    lost = _digits_lost(pair)
    if bad.all():
        return f"no entry is {'exactly ' if lost else ''}right; at {place}{lost}"
    return f"{bad.size - bad.sum()} of {bad.size} entries are right; the first wrong one is {place}{lost}"


def _numbers(got: Any, want: Any) -> str:
    """Both numbers with as many digits as it takes to see the difference."""
    got, want = got + 0.0, want + 0.0  # no minus before a zero
    digits = next(d for d in (4, 7, 12, 17) if d == 17 or f"{got:.{d}g}" != f"{want:.{d}g}")
    return f"got {got:.{digits}g}, expected {want:.{digits}g}"


def _digits_lost(pair: Pair) -> str:
    """Why a value is only nearly right: 32 bits, rounding, or else a small term."""
    got, want = np.asarray(pair.got), np.asarray(pair.want)
    decimals = range(2, 11) if want.dtype.kind == "f" and np.any(got) else ()
    places = next((d for d in decimals if np.array_equal(np.round(want, d), got)), None)
    if places:
        return f" (rounded to {places} decimals: return the number as it is)"
    if not np.allclose(got, want, rtol=_NEARLY, atol=_NEARLY * np.abs(want, dtype=float).max()):
        return ""
    if got.dtype.kind == "f" and got.dtype.itemsize < 8:
        return f" (right to the digits that {got.dtype} holds: compute in float64)"
    return " (a tiny difference: a small term like 1e-8 too many, or in another place?)"


def _settings(given: Given) -> str:
    shown = [f"{n} = {v:.4g}" for n, v in given.items() if is_number(v) and np.ndim(v) == 0]
    return f" (with {', '.join(shown)})" if shown else ""
