"""What a right answer uses beyond NumPy and arithmetic: a teacher reads it before believing the verdict.

A process cannot be judged from within against its will. This finds the usual ways to try, and proves nothing.
"""

import ast
from collections.abc import Iterator

PLAIN = ("numpy", "math", "itertools", "functools", "typing", "collections")  # modules an answer may need
WAYS = {  # that lead from any object to the one who judges, and words that run or open what they are given
    *("sys", "os", "builtins", "modules", "inspect", "gc", "ctypes", "ctypeslib", "subprocess", "importlib"),
    *("eval", "exec", "compile", "open", "globals", "vars", "getattr", "setattr", "delattr", "__import__", "breakpoint"),
}


def reaches(code: str) -> list[str]:
    """The modules and names in the code that an exercise has no need of, each once, in the order of the alphabet.

    >>> reaches("import numpy as np\\ndef f(x):\\n    return np.exp(x)")
    []
    >>> reaches("import sys\\nfrom labutils.labs import regularise as lab\\ndef f(x):\\n    return lab.EXERCISES._all")
    ['_all', 'labutils.labs', 'sys']
    """
    try:
        return sorted({name for node in ast.walk(ast.parse(code)) for name in _reached(node)})
    except (SyntaxError, ValueError, RecursionError):
        return []  # it is wrong anyway


def _reached(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name.split(".")[0] not in PLAIN)
    elif isinstance(node, ast.ImportFrom):
        yield from (name for name in [node.module or "."] if name.split(".")[0] not in PLAIN)
    name = getattr(node, "attr", None) or getattr(node, "id", None)
    if name in WAYS or (isinstance(node, ast.Attribute) and name.startswith("_")):
        yield name
