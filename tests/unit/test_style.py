"""One dialect: ruff's checks and its formatting hold everywhere."""

import ast
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Arrays under the field's names, whatever set of data, layer or batch they belong to: X, X_dev, dZ_tilde, W1. A generator is
# one of NumPy's.
FIELD = re.compile(r"self|cls|rng|d?[XYZAWb]\d?(_\w+)?|theta|grad")
DECLARED = {"claim"}  # decorators that say what they take: see claims.py


@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_finds_nothing(command):
    run = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


@cache
def trees() -> dict[Path, ast.Module]:
    """What is published, read once."""
    paths = [path for folder in ("labutils", "launcher", "website") for path in sorted((ROOT / folder).rglob("*.py"))]
    return {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "labs.py", *paths)}


def docstrings(tree: ast.Module) -> list[str]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [ast.get_docstring(node) or "" for node in ast.walk(tree) if isinstance(node, kinds)]


def single_backticks(text: str) -> list[str]:
    """Names in single backticks; a docstring that begins with a quotation mark quotes a sentence that has them."""
    return [] if text.startswith("'") else re.findall(r"(?<!`)`(?!`)[^`\n]+`(?!`)", text)


def test_names_in_docstrings_have_double_backticks():
    found = {path: [*map(single_backticks, docstrings(tree))] for path, tree in trees().items()}
    assert len(found) > 300 and {path: names for path, names in found.items() if any(names)} == {}
    assert single_backticks("``a`` and `b`") == ["`b`"] and docstrings(ast.parse('def f():\n    """`x`"""')) == ["", "`x`"]


def test_what_is_called_has_a_name():
    """Never ``(a if c else b)(x)``: which of the two it is stands in a line of its own."""
    calls = {path: [node for node in ast.walk(tree) if isinstance(node, ast.Call)] for path, tree in trees().items()}
    found = [f"{path.name}:{n.lineno}" for path, nodes in calls.items() for n in nodes if isinstance(n.func, ast.IfExp)]
    assert sum(map(len, calls.values())) > 10_000 and found == []


def public(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """The functions of a module and the methods of its classes, by name; not what stands inside another function."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from ((f"{node.name}.{f.name}", f) for f in node.body if is_public(f))
        elif is_public(node):
            yield node.name, node


def is_public(node: ast.AST) -> bool:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return False
    return not node.name.startswith("_") or node.name.startswith("__")


def bare(node: ast.FunctionDef) -> list[str]:
    """The parameters without a type, and "return" where none is said; methods such as ``__len__`` give what Python says."""
    of = node.args
    given = [*of.posonlyargs, *of.args, *of.kwonlyargs, *filter(None, (of.vararg, of.kwarg))]
    names = [one.arg for one in given if one.annotation is None and not FIELD.fullmatch(one.arg)]
    return names + ["return"] * (node.returns is None and not node.name.startswith("__"))


def is_declared(node: ast.FunctionDef, name: str, path: Path) -> bool:
    """Whether a decorator or a base class has said it; what ``__init__`` takes is each class's own."""
    if any(isinstance(d, ast.Call) and ast.unparse(d.func) in DECLARED for d in node.decorator_list):
        return True
    owner, _, method = name.rpartition(".")
    if not owner or method == "__init__":
        return False
    module = importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return any(method in vars(base) for base in getattr(module, owner).__mro__[1:])


def is_formula(path: Path) -> bool:
    """What a learner reads as it would be written by hand: ``plain``, and the solutions of exercises."""
    return path.name == "plain.py" or "exercises" in path.parts


def test_every_public_function_says_its_types():
    functions = [(path, *found) for path, tree in trees().items() if not is_formula(path) for found in public(tree)]
    found = {
        f"{path.relative_to(ROOT)}:{node.lineno} {name}": bare(node)
        for path, name, node in functions
        if bare(node) and not is_declared(node, name, path)
    }
    assert len(functions) > 2_000 and found == {}
    [(_, node)] = public(ast.parse("def f(X, A_prev, a, *, k: int, **more): ..."))
    assert bare(node) == ["a", "more", "return"]
