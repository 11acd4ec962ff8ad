"""One dialect: ruff's checks and its formatting hold everywhere."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("command", [("check",), ("format", "--check")], ids=" ".join)
def test_ruff_finds_nothing(command):
    run = subprocess.run(
        [sys.executable, "-m", "ruff", *command, "--no-cache", "."], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr


def docstrings(source: str) -> list[str]:
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]


def single_backticks(text: str) -> list[str]:
    """Names in single backticks; a docstring that begins with a quotation mark quotes a sentence that has them."""
    return [] if text.startswith("'") else re.findall(r"(?<!`)`(?!`)[^`\n]+`(?!`)", text)


def test_names_in_docstrings_have_double_backticks():
    found = {
        path: [*map(single_backticks, docstrings(path.read_text("utf-8")))] for path in (ROOT / "labutils").rglob("*.py")
    }
    assert len(found) > 300 and {path: names for path, names in found.items() if any(names)} == {}
    assert single_backticks("``a`` and `b`") == ["`b`"] and docstrings('def f():\n    """`x`"""') == ["", "`x`"]


def test_what_is_called_has_a_name():
    """Never ``(a if c else b)(x)``: which of the two it is stands in a line of its own."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "labutils").rglob("*.py")}
    calls = {path: [node for node in ast.walk(tree) if isinstance(node, ast.Call)] for path, tree in trees.items()}
    found = [f"{path.name}:{n.lineno}" for path, nodes in calls.items() for n in nodes if isinstance(n.func, ast.IfExp)]
    assert sum(map(len, calls.values())) > 10_000 and found == []
