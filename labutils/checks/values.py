"""Two answers side by side: is it the same answer, and if not, how does it differ?

An answer is a number, an array, a string, or a tuple, list or dict of these. Anything else (a random
generator, a network) is opaque and counts as the same.
"""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .errors import short
from .guard import class_name

RELATIVE = 1e-9  # forgives another order of summation, not another formula


def is_number(value: Any) -> bool:
    """True for a real number, a truth value or an array of them."""
    array = isinstance(value, np.ndarray | np.generic) and value.dtype.kind in "biuf"
    return array or isinstance(value, bool | int | float)


def is_close(got: Any, want: Any) -> bool:
    """Same shape and same values; entries near zero are measured against the largest one."""
    if np.shape(got) != np.shape(want):
        return False
    if np.array_equal(got, want):  # most that is compared was not changed at all
        return True
    size = np.abs(want, dtype=float)
    largest = np.max(size, where=np.isfinite(size), initial=0.0)
    return np.allclose(got, want, rtol=RELATIVE, atol=RELATIVE * largest / 10 + 1e-15, equal_nan=True)


@dataclass(frozen=True)
class Pair:
    """One number or array of an answer beside the expected one."""

    name: str
    got: Any
    want: Any

    @property
    def agrees(self) -> bool:
        if is_number(self.want):
            return is_number(self.got) and is_close(self.got, self.want)
        opaque = not isinstance(self.want, str | type(None))
        return opaque or (isinstance(self.got, type(self.want)) and self.got == self.want)


def structure(got: Any, want: Any, name: str) -> str | None:
    """Says how the *kind* of answer differs, before any number is read; None if it does not."""
    if isinstance(want, tuple | list | dict):
        return _container(got, want, name)
    if is_number(want) and (not is_number(got) or (_is_truth(got) and not _is_truth(want))):
        return f"{name} is {_kind(got)}; expected {_kind(want)}.{_cure(got, want)}"
    if isinstance(want, str) and not isinstance(got, str):
        return f"{name} is {_kind(got)}; expected {_kind(want)}."
    return None


def _container(got: Any, want: Any, name: str) -> str | None:
    if isinstance(want, dict) != isinstance(got, dict) or not isinstance(got, tuple | list | dict):
        return f"{name} is {_kind(got)}; expected {_kind(want)}.{_cure(got, want)}"
    if isinstance(want, dict) and set(got) != set(want):
        return f"{name} has the keys {_keys(got)}; expected {_keys(want)}."
    if len(got) != len(want):
        return f"{name} holds {len(got)} value{'s' * (len(got) != 1)}; expected {len(want)}."
    found = (structure(g, w, n) for n, g, w in _children(got, want, name))
    return next((sentence for sentence in found if sentence), None)


def _keys(those: dict) -> str:
    """A key of the learner's own class may fail to say what it is."""
    return short(str(sorted(str(key) if isinstance(key, str | int | float) else class_name(key) for key in those)), 200)


def _children(got: Any, want: Any, name: str) -> Iterator[tuple[str, Any, Any]]:
    bare = name.strip("`")
    for key in want if isinstance(want, dict) else range(len(want)):
        yield (f"entry {key!r} of {bare}" if " " in bare else f"`{bare}[{key!r}]`"), got[key], want[key]


def pairs(got: Any, want: Any, name: str) -> Iterator[Pair]:
    """Walk through two answers of the same structure."""
    if isinstance(want, tuple | list | dict):
        for child, g, w in _children(got, want, name):
            yield from pairs(g, w, child)
    else:
        yield Pair(name, got, want)


def same(got: Any, want: Any) -> bool:
    """True when both answers have the same structure, shapes and values."""
    return structure(got, want, "") is None and all(pair.agrees for pair in pairs(got, want, ""))


_KINDS = {tuple: "a tuple", list: "a list", dict: "a dict", str: "a string", complex: "a complex number"}


def _kind(value: Any) -> str:
    if value is None or value is ...:
        return "`None`" if value is None else "still `...`"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}" if is_number(value) else f"an array of {short(str(value.dtype), 80)}"
    if _is_truth(value):
        return "a truth value"
    if isinstance(value, tuple | list):
        return f"{_KINDS.get(type(value), 'a tuple')} of {len(value)}"
    return _KINDS.get(type(value), "a number" if is_number(value) else f"a {class_name(value)}")


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool | np.bool_)


def _cure(got: Any, want: Any) -> str:
    if inspect.isgenerator(got):
        return " `yield` hands out one at a time: append each to a list, and return that."
    if isinstance(got, zip | map | filter | range | reversed):
        return " Put `list(...)` around it."
    if isinstance(want, np.ndarray) and isinstance(got, list) and got and all(is_number(entry) for entry in _leaves(got)):
        return " `np.array(...)` around it makes it one."
    return " Return this one value only." if isinstance(got, tuple) else ""


def _leaves(nested: Any) -> Iterator[Any]:
    if not isinstance(nested, list):
        yield nested
    else:
        yield from (leaf for entry in nested for leaf in _leaves(entry))


def shape_sentence(pair: Pair) -> str:
    """'`db` has shape (3,), expected (3, 1)', without the cause."""
    got, want = np.shape(pair.got), np.shape(pair.want)
    wanted = f"expected {want}" if want else "expected a single number"
    return f"{pair.name} has shape {got}, {wanted}" if got else f"{pair.name} is a single number, {wanted}"


def shape_cause(got: tuple[int, ...], want: tuple[int, ...]) -> str:
    """': ' and the usual reason for a shape, or an empty string."""
    return next((f": {cause}" for cause, applies in _CAUSES if applies(got, want)), "")


def _ones_lost(got: tuple[int, ...], want: tuple[int, ...]) -> bool:
    return len(got) < len(want) and got == tuple(n for n in want if n != 1)


_CAUSES = (
    ("perhaps a sum or a mean over everything is missing", lambda g, w: w == () and np.prod(g) > 1),
    ("it is one number wrapped in an array; a sum without keepdims, or `.item()`, unwraps it", lambda g, w: w == ()),
    ("a sum or a mean runs over all axes; `axis=...` and `keepdims=True` are missing", lambda g, w: g == () and 1 in w),
    ("`keepdims=True` is missing", _ones_lost),
    (
        "it runs over the wrong axis; the examples are the columns, so that is `axis=1`, with `keepdims=True`",
        lambda g, w: len(g) == 1 and len(w) == 2 and w[1] == 1 and g != w[:1],
    ),
    (
        "the first axis is missing; broadcasting would fill it in silently",
        lambda g, w: 0 < len(g) < len(w) and g == w[-len(g) :],
    ),
    (
        "it is transposed: a `.T` is missing or one too many, or the two sides of `@` are swapped",
        lambda g, w: len(w) == 2 and g == w[::-1],
    ),
    (
        "the sum runs over the wrong axis; the examples are the columns, so that is `axis=1`",
        lambda g, w: len(g) == len(w) == 2 and g[0] == 1 != g[1] and w[1] == 1 != w[0],
    ),
    (
        "a (n,) and a (n, 1) met and broadcasting made a square of them",
        lambda g, w: len(g) == 2 and g[0] == g[1] and 1 in w and g[0] in w,
    ),
    (
        "one axis is left at length 1: a sum or a mean too many, or one number where each entry needs its own",
        lambda g, w: len(g) == len(w) == 2 and g != w and all(a in (1, b) for a, b in zip(g, w)),
    ),
    ("a sum or a mean along `axis=1` is missing", lambda g, w: len(g) == 2 and w == (g[0], 1)),
)
