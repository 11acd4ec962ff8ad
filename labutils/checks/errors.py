"""An exception of the learner's function in words: the line, what Python says, and the likely cure."""

import re
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np

from .guard import Halted, call, class_name


def sentence(error: BaseException, fn: Callable, given: dict[str, Any]) -> str:
    """'Line 3, `return A / keep`, raises NameError: name 'keep' is not defined. …' with a likely cure."""
    if isinstance(error, Halted):
        return str(error)
    said = f"{short(class_name(error), 80)}: {text(error).rstrip('. ') or 'no message'}"
    shapes = [f"`{name}` {value.shape}" for name, value in given.items() if isinstance(value, np.ndarray)]
    here = f" Passed in: {', '.join(shapes)}." if shapes and _ABOUT_SHAPES.search(said) else ""
    cure = _inside(error, given) or _two_lengths(said, given) or _cure(error)
    return f"{_place(error, fn)} raises {said}. {cure}".rstrip() + here


def text(error: BaseException) -> str:
    """What an error says, at most 300 characters of it; an error may even fail to say anything."""
    try:
        said = call(str, (error,)).encode("utf-8", "replace").decode()  # half a letter reaches no page
    except (Exception, SystemExit) as worse:
        said = f"its text cannot be shown ({class_name(worse)})"
    return short(_INNER_SIZES.sub(r"matmul: the inner sizes are \2 and \1", said), 300)


def short(said: str, longest: int) -> str:
    """The beginning of a text that is too long to show."""
    return said if len(said) <= longest else said[:longest] + " ..."


def _place(error: BaseException, fn: Callable) -> str:
    file = getattr(getattr(fn, "__code__", None), "co_filename", None)
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == file]
    if not own:
        return "Your function"
    line = short(own[-1].line or "", 120)
    return f"Line {own[-1].lineno}, `{line}`," if line else f"Line {own[-1].lineno}"


def _inside(error: BaseException, given: dict[str, Any]) -> str:
    """Where it is raised in a function that was passed in, say J: what that was called with; or ''."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    for name, value in given.items():
        code = getattr(value, "__code__", None)
        frame = next((frame for frame in frames if frame.f_code is code), None)
        if frame is not None:
            called_with = [_shown(a, frame.f_locals[a]) for a in code.co_varnames[: code.co_argcount] if a in frame.f_locals]
            return f"That is inside `{name}`, which was called with {', '.join(called_with)}: is that what it expects?"
    return ""


def _shown(name: str, value: Any) -> str:
    if np.ndim(value) == 0 and isinstance(value, float | int | np.number):
        return f"`{name}` a single number"
    return f"`{name}` {value.shape}" if isinstance(value, np.ndarray) else f"`{name}`"


def _two_lengths(said: str, given: dict[str, Any]) -> str:
    """Two vectors of different lengths, and which of the arguments are as long; or ''."""
    if not (match := _LENGTHS.search(said)):
        return ""
    lengths = [int(n) for n in match.groups()]
    arrays = [f"`{name}` has {len(v)}" for name, v in given.items() if np.ndim(v) == 1 and len(v) in lengths]
    numbers = [f"`{name}` is {v}" for name, v in given.items() if isinstance(v, int) and v in lengths]
    whose = f" ({', '.join(arrays + numbers)})" if arrays or numbers else ""
    return f"The two have {lengths[0]} and {lengths[1]} entries{whose}; entry by entry they need as many."


def _cure(error: BaseException) -> str:
    said = f"{short(class_name(error), 80)}: {text(error)}"
    found = ((pattern.search(said), cure) for pattern, cure in _CURES)
    return next((_fill(cure, match) for match, cure in found if match), "")


def _fill(cure: str, match: re.Match) -> str:
    name = match.group(1) if match.re.groups else ""
    home = next((home for home, space in (("np", np), ("np.linalg", np.linalg)) if hasattr(space, name)), None)
    if home and match.re.pattern.startswith(("NameError", "module 'numpy'")):
        return f"NumPy's functions need their prefix: `{home}.{name}`."
    return cure.format(name)


_INNER_SIZES = re.compile(r"matmul: Input operand 1 has .* \(size (\d+) is different from (\d+)\)")  # not "gufunc signature"
_LENGTHS = re.compile(r"together with shapes \((\d+),\) \((\d+),\)")
_ABOUT_SHAPES = re.compile("broadcast|matmul|aligned|out of bounds")
_CURES = tuple(
    (re.compile(pattern), cure)
    for pattern, cure in (
        (r"UnboundLocalError: .*'(\w+)'", "`{0}` is read before the function gives it a value."),
        (
            r"NameError: name 'np'",
            "NumPy is not imported yet: run the notebook's first code cell, which holds `import numpy as np`.",
        ),
        (r"NameError: name '(\w+)'", "`{0}` is not among the arguments: is it spelled as in the first line?"),
        (
            r"enough dimensions",
            "`@` is for arrays, and one side is none here: a single number multiplies with `*`. Or is an array meant?",
        ),
        (
            r"shapes (\(\d+,\d+\)) and \1 not aligned",
            "`np.dot` of two matrices is their product. The sum of all products, entry by entry, is `np.sum(a * b)`.",
        ),
        (
            r"array element with a sequence\.?$",
            "A whole array is put where one number belongs: is a sum missing, or `@` where `*` stands?",
        ),
        (
            r"unexpected keyword argument '(\w+)'",
            "There is no setting `{0}` there: is it spelled right? NumPy's are `axis` and `keepdims`.",
        ),
        (
            r"'list' object has no attribute '(items|keys|values)'",
            "`{0}` belongs to a dict, and this is a list: `for one in ...:` goes through it.",
        ),
        (
            r"matmul|not aligned",
            "The inner sizes of `@` must agree: does one side need `.T`, are they swapped, or is `*` meant, entry by entry?",
        ),
        (
            r"broadcast",
            "The two shapes do not fit entry by entry: is `@` meant instead of `*`, another axis, a sum, a `keepdims=True` "
            "or a `.T`?",
        ),
        (
            r"cannot reshape array of size (\d+)",
            "These {0} entries do not fill that shape: where does the piece begin and where does it end?",
        ),
        (
            r"out of bounds for axis 0 with size [2-9]",
            "Axis 0 runs down the rows and counts from 0; columns are picked by `[:, ...]`, as in `X[:, order]`.",
        ),
        (r"axis \d is out of bounds", "The array has fewer axes than that: does every input have the same number of them?"),
        (
            r"'numpy.float64' object is not iterable",
            "This is a single number already: one `sum` too many? `np.sum` takes all.",
        ),
        (r"inhomogeneous", "Arrays of different shapes cannot be combined into one array: keep them in a list."),
        (r"is an empty sequence|argument is empty", "Nothing was left to take it of: what is the answer then?"),
        (r"bitwise_xor|for \^=?:", "A power is written `**` in Python; `^` is the exclusive or of two whole numbers."),
        (r"'numpy.ufunc'", "A function of NumPy needs round brackets and its argument at once, as in `np.exp(-Z)`."),
        (
            r"Cannot cast ufunc",
            "`/=`, `*=` and the like write into the array at hand, which holds another kind of number: compute a new one, "
            "as in `mask / keep_prob`.",
        ),
        (r"boolean negative", "True and False have no sign: `~mask` flips them, and `1 - mask` counts with them."),
        (r"Cannot interpret '.*' as a data type", "A shape goes in as one thing, a tuple: `rng.random((rows, columns))`."),
        (
            r"Generator' object has no attribute 'rand",
            "A generator has `random(shape)`, `standard_normal(shape)` and `integers(...)`; "
            "`rand` is of the old `np.random`.",
        ),
        (
            r"'(?:function|builtin_function_or_method)' (?:object is not subscriptable|and)|and 'function'",
            "A function is called with round brackets round its argument, as in `f(x)`.",
        ),
        (r"module 'numpy' has no attribute '(\w+)'", "NumPy has no `{0}` at its top level: is it spelled right?"),
        (r"truth value of an array", "`if`, `and`, `or` need one truth value; for arrays use `np.where` or `&`."),
        (r"only (?:length-1|0-dim\w*|size-1) array", "`math` knows single numbers only; take the one in `np`."),
        (r"integer scalar arrays|as an integer", "A whole number or a shape belongs there (`A.shape`?), not an array."),
        (r"'NoneType' object has no attribute 'append'", "`append` changes the list and returns nothing: no `=` before it."),
        (
            r"append\(\) takes exactly one",
            "One thing is appended at a time: a pair needs its own brackets, `append((x, y))`.",
        ),
        (r"'(?:int|float)' has no len", "This is a single number; an array or a list belongs there."),
        (r"(?:random|normal|uniform)\(\) takes", "A shape goes in as one thing, a tuple: `(rows, columns)`."),
        (
            r"instances of '(?:dict|str)'",
            "A loop through a dict gives its names; `.items()` gives pairs, a name and its value.",
        ),
        (r"invalid literal for int", "`int` reads digits only: cut off everything else, as in `name[1:]`."),
        (r"equal division", "Given a number, `np.split` cuts equal parts; a list says at which places to cut."),
        (r"'NoneType'", "One of the values is `None`: does a line before lack its result?"),
        (r"must be real number, not|sequence item", "A number was expected there."),
        (
            r"'list' and|and 'list'|multiply sequence|'list' object",
            "A Python list does not compute entry by entry; go through it with `for`, or take arrays.",
        ),
        (r"has no attribute '(\w+)'", "There is no `{0}` on this object: look for a slip in the spelling."),
        (r"not callable", "Round brackets call a function; square ones pick an entry, `*` multiplies."),
        (r"ZeroDivisionError", "A divisor is 0: which one can be?"),
        (r"IndexError|KeyError", "There is nothing at that place: counting starts at 0, so the last of n is n - 1."),
        (r"RecursionError", "The function calls itself without an end."),
        (r"cannot unpack|values to unpack", "There must be as many names on the left as values on the right."),
        (r"missing \d+ required|positional argument", "A function called there expects different arguments."),
    )
)
