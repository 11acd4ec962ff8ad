"""Imports inside labutils point only downwards."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "labutils"

LEVELS = [
    {"validate", "streams"},
    {"functions", "optimizers", "schedules", "splits", "distort", "store", "plots"},
    {"initializers", "costs", "data"},
    {"layers"},
    {"network"},
    {"training", "gradcheck", "search", "checks", "claims", "notebooks"},
    {"live"},
    {"scenes"},
    {"labs"},
]
LEVEL = {module: level for level, modules in enumerate(LEVELS) for module in modules}
BROWSER_LIBRARIES = {"ipywidgets", "anywidget", "traitlets"}
FILES = sorted(ROOT.rglob("*.py"))


def module_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def absolute(node: ast.ImportFrom, path: Path) -> str:
    """The dotted name a (possibly relative) import refers to."""
    if not node.level:
        return node.module
    package = ["labutils", *path.relative_to(ROOT).parent.parts]
    base = package[: len(package) - node.level + 1]
    return ".".join(base + ([node.module] if node.module else []))


def imported_names(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, path)
            names += [f"{base}.{alias.name}" if base == "labutils" else base for alias in node.names]
    return names


def house_modules(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported_names(path) if name.startswith("labutils.")}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_only_downwards(path):
    module = module_of(path)
    if module == "__init__":
        assert not house_modules(path), "the package itself imports nothing, so that importing one module stays cheap"
        return
    for used in house_modules(path) - {module}:
        assert LEVEL[used] < LEVEL[module], f"{module} (level {LEVEL[module]}) imports {used} (level {LEVEL[used]})"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_only_live_imports_the_widget_libraries(path):
    roots = {name.split(".")[0] for name in imported_names(path)}
    assert module_of(path) == "live" or not roots & BROWSER_LIBRARIES


def test_no_lab_imports_another_lab():
    for path in (ROOT / "labs").glob("*/*.py"):
        others = {n for n in imported_names(path) if n.startswith("labutils.labs.")}
        assert all(n.startswith(f"labutils.labs.{path.parent.name}") for n in others), f"{path.name}: {others}"


def test_every_module_has_a_level():
    assert {module_of(p) for p in FILES} - {"__init__"} <= set(LEVEL)
