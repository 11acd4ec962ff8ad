"""What the source of a learner's function tells without a call."""

import ast
import dis
import inspect
import textwrap
from collections.abc import Callable
from typing import Any

from .values import is_number


def syntax(fn: Callable) -> ast.AST | None:
    """The function's syntax tree, or None where no source is at hand."""
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(fn)))
    except (OSError, TypeError, SyntaxError, ValueError):  # the last: it says that it wraps itself
        return None


def has_loop(fn: Callable) -> bool:
    """True when the source holds a loop or a comprehension."""
    loops = ast.For | ast.While | ast.comprehension
    tree = syntax(fn)
    return tree is not None and any(isinstance(node, loops) for node in ast.walk(tree))


def calls_on(fn: Callable, name: str) -> list[str]:
    """The methods that fn's source calls on the argument ``name``."""
    tree = syntax(fn)
    return _calls_on(tree, name) if tree else []


def calls_in_a_loop(fn: Callable, name: str) -> bool:
    """True when one of these calls stands in a ``for`` or ``while``."""
    tree = syntax(fn)
    loops = [node for node in ast.walk(tree) if isinstance(node, ast.For | ast.While)] if tree else []
    return any(_calls_on(loop, name) for loop in loops)


def _calls_on(tree: ast.AST, name: str) -> list[str]:
    found = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [f.attr for f in found if isinstance(f, ast.Attribute) and getattr(f.value, "id", None) == name]


def strays(fn: Callable) -> dict[str, Any]:
    """Numbers and arrays from outside that fn reads although nobody passes them: name -> value."""
    code, space = getattr(fn, "__code__", None), getattr(fn, "__globals__", {})
    read = {step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"} if code else set()
    return {name: space[name] for name in sorted(read & set(space)) if is_number(space[name])}


def has_placeholder(fn: Callable) -> bool:
    """True when a line is still ``...`` or ``name = ...``; also True where no source can be read."""
    tree = syntax(fn)
    return tree is None or any(_is_placeholder(node) for node in ast.walk(tree))


def has_left_over_dots(fn: Callable) -> bool:
    """True when a bare ``...`` stands beside lines of one's own; False where no source can be read."""
    found = (node for node in ast.walk(syntax(fn) or ast.Module([], [])) if isinstance(node, ast.FunctionDef))
    body = getattr(next(found, None), "body", [])
    own = [node for node in body if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))]
    return bool(own) and not any(_is_placeholder(node) for node in own)


def _is_placeholder(node: ast.AST) -> bool:
    value = getattr(node, "value", None) if isinstance(node, ast.Expr | ast.Assign | ast.Return) else None
    return isinstance(value, ast.Constant) and value.value is ...
