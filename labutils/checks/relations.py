"""The relation between a wrong value and the right one: a sign, a factor, an offset, or one for each row.

Every function yields what holds in one case, the simplest first; SUBJECT stands for "it is" or "every entry is".
"""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import numpy as np

from .values import Pair, is_close, is_number

Given = dict[str, Any]  # the arguments of one case by name

_CONSTANTS = {"√2": np.sqrt(2.0), "3": 3.0, "10": 10.0, "100": 100.0}
_PHRASES = (
    ("twice what it should be", 2.0),
    ("half of what it should be", 0.5),
    ("1/ln 10 times what it should be: the logarithm to base 10 gives that, `np.log` is the natural one", 1 / np.log(10)),
    ("1/ln 2 times what it should be: the logarithm to base 2 gives that, `np.log` is the natural one", 1 / np.log(2)),
)
_NEARLY_ONE = 1e-4  # a factor this near to 1 is none; some small term is there


def relations(pair: Pair, given: Given) -> Iterator[str]:
    """What relates all of the value to all of the expected one."""
    if not np.any(pair.got):
        yield "SUBJECT 0, whatever goes in"
        return
    yield from (
        f"it is the `{name}` that came in, unchanged"
        for name, value in given.items()
        if is_number(value) and is_close(pair.got, value)
    )
    yield from _factors(pair, (*_phrases(given), *_labels(given), *_pair_labels(given)))
    yield from _offsets(pair, given)
    yield from _added(pair, given)


def by_line(pair: Pair, given: Given) -> Iterator[str]:
    """What entries have in common that are off, all of them or those of a row or a column."""
    want, got = np.asarray(pair.want, dtype=float), np.asarray(pair.got, dtype=float)
    if want.size == 1 or not want.all() or np.allclose(got, want, rtol=_NEARLY_ONE, atol=0):
        return
    lines = ((1, "in each row "), (0, "in each column ")) if want.ndim == 2 and 1 not in want.shape else ()
    for axis, where in ((None, ""), *lines):
        if _constant(got / want, axis):
            yield f"{where}all entries are off by the same factor: look at what they are multiplied or divided by"
        if _constant(got - want, axis):
            yield f"{where}all entries are off by the same amount: look at what is added to them or subtracted"


def _constant(measure: np.ndarray, axis: int | None) -> bool:
    first = measure.flat[0] if axis is None else measure.take([0], axis)
    return is_close(measure, np.broadcast_to(first, measure.shape))


def _factors(pair: Pair, known: tuple[tuple[str, float], ...], unknown: bool = True) -> Iterator[str]:
    """A factor by its ``known`` phrases; if ``unknown`` is true, also one that has no other name than its number."""
    want, got = np.asarray(pair.want, dtype=float), np.asarray(pair.got, dtype=float)
    at = np.unravel_index(np.argmax(np.abs(want)), want.shape)
    ratio = got[at] / want[at]
    if not is_close(got, ratio * want) or ratio == 0:
        return
    if is_close(ratio, -1.0):
        yield "SUBJECT right except for the sign"
    sign = "of the wrong sign, and " if ratio < 0 else ""
    yield from (f"SUBJECT {sign}{phrase}" for phrase, factor in known if is_close(factor, abs(ratio)))
    if unknown and abs(abs(ratio) - 1) > _NEARLY_ONE:
        yield f"SUBJECT {sign}{abs(ratio):.6g} times what it should be"


def _phrases(given: Given) -> Iterator[tuple[str, float]]:
    yield from _PHRASES
    for name, value in given.items():
        if is_number(value) and np.ndim(value) == 2 and np.shape(value)[1] > 1:
            yield from _size_phrases(name, *np.shape(value))


def _size_phrases(name: str, n: int, m: int) -> Iterator[tuple[str, float]]:
    columns, rows = f"(m: the columns of `{name}`)", f"(n: the rows of `{name}`)"
    yield f"m times too large {columns}, as if a mean over the examples were left a sum", m
    yield f"m times too small {columns}, as if divided by m once too often", 1 / m
    yield f"m² times too large {columns}, as if multiplied by m instead of divided", m**2
    yield f"m/n times what it should be {columns[:-1]}, n: its rows), as if divided by n instead of m", m / n
    if n > 1:
        yield f"n times too small {rows}, as if divided by n as well", 1 / n


def _labels(given: Given) -> Iterator[tuple[str, float]]:
    for name, value in _CONSTANTS.items():
        yield f"{name} times too large", value
        yield f"{name} times too small", 1 / value
    for name, value in _settings(given):
        yield f"{name} times what it should be", value
        yield f"1/{name} times what it should be", 1 / value
        yield f"2·{name} times what it should be", 2 * value
        yield f"1/(2·{name}) times what it should be", 1 / (2 * value)


def _pair_labels(given: Given) -> Iterator[tuple[str, float]]:
    for (a, x), (b, y) in permutations(_settings(given), 2):
        yield f"{a}·{b} times what it should be", x * y
        yield f"{a}/{b} times what it should be", x / y
        yield f"1/({a}·{b}) times what it should be", 1 / (x * y)
    yield from ((f"{name}² times what it should be", value**2) for name, value in _settings(given))


def _settings(given: Given) -> list[tuple[str, float]]:
    """Every single number among the arguments, and what is left of it to 1."""
    numbers = {n: float(v) for n, v in given.items() if is_number(v) and np.ndim(v) == 0 and v > 0 and v != 1}
    return [*((f"`{n}`", v) for n, v in numbers.items()), *((f"(1 - `{n}`)", 1 - v) for n, v in numbers.items() if v < 1)]


def _offsets(pair: Pair, given: Given) -> Iterator[str]:
    gap = np.asarray(pair.got, dtype=float) - np.asarray(pair.want, dtype=float)
    offset = gap.flat[0]
    if gap.size == 1 or not is_close(gap, np.full_like(gap, offset)):
        return
    side = "large" if offset > 0 else "small"
    yield from (
        f"SUBJECT `{name}` too {side}"
        for name, value in given.items()
        if is_number(value) and np.ndim(value) == 0 and is_close(abs(offset), abs(value))
    )
    yield f"SUBJECT {abs(offset):.6g} too {side}"


def _added(pair: Pair, given: Given) -> Iterator[str]:
    """For a sum (a cost plus a penalty, W minus a step): the factor of what is added to one of the arguments.

    Only factors with a plain name: a quotient of two arguments turns up in a sum by algebra alone.
    """
    for name, value in given.items():
        if is_number(value) and np.shape(value) == np.shape(pair.want) and not is_close(pair.want, value):
            rest = Pair(pair.name, *(np.subtract(x, value, dtype=float) for x in (pair.got, pair.want)))
            yield from (
                sentence.replace("SUBJECT", f"what comes on top of `{name}` is")
                for sentence in _factors(rest, (*_PHRASES[:2], *_labels(given)), unknown=False)
            )
